// SPDX-License-Identifier: GPL-3.0-or-later
// Tells systemd how the program is: the protocol of sd_notify(3), spoken without its library.
#pragma once

#include "base/handle.h"
#include "model/units.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace baonoi {

class ServiceManager {
public:
    // Of $NOTIFY_SOCKET, a path or "@abstract". Without it, or when it is none, nobody is told anything.
    ServiceManager();

    // "READY=1", "STOPPING=1", "STATUS=…", several joined by line breaks. A lost message is not an error.
    void tell(std::string_view state) const;
    // "RELOADING=1" with the time that systemd wants beside it.
    void tell_reloading() const;

    // Whether there is one.
    bool is_there() const { return static_cast<bool>(socket_); }
    // How often "WATCHDOG=1" is wanted at least, when it is.
    std::optional<Seconds> watchdog() const;

private:
    UniqueFd socket_;
    std::string address_; // bytes of a sockaddr_un
};

// A part of the start that may take longer than systemd waits for READY=1 (TimeoutStartSec=): while it lives,
// a thread of its own tells again and again that it goes on, and what it is. However it ends, the start has
// the unit's time again. manager is lent.
class LongStart {
public:
    LongStart(const ServiceManager &manager, const std::string &what, Seconds between = Seconds{10});
    ~LongStart();
    LongStart(const LongStart &) = delete;
    LongStart &operator=(const LongStart &) = delete;

private:
    const ServiceManager &manager_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool is_over_ = false;
    std::thread thread_; // none when there is nobody to tell
};

} // namespace baonoi
