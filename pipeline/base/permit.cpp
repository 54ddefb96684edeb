// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/permit.h"

#include "base/error.h"

#include <fmt/format.h>
#include <utility>

namespace baonoi {

static thread_local Permit *newest = nullptr;

Permit::Permit(std::string what, std::function<Seconds()> left)
    : what_(std::move(what)), left_(std::move(left)), below_(newest) {
    newest = this;
}

Permit::~Permit() {
    newest = below_;
}

void Permit::check() {
    for (const Permit *permit = newest; permit; permit = permit->below_)
        if (permit->left_() <= Seconds{0})
            throw Error(Next::retry,
                        fmt::format("{} ended while the store could not be reached: nothing more is changed",
                                    permit->what_));
}

} // namespace baonoi
