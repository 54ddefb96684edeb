// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/results.h"

#include "base/printable.h"
#include "model/article_state.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

nlohmann::ordered_json to_json(const PageResult &result) {
    nlohmann::ordered_json json = {{"input", result.input}, {"id", result.id}, {"status", result.status}};
    if (!result.reason.empty())
        json["reason"] = result.reason;
    if (const auto &attachment = result.attachment) {
        json["audio"] = attachment->audio;
        if (!attachment->stable.empty())
            json["stable"] = attachment->stable;
        json["duration"] = std::round(attachment->duration.value * 1000) / 1000;
        json["bytes"] = attachment->bytes;
        if (!attachment->page.empty())
            json["page"] = attachment->page;
        json["manifest"] = attachment->manifest;
    }
    return json;
}

std::string minutes(Seconds duration) {
    const auto seconds = std::lround(duration.value);
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

} // namespace

void complain(const PageResult &result) {
    const bool named = result.reason.find(result.input) != std::string::npos;
    fmt::print(stderr, "baonoi: {}{}\n", printable(named ? "" : result.input + ": "),
               printable(result.reason));
}

void print(const PageResult &result) {
    std::string line = fmt::format("{:<9} {}", result.status, result.input);
    if (const auto &attachment = result.attachment)
        line += fmt::format("  {}  {} KB  {}", minutes(attachment->duration),
                            (attachment->bytes + 1023) / 1024, attachment->audio);
    if (!result.reason.empty() && result.status != name_of(ArticleState::failed)) // of which complain() tells
        line += fmt::format("  ({})", result.reason);
    fmt::print("{}\n", printable(line));
    std::fflush(stdout);
}

void print_json(const std::vector<PageResult> &results) {
    auto list = nlohmann::ordered_json::array();
    for (const PageResult &result : results)
        list.push_back(to_json(result));
    fmt::print("{}\n", list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

std::string summary(const std::vector<PageResult> &results) {
    constexpr std::array<const char *, 5> order = {"missing", "attached", "unchanged", "skipped", "failed"};
    std::map<std::string, std::size_t> counts;
    for (const PageResult &result : results)
        ++counts[result.status];
    std::string text;
    for (const char *status : order)
        if (counts[status] > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", counts[status], status);
    return fmt::format("{} page{}: {}", results.size(), results.size() == 1 ? "" : "s",
                       text.empty() ? "nothing to do" : text);
}

} // namespace baonoi::cli
