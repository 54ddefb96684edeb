// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/budget.h"

#include "base/error.h"

#include <ctime>
#include <fmt/format.h>
#include <utility>

namespace baonoi::html {

namespace {

Seconds thread_time() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return {static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9};
}

} // namespace

Budget::Budget(Seconds limit, std::string input)
    : limit_(limit), input_(std::move(input)), begin_(thread_time()) {}

void Budget::check() const {
    if (thread_time().value - begin_.value > limit_.value)
        throw Error(Next::skip,
                    fmt::format("{} takes more than {} s to read; the page is too large or broken", input_,
                                limit_.value));
}

void check_memory(std::size_t bytes, std::size_t limit) {
    if (bytes > limit)
        throw Error(Next::skip,
                    fmt::format("the page takes more than {} MB of memory to read; it is too large or "
                                "broken",
                                limit >> 20U));
}

} // namespace baonoi::html
