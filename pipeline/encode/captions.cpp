// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/captions.h"

#include "base/ascii.h"
#include "base/markup.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace baonoi::encode {

namespace {

std::int64_t milliseconds(Samples at, int sample_rate) {
    return (at.count * 1000 + sample_rate / 2) / sample_rate;
}

std::string clock(std::int64_t ms) {
    return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
}

// On one line: a line break would end the cue.
std::string cue_markup(std::string_view text) {
    std::string line = as_markup(text, Quotes::stay);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

// [begin, end) in words of the words of one utterance.
struct Cue {
    std::size_t begin, end;
    std::int64_t from, to; // ms
};

// A time tag must lie inside its cue and after the one before it; other words share the tag before them.
std::string cue_text(std::string_view source, const Utterance &utterance,
                     const std::vector<SpokenWord> &words, const Cue &cue, int sample_rate) {
    std::string text;
    std::size_t at = utterance.source.begin;
    std::int64_t last = cue.from;
    for (std::size_t i = cue.begin; i < cue.end; ++i) {
        const std::size_t begin = utterance.tokens[words[i].token].source.begin;
        const std::int64_t time = milliseconds(words[i].begin, sample_rate);
        if (time <= last || time >= cue.to)
            continue;
        text += cue_markup(source.substr(at, begin - at));
        text += "<" + clock(time) + ">";
        at = begin;
        last = time;
    }
    text += cue_markup(source.substr(at, utterance.source.end - at));
    return std::string(trimmed(text, " "));
}

std::string language_of(const Script &script) {
    const bool clean = !script.language.empty() && script.language.size() < 36 &&
                       std::all_of(script.language.begin(), script.language.end(),
                                   [](char c) { return is_ascii_alnum(c) || c == '-'; });
    return clean ? script.language : "vi";
}

} // namespace

std::string make_captions(const Script &script, const std::vector<Utterance> &utterances,
                          const std::vector<SpokenWord> &words, int sample_rate) {
    std::string out = "WEBVTT\nKind: captions\nLanguage: " + language_of(script) + "\n";
    std::int64_t previous = 0;
    for (std::size_t i = 0; i < words.size();) {
        Cue cue{i, i, 0, 0};
        while (cue.end < words.size() && words[cue.end].utterance == words[i].utterance)
            ++cue.end;
        cue.from = std::max(milliseconds(words[i].begin, sample_rate), previous);
        cue.to = std::max(milliseconds(words[cue.end - 1].end, sample_rate), cue.from + 1);
        const Utterance &utterance = utterances[words[i].utterance];
        out += fmt::format("\n{} --> {}\n{}\n", clock(cue.from), clock(cue.to),
                           cue_text(script.blocks[utterance.block].text, utterance, words, cue, sample_rate));
        previous = cue.to;
        i = cue.end;
    }
    return out;
}

} // namespace baonoi::encode
