// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/host_leases.h"

#include "base/error.h"
#include "base/permit.h"
#include "base/warn_once.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace baonoi::work {

namespace {

// Others take over what a host that is gone did within so long.
constexpr Seconds lasts{40};
constexpr Seconds between_beats{10};
// Of turns, for which others wait meanwhile.
constexpr Seconds turn_lasts{20};
constexpr Seconds between_renewals_of_turn{5};
constexpr Seconds longest_wait_for_turn{60};
constexpr Seconds between_tries_of_turn{0.05};

} // namespace

std::string polling(const std::string &source) {
    return "poll " + source;
}

// A turn at something, by the thread that took it.
class HostLeases::Turn {
public:
    Turn(HostLeases &leases, std::string name)
        : leases_(leases), name_(std::move(name)), permit_(fmt::format("the turn to {}", name_), [this] {
              const std::scoped_lock lock(leases_.mutex_);
              const auto found = leases_.until_.find(name_);
              const double end = found == leases_.until_.end() ? 0 : found->second;
              return Seconds{end - turn_lasts.value + permitted(turn_lasts).value -
                             leases_.clock_.elapsed().value};
          }) {}
    ~Turn() { leases_.end_turn(name_); }
    Turn(const Turn &) = delete;
    Turn &operator=(const Turn &) = delete;

private:
    HostLeases &leases_;
    const std::string name_;
    const Permit permit_;
};

HostLeases::HostLeases(store::Store &store, Clock &clock, std::string process, std::function<void()> beat)
    : store_(store), clock_(clock), process_(std::move(process)), beat_(std::move(beat)),
      is_shared_(store.is_shared()), thread_([this] { go(); }) {}

HostLeases::~HostLeases() {
    end(Seconds{0});
    thread_.join();
}

void HostLeases::hurry() {
    {
        const std::scoped_lock lock(mutex_);
        hurries_ = true;
    }
    changed_.notify_all();
}

bool HostLeases::end(Seconds most) {
    std::unique_lock lock(mutex_);
    ends_ = true;
    until_.clear();
    changed_.notify_all();
    return changed_.wait_for(lock, std::chrono::duration<double>(most.value), [this] { return has_ended_; });
}

void HostLeases::want(std::set<std::string> names) {
    std::set<std::string> before, dropped;
    {
        const std::scoped_lock lock(mutex_);
        before = std::exchange(wanted_, std::move(names));
        std::set_difference(before.begin(), before.end(), wanted_.begin(), wanted_.end(),
                            std::inserter(dropped, dropped.end()));
        for (const std::string &name : dropped)
            until_.erase(name);
    }
    if (!is_shared_)
        return;
    try {
        {
            const std::scoped_lock lock(renewing_); // one that is on its way would take it again
            for (const std::string &name : dropped)
                store_.let_go(name, process_);
        }
        renew();
    } catch (const Error &error) {
        warn_once("host leases", fmt::format("the leases of this host: {}", describe(error)));
    }
}

void HostLeases::leave_to_others(const std::string &name) {
    if (!is_shared_)
        return;
    {
        const std::scoped_lock lock(mutex_);
        left_until_[name] = clock_.elapsed().value + lasts.value;
        until_.erase(name);
    }
    const std::scoped_lock lock(renewing_); // a renewal that is on its way would take it again
    store_.let_go(name, process_);
}

bool HostLeases::is_left(const std::string &name) const {
    const auto found = left_until_.find(name);
    return found != left_until_.end() && clock_.elapsed().value < found->second;
}

bool HostLeases::is_before_end(const std::string &name) const {
    const std::scoped_lock lock(mutex_);
    return !ends_ && is_held(name);
}

bool HostLeases::has(const std::string &name) const {
    return !is_shared_ || is_before_end(name);
}

bool HostLeases::is_held(const std::string &name) const {
    const auto found = until_.find(name);
    return found != until_.end() && clock_.elapsed().value < found->second;
}

bool HostLeases::holds_turn() const {
    return std::any_of(turns_.begin(), turns_.end(),
                       [this](const auto &turn) { return is_held(turn.first); });
}

void HostLeases::renew() {
    const std::scoped_lock lock(renewing_);
    std::set<std::string> duties;
    std::map<std::string, Seconds> turns;
    {
        const std::scoped_lock names_lock(mutex_);
        if (ends_)
            return;
        std::copy_if(wanted_.begin(), wanted_.end(), std::inserter(duties, duties.end()),
                     [this](const std::string &name) { return !is_left(name); });
        for (const auto &[turn, duration] : turns_) // not those that are waited for
            if (is_held(turn))
                turns.emplace(turn, duration);
    }
    // A turn that is over stays over: another may have had it meanwhile.
    for (const auto &[turn, duration] : turns)
        renew({turn}, duration, [this](const std::string &name) { return is_held(name); });
    renew(duties, lasts,
          [this](const std::string &name) { return wanted_.contains(name) && !is_left(name); });
}

void HostLeases::renew(const std::set<std::string> &names, Seconds duration,
                       const std::function<bool(const std::string &name)> &is_wanted) {
    if (names.empty())
        return;
    const double begin = clock_.elapsed().value;
    const std::set<std::string> held = store_.hold(names, process_, duration);
    const std::scoped_lock lock(mutex_);
    for (const std::string &name : names)
        if (held.contains(name) && is_wanted(name) && !ends_)
            until_[name] = begin + duration.value;
        else
            until_.erase(name);
}

// What hosts tell each other the time of, when a recording was replaced say, goes by the store's clock.
void HostLeases::compare_clocks() {
    constexpr std::int64_t is_right = 2; // seconds; whole ones are compared
    constexpr Seconds longest_answer{1}; // of a slower one nobody knows when it was true
    const double begin = clock_.elapsed().value;
    const std::int64_t here = clock_.unix_time();
    const std::int64_t ahead = store_.now() - here;
    if (std::abs(ahead) <= is_right || clock_.elapsed().value - begin > longest_answer.value)
        return;
    correction_ += ahead;
    if (std::abs(correction_) <= is_right)
        correction_ = 0;
    correct_system_clock(correction_);
    warn_once("this machine's clock",
              correction_ == 0
                  ? ""
                  : fmt::format("this machine's clock is {} s {} the store's, which counts; set it "
                                "(timedatectl set-ntp true)",
                                std::abs(correction_), correction_ > 0 ? "behind" : "ahead of"));
}

void HostLeases::beat() {
    if (beat_)
        beat_();
}

void HostLeases::go() {
    const auto goes_on = [this] {
        const auto begin = std::chrono::steady_clock::now();
        std::unique_lock lock(mutex_);
        for (bool is_time = false; !is_time && !ends_ && !hurries_;) {
            const Seconds pause = holds_turn() ? between_renewals_of_turn : between_beats;
            const auto end = begin + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                         std::chrono::duration<double>(pause.value));
            is_time = changed_.wait_until(lock, end) == std::cv_status::timeout;
        }
        hurries_ = false;
        return !ends_;
    };
    do {
        try {
            if (is_shared_) {
                compare_clocks();
                renew();
            }
            beat();
            warn_once("host leases", "");
        } catch (const std::exception &error) {
            warn_once("host leases", fmt::format("the leases of this host: {}", describe(error)));
        }
    } while (goes_on());
    try {
        store_.forget_host(process_);
    } catch (const std::exception &) { // what it had ends by itself
    }
    const std::scoped_lock lock(mutex_);
    has_ended_ = true;
    changed_.notify_all();
}

bool HostLeases::hold(const std::string &name, Seconds duration) {
    const double begin = clock_.elapsed().value;
    if (!store_.hold({name}, process_, duration).contains(name))
        return false;
    {
        const std::scoped_lock lock(mutex_);
        until_[name] = begin + duration.value;
    }
    changed_.notify_all(); // it is to be renewed soon
    return true;
}

void HostLeases::end_turn(const std::string &name) {
    bool was_held = false;
    {
        const std::scoped_lock lock(mutex_);
        was_held = until_.erase(name) > 0;
    }
    if (was_held && is_shared_) {
        const std::scoped_lock lock(renewing_); // a renewal that is on its way would take it again
        try {
            store_.let_go(name, process_);
        } catch (const Error &) { // it ends by itself
        }
    }
    {
        const std::scoped_lock lock(mutex_);
        turns_.erase(name);
    }
    changed_.notify_all();
}

std::shared_ptr<const void> HostLeases::take(const std::string &what) {
    const std::string name = "change " + what;
    const double end = clock_.elapsed().value + longest_wait_for_turn.value;
    const auto refuse = [&] {
        return Error(Next::retry, fmt::format("others have been changing {} for {:.0f} s", what,
                                              longest_wait_for_turn.value));
    };
    {
        std::unique_lock lock(mutex_);
        const auto is_free = [&] { return !turns_.contains(name); };
        if (!is_shared_)
            changed_.wait(lock, is_free);
        else if (!changed_.wait_for(lock, std::chrono::duration<double>(longest_wait_for_turn.value),
                                    is_free))
            throw refuse();
        turns_.emplace(name, turn_lasts);
    }
    try {
        while (!(is_shared_ ? hold(name, turn_lasts) : true)) {
            if (clock_.elapsed().value >= end)
                throw refuse();
            clock_.sleep(between_tries_of_turn);
        }
    } catch (...) {
        end_turn(name);
        throw;
    }
    if (!is_shared_)
        return {this, [this, name](const void *) { end_turn(name); }};
    return std::make_shared<const Turn>(*this, name);
}

std::shared_ptr<const void> HostLeases::take_if_free(const std::string &what, Seconds lasts_so_long) {
    const std::string name = "make " + what;
    {
        const std::scoped_lock lock(mutex_);
        if (!turns_.emplace(name, lasts_so_long).second)
            return nullptr;
    }
    bool is_ours = false;
    try {
        is_ours = !is_shared_ || hold(name, lasts_so_long);
    } catch (...) {
        end_turn(name);
        throw;
    }
    if (!is_ours) {
        end_turn(name);
        return nullptr;
    }
    return {this, [this, name](const void *) { end_turn(name); }};
}

} // namespace baonoi::work
