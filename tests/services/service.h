// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests that talk to real servers share.
#pragma once

#include "base/error.h"

#include <chrono>
#include <functional>
#include <string>
#include <thread>

namespace baonoi::test {

// Asks ten times a second. False when the condition does not come true in that time.
inline bool until(const std::function<bool()> &condition, int seconds = 60) {
    for (int tries = seconds * 10; tries > 0; --tries) {
        if (condition())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
}

// "hold: message" of the Error that an action throws, else "done".
inline std::string failure(const std::function<void()> &action) {
    try {
        action();
    } catch (const Error &error) {
        return (error.next() == Next::hold   ? "hold: "
                : error.next() == Next::skip ? "skip: "
                                             : "retry: ") +
               std::string(error.what());
    }
    return "done";
}

} // namespace baonoi::test
