// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "base/process.h"
#include "cli/commands.h"
#include "cli/daemon_client.h"
#include "cli/user.h"
#include "work/daemon.h"
#include "work/orders.h"
#include "work/workers.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>

namespace baonoi::cli {

namespace {

constexpr Seconds look_again{0.3};
constexpr Seconds work_grace{9};

struct Ordered {
    std::string article; // as it was given
    std::int64_t job = 0;
    bool ended = false;
};

using View = std::function<JobView(std::int64_t job)>;

// The job that took the place of one that was cancelled; 0: none.
std::int64_t successor(const std::string &error) {
    constexpr std::string_view before = "job ";
    constexpr std::string_view after = " takes its place";
    if (!error.ends_with(after))
        return 0;
    const std::string_view rest = std::string_view(error).substr(0, error.size() - after.size());
    const std::size_t at = rest.rfind(before);
    std::int64_t job = 0;
    if (at != std::string_view::npos)
        std::from_chars(rest.data() + at + before.size(), rest.data() + rest.size(), job);
    return job;
}

class Orders {
public:
    // Those that fail are reported, the others go on.
    void give(const RegenerateArguments &arguments,
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

    int exit_code() const { return failed_ ? 1 : 0; }

private:
    void look(Ordered &order, const JobView &view) {
        if (const std::int64_t next =
                view.state == store::JobState::cancelled ? successor(view.last_error) : 0) {
            order.job = next;
            return;
        }
        order.ended = view.state != store::JobState::queued && view.state != store::JobState::working;
        if (view.state == store::JobState::done)
            say("done", order.article, order.job);
        else if (order.ended)
            complain(order.article, fmt::format("{}: {}", store::name_of(view.state), view.last_error));
    }

    static void say(const char *state, const std::string &article, std::int64_t job) {
        fmt::print("{:<9} {}  (job {})\n", state, article, job);
        std::fflush(stdout);
    }

    void complain(const std::string &article, const std::string &reason) {
        failed_ = true;
        fmt::print(stderr, "baonoi: {}: {}\n", article, reason);
    }

    std::vector<Ordered> ordered_;
    bool failed_ = false;
};

int by_the_daemon(const RegenerateArguments &arguments, DaemonClient &daemon) {
    Orders orders;
    const work::Order order{"", arguments.voice, arguments.reason};
    orders.give(arguments, [&](const std::string &article) { return daemon.order_again(article, order); });
    SystemClock clock;
    while (arguments.wait && !orders.look([&](std::int64_t job) { return daemon.job(job); }))
        clock.sleep(look_again);
    return orders.exit_code();
}

// Works in this process until everything has ended.
void work_off(const settings::Config &config, store::Store &store, Clock &clock,
              const std::function<bool()> &is_done) {
    work::CurrentSetup setup(std::make_shared<work::Setup>(config));
    work::Metrics metrics;
    std::optional<std::string> failure;
    std::mutex mutex;
    work::WorkTools tools{store, clock, metrics, setup, work::deal_with, {}};
    tools.give_up = [&](const std::string &message) {
        const std::scoped_lock lock(mutex);
        failure = message;
    };
    const auto given_up = [&] {
        const std::scoped_lock lock(mutex);
        return failure;
    };
    work::Workers workers(tools, this_process(), 1);
    while (!is_done() && !given_up())
        clock.sleep(look_again);
    if (!workers.stop(work_grace))
        std::_Exit(1);
    if (const auto message = given_up())
        throw Error(Next::stop, *message);
}

int by_the_store(const RegenerateArguments &arguments, const settings::Config &config) {
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    Orders orders;
    const work::Order order{command_user(), arguments.voice, arguments.reason};
    orders.give(arguments, [&](const std::string &article) {
        return work::order_again(*store, config, article, order);
    });
    const auto is_done = [&] {
        return orders.look([&](std::int64_t job) {
            const auto found = store->job(job);
            return found ? view_of(*found) : JobView{store::JobState::cancelled, "the job was forgotten"};
        });
    };
    while (arguments.wait && !is_done()) {
        std::unique_ptr<ProcessLock> lock;
        try {
            lock = work::lock_store(config.store_url);
        } catch (const Error &) { // somebody else works on it
            clock.sleep(look_again);
            continue;
        }
        work_off(config, *store, clock, is_done);
    }
    return orders.exit_code();
}

} // namespace

int regenerate_command(const RegenerateArguments &arguments, const settings::Config &config) {
    const char *token = std::getenv("BAONOI_TOKEN");
    if (token && *token) {
        DaemonClient daemon(config.listen, token);
        if (daemon.answers())
            return by_the_daemon(arguments, daemon);
    }
    return by_the_store(arguments, config);
}

} // namespace baonoi::cli
