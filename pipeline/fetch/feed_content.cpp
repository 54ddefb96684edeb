// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/feed_content.h"

#include "base/error.h"
#include "base/markup.h"
#include "base/utf8.h"
#include "fetch/feed_item.h"
#include "fetch/source.h"
#include "html/handed_over.h"
#include "lib/curl/target.h"
#include "lib/openssl/digest.h"

#include <cassert>
#include <fmt/format.h>
#include <string_view>

namespace baonoi::fetch {

namespace {

// Paragraphs are what empty lines separate.
std::string html_of_text(const std::string &text) {
    std::string out;
    std::string paragraph;
    const auto end_paragraph = [&] {
        if (!paragraph.empty())
            out += "<p>" + as_markup(paragraph) + "</p>\n";
        paragraph.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = fold_blanks(std::string_view(text).substr(at, end - at));
        if (line.empty())
            end_paragraph();
        else
            paragraph += (paragraph.empty() ? "" : "\n") + line;
        at = end + 1;
    }
    end_paragraph();
    return out;
}

// "html:p" -> "p", in all elements below.
void drop_prefix(pugi::xml_node element) {
    constexpr std::string_view prefix = "html:";
    for (pugi::xml_node child : element.children()) {
        if (std::string_view(child.name()).starts_with(prefix))
            child.set_name(std::string(child.name()).substr(prefix.size()).c_str());
        drop_prefix(child);
    }
}

std::string html_inside(pugi::xml_node content) {
    struct Writer : pugi::xml_writer {
        void write(const void *data, std::size_t size) override {
            text.append(static_cast<const char *>(data), size);
        }
        std::string text;
    } writer;
    drop_prefix(content);
    for (const pugi::xml_node child : content.children())
        child.print(writer, "", pugi::format_raw | pugi::format_no_empty_element_tags);
    // Elements of HTML that have no end tag.
    for (const std::string_view tag : {"</br>", "</img>", "</hr>", "</wbr>", "</source>", "</input>"})
        for (std::size_t at = writer.text.find(tag); at != std::string::npos; at = writer.text.find(tag, at))
            writer.text.erase(at, tag.size());
    return writer.text;
}

} // namespace

std::string atom_content(pugi::xml_node content) {
    const std::string_view type = content.attribute("type").value();
    if (!content || content.attribute("src"))
        return {};
    if (type == "xhtml" || type == "application/xhtml+xml")
        return html_inside(content);
    if (type == "html" || type == "text/html")
        return text_of(content);
    if (type.empty() || type == "text" || type == "text/plain")
        return html_of_text(text_of(content));
    return {};
}

Article article_of(const Listing &listing, const std::string &source) {
    assert(!listing.content.empty());
    const auto meta = [](const char *property, const std::string &value) {
        return value.empty()
                   ? std::string()
                   : fmt::format("<meta property=\"{}\" content=\"{}\">\n", property, as_markup(value));
    };
    Article article;
    article.input = article.url = listing.input;
    article.id = openssl::sha256_hex(article.url).substr(0, 16);
    article.charset = "UTF-8";
    article.source = source;
    article.enclosures = listing.enclosures;
    const std::string title = as_markup(listing.title);
    article.html = fmt::format(
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n{}{}"
        "{}<link rel=\"canonical\" href=\"{}\">\n</head>\n<body>\n<article {}=\"\">\n<h1>{}</h1>\n"
        "{}\n</article>\n</body>\n</html>\n",
        title, meta("og:title", listing.title), meta("article:published_time", listing.published),
        meta("article:modified_time", listing.modified), as_markup(listing.input), html::body_attribute,
        title, listing.content);
    article.bytes = article.html;
    return article;
}

} // namespace baonoi::fetch
