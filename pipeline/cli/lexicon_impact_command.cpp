// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/user.h"
#include "normalise/normalise.h"
#include "store/store.h"
#include "work/lexicon_impact.h"

#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace baonoi::cli {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t most_sentences = 100'000;

using work::Impact;

void print_impacts(const std::string &word, const std::vector<Impact> &impacts, std::size_t articles,
                   std::optional<std::size_t> queued) {
    for (const Impact &impact : impacts)
        say(stdout, "{}, sentence {}: {}\n    {}\n", impact.found.input, impact.found.number,
            impact.found.sentence.text, impact.said);
    say(stdout, "{} sentence{} of {} article{} with audio {} \"{}\"\n", impacts.size(),
        impacts.size() == 1 ? "" : "s", articles, articles == 1 ? "" : "s",
        impacts.size() == 1 ? "has" : "have", word);
    if (queued)
        say(stdout, "{} article{} queued\n", *queued, *queued == 1 ? "" : "s");
}

void print_impacts_json(const std::string &word, const std::vector<Impact> &impacts, std::size_t articles,
                        std::optional<std::size_t> queued) {
    Json json = {{"word", word}, {"articles", articles}, {"sentences", Json::array()}};
    for (const Impact &impact : impacts)
        json["sentences"].push_back(work::json_of<Json>(impact));
    if (queued)
        json["queued"] = *queued;
    const std::string text = json.dump(2) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
}

} // namespace

int lexicon_impact_command(const LexiconArguments &arguments, const settings::Config &config) {
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    const work::Impacts impacts = work::lexicon_impact(*store, arguments.word, reader, most_sentences);
    std::optional<std::size_t> queued;
    bool is_refused = false;
    if (arguments.regenerate) {
        const work::Order order{command_user(), "", fmt::format("lexicon: {}", impacts.word)};
        const work::Again again = work::regenerate_all(*store, config, impacts.articles, order);
        for (const std::string &why : again.refused)
            say(stderr, "baonoi: {}\n", why);
        queued = again.jobs.size();
        is_refused = !again.refused.empty();
    }
    (arguments.json ? print_impacts_json : print_impacts)(impacts.word, impacts.sentences,
                                                          impacts.articles.size(), queued);
    return is_refused ? 1 : 0;
}

} // namespace baonoi::cli
