// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "base/process.h"
#include "cli/commands.h"
#include "cli/daemon_client.h"
#include "cli/say.h"
#include "cli/user.h"
#include "work/article_versions.h"
#include "work/foreground.h"
#include "work/orders.h"
#include "work/store_lock.h"

#include <cstdint>
#include <cstdio>
#include <fmt/format.h>
#include <functional>
#include <vector>

namespace baonoi::cli {

namespace {

constexpr Seconds look_again{0.3};

struct Ordered {
    std::string article; // as it was given
    std::int64_t job = 0;
    bool ended = false;
};

const char *name_of(OrderKind kind) {
    switch (kind) {
    case OrderKind::withdraw:
        return "withdraw";
    case OrderKind::publish:
        return "publish";
    case OrderKind::rollback:
        return "rollback";
    case OrderKind::unpin:
        return "unpin";
    case OrderKind::regenerate:
        break;
    }
    return "regenerate";
}

auto give(OrderKind kind) {
    switch (kind) {
    case OrderKind::withdraw:
        return work::withdraw;
    case OrderKind::publish:
        return work::publish_again;
    case OrderKind::rollback:
        return work::roll_back;
    case OrderKind::unpin:
        return work::unpin_version;
    case OrderKind::regenerate:
        break;
    }
    return work::order_again;
}

using View = std::function<JobView(std::int64_t job)>;

class Orders {
public:
    explicit Orders(OrderKind kind) : kind_(kind) {}

    // Those that fail are reported, the others go on.
    void give(const OrderArguments &arguments,
              const std::function<std::int64_t(const std::string &)> &order) {
        for (const std::string &article : arguments.articles) {
            try {
                const std::int64_t job = order(article);
                ordered_.push_back({article, job});
                if (!arguments.wait)
                    say("queued", article, job);
            } catch (const Error &error) {
                if (next_step(error) != Next::skip)
                    throw;
                complain(article, describe(error));
            }
        }
    }

    // True when all have ended.
    bool look(const View &view) {
        bool all = true;
        for (Ordered &order : ordered_) {
            if (!order.ended)
                look(order, view(order.job));
            all &= order.ended;
        }
        return all;
    }

    // The jobs that have not ended.
    std::vector<std::int64_t> open() const {
        std::vector<std::int64_t> jobs;
        for (const Ordered &order : ordered_)
            if (!order.ended)
                jobs.push_back(order.job);
        return jobs;
    }

    int exit_code() const { return failed_ ? 1 : 0; }

private:
    void look(Ordered &order, const JobView &view) {
        if (const std::int64_t next =
                view.state == store::JobState::cancelled ? work::successor(view.last_error) : 0) {
            order.job = next;
            return;
        }
        order.ended = !store::is_open(view.state);
        const bool is_withdrawn = kind_ == OrderKind::withdraw && view.state == store::JobState::skipped;
        if (is_withdrawn && view.last_error.starts_with("withdrawn by "))
            say("withdrawn", order.article, order.job);
        else if (view.state == store::JobState::done)
            say(view.outcome == "unchanged" ? "unchanged" : "done", order.article, order.job);
        else if (order.ended)
            complain(order.article, fmt::format("{}: {}", store::name_of(view.state), view.last_error));
    }

    static void say(const char *state, const std::string &article, std::int64_t job) {
        cli::say(stdout, "{:<9} {}  (job {})\n", state, article, job);
        std::fflush(stdout);
    }

    void complain(const std::string &article, const std::string &reason) {
        failed_ = true;
        cli::say(stderr, "baonoi: {}: {}\n", article, reason);
    }

    OrderKind kind_;
    std::vector<Ordered> ordered_;
    bool failed_ = false;
};

int by_the_daemon(const OrderArguments &arguments, DaemonClient &daemon) {
    Orders orders(arguments.kind);
    const work::Order order{"", arguments.voice, arguments.reason, arguments.version};
    orders.give(arguments, [&](const std::string &article) {
        return daemon.order(name_of(arguments.kind), article, order);
    });
    SystemClock clock;
    while (arguments.wait && !orders.look([&](std::int64_t job) { return daemon.job(job); }))
        clock.sleep(look_again);
    return orders.exit_code();
}

// False: nothing is due.
bool attempt_what_is_due(const std::vector<std::int64_t> &jobs, store::Store &store,
                         work::Foreground &foreground, Clock &clock) {
    bool has_worked = false;
    for (const std::int64_t id : jobs)
        if (const auto job = store.job(id); job && job->run_at <= clock.unix_time())
            has_worked |= foreground.attempt(id).has_value();
    return has_worked;
}

int by_the_store(const OrderArguments &arguments, const settings::Config &config) {
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    Orders orders(arguments.kind);
    const work::Order order{command_user(), arguments.voice, arguments.reason, arguments.version};
    orders.give(arguments, [&](const std::string &article) {
        return give(arguments.kind)(*store, config, article, order);
    });
    const auto is_done = [&] {
        return orders.look([&](std::int64_t job) {
            const auto found = store->job(job);
            return found ? view_of(*found) : JobView{store::JobState::cancelled, "the job was forgotten"};
        });
    };
    while (arguments.wait && !is_done()) {
        std::shared_ptr<const void> lock;
        try {
            lock = work::lock_store(config.store_url);
        } catch (const Error &) { // somebody else works on it
            clock.sleep(look_again);
            continue;
        }
        work::Foreground foreground(std::make_shared<work::Setup>(config), *store, clock,
                                    lone_process(config));
        while (!is_done())
            if (!attempt_what_is_due(orders.open(), *store, foreground, clock))
                clock.sleep(look_again);
    }
    return orders.exit_code();
}

} // namespace

int order_command(const OrderArguments &arguments, const settings::Config &config) {
    if (const auto daemon = daemon_of(config))
        return by_the_daemon(arguments, *daemon);
    return by_the_store(arguments, config);
}

} // namespace baonoi::cli
