// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/losses.h"

#include "base/utf8.h"
#include "extract/explain.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr std::size_t few_words = 30;  // of a box that may well be larger than a short article
constexpr std::size_t shown_text = 60; // bytes of a drop

bool is_loss(std::string_view rule) {
    constexpr std::array<std::string_view, 12> others = {
        "caption", "numeric table",  "table",         "table header",     "footnote mark", "our player",
        "copy",    "repeated title", "repeated lead", "empty audio slot", "date",          "ruby"};
    return std::find(others.begin(), others.end(), rule) == others.end() && !rule.starts_with("site rule: ");
}

} // namespace

Losses losses_of(const Script &script) {
    Losses losses;
    for (const Block &block : script.blocks)
        losses.read += is_read(block.kind) ? count_words(block.text) : 0;
    for (const Drop &drop : script.drops)
        if (is_loss(drop.rule)) {
            const std::size_t words = count_words(drop.text);
            losses.lost += words;
            losses.by_rule[drop.rule] += words;
        }
    return losses;
}

std::string describe_losses(const Script &script) {
    const Losses losses = losses_of(script);
    if (losses.lost <= few_words || losses.lost * 2 <= losses.read)
        return {};
    std::string rules;
    for (const auto &[rule, words] : losses.by_rule) {
        const auto first = std::find_if(script.drops.begin(), script.drops.end(),
                                        [&, &name = rule](const Drop &drop) { return drop.rule == name; });
        rules += fmt::format("{}{} {} (\"{}\")", rules.empty() ? "" : ", ", rule, words,
                             shorten(first->text, shown_text));
    }
    return fmt::format("{} of its words would be lost to rules: {}",
                       percent(losses.lost, losses.lost + losses.read), rules);
}

std::string describe_page_losses(const Page &page, std::size_t root) {
    constexpr std::size_t sentence_words = 12;
    constexpr std::size_t much = 60; // words
    constexpr double linked = 0.3;
    std::size_t read = 0, lost = 0;
    std::map<std::string_view, std::size_t> by_rule;
    for (std::size_t i = page.elements[root].first_line; i < page.elements[root].end_line; ++i) {
        const Line &line = page.lines[i];
        if (line.verdict->kind && is_body(*line.verdict->kind))
            read += line.words;
        if (line.verdict->kind || line.words < sentence_words || !ends_sentence(line.text) ||
            line.link_share() > linked || !is_loss(line.verdict->rule) ||
            line.verdict->rule == name_of(Mark::comments))
            continue;
        lost += line.words;
        by_rule[line.verdict->rule] += line.words;
    }
    if (lost < much || lost <= read)
        return {};
    std::string rules;
    for (const auto &[rule, words] : by_rule)
        rules += fmt::format("{}{} {}", rules.empty() ? "" : ", ", rule, words);
    return fmt::format("{} words are read and {} words of sentences beside them are not: {}", read, lost,
                       rules);
}

} // namespace baonoi::extract
