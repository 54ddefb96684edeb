// SPDX-License-Identifier: GPL-3.0-or-later
// Turns that are had at once, and noted.
#pragma once

#include "publish/turns.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace baonoi::test {

class NotedTurns : public publish::Turns {
public:
    std::shared_ptr<const void> take(const std::string &what) override {
        taken.push_back(what);
        if (while_waiting)
            while_waiting();
        is_held = true;
        return {this, [this](const void *) { is_held = false; }};
    }

    std::vector<std::string> taken;
    std::function<void()> while_waiting; // what others do before it is had
    std::atomic<bool> is_held = false;
};

} // namespace baonoi::test
