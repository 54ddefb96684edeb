// SPDX-License-Identifier: GPL-3.0-or-later
// Progress on stderr: a bar when it is a terminal, one plain line a page when not.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

namespace baonoi::cli {

class ProgressDisplay {
public:
    explicit ProgressDisplay(std::size_t pages);
    ~ProgressDisplay();
    ProgressDisplay(const ProgressDisplay &) = delete;
    ProgressDisplay &operator=(const ProgressDisplay &) = delete;

    void begin(const std::string &page);
    // Any thread.
    void stage(std::string_view name, std::size_t done, std::size_t total);
    // Takes the bar away so that other lines can be printed.
    void clear();

    // "[####----] 3/12 synthesise tin.html", never wider than the terminal, the last column left free.
    static std::string bar(double share, const std::string &what, const std::string &page,
                           std::size_t columns);

private:
    static std::size_t columns(); // of the terminal

    const std::size_t pages_;
    const bool terminal_;
    std::mutex mutex_;
    std::size_t page_ = 0;
    std::string name_;
    std::chrono::steady_clock::time_point drawn_{};
};

// Says on a terminal that the text is to be typed there, when file is standard input.
void tell_what_is_awaited(const std::string &file);

} // namespace baonoi::cli
