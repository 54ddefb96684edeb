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

bool is_loss(const Drop &drop) {
    constexpr std::array<std::string_view, 12> others = {
        "caption", "numeric table",  "table",         "table header",     "footnote mark", "our player",
        "copy",    "repeated title", "repeated lead", "empty audio slot", "date",          "ruby"};
    return std::find(others.begin(), others.end(), drop.rule) == others.end() &&
           !drop.rule.starts_with("site rule: ");
}

} // namespace

Losses losses_of(const Script &script) {
    Losses losses;
    for (const Block &block : script.blocks)
        losses.read += is_read(block.kind) ? count_words(block.text) : 0;
    for (const Drop &drop : script.drops)
        if (is_loss(drop)) {
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

} // namespace baonoi::extract
