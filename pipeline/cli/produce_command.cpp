// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/results.h"
#include "produce/production.h"

#include <fmt/format.h>

namespace baonoi::cli {

namespace {

PageResult page(const std::string &input, produce::Production &production,
                const produce::Progress &progress) {
    PageResult result{input, "", std::string(name_of(ArticleState::failed)), "", std::nullopt};
    try {
        progress("fetch", 0, 0);
        const Article article = production.fetch(input);
        result.id = article.id;
        produce::Outcome outcome = production.make(article, production.target(article), {progress});
        result.status = name_of(outcome.state);
        result.reason = std::move(outcome.reason);
        result.attachment = std::move(outcome.attachment);
    } catch (const std::exception &error) {
        result.reason = describe(error);
    }
    return result;
}

} // namespace

int produce_command(const ProduceArguments &arguments, const settings::Config &config) {
    produce::Production production(config, {arguments.site, arguments.out, arguments.voice, arguments.force});
    ProgressDisplay display(arguments.inputs.size());
    std::vector<PageResult> results;
    bool failed = false;
    for (const std::string &input : arguments.inputs) {
        display.begin(input);
        results.push_back(
            page(input, production, [&](std::string_view stage, std::size_t done, std::size_t total) {
                display.stage(stage, done, total);
            }));
        display.clear();
        if (results.back().status == name_of(ArticleState::failed)) {
            failed = true;
            complain(results.back());
        }
        if (!arguments.json)
            print(results.back());
    }
    production.remove_retired();
    if (arguments.json)
        print_json(results);
    fmt::print(stderr, "{}\n", summary(results));
    return failed ? 1 : 0;
}

} // namespace baonoi::cli
