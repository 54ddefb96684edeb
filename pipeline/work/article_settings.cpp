// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/article_settings.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/word_places.h"
#include "work/article_record.h"
#include "work/order_kinds.h"
#include "work/order_parts.h"
#include "work/section.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::work {

namespace {

constexpr std::size_t longest_passage = 4000; // bytes
constexpr std::size_t most_passages = 100;    // of an article
constexpr std::size_t most_words = 100;       // of an article
constexpr std::size_t quoted = 60;            // bytes

std::string quote(const std::string &text) {
    return fmt::format("\"{}\"", shorten(text, quoted));
}

// The paragraphs of what an editor marked, as extract has them.
std::vector<std::string> lines_of(const std::string &text) {
    if (text.size() > longest_passage)
        throw Error(Next::skip, fmt::format("{} is longer than {} bytes; name its paragraphs one by one",
                                            quote(text), longest_passage));
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (std::string line = fold_blanks(icu::nfc(std::string_view(text).substr(begin, end - begin)));
            !line.empty())
            lines.push_back(std::move(line));
        begin = end + 1;
    }
    return lines;
}

bool is_same(const std::string &a, const std::string &b) {
    return extract::holds_passage({a}, b) && extract::holds_passage({b}, a);
}

void forget(std::vector<Passage> &passages, const std::string &text) {
    std::erase_if(passages, [&](const Passage &passage) { return is_same(passage.text, text); });
}

std::vector<Passage> changed(std::vector<Passage> passages, const ArticleChange &change) {
    if (change.passages)
        passages.clear();
    const auto add = [&](const Passage &given) {
        for (std::string &line : lines_of(given.text)) {
            forget(passages, line);
            passages.push_back({std::move(line), given.is_read});
        }
    };
    for (const std::string &text : change.forget)
        for (const std::string &line : lines_of(text))
            forget(passages, line);
    for (const Passage &passage : change.passages.value_or(std::vector<Passage>()))
        add(passage);
    for (const Passage &passage : change.add)
        add(passage);
    if (passages.size() > most_passages)
        throw Error(Next::skip, fmt::format("an article has at most {} passages that are read or not read by "
                                            "an editor's word",
                                            most_passages));
    return passages;
}

bool is_word(const WordReading &reading, const std::string &word) {
    return normalise::WordPlaces(reading.word).takes(word);
}

std::vector<WordReading> changed(std::vector<WordReading> words, const ArticleChange &change) {
    if (change.words)
        words.clear();
    const auto forget = [&](const std::string &word) {
        std::erase_if(words, [&](const WordReading &reading) { return is_word(reading, word); });
    };
    const auto add = [&](const WordReading &given) {
        normalise::LexiconOrder order = normalise::checked_order({given.word, given.said, ""});
        forget(order.word);
        words.push_back({std::move(order.word), std::move(order.said)});
    };
    for (const std::string &word : change.unsay)
        forget(normalise::WordPlaces(word).word());
    for (const WordReading &word : change.words.value_or(std::vector<WordReading>()))
        add(word);
    for (const WordReading &word : change.say)
        add(word);
    if (words.size() > most_words)
        throw Error(Next::skip,
                    fmt::format("an article has at most {} words of its own; enter those that hold for all "
                                "articles with: baonoi lexicon add",
                                most_words));
    return words;
}

// A word that stands nowhere would change nothing, in silence.
void check_words(const std::vector<WordReading> &after, const std::vector<WordReading> &before,
                 const std::vector<std::string> &read) {
    std::vector<std::string> folded; // when a word is new
    const auto stands_in = [&](const std::string &word) {
        if (folded.empty())
            for (const std::string &sentence : read)
                folded.push_back(icu::lower_case(icu::nfc(sentence)));
        const std::string wanted = icu::lower_case(word);
        return std::any_of(folded.begin(), folded.end(), [&](const std::string &sentence) {
            return sentence.find(wanted) != std::string::npos;
        });
    };
    for (const WordReading &word : after)
        if (!read.empty() && std::find(before.begin(), before.end(), word) == before.end() &&
            !stands_in(word.word))
            throw Error(Next::skip,
                        fmt::format("{} stands in no sentence of the article as it was read last; "
                                    "write it as it stands there",
                                    quote(word.word)));
}

std::vector<std::string> texts_of(const std::vector<store::SentenceRecord> &sentences) {
    std::vector<std::string> texts;
    texts.reserve(sentences.size());
    for (const store::SentenceRecord &sentence : sentences)
        texts.push_back(sentence.text);
    return texts;
}

// A passage that can be found nowhere would be read all the same, in silence.
void check_passages(const std::vector<Passage> &after, const std::vector<Passage> &before,
                    const std::vector<std::string> &read) {
    if (read.empty())
        return;
    for (const Passage &passage : after) {
        const bool is_known = std::find(before.begin(), before.end(), passage) != before.end();
        if (!is_known && !passage.is_read && !extract::holds_passage(read, passage.text))
            throw Error(Next::skip,
                        fmt::format("{} is no sentence of the article as it was read last; name "
                                    "whole sentences, of one paragraph at a time, as they stand there",
                                    quote(passage.text)));
    }
}

// For the record.
std::string in_words(const store::Decision &before, const store::Decision &after) {
    std::vector<std::string> parts;
    if (after.voice != before.voice)
        parts.push_back(after.voice.empty() ? "no voice of its own" : "voice " + after.voice);
    if (heard_of(after) != heard_of(before))
        parts.emplace_back(heard_of(after) == Heard::no    ? "not heard"
                           : heard_of(after) == Heard::yes ? "heard"
                                                           : "heard as its section is");
    for (const Passage &passage : after.passages)
        if (std::find(before.passages.begin(), before.passages.end(), passage) == before.passages.end())
            parts.push_back((passage.is_read ? "reads " : "does not read ") + quote(passage.text));
    for (const Passage &passage : before.passages)
        if (std::find(after.passages.begin(), after.passages.end(), passage) == after.passages.end())
            parts.push_back("forgets " + quote(passage.text));
    for (const WordReading &word : after.words)
        if (std::find(before.words.begin(), before.words.end(), word) == before.words.end())
            parts.push_back(fmt::format("reads {} as {}", quote(word.word), quote(word.said)));
    for (const WordReading &word : before.words)
        if (std::none_of(after.words.begin(), after.words.end(),
                         [&](const WordReading &other) { return other.word == word.word; }))
            parts.push_back(fmt::format("reads {} as the lexicons say", quote(word.word)));
    return what_of(OrderKind::settings, parts);
}

} // namespace

Heard heard_of(const store::Decision &decision) {
    if (is_lasting(decision))
        return Heard::no;
    return decision.published_by.empty() ? Heard::unsaid : Heard::yes;
}

ArticleSettings article_settings(store::Store &store, const settings::Config &config,
                                 const std::string &id_or_url) {
    ArticleSettings settings;
    settings.key = ordered_key(store, config, id_or_url);
    store::ArticleRecord known =
        store.article(settings.key.source, settings.key.input).value_or(store::ArticleRecord{});
    known.source = settings.key.source;
    known.input = settings.key.input;
    settings.id = known.id;
    const Article article = article_of(known);
    settings.section = section_of(*config.source_named(known.source), known.section, known.input, known.url);
    settings.decision = store.decision(settings.key.source, settings.key.input);
    settings.holds = in_force(settings.decision, store.scopes(settings.key.source), settings.section, config);
    settings.voice =
        settings.holds.voice.value.empty() ? config.voice_for(article) : settings.holds.voice.value;
    return settings;
}

std::optional<std::int64_t> change_article(store::Store &store, const settings::Config &config,
                                           const std::string &id_or_url, const ArticleChange &change,
                                           const Order &order) {
    if (change.voice)
        check_voice(config, *change.voice);
    const ArticleKey key = ordered_key(store, config, id_or_url);
    const std::vector<std::string> read = texts_of(store.sentences(key.source, key.input));
    store::Decision before;
    const store::Decision after = store.revise(key.source, key.input, [&](store::Decision &decision) {
        before = decision;
        if (change.voice)
            decision.voice = *change.voice == configured_voice ? "" : *change.voice;
        if (change.heard && *change.heard != heard_of(decision)) {
            lift(decision);
            decision.published_by = *change.heard == Heard::yes ? order.who : "";
            if (*change.heard == Heard::no)
                switch_off(decision, order.who, order.reason);
        }
        decision.passages = changed(std::move(decision.passages), change);
        check_passages(decision.passages, before.passages, read);
        decision.words = changed(std::move(decision.words), change);
        check_words(decision.words, before.words, read);
        if (decision.voice != before.voice || decision.passages != before.passages ||
            decision.words != before.words)
            unpin(decision);
    });
    if (after == before)
        return std::nullopt;
    Order job = order;
    if (after.voice != before.voice) // in place of one that a waiting job has
        job.voice = after.voice.empty() ? std::string(configured_voice) : after.voice;
    return queue_order(store, key, job, in_words(before, after));
}

} // namespace baonoi::work
