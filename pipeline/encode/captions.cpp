// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/captions.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "encode/caption_cues.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::encode {

namespace {

constexpr std::string_view arrow = " --> ";

std::string clock(std::int64_t ms) {
    return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
}

// A time tag must lie inside its cue and after the one before it; other words share the tag before them.
std::string cue_text(const std::vector<CaptionUnit> &units, const CaptionCue &cue) {
    std::string text;
    std::int64_t last = cue.from;
    for (std::size_t i = cue.begin; i < cue.end; ++i) {
        const CaptionUnit &unit = units[i];
        if (i > cue.begin)
            text += i == cue.second ? '\n' : ' ';
        std::size_t at = 0;
        for (const CaptionUnit::Word &word : unit.words) {
            text += as_markup(unit.text.substr(at, word.at - at), Quotes::stay);
            at = word.at;
            if (word.from > last && word.from < cue.to) {
                text += "<" + clock(word.from) + ">";
                last = word.from;
            }
        }
        text += as_markup(unit.text.substr(at), Quotes::stay);
    }
    return text;
}

std::string language_of(const Script &script) {
    const bool clean = !script.language.empty() && script.language.size() < 36 &&
                       std::all_of(script.language.begin(), script.language.end(),
                                   [](char c) { return is_ascii_alnum(c) || c == '-'; });
    return clean ? script.language : "vi";
}

std::string without_markup(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 3> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}}};
    std::string plain;
    while (!text.empty()) {
        if (text.front() == '<') {
            const std::size_t end = text.find('>');
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            continue;
        }
        const auto entity = std::find_if(entities.begin(), entities.end(),
                                         [&](const auto &one) { return text.starts_with(one.first); });
        plain += entity != entities.end() ? entity->second : text.front();
        text.remove_prefix(entity != entities.end() ? entity->first.size() : 1);
    }
    return plain;
}

// The next line of a text, which loses it.
std::string_view next_line(std::string_view &text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

std::string make_captions(const Script &script, const std::vector<Utterance> &utterances,
                          const std::vector<SpokenWord> &words, int sample_rate) {
    std::string out = "WEBVTT\nKind: captions\nLanguage: " + language_of(script) + "\n";
    const std::vector<CaptionUnit> units = caption_units(script, utterances, words, sample_rate);
    std::size_t last = utterances.size(), piece = 0;
    for (const CaptionCue &cue : caption_cues(units)) {
        const std::size_t index = units[cue.begin].utterance;
        piece = index == last ? piece + 1 : 1;
        last = index;
        const std::size_t block = utterances[index].block;
        out += fmt::format("\n{}-{}.{}.{}\n{}{}{}\n{}\n", name_of(script.blocks[block].kind), block, index,
                           piece, clock(cue.from), arrow, clock(cue.to), cue_text(units, cue));
    }
    return out;
}

std::string as_srt(std::string_view captions) {
    if (!captions.starts_with("WEBVTT"))
        throw Error(Next::skip, "these captions do not begin with WEBVTT; give the .vtt file of a recording");
    std::string out;
    std::size_t number = 0;
    while (!captions.empty()) {
        std::string times(next_line(captions));
        const std::size_t at = times.find(arrow);
        constexpr std::size_t clock_size = std::string_view("00:00:00.000").size();
        if (at == std::string::npos)
            continue;
        if (at != clock_size || times.size() != 2 * clock_size + arrow.size())
            throw Error(Next::skip,
                        fmt::format("cue {} has the times \"{}\", not as baonoi writes them; give "
                                    "the .vtt file of a recording",
                                    number + 1, shorten(times, 60)));
        std::replace(times.begin(), times.end(), '.', ',');
        ++number;
        out += fmt::format("{}{}\n{}\n", number == 1 ? "" : "\n", number, times);
        for (std::string_view line = next_line(captions); !line.empty(); line = next_line(captions))
            out += without_markup(line) + "\n";
    }
    return out;
}

} // namespace baonoi::encode
