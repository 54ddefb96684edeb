// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/warn_once.h"

#include "base/log.h"

#include <map>
#include <mutex>

namespace baonoi {

void warn_once(const std::string &place, const std::string &message) {
    static std::mutex mutex;
    static std::map<std::string, std::string> said;
    const std::scoped_lock lock(mutex);
    if (message.empty()) {
        said.erase(place);
        return;
    }
    if (std::string &last = said[place]; last != message) {
        last = message;
        log(LogLevel::warning, message);
    }
}

} // namespace baonoi
