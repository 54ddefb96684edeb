// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "cli/commands.h"
#include "cli/existing_store.h"
#include "cli/progress.h"
#include "cli/results.h"
#include "cli/stop_signals.h"
#include "produce/production.h"
#include "work/article_versions.h"
#include "work/in_force.h"
#include "work/orders.h"
#include "work/section.h"

#include <fmt/format.h>

namespace baonoi::cli {

namespace {

class OneShot {
public:
    OneShot(const ProduceArguments &arguments, const settings::Config &config)
        : arguments_(arguments), config_(config),
          store_(config.sources.empty() ? nullptr : existing_store(config, clock_)),
          production_(config, {arguments.site, arguments.out, arguments.voice, arguments.force}) {}

    PageResult page(const std::string &input, const produce::Progress &progress) {
        PageResult result{input, "", std::string(name_of(ArticleState::failed)), "", std::nullopt};
        try {
            progress("fetch", 0, 0);
            const Article article = production_.fetch(input);
            result.id = article.id;
            produce::Outcome outcome = make(article, progress);
            result.status = name_of(outcome.state);
            result.reason = std::move(outcome.reason);
            result.attachment = std::move(outcome.attachment);
        } catch (const std::exception &error) {
            result.reason = describe(error);
        }
        return result;
    }
    void remove_retired() const { production_.remove_retired(); }

private:
    // What an editor decided wins, whoever runs the program.
    produce::Outcome make(const Article &article, const produce::Progress &progress) {
        produce::ProduceOptions options;
        options.progress = progress;
        options.editing.intro = config_.intro;
        options.editing.outro = config_.outro;
        if (const auto decided = store_ ? work::decided_about(*store_, config_, article) : std::nullopt) {
            const work::InForce settings = work::in_force(*store_, config_, decided->key,
                                                          work::section_of(article, decided->key, config_));
            if (!settings.silent_because.empty())
                return {ArticleState::skipped, fmt::format("{}; \"baonoi publish {}\" lets it be heard again",
                                                           settings.silent_because, article.input)};
            options.voice = arguments_.voice.empty() ? decided->decision.voice : "";
            options.usual_voice = settings.voice.from == work::SetFor::article ? "" : settings.voice.value;
            options.editing = work::editing_of(decided->decision, settings, *store_, decided->key);
            if (arguments_.voice.empty())
                options.hooks.instead = [this, decided](const produce::Prepared &prepared) {
                    const auto version = work::pinned_version(*store_, decided->key, decided->decision.pin,
                                                              prepared.text_hash);
                    return version ? std::optional(work::kept_recording(*version, config_)) : std::nullopt;
                };
        }
        return production_.make(article, production_.target(article), options);
    }

    const ProduceArguments &arguments_;
    const settings::Config &config_;
    SystemClock clock_;
    const std::unique_ptr<store::Store>
        store_; // null: there is none, or no source of which anything could be decided
    produce::Production production_;
};

} // namespace

int produce_command(const ProduceArguments &arguments, const settings::Config &config) {
    const StopSignals signals;
    OneShot one_shot(arguments, config);
    ProgressDisplay display(arguments.inputs.size());
    std::vector<PageResult> results;
    bool failed = false;
    for (const std::string &input : arguments.inputs) {
        if (StopSignals::asked())
            break;
        display.begin(input);
        results.push_back(
            one_shot.page(input, [&](std::string_view stage, std::size_t done, std::size_t total) {
                display.stage(stage, done, total);
            }));
        display.clear();
        if (results.back().status == name_of(ArticleState::failed)) {
            // Voices that share the terminal end with the first Ctrl-C, too.
            if (StopSignals::asked()) {
                results.pop_back();
                break;
            }
            failed = true;
            complain(results.back());
        }
        if (!arguments.json)
            print(results.back());
    }
    one_shot.remove_retired();
    if (arguments.json)
        print_json(results);
    fmt::print(stderr, "{}\n", summary(results));
    const std::size_t left = arguments.inputs.size() - results.size();
    if (left > 0)
        fmt::print(stderr, "stopped before {} of {} pages; the same command goes on with them\n", left,
                   arguments.inputs.size());
    return failed || left > 0 ? 1 : 0;
}

} // namespace baonoi::cli
