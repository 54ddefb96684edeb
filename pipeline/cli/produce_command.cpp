// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "run/production.h"

#include <cmath>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace baonoi {

namespace {

struct Result {
    std::string input, id;
    Outcome outcome;
};

Result page(const std::string &input, Production &production, const Progress &progress) {
    Result result{input, "", {}};
    try {
        progress("fetch", 0, 0);
        const Article article = production.fetch(input);
        result.id = article.id;
        result.outcome = production.make(article, progress);
    } catch (const std::exception &error) {
        result.outcome = {Status::failed, describe(error), std::nullopt};
    }
    return result;
}

nlohmann::ordered_json to_json(const Result &result) {
    nlohmann::ordered_json json = {
        {"input", result.input}, {"id", result.id}, {"status", name_of(result.outcome.status)}};
    if (!result.outcome.reason.empty())
        json["reason"] = result.outcome.reason;
    if (const auto &attachment = result.outcome.attachment) {
        json["audio"] = attachment->audio;
        json["duration"] = std::round(attachment->duration.value * 1000) / 1000;
        json["bytes"] = attachment->bytes;
        if (!attachment->page.empty())
            json["page"] = attachment->page;
        json["manifest"] = attachment->manifest;
    }
    return json;
}

std::string minutes(Seconds duration) {
    const auto seconds = static_cast<int>(duration.value + 0.5);
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

void complain(const Result &result) {
    const std::string &reason = result.outcome.reason;
    const bool named = reason.find(result.input) != std::string::npos;
    fmt::print(stderr, "baonoi: {}{}\n", named ? "" : result.input + ": ", reason);
}

// One line on standard output for every page; a failure's message goes to standard error as well.
void print(const Result &result) {
    const Outcome &outcome = result.outcome;
    std::string line = fmt::format("{:<9} {}", name_of(outcome.status), result.input);
    if (const auto &attachment = outcome.attachment)
        line += fmt::format("  {}  {} KB  {}", minutes(attachment->duration),
                            (attachment->bytes + 1023) / 1024, attachment->audio);
    if (!outcome.reason.empty())
        line += fmt::format("  ({})", outcome.reason);
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

std::string summary(const std::vector<Result> &results) {
    std::map<Status, std::size_t> counts;
    for (const Result &result : results)
        ++counts[result.outcome.status];
    std::string text;
    for (const auto &[status, count] : counts)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name_of(status));
    return fmt::format("{} page{}: {}", results.size(), results.size() == 1 ? "" : "s", text);
}

} // namespace

int produce_command(const ProduceArguments &arguments, const Config &config) {
    Production production(config, {arguments.site, arguments.out, arguments.voice, arguments.force});
    ProgressDisplay display(arguments.inputs.size());
    std::vector<Result> results;
    bool failed = false;
    for (const std::string &input : arguments.inputs) {
        display.begin(input);
        results.push_back(
            page(input, production, [&](std::string_view stage, std::size_t done, std::size_t total) {
                display.stage(stage, done, total);
            }));
        display.clear();
        failed |= results.back().outcome.status == Status::failed;
        if (results.back().outcome.status == Status::failed)
            complain(results.back());
        if (!arguments.json)
            print(results.back());
    }
    if (arguments.json) {
        auto list = nlohmann::ordered_json::array();
        for (const Result &result : results)
            list.push_back(to_json(result));
        fmt::print("{}\n", list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    }
    fmt::print(stderr, "{}\n", summary(results));
    return failed ? 1 : 0;
}

} // namespace baonoi
