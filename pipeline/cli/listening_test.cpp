// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listening_test.h"

#include "base/markup.h"
#include "lib/openssl/digest.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace baonoi::cli {

namespace {

constexpr int best_mark = 5;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view place_of_sentences = "<!-- sentences -->";

char letter_of(std::size_t version) {
    return static_cast<char>('A' + version);
}

std::string quoted_cell(const std::string &text) {
    std::string cell = "\"";
    for (const char c : text)
        cell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return cell + "\"";
}

std::size_t syllables_of(const std::string &sentence) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < sentence.size(); ++at)
        count += sentence[at] != ' ' && (at == 0 || sentence[at - 1] == ' ') ? 1 : 0;
    return count;
}

std::string version_as_html(std::size_t sentence, std::size_t version) {
    const std::string label = fmt::format("Câu {}, bản {}", sentence + 1, letter_of(version));
    const std::string name = fmt::format("{}{}", sentence + 1, letter_of(version));
    std::string marks;
    for (int mark = 1; mark <= best_mark; ++mark)
        marks +=
            fmt::format("<label><input type=\"radio\" name=\"{0}\" value=\"{1}\"> {1}</label>\n", name, mark);
    return fmt::format(
        "<fieldset data-sentence=\"{}\" data-version=\"{}\">\n<legend>{}</legend>\n"
        "<audio controls preload=\"none\" src=\"{}\" aria-label=\"{}\"></audio>\n"
        "<div role=\"radiogroup\" aria-label=\"Tự nhiên đến mức nào, {}\">\n"
        "<span>Tự nhiên:</span>\n{}</div>\n"
        "<label>Từ nghe không rõ <input type=\"text\" name=\"{}-words\" autocomplete=\"off\"></label>\n"
        "</fieldset>\n",
        sentence + 1, letter_of(version), label, blind_file(sentence, version), label, label, marks, name);
}

std::string sentence_as_html(const ListeningTest &test, std::size_t sentence) {
    std::string html =
        fmt::format("<section aria-labelledby=\"c{0}\">\n<h2 id=\"c{0}\">Câu {0}</h2>\n", sentence + 1);
    for (std::size_t version = 0; version < test.voices.size(); ++version)
        html += version_as_html(sentence, version);
    return html + fmt::format(
                      "<details><summary>Xem câu {}, sau khi đã nghe và chấm</summary>\n<p>{}</p></details>\n"
                      "</section>\n",
                      sentence + 1, as_markup(test.sentences[sentence]));
}

// For each version of each sentence.
template <class Line>
std::string lines_of(const ListeningTest &test, Line line) {
    std::string lines;
    for (std::size_t sentence = 0; sentence < test.sentences.size(); ++sentence)
        for (std::size_t version = 0; version < test.voices.size(); ++version)
            lines += line(sentence, version);
    return lines;
}

} // namespace

std::vector<std::size_t> blind_order(const std::string &sentence, std::size_t voices) {
    const std::string hash = openssl::sha256(sentence);
    std::vector<std::size_t> order(voices);
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = voices; i > 1; --i)
        std::swap(order[i - 1], order[static_cast<unsigned char>(hash[i]) % i]);
    return order;
}

std::string blind_file(std::size_t sentence, std::size_t version) {
    return fmt::format("cau-{:02}-{}.mp3", sentence + 1, static_cast<char>('a' + version));
}

std::string blind_page(const ListeningTest &test, const std::string &pattern) {
    std::string sentences;
    for (std::size_t i = 0; i < test.sentences.size(); ++i)
        sentences += sentence_as_html(test, i);
    std::string page = pattern;
    if (const std::size_t at = page.find(place_of_sentences); at != std::string::npos)
        page.replace(at, place_of_sentences.size(), sentences);
    return page;
}

std::string blind_sheet(const ListeningTest &test) {
    return std::string(byte_order_mark) + "nguoi_nghe,cau,ban,tu_nhien,tu_khong_ro\r\n" +
           lines_of(test, [](std::size_t sentence, std::size_t version) {
               return fmt::format(",{},{},,\r\n", sentence + 1, letter_of(version));
           });
}

std::string blind_key(const ListeningTest &test) {
    return std::string(byte_order_mark) + "cau,ban,giong,so_tieng,noi_dung\r\n" +
           lines_of(test, [&](std::size_t sentence, std::size_t version) {
               const std::string &text = test.sentences[sentence];
               return fmt::format("{},{},{},{},{}\r\n", sentence + 1, letter_of(version),
                                  quoted_cell(test.voices[blind_order(text, test.voices.size())[version]]),
                                  syllables_of(text), quoted_cell(text));
           });
}

} // namespace baonoi::cli
