// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps a thread from changing anything outside once it has lost the right to: the worker whose job's
// lease is over while the store cannot be reached, the host whose turn at a file of a bucket is over. Who
// lends the right makes a Permit; lib/curl asks it before each request that is more than a question, and
// while the request goes on. What was handed to the kernel before may arrive for last_words longer: who lends
// a right for a time ends the permit that much earlier.
#pragma once

#include "model/units.h"

#include <algorithm>
#include <functional>
#include <string>

namespace baonoi {

// lib/curl has connections end that get no answer from the other end's kernel for so long, so that nothing of
// a host that was cut off or killed arrives later.
constexpr Seconds last_words{10};

// How long a permit lasts of a right that was lent for so long, by a clock that counts whole seconds.
constexpr Seconds permitted(Seconds lent) {
    return Seconds{lent.value - std::min(last_words.value + 1, lent.value / 2)};
}

class Permit {
public:
    // On this thread, until it goes. what: "the lease of this job", for messages. left: how much of the right
    // is left; 0 and less: none. It may renew it, and may throw.
    Permit(std::string what, std::function<Seconds()> left);
    ~Permit();
    Permit(const Permit &) = delete;
    Permit &operator=(const Permit &) = delete;

    // Throws retry when one of this thread's permits is over, and what their functions throw.
    static void check();

private:
    const std::string what_;
    const std::function<Seconds()> left_;
    Permit *const below_;
};

} // namespace baonoi
