// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page_links.h"

#include "base/url.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <unordered_set>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_pages = 99; // a larger number is a year or an article's
constexpr std::size_t far_below = 60; // lines between the article's end and its page numbers
constexpr std::size_t max_link_text = 40;

constexpr std::array<std::string_view, 9> next_words = {"trang sau", "trang tiếp", "trang tiếp theo",
                                                        "trang kế",  "tiếp",       "tiếp theo",
                                                        "next",      "next page",  "sau"};
constexpr std::array<std::string_view, 5> number_names = {"page", "p", "pg", "paged", "trang"};
// What stands between an address and the number of its page.
constexpr std::array<std::string_view, 12> number_marks = {
    "/page/", "/trang/", "/trang-", "/page-", "-trang-", "-page-", "-p", "_p", "/p", "-", "_", "/"};

std::optional<std::size_t> small_number(std::string_view digits) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value == 0 || value > max_pages ||
        digits[0] == '0')
        return std::nullopt;
    return value;
}

// "?id=7&page=2" -> "?id=7", 2.
std::optional<PageNumber> number_in_query(std::string_view path, std::string_view query) {
    PageNumber found;
    found.stem = path;
    bool seen = false;
    char separator = '?';
    for (std::size_t at = 1; at <= query.size();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string_view part = query.substr(at, end - at);
        const std::size_t equals = part.find('=');
        const bool named =
            std::find(number_names.begin(), number_names.end(), part.substr(0, equals)) != number_names.end();
        const auto number =
            named && equals != std::string_view::npos ? small_number(part.substr(equals + 1)) : std::nullopt;
        if (number && !seen) {
            found.number = *number;
            seen = true;
        } else if (!part.empty()) {
            found.stem += separator;
            found.stem += part;
            separator = '&';
        }
        at = end + 1;
    }
    return seen ? std::optional(found) : std::nullopt;
}

// The ending of a file's name: ".html", or nothing.
std::string_view ending_of(std::string_view path) {
    const std::size_t dot = path.find_last_of("./");
    return dot == std::string_view::npos || path[dot] == '/' || path.size() - dot > 6 ? std::string_view()
                                                                                      : path.substr(dot);
}

std::string_view without_slash(std::string_view path) {
    while (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    return path;
}

std::string text_below(pugi::xml_node node) {
    std::string text = node.value();
    for (pugi::xml_node child = node.first_child(); child && text.size() <= max_link_text;
         child = child.next_sibling())
        text += text_below(child);
    return text;
}

bool says_next(pugi::xml_node link, std::size_t next) {
    if (std::string_view(link.attribute("rel").value()) == "next")
        return true;
    const std::string raw = text_below(link);
    if (raw.size() > max_link_text)
        return false;
    std::string text = icu::lower_case(fold_blanks(icu::nfc(raw)));
    for (const std::string_view arrow : {"»", "›", "→", ">"})
        while (text.ends_with(arrow))
            text = fold_blanks(text.substr(0, text.size() - arrow.size()));
    return text == fmt::to_string(next) || text == fmt::format("trang {}", next) ||
           (text.empty() && !raw.empty() && !fold_blanks(raw).empty()) ||
           std::find(next_words.begin(), next_words.end(), text) != next_words.end();
}

// The number of the page that target is, when both are pages of one article.
std::optional<std::size_t> next_number(const std::string &here, const std::string &target) {
    for (const PageNumber &from : page_numbers(here))
        for (const PageNumber &to : page_numbers(target))
            if (to.number == from.number + 1 && to.stem == from.stem)
                return to.number;
    return std::nullopt;
}

bool is_foreign_region(const Page &page, std::size_t element) {
    for (;; element = page.elements[element].parent) {
        const Marks &marks = page.elements[element].marks;
        if (marks.has(Mark::comments) || marks.has(Mark::related) || marks.has(Mark::sidebar))
            return !page.elements[element].ruled;
        if (element == 0)
            return false;
    }
}

} // namespace

std::vector<PageNumber> page_numbers(std::string_view url) {
    const std::size_t question = std::min(url.find('?'), url.size());
    const std::string_view query = url.substr(question);
    std::string_view path = without_slash(url.substr(0, question));
    const std::string_view ending = ending_of(path);
    path.remove_suffix(ending.size());
    const auto whole = [&](std::string_view stem) { return std::string(stem).append(ending).append(query); };
    std::vector<PageNumber> readings = {{whole(path), 1}};
    if (const auto found = number_in_query(whole(path).substr(0, path.size() + ending.size()), query))
        readings.push_back(*found);
    std::size_t digits = path.size();
    while (digits > 0 && path[digits - 1] >= '0' && path[digits - 1] <= '9')
        --digits;
    const auto number = digits < path.size() ? small_number(path.substr(digits)) : std::nullopt;
    if (!number)
        return readings;
    for (const std::string_view mark : number_marks)
        if (path.substr(0, digits).ends_with(mark) && digits > mark.size()) {
            const std::string_view stem = path.substr(0, digits - mark.size());
            readings.push_back({whole(stem), *number});
            // "/bai.html/2" and "/bai.html"
            if (ending.empty() && !ending_of(stem).empty())
                readings.push_back({std::string(stem).append(query), *number});
        }
    return readings;
}

PageLinks find_page_links(const Page &page, const Facts &facts, const Article &article, const SitePage &site,
                          std::size_t root) {
    PageLinks links;
    const std::string &here = article.url.empty() ? article.path : article.url;
    const auto resolve = [&](const std::string &link) {
        return link.empty() ? std::string() : resolve_url(here, link);
    };
    links.single = resolve(site.link(Directive::single_page_link));
    links.next = resolve(site.link(Directive::next_page_link));
    if (!links.next.empty() || here.empty())
        return links;
    const std::size_t end = std::min(page.elements[root].end_line + far_below, page.lines.size());
    for (std::size_t i = root; i < page.elements.size() && links.next.empty(); ++i) {
        const Element &element = page.elements[i];
        if (element.first_line > end)
            break;
        if (element.name != "a" || !element.node.attribute("href"))
            continue;
        const std::string target = resolve(element.node.attribute("href").value());
        if (article.url.empty() && (target.find('?') != std::string_view::npos || !host_of(target).empty()))
            continue;
        const auto number = target.empty() ? std::nullopt : next_number(here, target);
        if (number && says_next(element.node, *number) && !is_foreign_region(page, i))
            links.next = target;
    }
    const std::string head = resolve(facts.next_page);
    if (links.next.empty() && !article.url.empty() && !head.empty() && next_number(here, head))
        links.next = head;
    return links;
}

void join_page(Script &script, Script &&later, std::size_t number) {
    const std::string rule = "repeated from the first page";
    constexpr std::size_t min_words = 5;
    std::unordered_set<std::string> said;
    for (const Block &block : script.blocks)
        if (count_words(block.text) >= min_words)
            said.insert(block.text);
    const auto place = [&](const std::string &in) { return fmt::format("page {}: {}", number, in); };
    std::vector<std::size_t> places; // of the later page's blocks
    for (Block &block : later.blocks) {
        places.push_back(script.blocks.size());
        const bool about = block.kind == BlockKind::title || block.kind == BlockKind::date ||
                           block.kind == BlockKind::byline ||
                           (block.kind == BlockKind::source && !script.source.empty());
        if (about || said.contains(block.text)) {
            script.drops.push_back(
                {rule, std::move(block.text), place(block.place), "", script.blocks.size()});
            continue;
        }
        if (block.kind == BlockKind::lead)
            block.kind = BlockKind::paragraph;
        script.blocks.push_back({block.kind, std::move(block.text), place(block.place)});
    }
    if (script.source.empty())
        script.source = later.source;
    places.push_back(script.blocks.size());
    for (Drop &drop : later.drops)
        script.drops.push_back({drop.rule, std::move(drop.text), place(drop.place), "",
                                places[std::min(drop.blocks_before, places.size() - 1)]});
    script.links = later.links;
    for (std::string &note : later.notes)
        if (std::find(script.notes.begin(), script.notes.end(), note) == script.notes.end())
            script.notes.push_back(std::move(note));
}

} // namespace baonoi::extract
