// SPDX-License-Identifier: GPL-3.0-or-later
// What a program that runs for long says to the people who run it: lines on standard error.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace baonoi {

// The numbers of syslog, which the journal reads.
enum class LogLevel { error = 3, warning = 4, info = 6 };

enum class LogFormat { text, json };

// Of all lines from now on. Threads: any.
struct LogSettings {
    LogFormat format = LogFormat::text;
    LogLevel least = LogLevel::info; // what is less grave is not written
};
void set_log(LogSettings settings);

// What a thread is at: the fields of its lines as JSON. While it lives; the inner one counts.
class LogScope {
public:
    LogScope(std::int64_t job, std::string source, std::string article);
    ~LogScope();
    LogScope(const LogScope &) = delete;
    LogScope &operator=(const LogScope &) = delete;

    // "synthesise"; of the scope of this thread, if there is one.
    static void at_stage(std::string_view stage);

private:
    friend std::string log_line(LogLevel, std::string_view, LogFormat, bool, std::int64_t);

    const std::int64_t job_;
    const std::string source_, article_;
    std::string stage_;
    const std::chrono::steady_clock::time_point begin_;
    LogScope *const outer_;
};

// One line, written at once: what moves the cursor or begins a line is escaped as in base/printable.h.
// Text: "2026-11-01T08:00:00Z warning message". JSON: {"time","level","message"}, and within a LogScope
// "job", "source", "article", "stage" and "duration", seconds since the scope began. For the systemd journal
// "<4>" stands before it, and a text has no time and level. Threads: any.
void log(LogLevel level, std::string_view message);

// The same as a text.
std::string log_line(LogLevel level, std::string_view message, LogFormat format, bool for_journal,
                     std::int64_t unix_time);

} // namespace baonoi
