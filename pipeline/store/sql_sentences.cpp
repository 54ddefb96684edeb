// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "store/sql_rows.h"
#include "store/sql_store.h"

namespace baonoi::store {

namespace {

bool is_digit(char32_t value) {
    return value >= '0' && value <= '9';
}

char32_t character_before(std::string_view text, std::size_t at) {
    while (at > 0 && is_continuation(text[--at])) {
    }
    return decode_utf8(text, at).value;
}

bool are_of_one_word(char32_t left, char32_t right) {
    return (icu::is_letter_or_mark(left) && icu::is_letter_or_mark(right)) ||
           (is_digit(left) && is_digit(right));
}

bool holds_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins =
            at == 0 || !are_of_one_word(character_before(text, at), decode_utf8(word, 0).value);
        const bool ends = end == text.size() ||
                          !are_of_one_word(character_before(word, word.size()), decode_utf8(text, end).value);
        if (begins && ends)
            return true;
    }
    return false;
}

} // namespace

std::vector<SentenceRecord> sentences_of(const Connection &database, const std::string &source,
                                         const std::string &input) {
    std::vector<SentenceRecord> found;
    Statement select(database,
                     "SELECT text, spoken FROM sentences WHERE source = ? AND input = ? ORDER BY number");
    select.bind_all(source, input);
    while (select.step())
        found.push_back({select.text(0), select.text(1)});
    return found;
}

void SqlStore::keep_all_sentences(const Connection &database, const ArticleKey &article,
                                  const std::vector<SentenceRecord> &sentences) const {
    const std::vector<SentenceRecord> before = sentences_of(database, article.source, article.input);
    if (before == sentences)
        return;
    if (!before.empty()) {
        forget_text(database, article);
        Statement(database, "DELETE FROM sentences WHERE source = ? AND input = ?")
            .bind_all(article.source, article.input)
            .run();
    }
    insert_rows(database, "INSERT INTO sentences (source, input, number, text, folded, spoken)", 6,
                sentences.size(), [&](Statement &insert, int first, std::size_t row) {
                    const SentenceRecord &sentence = sentences[row];
                    insert.bind(first, article.source)
                        .bind(first + 1, article.input)
                        .bind(first + 2, static_cast<std::int64_t>(row + 1))
                        .bind(first + 3, sentence.text)
                        .bind(first + 4, icu::lower_case(icu::nfc(sentence.text)))
                        .bind(first + 5, sentence.spoken);
                });
    index_text(database, article, sentences);
}

void SqlStore::keep_sentences(const std::string &source, const std::string &input,
                              const std::vector<SentenceRecord> &sentences) {
    Change change(*this, {{source, input}});
    keep_all_sentences(change.database(), {source, input}, sentences);
    change.commit();
}

std::vector<SentenceRecord> SqlStore::sentences(const std::string &source, const std::string &input) {
    const Reading reading(*this);
    return sentences_of(reading.database(), source, input);
}

std::vector<Articles::FoundSentence> SqlStore::sentences_with(const std::string &word, std::size_t limit) {
    std::vector<FoundSentence> found;
    const std::string folded = icu::lower_case(icu::nfc(word));
    if (folded.empty())
        return found;
    const Reading reading(*this);
    Statement select(reading.database(),
                     "SELECT a.id, a.title, s.number, s.text, s.spoken, s.folded FROM sentences s "
                     "JOIN articles a USING (source, input) "
                     "WHERE s.source = ? AND s.input = ? AND instr(s.folded, ?) > 0 ORDER BY s.number");
    for (const ArticleKey &key : keys_with(reading.database(), folded)) {
        if (found.size() == limit)
            break;
        for (select.bind_all(key.source, key.input, folded); select.step();)
            if (found.size() < limit && holds_word(select.text(5), folded))
                found.push_back({key.source,
                                 key.input,
                                 select.text(0),
                                 select.text(1),
                                 static_cast<std::size_t>(select.integer(2)),
                                 {select.text(3), select.text(4)}});
    }
    return found;
}

} // namespace baonoi::store
