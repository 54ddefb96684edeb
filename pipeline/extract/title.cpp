// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/head.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string_view>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_title_bytes = 2000;

// Letters and digits only, lower case: what two writings of a title have in common.
std::string key_of(std::string_view text) {
    std::string key;
    const std::string lower = icu::lower_case(text);
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint point = decode_utf8(lower, at);
        const bool ascii_mark = point.value < 0x80 && !(point.value >= '0' && point.value <= '9') &&
                                !(point.value >= 'a' && point.value <= 'z');
        const bool mark =
            ascii_mark || is_blank(point.value) || (point.value >= 0x2010 && point.value <= 0x205E);
        if (!mark)
            key.append(lower, at, point.length);
        at += point.length;
    }
    return key;
}

// Where " - Site" begins in "Title - Site": the last separator when what is before has at least three words.
std::size_t site_in(const std::string &title) {
    constexpr std::array<std::string_view, 6> separators = {" | ", " - ", " – ", " — ", " » ", " :: "};
    std::size_t cut = std::string::npos;
    for (const std::string_view separator : separators) {
        const std::size_t at = title.rfind(separator);
        if (at != std::string::npos && (cut == std::string::npos || at > cut))
            cut = at;
    }
    return cut != std::string::npos && count_words(std::string_view(title).substr(0, cut)) >= 3
               ? cut
               : title.size();
}

std::string without_site(const std::string &title) {
    return title.substr(0, site_in(title));
}

bool may_be_title(const Line &line) {
    return line.words <= 60 && line.text.size() <= max_title_bytes;
}

// What the head says, as keys.
struct HeadKeys {
    struct Stated {
        std::string whole, without_site;
    };
    std::array<Stated, 3> titles;
    std::array<std::string, 3> sites; // the site's name, and the ends of two titles

    explicit HeadKeys(const Facts &facts) {
        const std::array<const std::string *, 3> stated = {&facts.headline, &facts.og_title,
                                                           &facts.doc_title};
        for (std::size_t i = 0; i < stated.size(); ++i)
            titles[i] = {key_of(*stated[i]), key_of(without_site(*stated[i]))};
        sites = {key_of(facts.site_name), key_of(facts.og_title.substr(site_in(facts.og_title))),
                 key_of(facts.doc_title.substr(site_in(facts.doc_title)))};
    }

    bool is_site(const std::string &heading) const {
        return !heading.empty() && std::find(sites.begin(), sites.end(), heading) != sites.end();
    }
    // How well a heading agrees with a title: 2 the same, 1 one holds the other, 0 neither.
    int agreement(const std::string &heading) const {
        int best = 0;
        for (const Stated &title : titles) {
            const std::string &key = title.whole;
            if (key.empty() || heading.empty())
                continue;
            if (key == heading || title.without_site == heading)
                best = std::max(best, 2);
            else if (heading.size() >= 8 &&
                     (key.find(heading) != std::string::npos || heading.find(key) != std::string::npos))
                best = std::max(best, 1);
        }
        return best;
    }
};

std::string title_because(const Page &page, const Line &line, const HeadKeys &head) {
    constexpr std::array<std::string_view, 3> agrees = {"not that of the head", "partly that of the head",
                                                        "that of the head"};
    return fmt::format("{}{}; the title is {} (JSON-LD headline, og:title, <title>)",
                       page.enclosing(line.element, "h1") ? "in <h1>" : "not in <h1>",
                       page.enclosing(line.element, Mark::title) ? ", class words of a title" : "",
                       agrees.at(static_cast<std::size_t>(head.agreement(key_of(line.text)))));
}

std::optional<std::size_t> title_line(const Page &page, const HeadKeys &head) {
    std::optional<std::size_t> best;
    int best_score = 0;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const Line &line = page.lines[i];
        if (line.words == 0 || !may_be_title(line))
            continue;
        const bool top = page.enclosing(line.element, "h1").has_value();
        const bool marked = page.enclosing(line.element, Mark::title).has_value();
        if (!top && !marked && line.kind != BlockKind::heading)
            continue;
        const std::string key = key_of(line.text);
        const int agrees = head.agreement(key);
        if (agrees < 2 && (head.is_site(key) || page.enclosing(line.element, Mark::site)))
            continue;
        const int score = agrees * 4 + (top ? 2 : 0) + (marked ? 1 : 0) - (line.verdict ? 2 : 0);
        if ((agrees > 0 || top) && score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

} // namespace

std::string find_title(Page &page, const Facts &facts) {
    std::string title = facts.ruled_title;
    const HeadKeys head(facts);
    if (!title.empty()) {
        // Its line is found below.
    } else if (const auto found = title_line(page, head)) {
        Line &line = page.lines[*found];
        line.verdict.reset();
        page.keep(line, BlockKind::title, [&] { return title_because(page, line, head); });
        title = page.lines[*found].text;
    } else if (!facts.headline.empty()) {
        title = facts.headline;
    } else if (!facts.og_title.empty()) {
        title = without_site(facts.og_title);
    } else {
        title = without_site(facts.doc_title);
    }
    const std::string key = key_of(title);
    bool seen = std::any_of(page.lines.begin(), page.lines.end(), [](const Line &line) {
        return line.verdict && line.verdict->kind == BlockKind::title;
    });
    for (Line &line : page.lines) {
        if (key.empty() || line.verdict || !may_be_title(line) || key_of(line.text) != key)
            continue;
        if (seen)
            page.drop(line, "repeated title", [] { return std::string("the same letters as the title"); });
        page.keep(line, BlockKind::title,
                  [] { return std::string("the letters of the title that the page's head states"); });
        title = seen ? title : line.text;
        seen = true;
    }
    return title;
}

} // namespace baonoi::extract
