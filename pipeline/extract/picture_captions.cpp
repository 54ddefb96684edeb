// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/body.h"

#include "base/utf8.h"
#include "extract/wording.h"
#include "html/element_kinds.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <unordered_set>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_caption_words = 80;
constexpr std::size_t max_credited_words = 120; // below a picture, with a credit at the end
constexpr std::size_t max_box_words = 40;       // in a box of its own with the picture
constexpr std::size_t max_media_words = 30;     // that begins with "Clip:"
constexpr std::size_t max_credit_words = 45;
constexpr std::size_t max_centred_words = 30;
constexpr std::size_t min_alt_words = 4;

std::string attribute(const Element &element, const char *name) {
    return fold_blanks(icu::nfc(element.node.attribute(name).value()));
}

bool is_centred(pugi::xml_node node) {
    for (int level = 0; node && level < 3; node = node.parent(), ++level) {
        std::string style = node.attribute("style").value();
        style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
        if (style.find("text-align:center") != std::string::npos ||
            std::string_view(node.attribute("align").value()) == "center" ||
            std::string_view(node.name()) == "center")
            return true;
    }
    return false;
}

// "Ảnh: A", "(Ảnh: A)", "Photo: A" at an end of the line.
bool has_credit(const Page &page, const std::string &text) {
    const std::string lower = icu::lower_case(text);
    const std::size_t at = page.words->last(lower, Phrase::credit);
    return at != std::string::npos && (at == 0 || count_words(std::string_view(lower).substr(at)) <= 8);
}

class Captions {
public:
    Captions(Page &page, std::size_t root) : page_(page), root_(page.elements[root]) {
        for (const Element &element : page.elements)
            for (const char *name : {"alt", "title"})
                if (element.name == "img") {
                    const std::string text = attribute(element, name);
                    if (count_words(text) >= min_alt_words)
                        alts_.insert(text);
                }
    }

    void drop() {
        for (std::size_t i = root_.first_line; i < root_.end_line; ++i) {
            Line &line = page_.lines[i];
            if (line.verdict)
                continue;
            if (const std::string_view why = caption_because(line, i); !why.empty())
                page_.drop(line, "caption", [&] { return std::string(why); });
        }
    }

private:
    // The reason; empty when the line is no caption.
    std::string_view caption_because(const Line &line, std::size_t i) const {
        const bool credit = (line.image != 0 || near_image(i)) && has_credit(page_, line.text);
        if (line.words <= max_media_words && begins_as_media(line))
            return "begins with words of a picture, film or sound";
        if (line.image != 0 && credit && line.words <= max_credited_words &&
            !page_.enclosing(line.element, Mark::quote))
            return "below a picture, with a credit at the end";
        if (line.words > max_caption_words)
            return {};
        if (line.kind == BlockKind::heading)
            return line.image != 0 && is_small_heading(line) ? "a small heading below a picture" : "";
        if (page_.enclosing(line.element, Mark::quote))
            return {}; // who speaks
        if (page_.enclosing(line.element, Mark::caption))
            return "class words of a caption";
        if (in_picture_frame(line))
            return "in a figure or table with a picture and few lines";
        if (line.image == 0 && !near_image(i))
            return {};
        if (alts_.contains(line.text))
            return "beside a picture, and the alt text of one";
        if (line.words <= max_credit_words && credit)
            return "beside a picture, with a credit";
        if (line.image == 0)
            return {};
        if (shares_block(line))
            return line.below_image ? "in the picture's paragraph, below it"
                                    : "in the picture's paragraph, no sentence";
        if (line.all_emphasis() && line.words <= max_credit_words)
            return "after a picture, all in italics";
        if (line.words <= max_centred_words && is_centred(i) && !is_centred(i + 1) &&
            (i == 0 || !is_centred(i - 1)))
            return "after a picture, centred, its neighbours not";
        return {};
    }

    // "Clip: …", "Nguồn ảnh …".
    bool begins_as_media(const Line &line) const {
        if (line.kind == BlockKind::table_row)
            return false;
        const std::string text = wording_of(line.text).text;
        const std::size_t phrase = page_.words->begin(text, Phrase::media);
        if (phrase == 0)
            return false;
        const bool colon = text[phrase - 1] == ':' || std::string_view(text).substr(phrase).starts_with(':');
        return colon || line.image != 0 || !ends_sentence(line.text);
    }

    bool is_small_heading(const Line &line) const {
        return line.words <= max_centred_words && !line.text.ends_with('?') && !line.text.ends_with(':') &&
               (page_.enclosing(line.element, "h6") || page_.enclosing(line.element, "h5"));
    }

    std::size_t block_of(std::size_t element) const {
        while (element != 0 && !html::is_block_tag(page_.elements[element].name))
            element = page_.elements[element].parent;
        return element;
    }

    // A paragraph of nothing but a picture and a line or two.
    bool shares_block(const Line &line) const {
        const std::size_t block = block_of(line.element);
        const Element &element = page_.elements[block];
        return &element != &root_ && line.image >= block && line.image < element.end &&
               block_of(page_.elements[line.image].parent) == block &&
               element.end_line - element.first_line <= 2 && line.words <= max_centred_words &&
               (line.below_image || !ends_sentence(line.text));
    }

    // A figure, or a table of the old kind that holds a picture and a line or two.
    bool in_picture_frame(const Line &line) const {
        if (const auto figure = page_.enclosing(line.element, "figure"))
            if (page_.elements[*figure].end_line - page_.elements[*figure].first_line <= 3 &&
                holds_image(*figure))
                return true;
        if (in_picture_box(line))
            return true;
        const auto table = page_.enclosing(line.element, "table");
        return table && page_.elements[*table].end_line - page_.elements[*table].first_line <= 2 &&
               holds_image(*table);
    }

    // A <div> of nothing but a picture and a line below it that is a box too, not a paragraph.
    bool in_picture_box(const Line &line) const {
        const std::size_t own = block_of(line.element);
        const std::size_t box = page_.elements[own].parent;
        if (page_.elements[own].name != "div" || page_.elements[box].name != "div" ||
            &page_.elements[box] == &root_ || line.words > max_box_words || line.image < box ||
            line.image >= page_.elements[box].end)
            return false;
        return page_.elements[box].end_line - page_.elements[box].first_line == 1;
    }

    bool holds_image(std::size_t element) const {
        for (std::size_t i = element; i < page_.elements[element].end; ++i)
            if (page_.elements[i].name == "img" || page_.elements[i].name == "video")
                return true;
        return false;
    }

    // Centring says something only where the lines around are not centred.
    bool is_centred(std::size_t i) const {
        return i >= root_.first_line && i < root_.end_line &&
               extract::is_centred(page_.elements[page_.lines[i].element].node);
    }

    // The line just before a picture or the second after it.
    bool near_image(std::size_t i) const {
        return (i + 1 < root_.end_line && page_.lines[i + 1].image != 0) ||
               (i > root_.first_line && page_.lines[i - 1].image != 0);
    }

    Page &page_;
    const Element &root_;
    std::unordered_set<std::string> alts_;
};

} // namespace

void drop_captions(Page &page, std::size_t root) {
    Captions(page, root).drop();
}

} // namespace baonoi::extract
