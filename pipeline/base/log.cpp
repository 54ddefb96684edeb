// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include "base/iso_time.h"
#include "base/printable.h"
#include "base/secret.h"

#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baonoi {

namespace {

// $JOURNAL_STREAM names the device and inode of the journal's end of standard error.
bool writes_to_journal() {
    const char *stream = std::getenv("JOURNAL_STREAM");
    struct stat facts {};
    return stream && ::fstat(STDERR_FILENO, &facts) == 0 &&
           fmt::format("{}:{}", facts.st_dev, facts.st_ino) == stream;
}

std::string_view word_for(LogLevel level) {
    switch (level) {
    case LogLevel::error:
        return "error";
    case LogLevel::warning:
        return "warning";
    case LogLevel::info:
        break;
    }
    return "info";
}

} // namespace

std::string log_line(LogLevel level, std::string_view message, bool for_journal, std::int64_t unix_time) {
    std::string line = for_journal ? fmt::format("<{}>", static_cast<int>(level))
                                   : fmt::format("{} {} ", iso_time(unix_time), word_for(level));
    return line + printable(without_secrets(std::string(message))) + '\n';
}

void log(LogLevel level, std::string_view message) {
    static const bool for_journal = writes_to_journal();
    const std::string line = log_line(level, message, for_journal, std::time(nullptr));
    // A full pipe or a closed terminal must not end the work.
    [[maybe_unused]] const auto ignored = ::write(STDERR_FILENO, line.data(), line.size());
}

} // namespace baonoi
