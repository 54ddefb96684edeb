// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/parts.h"

#include "base/error.h"
#include "base/utf8.h"

#include <fmt/format.h>

namespace baonoi::synthesise {

namespace {

// A spoken token, and the longest pause between it and the next.
struct Word {
    std::size_t token = 0;
    Pause pause = Pause::none;
};

std::string_view mark_of(Pause pause, bool is_question) {
    switch (pause) {
    case Pause::none:
        return "";
    case Pause::bracket:
    case Pause::comma:
    case Pause::dash:
        return ",";
    case Pause::colon:
        return ":";
    case Pause::semicolon:
        return ";";
    case Pause::ellipsis:
        return "…";
    default:
        return is_question ? "?" : ".";
    }
}

class Cutter {
public:
    Cutter(const Utterance &utterance, const Pauses &pauses, std::size_t most)
        : utterance_(utterance), pauses_(pauses), most_(most) {
        for (std::size_t i = 0; i < utterance.tokens.size(); ++i) {
            const Token &token = utterance.tokens[i];
            if (!token.spoken.empty())
                words_.push_back({i, Pause::none});
            if (!words_.empty() && length_of(token.pause) > length_of(words_.back().pause))
                words_.back().pause = token.pause;
        }
        if (!words_.empty() && length_of(utterance.pause) >= length_of(words_.back().pause))
            words_.back().pause = utterance.pause;
    }

    std::vector<UtterancePart> cut() {
        std::vector<UtterancePart> parts;
        for (std::size_t begin = 0; begin < words_.size();) {
            const std::size_t end = end_of_part(begin);
            parts.push_back(part(begin, end));
            begin = end;
        }
        return parts;
    }

private:
    Seconds length_of(Pause pause) const { return pauses_.after[static_cast<std::size_t>(pause)]; }

    std::string text_of(std::size_t begin, std::size_t end) const {
        std::string text;
        for (std::size_t i = begin; i < end; ++i) {
            if (i > begin)
                text += ' ';
            text += utterance_.tokens[words_[i].token].spoken;
            text += mark_of(i + 1 == end && words_[i].pause == Pause::none ? Pause::comma : words_[i].pause,
                            utterance_.question && i + 1 == words_.size());
        }
        return text;
    }

    // As many words as fit; less when a clause ends before.
    std::size_t end_of_part(std::size_t begin) const {
        std::size_t fit = begin, clause = begin, characters = 0;
        while (fit < words_.size()) {
            characters += count_characters(utterance_.tokens[words_[fit].token].spoken) + 2; // blank and mark
            if (characters > most_)
                break;
            ++fit;
            if (words_[fit - 1].pause != Pause::none)
                clause = fit;
        }
        if (fit == begin)
            throw Error(Next::skip,
                        fmt::format("\"{}\" has more than the {} characters of a request",
                                    shorten(utterance_.tokens[words_[begin].token].spoken, 80), most_));
        return fit < words_.size() && clause > begin ? clause : fit;
    }

    UtterancePart part(std::size_t begin, std::size_t end) const {
        const std::size_t first = begin == 0 ? 0 : words_[begin].token;
        const std::size_t last = end == words_.size() ? utterance_.tokens.size() : words_[end].token;
        UtterancePart part{utterance_, first, text_of(begin, end), length_of(words_[end - 1].pause)};
        part.utterance.tokens.assign(utterance_.tokens.begin() + static_cast<std::ptrdiff_t>(first),
                                     utterance_.tokens.begin() + static_cast<std::ptrdiff_t>(last));
        if (begin > 0)
            part.utterance.begins_block = false;
        if (end < words_.size()) {
            part.utterance.ends_list = false;
            part.utterance.pause = words_[end - 1].pause;
            part.utterance.question = false;
            if (part.silence <= Seconds{})
                part.silence = pauses_.breath;
        }
        return part;
    }

    const Utterance &utterance_;
    const Pauses &pauses_;
    const std::size_t most_;
    std::vector<Word> words_;
};

} // namespace

std::vector<UtterancePart> parts_of(const Utterance &utterance, const Pauses &pauses, std::size_t most) {
    return Cutter(utterance, pauses, most).cut();
}

} // namespace baonoi::synthesise
