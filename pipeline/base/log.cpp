// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include "base/iso_time.h"
#include "base/printable.h"
#include "base/secret.h"

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

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

thread_local LogScope *current_scope = nullptr;

std::atomic<LogSettings> settings_in_force{LogSettings()};

} // namespace

void set_log(LogSettings settings) {
    settings_in_force = settings;
}

LogScope::LogScope(std::int64_t job, std::string source, std::string article)
    : job_(job), source_(std::move(source)), article_(std::move(article)),
      begin_(std::chrono::steady_clock::now()), outer_(std::exchange(current_scope, this)) {}

LogScope::~LogScope() {
    current_scope = outer_;
}

void LogScope::at_stage(std::string_view stage) {
    if (current_scope)
        current_scope->stage_ = stage;
}

std::string log_line(LogLevel level, std::string_view message, LogFormat format, bool for_journal,
                     std::int64_t unix_time) {
    const std::string shown = printable(without_secrets(std::string(message)));
    const std::string priority = for_journal ? fmt::format("<{}>", static_cast<int>(level)) : "";
    if (format == LogFormat::text)
        return for_journal ? fmt::format("{}{}\n", priority, shown)
                           : fmt::format("{} {} {}\n", iso_time(unix_time), word_for(level), shown);
    nlohmann::ordered_json json = {
        {"time", iso_time(unix_time)}, {"level", word_for(level)}, {"message", shown}};
    if (const LogScope *scope = current_scope) {
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - scope->begin_;
        json["job"] = scope->job_;
        json["source"] = scope->source_;
        json["article"] = without_secrets(scope->article_);
        if (!scope->stage_.empty())
            json["stage"] = scope->stage_;
        json["duration"] = std::round(time.count() * 1000) / 1000;
    }
    return priority + json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void log(LogLevel level, std::string_view message) {
    static const bool for_journal = writes_to_journal();
    const LogSettings settings = settings_in_force;
    if (level > settings.least) // the greater the number, the less grave
        return;
    const std::string line = log_line(level, message, settings.format, for_journal, std::time(nullptr));
    // A full pipe or a closed terminal must not end the work.
    [[maybe_unused]] const auto ignored = ::write(STDERR_FILENO, line.data(), line.size());
}

} // namespace baonoi
