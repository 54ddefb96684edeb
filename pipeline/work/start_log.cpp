// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/start_log.h"

#include "base/error.h"
#include "base/file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::work {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t counted = 3600; // seconds
constexpr std::size_t worth_saying = 3;
constexpr std::size_t most_starts = 100;
constexpr std::size_t largest_log = 1U << 20U; // bytes

std::filesystem::path log_beside(const std::string &store_url) {
    constexpr std::string_view sqlite = "sqlite:";
    if (!store_url.starts_with(sqlite))
        return {};
    return store_url.substr(sqlite.size()) + ".starts";
}

} // namespace

StartLog::StartLog(const std::string &store_url, std::int64_t now) : file_(log_beside(store_url)) {
    if (!file_.empty()) // what starts that were killed left
        remove_leftovers(std::filesystem::absolute(file_).parent_path(), Reach::folder);
    try {
        const Json log = Json::parse(read_file(file_, largest_log));
        for (const std::int64_t start : log.at("starts"))
            if (start > now - counted && start <= now)
                starts_.push_back(start);
        last_failure_ = log.at("failure").get<std::string>();
    } catch (const std::exception &) {
        starts_.clear();
    }
    if (starts_.size() > most_starts)
        starts_.erase(starts_.begin(), starts_.end() - most_starts);
    starts_.push_back(now);
    write("");
}

std::string StartLog::complaint() const {
    const std::size_t ends = starts_.size() - 1;
    if (ends < worth_saying)
        return "";
    return fmt::format("baonoi has ended {} times within an hour without being stopped; the last time: {}",
                       ends, last_failure_.empty() ? "it was killed or crashed" : last_failure_);
}

void StartLog::end(const std::string &failure) {
    if (failure.empty())
        starts_.clear();
    write(failure);
}

void StartLog::write(const std::string &failure) const {
    if (file_.empty())
        return;
    try {
        const Json log{{"starts", starts_}, {"failure", failure}};
        write_file_atomically(file_, log.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
    } catch (const Error &) { // as the constructor says
    }
}

} // namespace baonoi::work
