// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/sentences.h"

#include "base/utf8.h"
#include "normalise/letters.h"

#include <algorithm>
#include <iterator>

namespace baonoi::normalise {

namespace {

Pause pause_after(BlockKind kind) {
    switch (kind) {
    case BlockKind::title:
        return Pause::title;
    case BlockKind::heading:
    case BlockKind::intro:
        return Pause::heading;
    case BlockKind::item:
        return Pause::item;
    default:
        return Pause::paragraph;
    }
}

class Splitter {
public:
    Splitter(std::vector<Token> &tokens, std::string_view text) : tokens_(tokens), text_(text) {}

    // The token after the sentence that the terminal at `at` ends, closing marks and the blank included; 0
    // when it ends none.
    std::size_t end_of_sentence(std::size_t at) {
        if (at < decided_ || !is_terminal(at))
            return 0;
        std::size_t next = at + 1;
        while (next < tokens_.size() && (is_terminal(next) || is_closing(next)))
            ++next;
        decided_ = next;
        if (next == tokens_.size())
            return next;
        const bool blank = tokens_[next].rule == "blank";
        const std::size_t start = first_letter_after(next + (blank ? 1U : 0U));
        const bool capital = is_upper(character(start)) || !is_letter(character(start));
        if (blank)
            return capital && !is_initial(at) ? next + 1 : 0;
        return is_upper(character(start)) && source(at) == "." && is_small_word(at) ? next : 0;
    }

private:
    std::string_view source(std::size_t i) const {
        return i < tokens_.size() ? text_.substr(tokens_[i].source.begin, tokens_[i].source.size())
                                  : std::string_view();
    }
    char32_t character(std::size_t i) const {
        const std::string_view text = source(i);
        return text.empty() ? U' ' : decode_utf8(text, 0).value;
    }
    bool is_terminal(std::size_t i) const {
        const std::string_view text = source(i);
        return tokens_[i].rule == "punctuation" &&
               (text == "." || text == "!" || text == "?" || text == "…" || text == "。");
    }
    bool is_closing(std::size_t i) const {
        const std::string_view text = source(i);
        return tokens_[i].rule == "punctuation" &&
               (text == ")" || text == "]" || text == "”" || text == "\"" || text == "»" || text == "’" ||
                text == "'");
    }
    // Opening quotes and brackets are passed over.
    std::size_t first_letter_after(std::size_t i) const {
        while (i < tokens_.size() && tokens_[i].spoken.empty() && tokens_[i].rule == "punctuation" &&
               !is_terminal(i))
            ++i;
        return i;
    }
    // "J. Biden": a letter that begins a name; "anh T. 20 tuổi": one that stands for it.
    bool is_initial(std::size_t dot) const {
        return source(dot) == "." && dot > 0 && tokens_[dot - 1].rule == "initial";
    }
    bool is_small_word(std::size_t dot) const {
        return dot > 0 && tokens_[dot - 1].rule == "word" && source(dot - 1).size() > 1 &&
               !is_upper(character(dot - 1));
    }

    std::vector<Token> &tokens_;
    std::string_view text_;
    std::size_t decided_ = 0; // marks before it belong to a run that was looked at
};

bool is_spoken(const Token &token) {
    return !token.spoken.empty();
}

void append(std::vector<Utterance> &out, Utterance &&utterance) {
    const bool spoken = std::any_of(utterance.tokens.begin(), utterance.tokens.end(), is_spoken);
    const bool first_silent =
        !out.empty() && std::none_of(out.back().tokens.begin(), out.back().tokens.end(), is_spoken);
    if (out.empty() || (spoken && !first_silent)) {
        out.push_back(std::move(utterance));
        return;
    }
    Utterance &before = out.back();
    before.source.end = utterance.source.end;
    before.question |= utterance.question;
    std::move(utterance.tokens.begin(), utterance.tokens.end(), std::back_inserter(before.tokens));
}

} // namespace

std::vector<Utterance> sentences(std::vector<Token> tokens, std::string_view text, std::size_t block,
                                 BlockKind kind) {
    std::vector<Utterance> out;
    Splitter splitter(tokens, text);
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < tokens.size();) {
        const std::size_t end = splitter.end_of_sentence(at);
        if (end == 0 && tokens[at].pause == Pause::sentence && text[tokens[at].source.begin] == '.')
            tokens[at].pause = Pause::none;
        at = end ? end : at + 1;
        if (end || at == tokens.size())
            ends.push_back(at);
    }
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        Utterance utterance;
        utterance.block = block;
        utterance.kind = kind;
        utterance.source = {tokens[begin].source.begin, tokens[end - 1].source.end};
        for (std::size_t i = begin; i < end; ++i) {
            tokens[i].asks = text[tokens[i].source.begin] == '?' && tokens[i].rule == "punctuation";
            utterance.question |= tokens[i].asks;
        }
        utterance.tokens.assign(std::make_move_iterator(tokens.begin() + static_cast<std::ptrdiff_t>(begin)),
                                std::make_move_iterator(tokens.begin() + static_cast<std::ptrdiff_t>(end)));
        append(out, std::move(utterance));
        begin = end;
    }
    if (!out.empty()) {
        out.front().begins_block = true;
        out.back().pause = pause_after(kind);
    }
    return out;
}

void mark_ends_of_lists(std::vector<Utterance> &utterances) {
    for (std::size_t i = 0; i < utterances.size(); ++i) {
        const BlockKind kind = utterances[i].kind;
        utterances[i].ends_list = (kind == BlockKind::item || kind == BlockKind::table_row) &&
                                  (i + 1 == utterances.size() || utterances[i + 1].kind != kind);
    }
}

} // namespace baonoi::normalise
