// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/hidden_body.h"

#include "base/markup.h"
#include "extract/page.h"
#include "html/handed_over.h"

#include <fmt/format.h>
#include <string_view>

namespace baonoi::extract {

namespace {

constexpr std::size_t min_body_words = 40; // fewer ask for a browser with scripts, or are a summary
constexpr std::size_t max_json_nodes = 400000;
constexpr std::size_t max_bytes = 4U << 20U;

struct Text : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node &node) override {
        if (node.type() == pugi::node_pcdata)
            words += count_words(node.value());
        return true;
    }
    std::size_t words = 0;
};

std::string inside(pugi::xml_node element) {
    struct Writer : pugi::xml_writer {
        void write(const void *data, std::size_t size) override {
            if (text.size() + size <= max_bytes)
                text.append(static_cast<const char *>(data), size);
        }
        std::string text;
    } writer;
    for (const pugi::xml_node child : element.children())
        child.print(writer, "", pugi::format_raw | pugi::format_no_empty_element_tags);
    return writer.text;
}

// Paragraphs are what line breaks separate.
std::string paragraphs(const std::string &text) {
    std::string html;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        html += "<p>" + as_markup(text.substr(at, end - at)) + "</p>\n";
        at = end + 1;
    }
    return html;
}

} // namespace

std::optional<HiddenBody> find_hidden_body(const pugi::xml_document &tree, const Facts &facts,
                                           const std::string &title) {
    HiddenBody best;
    best.words = min_body_words - 1;
    pugi::xml_node chosen;
    std::size_t left = max_json_nodes;
    for (pugi::xml_node node = tree.first_child(); node && --left > 0;) {
        const std::string_view name = node.name();
        const bool hides = name == "noscript" || name == "template";
        if (hides) {
            Text text;
            node.traverse(text);
            if (text.words > best.words) {
                chosen = node;
                best.words = text.words;
            }
        }
        pugi::xml_node next = hides ? pugi::xml_node() : node.first_child();
        while (!next && node) {
            next = node.next_sibling();
            if (!next)
                node = node.parent();
        }
        node = next;
    }
    const std::size_t stated = count_words(facts.article_body);
    if (!chosen && stated <= best.words)
        return std::nullopt;
    const bool shown = chosen && best.words >= stated; // with its markup
    best.words = std::max(best.words, stated);
    best.from = shown ? fmt::format("<{}>", chosen.name()) : "the JSON-LD articleBody";
    best.html = fmt::format("<html><body><article {}=\"\"><h1>{}</h1>\n{}</article></body></html>",
                            html::body_attribute, as_markup(title),
                            shown ? inside(chosen) : paragraphs(facts.article_text));
    return best;
}

} // namespace baonoi::extract
