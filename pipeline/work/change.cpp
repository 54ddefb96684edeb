// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/change.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace baonoi::work {

namespace {

// Without the blank before the next sentence.
std::string_view text_of(const produce::Prepared &prepared, const Utterance &utterance) {
    std::string_view text = std::string_view(prepared.script.blocks[utterance.block].text)
                                .substr(utterance.source.begin, utterance.source.size());
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

using Count = std::map<std::string, int>;

// Those of sentences that others has not as often.
std::vector<store::SentenceRecord> without(const std::vector<store::SentenceRecord> &sentences,
                                           const std::vector<store::SentenceRecord> &others) {
    Count there;
    for (const store::SentenceRecord &other : others)
        ++there[other.text];
    std::vector<store::SentenceRecord> left;
    for (const store::SentenceRecord &sentence : sentences)
        if (--there[sentence.text] < 0)
            left.push_back(sentence);
    return left;
}

struct WrittenWord {
    std::string text; // without the punctuation around it
    bool has_digit = false;
    int capitals = 0;
};

WrittenWord written_word(std::string_view piece) {
    WrittenWord word;
    std::size_t end = 0;
    for (std::size_t at = 0; at < piece.size();) {
        const CodePoint point = decode_utf8(piece, at);
        const std::string_view letter = piece.substr(at, point.length);
        at += point.length;
        const bool is_digit = point.value >= '0' && point.value <= '9';
        const bool is_part = is_digit || icu::is_letter_or_mark(point.value);
        word.has_digit |= is_digit;
        word.capitals += icu::lower_case(letter) != letter ? 1 : 0;
        if (is_part || !word.text.empty())
            word.text += letter;
        if (is_part)
            end = word.text.size();
    }
    word.text.resize(end);
    return word;
}

// Words with digits or capitals. The capital of a sentence's first word says nothing by itself.
void add_facts(const std::string &sentence, std::vector<std::string> &facts) {
    std::vector<WrittenWord> words;
    for (std::size_t begin = 0; begin < sentence.size();) {
        const std::size_t end = std::min(sentence.find(' ', begin), sentence.size());
        if (WrittenWord word = written_word(std::string_view(sentence).substr(begin, end - begin));
            !word.text.empty())
            words.push_back(std::move(word));
        begin = end + 1;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool begins_name =
            i > 0 || words[i].capitals > 1 || (words.size() > 1 && words[1].capitals > 0);
        if (words[i].has_digit || (words[i].capitals > 0 && begins_name))
            facts.push_back(words[i].text);
    }
}

std::vector<std::string> facts_of(const std::vector<store::SentenceRecord> &sentences) {
    std::vector<std::string> facts;
    for (const store::SentenceRecord &sentence : sentences)
        add_facts(sentence.text, facts);
    return facts;
}

bool holds(const std::vector<store::SentenceRecord> &sentences, std::string_view text) {
    return std::any_of(sentences.begin(), sentences.end(), [&](const store::SentenceRecord &sentence) {
        return sentence.text.find(text) != std::string::npos;
    });
}

// A token of a new sentence that is more than plain words and was not in the old ones.
bool has_new_reading(const produce::Prepared &now, const Change &change) {
    for (const Utterance &utterance : now.utterances) {
        const std::string_view text = text_of(now, utterance);
        if (std::none_of(change.added.begin(), change.added.end(),
                         [&](const store::SentenceRecord &sentence) { return sentence.text == text; }))
            continue;
        for (const Token &token : utterance.tokens) {
            const bool is_plain = token.spoken.empty() || (token.rule == "word" && token.language == "vi");
            const std::string_view written = std::string_view(now.script.blocks[utterance.block].text)
                                                 .substr(token.source.begin, token.source.size());
            if (!is_plain && !holds(change.gone, written))
                return true;
        }
    }
    return false;
}

} // namespace

std::vector<store::SentenceRecord> sentences_of(const produce::Prepared &prepared) {
    std::vector<store::SentenceRecord> sentences;
    for (const Utterance &utterance : prepared.utterances)
        if (std::string spoken = spoken_text(utterance); !spoken.empty())
            sentences.push_back({std::string(text_of(prepared, utterance)), std::move(spoken)});
    return sentences;
}

Change change_between(const std::vector<store::SentenceRecord> &before,
                      const std::vector<store::SentenceRecord> &now) {
    return {without(before, now), without(now, before)};
}

store::Urgency urgency_of(const std::vector<store::SentenceRecord> &before, const produce::Prepared &now) {
    if (before.empty())
        return store::Urgency::facts;
    const Change change = change_between(before, sentences_of(now));
    const bool is_fact = facts_of(change.gone) != facts_of(change.added) || has_new_reading(now, change);
    return is_fact ? store::Urgency::facts : store::Urgency::ordinary;
}

} // namespace baonoi::work
