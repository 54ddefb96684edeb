// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/facts.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "extract/dates.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_text = 20000; // of one fact
constexpr std::size_t max_nodes = 400000;

constexpr std::array<std::string_view, 17> date_names = {"article:published_time",
                                                         "article:published",
                                                         "og:article:published_time",
                                                         "datepublished",
                                                         "date_published",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publish_date",
                                                         "publication_date",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "dc.date.issued",
                                                         "dc.date",
                                                         "dcterms.created",
                                                         "date",
                                                         "og:published_time"};

void set(std::string &fact, const std::string &value) {
    if (fact.empty())
        fact = value;
}

struct Collected {
    Facts &facts;
    std::vector<std::pair<std::size_t, StatedDate>> dates; // rank in date_names
    std::string first_time;                                // of <time>
    std::string microdata_date;
    std::string marked_date; // of class "published"
    bool json_ld = true;
};

void read_meta(pugi::xml_node meta, Collected &collected) {
    const pugi::xml_attribute property = meta.attribute("property");
    const pugi::xml_attribute named = meta.attribute("name");
    const pugi::xml_attribute item = meta.attribute("itemprop");
    const std::string name = ascii_lower(property ? property.value() : named ? named.value() : item.value());
    const std::string value = clean_text(meta.attribute("content").value());
    if (name.empty() || value.empty())
        return;
    Facts &facts = collected.facts;
    if (name == "og:title" || name == "twitter:title")
        set(facts.og_title, value);
    else if (name == "og:site_name")
        facts.site_name = value;
    else if (name == "description" || name == "og:description" || name == "twitter:description")
        facts.descriptions.push_back(value);
    else if ((name == "author" || name == "article:author" || name == "dc.creator") &&
             value.find("://") == std::string::npos)
        set(facts.author, value);
    else if (name == "og:url")
        set(facts.url, value);
    else if (name == "og:locale" || name == "content-language")
        set(facts.language, value);
    const auto *date = std::find(date_names.begin(), date_names.end(), name);
    if (date == date_names.end())
        return;
    if (const StatedDate stated = stated_date(value); !stated.date.empty())
        collected.dates.emplace_back(date - date_names.begin(), stated);
}

// The microformat hAtom: <abbr class="published" title="2026-03-02T08:00">.
bool is_published_mark(pugi::xml_node node) {
    const std::string_view name = node.name(), classes = node.attribute("class").value();
    return (name == "abbr" || name == "time" || name == "span") &&
           classes.find("published") != std::string_view::npos &&
           classes.find("updated") == std::string_view::npos;
}

// "Có hiệu lực từ <time …>": what stands before says that it is not the day of publication.
bool speaks_of_another(pugi::xml_node time) {
    const pugi::xml_node before = time.previous_sibling();
    const std::string_view text = before.type() == pugi::node_pcdata ? before.value() : before.text().get();
    return is_date_of_another(text.substr(0, 200));
}

void read_element(pugi::xml_node node, Collected &collected) {
    const std::string_view name = node.name();
    Facts &facts = collected.facts;
    if (name == "meta") {
        read_meta(node, collected);
    } else if (name == "title" && std::string_view(node.parent().name()) != "svg") {
        set(facts.doc_title, clean_text(node.text().get()));
    } else if (name == "script") {
        if (collected.json_ld)
            read_json_ld(node.text().get(), facts);
    } else if (name == "link" && ascii_lower(node.attribute("rel").value()) == "canonical") {
        const std::string url = clean_text(node.attribute("href").value());
        if (url.find("://") != std::string::npos)
            facts.url = url;
    } else if (name == "link" && ascii_lower(node.attribute("rel").value()) == "next") {
        set(facts.next_page, node.attribute("href").value());
    } else if (name == "html") {
        set(facts.language, clean_text(node.attribute("lang").value()));
    }
    const std::string_view item = node.attribute("itemprop").value();
    const std::string stamp = node.attribute("datetime").value();
    if (item == "datePublished" && collected.microdata_date.empty())
        collected.microdata_date =
            stated_date(stamp.empty() ? node.attribute("content").value() : stamp.c_str()).date;
    if (is_published_mark(node) && collected.marked_date.empty())
        collected.marked_date =
            stated_date(stamp.empty() ? node.attribute("title").value() : stamp.c_str()).date;
    if (name == "time" && collected.first_time.empty() && !speaks_of_another(node))
        collected.first_time = stated_date(stamp).date;
}

} // namespace

std::string clean_text(const std::string &text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> twice = {{{"&amp;", "&"},
                                                                                     {"&quot;", "\""},
                                                                                     {"&#39;", "'"},
                                                                                     {"&apos;", "'"},
                                                                                     {"&lt;", "<"},
                                                                                     {"&gt;", ">"},
                                                                                     {"&nbsp;", " "}}};
    std::string out = fold_blanks(
        icu::nfc(std::string_view(text).substr(0, text.size() > max_text * 50 ? max_text : text.size())));
    for (const auto &[from, to] : twice)
        for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
            out.replace(at, from.size(), to);
    return out;
}

Facts read_facts(const pugi::xml_document &tree, bool with_json_ld) {
    Facts facts;
    Collected collected{facts, {}, {}, {}, {}, with_json_ld};
    std::size_t left = max_nodes;
    pugi::xml_node node = tree.first_child();
    while (node && --left > 0) {
        if (node.type() == pugi::node_element)
            read_element(node, collected);
        pugi::xml_node next = node.first_child();
        while (!next && node) {
            next = node.next_sibling();
            if (!next)
                node = node.parent();
        }
        node = next;
    }
    std::stable_sort(collected.dates.begin(), collected.dates.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    if (!collected.dates.empty() && facts.published.empty()) {
        facts.published = collected.dates.front().second.date;
        facts.published_day_first = collected.dates.front().second.day_first;
    }
    set(facts.published, collected.microdata_date);
    set(facts.published, collected.marked_date);
    set(facts.published, collected.first_time);
    std::replace(facts.language.begin(), facts.language.end(), '_', '-');
    return facts;
}

} // namespace baonoi::extract
