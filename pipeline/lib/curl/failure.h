// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where what libcurl says, and what its callbacks saw, becomes an Error with a sentence for the
// reader and what is to happen next. Only transfer.cpp calls it.
#pragma once

#include "lib/curl/transfer.h"

#include <cstddef>
#include <string>

namespace baonoi::curl {

// What the callbacks of an exchange saw until it failed.
struct Seen {
    std::size_t body_bytes = 0;
    std::string refused; // the last address that was not public
};

// Throws "cannot fetch URL: why".
[[noreturn]] void fail(const Transfer &transfer, Next next, const std::string &why);

[[noreturn]] void fail_with(CURLcode code, const Easy &easy, const Transfer &transfer, const Seen &seen);

} // namespace baonoi::curl
