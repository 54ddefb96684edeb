// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/feed_item.h"

#include "base/error.h"
#include "base/utf8.h"
#include "fetch/feed_content.h"
#include "fetch/feed_date.h"
#include "html/html.h"
#include "lib/curl/curl_url.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <optional>

namespace baonoi::fetch {

namespace {

constexpr std::size_t max_enclosures = 20;

// The first child with one of these names that holds something.
std::string first_text(const pugi::xml_node &item, std::initializer_list<const char *> names) {
    for (const char *name : names)
        for (const pugi::xml_node child : item.children(name))
            if (std::string text = fold_blanks(text_of(child)); !text.empty())
                return text;
    return {};
}

std::string first_date(const pugi::xml_node &item, std::initializer_list<const char *> names) {
    for (const char *name : names)
        for (const pugi::xml_node child : item.children(name))
            if (const auto date = feed_date(text_of(child)))
                return *date;
    return {};
}

bool is_audio(std::string_view type, std::string_view url) {
    if (!type.empty() && type != "application/octet-stream")
        return type.starts_with("audio/") || type.starts_with("Audio/");
    const std::string path = icu::lower_case(url.substr(0, url.find('?')));
    constexpr std::string_view endings[] = {".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac"};
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](std::string_view ending) { return path.ends_with(ending); });
}

void add_enclosure(Listing &listing, const pugi::xml_node &element, const char *address,
                   const std::string &base) {
    const char *url = element.attribute(address).value();
    const std::string_view medium = element.attribute("medium").value();
    const auto resolved = curl::http_url(base_of(element, base), url);
    if (!resolved || !(medium == "audio" || is_audio(element.attribute("type").value(), *resolved)))
        return;
    auto &all = listing.enclosures;
    if (all.size() < max_enclosures && std::find(all.begin(), all.end(), *resolved) == all.end())
        all.push_back(*resolved);
}

std::string address(const std::string &base, const std::string &reference) {
    return reference.empty() ? std::string() : curl::http_url(base, reference).value_or("");
}

// The page of an Atom entry: the alternate link, HTML before other types.
std::string alternate_link(const pugi::xml_node &entry, const std::string &base) {
    std::string found;
    for (const char *name : {"atom:link", "link"})
        for (const pugi::xml_node link : entry.children(name)) {
            const std::string_view rel = link.attribute("rel").value();
            const std::string_view type = link.attribute("type").value();
            if (!rel.empty() && rel != "alternate")
                continue;
            const bool html = type.empty() || type.find("html") != std::string_view::npos;
            if (html || found.empty())
                if (std::string url = address(base_of(link, base), link.attribute("href").value());
                    !url.empty())
                    found = std::move(url);
            if (html && !found.empty())
                return found;
        }
    return found;
}

std::string rss_link(const pugi::xml_node &item, const std::string &base) {
    if (std::string url = address(base, first_text(item, {"feedburner:origLink"})); !url.empty())
        return url;
    for (const pugi::xml_node link : item.children("link"))
        if (std::string url = address(base_of(link, base), fold_blanks(text_of(link))); !url.empty())
            return url;
    const pugi::xml_node guid = item.child("guid");
    const std::string identity = fold_blanks(text_of(guid));
    if (std::string_view(guid.attribute("isPermaLink").value()) != "false" && identity.starts_with("http"))
        if (std::string url = address(base, identity); !url.empty())
            return url;
    if (std::string url = alternate_link(item, base); !url.empty())
        return url;
    return address(base, item.attribute("rdf:about").value());
}

void read_rss(Listing &listing, const pugi::xml_node &item, const std::string &base) {
    listing.input = rss_link(item, base);
    listing.title = plain_text(first_text(item, {"title", "dc:title", "atom:title"}));
    listing.published = first_date(
        item, {"pubDate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "dc:created"});
    listing.modified = first_date(item, {"dcterms:modified", "atom:updated"});
    listing.content = text_of(item.child("content:encoded"));
    for (const pugi::xml_node enclosure : item.children("enclosure"))
        add_enclosure(listing, enclosure, "url", base);
}

void read_atom(Listing &listing, pugi::xml_node entry, const std::string &base) {
    const auto child = [&](const char *name) {
        const pugi::xml_node own = entry.child(name);
        return own ? own : entry.child(name + std::string_view("atom:").size());
    };
    listing.input = alternate_link(entry, base);
    if (const std::string id = fold_blanks(text_of(child("atom:id")));
        listing.input.empty() && id.starts_with("http"))
        listing.input = address(base, id);
    const pugi::xml_node title = child("atom:title");
    const std::string_view type = title.attribute("type").value();
    listing.title = type == "html" ? plain_text(text_of(title)) : icu::nfc(fold_blanks(text_of(title)));
    listing.published = first_date(entry, {"atom:published", "published", "dc:date"});
    listing.modified = first_date(entry, {"atom:updated", "updated"});
    listing.content = atom_content(child("atom:content"));
    for (const char *name : {"atom:link", "link"})
        for (const pugi::xml_node link : entry.children(name))
            if (std::string_view(link.attribute("rel").value()) == "enclosure")
                add_enclosure(listing, link, "href", base);
}

// The first of an item: RSS writes its text, Atom its label and term.
std::string category_of(const pugi::xml_node &item) {
    for (const char *name : {"category", "atom:category"}) {
        const pugi::xml_node category = item.child(name);
        for (const std::string &text : {text_of(category), std::string(category.attribute("label").value()),
                                        std::string(category.attribute("term").value())})
            if (std::string plain = shorten(plain_text(text), Listing::max_title); !plain.empty())
                return plain;
    }
    return "";
}

} // namespace

std::vector<std::pair<std::string, std::string>> feed_prefixes() {
    return {{"http://www.w3.org/2005/Atom", "atom"},
            {"http://purl.org/rss/1.0/", ""},
            {"http://my.netscape.com/rdf/simple/0.9/", ""},
            {"http://channel.netscape.com/rdf/simple/0.9/", ""},
            {"http://backend.userland.com/rss2", ""},
            {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
            {"http://purl.org/rss/1.0/modules/content/", "content"},
            {"http://purl.org/dc/elements/1.1/", "dc"},
            {"http://purl.org/dc/terms/", "dcterms"},
            {"http://search.yahoo.com/mrss/", "media"},
            {"http://search.yahoo.com/mrss", "media"},
            {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
            {"http://www.w3.org/1999/xhtml", "html"},
            {"http://www.w3.org/XML/1998/namespace", "xml"},
            {"http://www.sitemaps.org/schemas/sitemap/0.9", ""},
            {"https://www.sitemaps.org/schemas/sitemap/0.9", ""},
            {"http://www.google.com/schemas/sitemap/0.84", ""},
            {"http://www.google.com/schemas/sitemap-news/0.9", "news"},
            {"https://www.google.com/schemas/sitemap-news/0.9", "news"}};
}

std::vector<std::string> feed_spellings() {
    return {"rss",
            "channel",
            "item",
            "title",
            "link",
            "guid",
            "pubDate",
            "description",
            "enclosure",
            "category",
            "isPermaLink",
            "rdf:RDF",
            "rdf:about",
            "feed",
            "entry",
            "published",
            "updated",
            "content:encoded",
            "dc:date",
            "dc:title",
            "dcterms:issued",
            "dcterms:created",
            "dcterms:modified",
            "atom:link",
            "media:content",
            "media:group",
            "feedburner:origLink",
            "url",
            "href",
            "type",
            "rel",
            "length",
            "term",
            "label",
            "urlset",
            "sitemapindex",
            "sitemap",
            "loc",
            "lastmod"};
}

Listing listing_of(pugi::xml_node item, const FeedPlace &place) {
    Listing listing;
    const std::string base = base_of(item, place.base);
    const std::string_view name = item.name();
    if (name == "atom:entry" || name == "entry")
        read_atom(listing, item, base);
    else
        read_rss(listing, item, base);
    for (const char *media : {"media:content", "media:group"})
        for (const pugi::xml_node element : item.children(media)) {
            add_enclosure(listing, element, "url", base);
            for (const pugi::xml_node inner : element.children("media:content"))
                add_enclosure(listing, inner, "url", base);
        }
    listing.section = category_of(item);
    listing.title = shorten(listing.title, Listing::max_title);
    if (!place.whole || fold_blanks(listing.content).empty())
        listing.content.clear();
    return listing;
}

std::string base_of(const pugi::xml_node &element, const std::string &base) {
    const std::string own = element.attribute("xml:base").value();
    return own.empty() ? base : curl::http_url(base, own).value_or(base);
}

std::string text_of(const pugi::xml_node &element) {
    struct Walker : pugi::xml_tree_walker {
        bool for_each(pugi::xml_node &node) override {
            text += node.value();
            return true;
        }
        std::string text;
    } walker;
    pugi::xml_node node = element;
    node.traverse(walker);
    return walker.text;
}

std::string plain_text(const std::string &html) {
    if (html.find_first_of("<&\xC2") == std::string::npos)
        return icu::nfc(fold_blanks(html));
    pugi::xml_document page;
    try {
        html::parse_html("<body>" + html, page);
    } catch (const Error &error) { // a text that costs more than a page may is not worth the feed
        if (error.next() != Next::skip)
            throw;
        return "";
    }
    return icu::nfc(fold_blanks(text_of(page)));
}

} // namespace baonoi::fetch
