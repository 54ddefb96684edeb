// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include "base/printable.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace baonoi::cli {

namespace {

// At most so many, the last one an ellipsis where some were cut.
std::string first_characters(const std::string &text, std::size_t most) {
    std::size_t count = 0, cut = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) {
        if (++count == most)
            cut = at;
        if (count > most)
            return text.substr(0, cut) + "…";
    }
    return text;
}

} // namespace

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
    // Synthesis is most of the work of a page; the other stages are drawn at the ends of it. A file is
    // fetched from its begin to its end.
    const double part = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
    const double inside = name == "fetch"     ? part
                          : total > 0         ? 0.1 + 0.6 * part
                          : name == "encode"  ? 0.7
                          : name == "verify"  ? 0.9
                          : name == "publish" ? 0.95
                                              : 0.0;
    const double share = (static_cast<double>(page_ - 1) + inside) / static_cast<double>(pages_);
    fmt::print(stderr, "\r\x1b[K{}",
               bar(share, fmt::format("{}/{} {}", page_, pages_, name), name_, columns()));
    std::fflush(stderr);
}

std::string ProgressDisplay::bar(double share, const std::string &what, const std::string &page,
                                 std::size_t columns) {
    constexpr std::size_t longest = 24, least_name = 12, frame = 4; // "[", "] " and a blank
    const std::size_t besides = what.size() + frame + 1;            // one stays free: it would begin a line
    const std::size_t width =
        columns < besides + least_name ? 0 : std::min(longest, columns - besides - least_name);
    const auto full = static_cast<std::size_t>(share * static_cast<double>(width));
    std::string line =
        width > 0 ? fmt::format("[{}{}] ", std::string(full, '#'), std::string(width - full, '-')) : "";
    line += what;
    const std::size_t used = line.size() + 1;
    const std::size_t room = std::min<std::size_t>(columns > used + 1 ? columns - used - 1 : 0, 40);
    if (room > 1)
        line += " " + first_characters(printable(page), room);
    return first_characters(line, columns - 1);
}

std::size_t ProgressDisplay::columns() {
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80;
}

void ProgressDisplay::clear() {
    const std::lock_guard lock(mutex_);
    if (terminal_)
        fmt::print(stderr, "\r\x1b[K");
}

void tell_what_is_awaited(const std::string &file) {
    if ((file.empty() || file == "-") && ::isatty(STDIN_FILENO) == 1)
        fmt::print(stderr, "type the text here; Ctrl-D at the beginning of a line ends it\n");
}

} // namespace baonoi::cli
