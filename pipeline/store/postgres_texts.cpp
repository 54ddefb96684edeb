// SPDX-License-Identifier: GPL-3.0-or-later
// The search in what articles say, by PostgreSQL's full-text index. Texts are cut into words here and not by
// the server: it takes several times as long, and every recording has a text.
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "store/phrases.h"
#include "store/postgres_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace baonoi::store {

namespace {

// What a tsvector has room for: the bytes of its words, the places of one word, the number of a place.
constexpr std::size_t most_bytes_of_words = 400'000, most_places = 250, last_place = 16383;
constexpr std::size_t longest_word = 200; // bytes

// In the order of the text, without case and marks: letters and digits, all else stands between words.
std::vector<std::string> indexed_words(const std::string &text) {
    const std::string plain = icu::plain_letters(icu::nfc(valid_utf8(text)));
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty())
            words.push_back(shorten(word, longest_word));
        word.clear();
    };
    for (std::size_t at = 0; at < plain.size();) {
        const CodePoint point = decode_utf8(plain, at);
        if (is_of_word(point.value))
            word += plain.substr(at, point.length);
        else
            end_word();
        at += point.length;
    }
    end_word();
    return words;
}

// As the server reads a tsvector.
class TextVector {
public:
    void add(const std::string &text, char weight) {
        for (const std::string &word : indexed_words(text)) {
            std::string &places = places_[word];
            if (places.empty())
                bytes_ += word.size();
            if (bytes_ > most_bytes_of_words) {
                places_.erase(word);
                return;
            }
            place_ = std::min(place_ + 1, last_place);
            if (std::size_t &count = counts_[word]; ++count <= most_places)
                places += fmt::format("{}{}{}", places.empty() ? "" : ",", place_, weight);
        }
    }
    std::string text() const {
        std::string all;
        for (const auto &[word, places] : places_)
            all += fmt::format("'{}':{} ", word, places);
        return all;
    }

private:
    std::map<std::string, std::string> places_;
    std::map<std::string, std::size_t> counts_;
    std::size_t bytes_ = 0, place_ = 0;
};

// What was typed into a search, as the server reads a tsquery: the parts between blanks as words in a row;
// the last word may go on.
std::string text_query(const std::string &asked) {
    const std::string apart = with_digits_apart(asked);
    std::string query;
    for (const std::string &part : words_of(apart)) {
        std::string row;
        for (const std::string &word : indexed_words(part))
            row += fmt::format("{}'{}'", row.empty() ? "" : " <-> ", word);
        if (!row.empty())
            query += fmt::format("{}{}", query.empty() ? "" : " & ", row);
    }
    if (!query.empty() && phrases_of(apart, Last::beginning).ends_with("* "))
        query += ":*";
    return query;
}

} // namespace

void PostgresStore::forget_text(const Connection &database, const ArticleKey &article) const {
    Statement(database, "DELETE FROM article_texts WHERE source = ? AND input = ?")
        .bind_all(article.source, article.input)
        .run();
}

void PostgresStore::index_text(const Connection &database, const ArticleKey &article,
                               const std::vector<SentenceRecord> &sentences) const {
    std::string written, spoken;
    for (const SentenceRecord &sentence : sentences) {
        written += with_digits_apart(sentence.text) + "\n";
        spoken += sentence.spoken + "\n";
    }
    if (written.empty())
        return;
    TextVector words;
    words.add(written, 'A');
    words.add(spoken, 'B');
    Statement(database, "INSERT INTO article_texts (source, input, words) VALUES (?, ?, CAST(? AS tsvector))")
        .bind_all(article.source, article.input, words.text())
        .run();
}

std::int64_t PostgresStore::count_texts(const Connection &database, const std::string &text,
                                        std::int64_t most) const {
    Statement count(database, "SELECT count(*) FROM (SELECT 1 FROM article_texts WHERE words @@ "
                              "CAST(? AS tsquery) LIMIT ?) AS found");
    count.bind_all(text_query(text), most).step();
    return count.integer(0);
}

std::vector<std::int64_t> PostgresStore::numbers_of_texts(const Connection &database, const std::string &text,
                                                          std::int64_t below, std::int64_t count) const {
    Statement select(database, "SELECT number FROM article_texts WHERE words @@ CAST(? AS tsquery) AND "
                               "number < ? ORDER BY number DESC LIMIT ?");
    select.bind_all(text_query(text), below, count);
    std::vector<std::int64_t> numbers;
    while (select.step())
        numbers.push_back(select.integer(0));
    return numbers;
}

// All of its words, anywhere. Without a word that the index knows, all.
std::vector<ArticleKey> PostgresStore::keys_with(const Connection &database, const std::string &word) const {
    const std::string plain = with_digits_apart(icu::plain_letters(icu::nfc(word)));
    std::string phrase;
    bool is_plain = true; // else PostgreSQL may fold it in another way
    for (const char byte : plain) {
        is_plain = is_plain && static_cast<unsigned char>(byte) < 0x80;
        const bool is_of_word = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
        if (is_of_word)
            phrase += byte;
        else if (!phrase.empty() && phrase.back() != ' ')
            phrase += ' ';
    }
    while (!phrase.empty() && phrase.back() == ' ')
        phrase.pop_back();
    std::string query;
    for (const std::string &one : words_of(phrase))
        query += fmt::format("{}'{}':A", query.empty() ? "" : " & ",
                             one); // more than enough: who asks looks again
    const bool uses_index = is_plain && !query.empty();
    Statement select(database, uses_index
                                   ? "SELECT t.source, t.input FROM article_texts t JOIN articles a USING "
                                     "(source, input) WHERE t.words @@ CAST(? AS tsquery) AND "
                                     "a.audio != '' ORDER BY 1, 2"
                                   : "SELECT source, input FROM articles WHERE audio != '' ORDER BY 1, 2");
    if (uses_index)
        select.bind_all(query);
    std::vector<ArticleKey> keys;
    while (select.step())
        keys.push_back({select.text(0), select.text(1)});
    return keys;
}

} // namespace baonoi::store
