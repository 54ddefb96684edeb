// SPDX-License-Identifier: GPL-3.0-or-later
// Tells systemd how the program is: the protocol of sd_notify(3), spoken without its library.
#pragma once

#include "base/handle.h"
#include "model/units.h"

#include <optional>
#include <string>
#include <string_view>

namespace baonoi {

class ServiceManager {
public:
    // Of $NOTIFY_SOCKET, a path or "@abstract". Without it, or when it is none, nobody is told anything.
    ServiceManager();

    // "READY=1", "STOPPING=1", "STATUS=…", several joined by line breaks. A lost message is not an error.
    void tell(std::string_view state) const;
    // "RELOADING=1" with the time that systemd wants beside it.
    void tell_reloading() const;

    // How often "WATCHDOG=1" is wanted at least, when it is.
    std::optional<Seconds> watchdog() const;

private:
    UniqueFd socket_;
    std::string address_; // bytes of a sockaddr_un
};

} // namespace baonoi
