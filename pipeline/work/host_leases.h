// SPDX-License-Identifier: GPL-3.0-or-later
// What exactly one of the processes that share a store may do at a time, whatever host they are on: poll a
// source, write the podcast feeds, change a list in a bucket, make an article that has two addresses. The
// daemon and Foreground make one each; its thread renews what the process has. Of a store that one machine
// has for itself everything is the process's own.
#pragma once

#include "base/clock.h"
#include "publish/turns.h"
#include "store/store.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>

namespace baonoi::work {

// Names of what daemons do.
std::string polling(const std::string &source);
constexpr std::string_view housekeeping = "housekeeping", podcast_feeds = "podcasts";

// Threads: any.
class HostLeases : public publish::Turns {
public:
    // process: this_process(). store and clock are lent. beat: is called after each renewal, about every ten
    // seconds, on the thread that renews; what it throws is logged once.
    HostLeases(store::Store &store, Clock &clock, std::string process, std::function<void()> beat = {});
    ~HostLeases() override; // gives everything back
    HostLeases(const HostLeases &) = delete;
    HostLeases &operator=(const HostLeases &) = delete;

    const std::string &process() const { return process_; }
    // What this process would do, in place of what it would before; and takes what nobody has.
    void want(std::set<std::string> names);
    // Whether it alone may, at this moment.
    bool has(const std::string &name) const;
    // Something keeps this process from doing it well: another that wants to may have it at once, and this
    // one has it again after a while if there is none.
    void leave_to_others(const std::string &name);
    // The beat is called now.
    void hurry();
    // Nothing is renewed or taken any more, and the others may. False: the store was not told within that
    // time, and what this process has ends by itself.
    bool end(Seconds most);

    std::shared_ptr<const void> take(const std::string &what) override;
    // For so long without a sign of life. What is returned gives it back. Null: another process has it.
    std::shared_ptr<const void> take_if_free(const std::string &what, Seconds lasts);

private:
    class Turn;

    void go();
    void renew();
    void renew(const std::set<std::string> &names, Seconds duration,
               const std::function<bool(const std::string &name)> &is_wanted);
    // All with mutex_ held.
    bool is_left(const std::string &name) const;
    bool is_held(const std::string &name) const;
    bool holds_turn() const;
    void beat();
    void compare_clocks();
    bool is_before_end(const std::string &name) const;
    bool hold(const std::string &name, Seconds duration);
    void end_turn(const std::string &name);

    store::Store &store_;
    Clock &clock_;
    const std::string process_;
    const std::function<void()> beat_;
    const bool is_shared_;

    std::int64_t correction_ = 0; // of this machine's clock, in seconds; only of the thread
    std::mutex renewing_;         // one renewal at a time
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool ends_ = false, hurries_ = false, has_ended_ = false;
    std::set<std::string> wanted_;
    std::map<std::string, double> left_until_; // to others; Clock::elapsed()
    std::map<std::string, Seconds>
        turns_;                           // that threads of this process have or wait for; how long they last
    std::map<std::string, double> until_; // Clock::elapsed()
    std::thread thread_;                  // last: it uses all others
};

} // namespace baonoi::work
