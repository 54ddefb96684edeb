// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/frame.h"

#include "base/iso_time.h"
#include "base/utf8.h"
#include "extract/extract.h"
#include "extract/passages.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr std::size_t longest_frame = 1000; // bytes

struct FrameFact {
    std::string_view name; // "{title}"
    std::string (*of)(const Script &script);
};

// As it is written in the news, so that it is read as any date: "1/3/2026". Empty when it is no date.
std::string day_of(const Script &script) {
    const std::string day = script.published.substr(0, 10);
    if (!is_day(day))
        return "";
    return fmt::format("{}/{}/{}", std::stoi(day.substr(8)), std::stoi(day.substr(5, 2)), day.substr(0, 4));
}

constexpr std::array frame_facts{
    FrameFact{"{title}", [](const Script &script) { return script.title; }},
    FrameFact{"{date}", day_of},
    FrameFact{"{site}", [](const Script &script) { return script.site_name; }},
};

// The text with all facts in it; nothing when one of them is not known. What a fact says is not looked at.
std::optional<std::string> with_facts(std::string_view text, const Script &script) {
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        const auto *const fact =
            std::find_if(frame_facts.begin(), frame_facts.end(),
                         [&](const FrameFact &one) { return text.substr(at).starts_with(one.name); });
        if (fact == frame_facts.end()) {
            filled += text[at++];
            continue;
        }
        const std::string value = fact->of(script);
        if (value.empty())
            return std::nullopt;
        filled += value;
        at += fact->name.size();
    }
    return filled;
}

} // namespace

std::optional<std::string> frame_fault(const std::string &text) {
    if (text.size() > longest_frame)
        return fmt::format("be at most {} bytes long", longest_frame);
    std::string rest = text;
    for (const FrameFact &fact : frame_facts)
        for (std::size_t at = rest.find(fact.name); at != std::string::npos; at = rest.find(fact.name))
            rest.replace(at, fact.name.size(), " ");
    if (const std::size_t at = rest.find_first_of("{}"); at != std::string::npos)
        return fmt::format("name nothing in braces but {{title}}, {{date}} and {{site}}: \"{}\"",
                           shorten(std::string_view(rest).substr(at), 40));
    Vocabulary vocabulary;
    if (!fold_blanks(text).empty() && vocabulary.words_of(text).empty())
        return "have words that can be said, or be empty";
    return std::nullopt;
}

std::string filled_in(const std::string &text, const Script &script) {
    const std::string clean = fold_blanks(icu::nfc(text));
    Vocabulary vocabulary;
    std::string filled;
    // The facts come in afterwards: a title with a full stop in it ends no sentence of the text.
    for (const Piece &piece : pieces_of(clean, vocabulary))
        if (const auto part =
                with_facts(std::string_view(clean).substr(piece.span.begin, piece.span.size()), script))
            filled += *part;
    return fold_blanks(filled);
}

Script framed(Script script, const std::string &intro, const std::string &outro) {
    const std::string before = filled_in(intro, script), after = filled_in(outro, script);
    const bool says_title = !before.empty() && intro.find("{title}") != std::string::npos &&
                            before.find(icu::nfc(fold_blanks(script.title))) != std::string::npos;
    if (says_title)
        for (std::size_t i = script.blocks.size(); i-- > 0;)
            if (script.blocks[i].kind == BlockKind::title) {
                Block &title = script.blocks[i];
                script.drops.push_back({"said in the intro", std::move(title.text), std::move(title.place),
                                        std::move(title.evidence), i});
                script.blocks.erase(script.blocks.begin() + static_cast<std::ptrdiff_t>(i));
            }
    if (!before.empty())
        script.blocks.insert(script.blocks.begin(), {BlockKind::intro, before, ""});
    if (!after.empty())
        script.blocks.push_back({BlockKind::outro, after, ""});
    return script;
}

} // namespace baonoi::extract
