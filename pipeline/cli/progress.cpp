// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include "base/printable.h"
#include "base/utf8.h"

#include <fmt/format.h>
#include <unistd.h>

namespace baonoi::cli {

ProgressDisplay::ProgressDisplay(std::size_t pages)
    : pages_(pages), terminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressDisplay::~ProgressDisplay() {
    clear();
}

void ProgressDisplay::begin(const std::string &page) {
    const std::lock_guard lock(mutex_);
    ++page_;
    name_ = page;
    drawn_ = {};
    if (!terminal_)
        fmt::print(stderr, "[{}/{}] {}\n", page_, pages_, printable(page));
}

void ProgressDisplay::stage(std::string_view name, std::size_t done, std::size_t total) {
    using namespace std::chrono_literals;
    if (!terminal_)
        return;
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (now - drawn_ < 50ms && done != total)
        return;
    drawn_ = now;
    // Synthesis is most of the work of a page; the other stages are drawn at the ends of it.
    const double inside = total > 0 ? 0.1 + 0.6 * static_cast<double>(done) / static_cast<double>(total)
                          : name == "encode"  ? 0.7
                          : name == "verify"  ? 0.9
                          : name == "publish" ? 0.95
                                              : 0.0;
    const double share = (static_cast<double>(page_ - 1) + inside) / static_cast<double>(pages_);
    constexpr std::size_t width = 24;
    const auto full = static_cast<std::size_t>(share * width);
    fmt::print(stderr, "\r\x1b[K[{}{}] {}/{} {} {}", std::string(full, '#'), std::string(width - full, '-'),
               page_, pages_, name, printable(shorten(name_, 40)));
    std::fflush(stderr);
}

void ProgressDisplay::clear() {
    const std::lock_guard lock(mutex_);
    if (terminal_)
        fmt::print(stderr, "\r\x1b[K");
}

} // namespace baonoi::cli
