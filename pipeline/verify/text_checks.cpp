// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/text_checks.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace baonoi::verify {

namespace {

constexpr std::size_t quoted_bytes = 64;

std::string quote(const std::string &text, ByteSpan span) {
    return "\"" + shorten(std::string_view(text).substr(span.begin, span.size()), quoted_bytes) + "\"";
}

// The sentence around a place, from a few words before it, cut between words.
std::string context(const std::string &text, std::size_t sentence, std::size_t at) {
    std::size_t begin = sentence;
    while (at - begin > quoted_bytes / 2) {
        const std::size_t blank = text.find(' ', begin);
        if (blank == std::string::npos || blank >= at)
            break;
        begin = blank + 1;
    }
    const bool cut_before = begin > sentence;
    while (begin < at && text[begin] == ' ')
        ++begin;
    std::string part = shorten(std::string_view(text).substr(begin), quoted_bytes);
    if (part.size() < text.size() - begin || part.ends_with("…"))
        if (const std::size_t blank = part.rfind(' '); blank != std::string::npos && begin + blank > at)
            part.replace(blank, std::string::npos, " …");
    return fmt::format("\"{}{}\"", cut_before ? "… " : "", part);
}

std::string not_covered(const std::string &text, std::size_t sentence, ByteSpan gap) {
    return fmt::format("{} in {} is neither spoken nor dropped by a rule", quote(text, gap),
                       context(text, sentence, gap.begin));
}

bool digit_at(std::string_view text, std::size_t at, std::size_t &length) {
    const CodePoint point = decode_utf8(text, at);
    length = point.length;
    return (point.value >= '0' && point.value <= '9') || (point.value >= 0xFF10 && point.value <= 0xFF19);
}

// The next run of digits at or after `at`; empty at the end of the text.
ByteSpan next_number(std::string_view text, std::size_t at) {
    std::size_t length = 0;
    while (at < text.size() && !digit_at(text, at, length))
        at += length;
    std::size_t end = at;
    while (end < text.size() && digit_at(text, end, length))
        end += length;
    return {at, end};
}

const std::string &spoken_form(const Reading &reading, const SpokenWord &word) {
    return reading.utterances[word.utterance].tokens[word.token].spoken;
}

bool in_order(const SpokenWord &a, const SpokenWord &b) {
    return a.end <= b.begin && std::pair(a.utterance, a.token) < std::pair(b.utterance, b.token);
}

class Blocks {
public:
    explicit Blocks(const Reading &reading) : reading_(reading), timeline_(timeline_of(reading.recording)) {}

    std::string coverage_gap() const {
        std::size_t next = 0;
        for (std::size_t b = 0; b < reading_.script.blocks.size(); ++b) {
            const Block &block = reading_.script.blocks[b];
            std::size_t at = 0;
            for (; next < reading_.utterances.size() && reading_.utterances[next].block == b; ++next) {
                if (std::string gap = utterance_gap(block, next, at); !gap.empty())
                    return gap;
                at = reading_.utterances[next].source.end;
            }
            if (is_read(block.kind) && at != block.text.size())
                return not_covered(block.text, at, {at, block.text.size()});
        }
        if (next != reading_.utterances.size())
            return fmt::format("utterance {} belongs to no block in order", next + 1);
        return {};
    }

    std::string number_gap() const {
        std::size_t next = 0;
        for (std::size_t b = 0; b < reading_.script.blocks.size(); ++b) {
            const Block &block = reading_.script.blocks[b];
            std::vector<bool> settled(block.text.size());
            for (; next < reading_.utterances.size() && reading_.utterances[next].block <= b; ++next)
                settle(next, settled);
            if (!is_read(block.kind))
                continue;
            for (ByteSpan number = next_number(block.text, 0); number.size() > 0;
                 number = next_number(block.text, number.end))
                if (std::find(settled.begin() + offset(number.begin), settled.begin() + offset(number.end),
                              false) != settled.begin() + offset(number.end))
                    return fmt::format("the number {} in {} has no spoken words in the timeline",
                                       quote(block.text, number), context(block.text, 0, number.begin));
        }
        return {};
    }

private:
    static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

    // Marks what tokens say or drop with a reason.
    void settle(std::size_t u, std::vector<bool> &settled) const {
        const Utterance &utterance = reading_.utterances[u];
        for (std::size_t t = 0; t < utterance.tokens.size(); ++t) {
            const Token &token = utterance.tokens[t];
            const bool read = says(u, t) && next_number(token.spoken, 0).size() == 0;
            for (std::size_t at = token.source.begin; at < std::min(token.source.end, settled.size()); ++at)
                settled[at] = settled[at] || read || names_why(token);
        }
    }

    bool says(std::size_t u, std::size_t t) const {
        return !reading_.utterances[u].tokens[t].spoken.empty() && timeline_.contains({u, t});
    }

    static bool names_why(const Token &token) {
        constexpr std::array<std::string_view, 5> no_reason = {"", "blank", "punctuation", "symbol", "word"};
        return token.spoken.empty() &&
               std::find(no_reason.begin(), no_reason.end(), token.rule) == no_reason.end();
    }

    std::string utterance_gap(const Block &block, std::size_t u, std::size_t at) const {
        const Utterance &utterance = reading_.utterances[u];
        if (utterance.source.begin != at || utterance.source.end > block.text.size() ||
            utterance.source.end < at)
            return bad_span(block.text, at, at, utterance.source);
        for (std::size_t t = 0; t < utterance.tokens.size(); ++t) {
            const Token &token = utterance.tokens[t];
            if (token.source.begin != at || token.source.end > utterance.source.end || token.source.end < at)
                return bad_span(block.text, utterance.source.begin, at, token.source);
            const bool silent_by_rule = token.spoken.empty() && !token.rule.empty();
            if (!silent_by_rule && !says(u, t))
                return not_covered(block.text, utterance.source.begin, token.source);
            at = token.source.end;
        }
        if (at != utterance.source.end)
            return not_covered(block.text, utterance.source.begin, {at, utterance.source.end});
        return {};
    }

    static std::string bad_span(const std::string &text, std::size_t sentence, std::size_t at,
                                ByteSpan found) {
        if (found.begin > at && found.begin <= text.size())
            return not_covered(text, sentence, {at, found.begin});
        return fmt::format("bytes {} to {} are not where the text goes on in {}", found.begin, found.end,
                           context(text, sentence, at));
    }

    const Reading &reading_;
    Timeline timeline_;
};

} // namespace

Timeline timeline_of(const Recording &recording) {
    Timeline timeline;
    for (std::size_t i = 0; i < recording.words.size(); ++i)
        timeline.emplace(std::pair(recording.words[i].utterance, recording.words[i].token), i);
    return timeline;
}

std::string timeline_gap(const Reading &reading) {
    const Recording &recording = reading.recording;
    const double limit = recording.duration.value * recording.speech_rate + 0.5;
    for (std::size_t i = 0; i < recording.words.size(); ++i) {
        const SpokenWord &word = recording.words[i];
        if (word.utterance >= reading.utterances.size() ||
            word.token >= reading.utterances[word.utterance].tokens.size())
            return fmt::format("word {} of the timeline belongs to no token", i + 1);
        const std::string name = "\"" + spoken_form(reading, word) + "\"";
        if (word.begin.count < 0 || word.end < word.begin || static_cast<double>(word.end.count) > limit)
            return fmt::format("{} at {:.2f} s lies outside of the recording's {:.2f} s", name,
                               to_seconds(word.begin, recording.speech_rate).value, recording.duration.value);
        if (i > 0 && !in_order(recording.words[i - 1], word))
            return fmt::format("{} at {:.2f} s is not after the word before it", name,
                               to_seconds(word.begin, recording.speech_rate).value);
    }
    return {};
}

std::string coverage_gap(const Reading &reading) {
    std::string gap = timeline_gap(reading);
    return gap.empty() ? Blocks(reading).coverage_gap() : gap;
}

std::string number_gap(const Reading &reading) {
    return Blocks(reading).number_gap();
}

std::size_t count_numbers(const Script &script) {
    std::size_t count = 0;
    for (const Block &block : script.blocks)
        for (ByteSpan number = next_number(block.text, 0); is_read(block.kind) && number.size() > 0;
             number = next_number(block.text, number.end))
            ++count;
    return count;
}

std::size_t count_syllables(const Reading &reading) {
    std::size_t count = 0;
    for (const SpokenWord &word : reading.recording.words) {
        const std::string &spoken = spoken_form(reading, word);
        count +=
            spoken.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(spoken.begin(), spoken.end(), ' '));
    }
    return count;
}

} // namespace baonoi::verify
