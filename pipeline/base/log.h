// SPDX-License-Identifier: GPL-3.0-or-later
// What a program that runs for long says to the people who run it: lines on standard error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace baonoi {

// The numbers of syslog, which the journal reads.
enum class LogLevel { error = 3, warning = 4, info = 6 };

// One line, written at once: what moves the cursor or begins a line is escaped as in base/printable.h. For
// the systemd journal "<4>message", else "2026-11-01T08:00:00Z warning message". Threads: any.
void log(LogLevel level, std::string_view message);

// The same as a text.
std::string log_line(LogLevel level, std::string_view message, bool for_journal, std::int64_t unix_time);

} // namespace baonoi
