// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page.h"
#include "extract/page_text.h"
#include "html/audio_slot.h"
#include "html/element_kinds.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <utility>

namespace baonoi::extract {

namespace {

bool starts_lower(std::string_view text) {
    return text.empty() || (text[0] >= 'a' && text[0] <= 'z') || text[0] == ',' || text[0] == ')';
}

constexpr std::size_t max_references = 100; // of one line; more are in one drop
constexpr int max_span = 20;                // columns that one cell stands for
// A date or an author's name stands beside others of a few letters, not in the middle of a sentence.
constexpr std::size_t max_detail_chars = 60;

// Depth of the tree, and so of the recursion, is limited by parse_html.
class Walker {
public:
    Walker(const PageWords &words, const std::function<void()> &checkpoint, const Strips *strips)
        : words_(words), seen_(words), checkpoint_(checkpoint), strips_(strips) {}

    Page walk(pugi::xml_node body) {
        page_.words = &words_;
        if (body) {
            enter(body);
            flush();
            for (Element &element : page_.elements) {
                element.first_line = std::min(element.first_line, page_.lines.size());
                element.end_line = std::clamp(element.end_line, element.first_line, page_.lines.size());
            }
        }
        return std::move(page_);
    }

private:
    void enter(pugi::xml_node node) {
        if (page_.elements.size() % 256 == 0)
            checkpoint_();
        const std::size_t index = page_.elements.size();
        Element element;
        element.node = node;
        element.name = node.name();
        element.parent = index == 0 ? 0 : open_;
        element.depth = index == 0 ? 0 : page_.elements[open_].depth + 1;
        element.marks = marks_of(node);
        const bool block = breaks(element, node);
        if (block)
            boundary();
        element.first_line = page_.lines.size();
        page_.elements.push_back(element);
        const std::size_t parent = open_;
        open_ = index;
        children(node, page_.elements[index].name);
        if (block)
            boundary();
        open_ = parent;
        page_.elements[index].end = page_.elements.size();
        page_.elements[index].end_line = page_.lines.size() + (block || chars_ == 0 ? 0 : 1);
    }

    // An inline element whose text has to be judged alone stands alone.
    bool breaks(const Element &element, pugi::xml_node node) const {
        const bool detail =
            element.name == "time" || element.marks.has(Mark::date) || element.marks.has(Mark::byline);
        return html::is_block_tag(element.name) || html::is_our_player(node) || html::is_hidden(node) ||
               element.marks.has(Mark::caption) || element.marks.has(Mark::share) ||
               element.marks.has(Mark::footnote) ||
               (detail && chars_ < max_detail_chars && std::string_view(node.parent().name()) != "p");
    }

    Marks marks_of(pugi::xml_node node) {
        Marks marks;
        for (const char *name : mark_attributes)
            if (const pugi::xml_attribute attribute = node.attribute(name))
                marks.add(seen_.of(attribute.value()));
        return marks;
    }

    void children(pugi::xml_node node, std::string_view name) {
        const bool row = name == "tr" && data_table_ && !row_;
        const bool table = name == "table" && !data_table_ && is_data_table(node);
        const bool link = name == "a", strong = name == "b" || name == "strong",
                   slant = name == "em" || name == "i";
        data_table_ |= table;
        link_ += link;
        strong_ += strong;
        slant_ += slant;
        if (row)
            row_ = true;
        for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
            visit(child);
        if (row)
            row_ = false;
        if (name == "td" || name == "th")
            end_cell(node);
        if (page_.elements[open_].marks.has(Mark::place) && chars_ > 0 && chars_ < max_detail_chars)
            text_ += ", ";
        slant_ -= slant;
        strong_ -= strong;
        link_ -= link;
        data_table_ &= !table;
    }

    void visit(pugi::xml_node child) {
        const std::string_view name = child.name();
        if (strips_ && strips_->contains(child.internal_object()) && !html::is_invisible_tag(name))
            strip(child, strips_->at(child.internal_object()));
        else if (child.type() == pugi::node_pcdata)
            add(child.value());
        else if (name == "br")
            line_break();
        else if (html::is_invisible_tag(name))
            note_image(child);
        else if (name == "sup" && is_reference(child))
            reference(child);
        else if (const bool silent = html::is_silent(child); silent || is_icon(child, name))
            strip(child, silent ? "not read aloud" : "icon");
        else if (name == "rt" || name == "rtc") // how the characters before it are said
            strip(child, "ruby");
        else {
            if (html::is_image_tag(name))
                note_image(child);
            enter(child);
        }
    }

    // A link to a note, or a number after a word ("hương ước²", not "m²"): no listener wants it.
    bool is_reference(pugi::xml_node sup) const {
        const pugi::xml_node link = sup.child("a") ? sup.child("a") : sup.first_child().child("a");
        if (link && std::string_view(link.attribute("href").value()).starts_with('#'))
            return true;
        std::string text;
        gather(sup, text);
        const std::string mark = fold_blanks(text);
        return is_note_mark(mark, text_) || (chars_ == 0 && is_note_mark(mark, "."));
    }

    void reference(pugi::xml_node sup) {
        ++page_.note_marks;
        line_mark_ |= chars_ == 0;
        drop_text(sup, name_of(Mark::footnote));
    }

    // The name of a sign in a font of signs: <i class="material-icons">access_time</i>.
    bool is_icon(pugi::xml_node node, std::string_view name) {
        const pugi::xml_node inner = node.first_child();
        if ((name != "i" && name != "span" && name != "em" && name != "mat-icon") || !inner ||
            inner.next_sibling() || inner.type() != pugi::node_pcdata)
            return false;
        return is_icon_name(inner.value()) &&
               (name == "mat-icon" || seen_.of(node.attribute("class").value()).has(Mark::icon));
    }

    void strip(pugi::xml_node node, std::string_view rule) {
        const bool block = html::is_block_tag(node.name());
        if (block)
            boundary();
        drop_text(node, rule);
        if (block)
            boundary();
    }

    // The line that it stands in goes on without it.
    void drop_text(pugi::xml_node node, std::string_view rule) {
        std::string text;
        gather(node, text);
        add_dropped(fold_blanks(icu::nfc(text)), rule);
    }

    void add_dropped(std::string text, std::string_view rule) {
        if (text.empty())
            return;
        if (references_.size() >= max_references && references_.back().verdict->rule == rule) {
            references_.back().text += ' ' + text;
            return;
        }
        Line line;
        line.text = std::move(text);
        line.element = open_;
        line.verdict = Verdict{std::nullopt, std::string(rule)};
        references_.push_back(std::move(line));
    }

    static void gather(pugi::xml_node node, std::string &text) {
        const bool breaks = html::is_block_tag(node.name()) || std::string_view(node.name()) == "br";
        text.append(breaks ? " " : "").append(node.value());
        for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
            if (!html::is_invisible_tag(child.name()))
                gather(child, text);
        text += breaks ? " " : "";
    }

    void note_image(pugi::xml_node node) {
        if (!html::is_image_tag(node.name()))
            return;
        if (row_ && chars_ == 0)
            return;
        image_ = page_.elements.size(); // an index that enter() gives it, or of the next element
        if (html::is_invisible_tag(node.name())) {
            Element element;
            element.node = node;
            element.name = node.name();
            element.parent = open_;
            element.depth = page_.elements[open_].depth + 1;
            element.first_line = element.end_line = page_.lines.size();
            element.end = image_ + 1;
            page_.elements.push_back(element);
        }
    }

    void add(std::string_view text) {
        const std::size_t inked = ink(text);
        if (!references_.empty() && !text.empty() &&
            std::string_view(".,;:!?)").find(text.front()) != std::string_view::npos)
            while (!text_.empty() && text_.back() == ' ')
                text_.pop_back();
        text_ += text;
        if (inked == 0)
            return;
        if (chars_ == 0) {
            line_element_ = open_;
            line_image_ = image_;
            line_below_ = image_ != 0 && image_break_;
            image_ = 0;
            image_break_ = false;
        }
        while (open_ != line_element_ && !is_ancestor(line_element_, open_))
            line_element_ = page_.elements[line_element_].parent;
        chars_ += inked;
        link_chars_ += link_ > 0 ? inked : 0;
        strong_chars_ += strong_ > 0 ? inked : 0;
        slant_chars_ += slant_ > 0 ? inked : 0;
    }

    bool is_ancestor(std::size_t ancestor, std::size_t element) const {
        while (page_.elements[element].depth > page_.elements[ancestor].depth)
            element = page_.elements[element].parent;
        return element == ancestor;
    }

    void end_cell(pugi::xml_node cell) {
        if (!row_)
            return;
        const int span = std::clamp(cell.attribute("colspan").as_int(1), 1, max_span);
        for (int i = 0; i < span; ++i)
            text_ += cell_end;
        ++row_cells_;
        row_heads_ += std::string_view(cell.name()) == "th";
    }

    void line_break() {
        if (row_) {
            text_ += ' ';
            return;
        }
        const bool had_text = chars_ > 0;
        flush();
        break_ = had_text;
        image_break_ = image_ != 0;
    }

    // In a row of a data table the cells are pieces of one line.
    void boundary() {
        if (row_) {
            text_ += ' ';
            return;
        }
        flush();
        break_ = image_break_ = false;
    }

    void flush() {
        if (chars_ > 0)
            finish_line();
        text_.clear();
        chars_ = link_chars_ = strong_chars_ = slant_chars_ = 0;
        line_mark_ = false;
        row_cells_ = row_heads_ = 0;
        for (Line &line : references_)
            page_.lines.push_back(std::move(line));
        references_.clear();
    }

    void finish_line() {
        Line line;
        erase_joiners(text_);
        line.text = fold_blanks(icu::nfc(std::exchange(text_, {})));
        line.begins_with_mark = line_mark_;
        cut_asides(line);
        if (row_cells_ > 0)
            split_cells(line);
        if (line.text.empty())
            return;
        line.header_row = row_heads_ > 0 && row_heads_ == row_cells_;
        line.element = line_element_;
        line.kind = kind_of(line_element_);
        line.words = count_words(line.text);
        line.chars = chars_;
        line.link_chars = link_chars_;
        line.strong_chars = strong_chars_;
        line.emphasis_chars = slant_chars_;
        line.image = line_image_;
        line.after_break = break_;
        line.below_image = line_below_;
        if (line.after_break && continues(line))
            join(line);
        else
            page_.lines.push_back(std::move(line));
    }

    // Marks of notes, codes of the CMS, pointers in brackets.
    void cut_asides(Line &line) {
        cut_references(line.text, [&](std::string mark, std::size_t at) {
            ++page_.note_marks;
            line.begins_with_mark |= at == 0;
            add_dropped(std::move(mark), name_of(Mark::footnote));
        });
        cut_shortcodes(line.text, [&](std::string code) { add_dropped(std::move(code), "shortcode"); });
        cut_pointers(line.text, words_, [&](std::string pointer) {
            link_chars_ -= std::min(link_chars_, ink(pointer));
            chars_ -= std::min(chars_, ink(pointer));
            add_dropped(std::move(pointer), name_of(Mark::related));
        });
    }

    // A line broken by hand in the middle of a sentence.
    bool continues(const Line &line) const {
        return !page_.lines.empty() && line.image == 0 && !page_.lines.back().verdict &&
               page_.lines.back().element == line.element && starts_lower(line.text) &&
               !ends_sentence(page_.lines.back().text);
    }

    void join(const Line &line) {
        Line &last = page_.lines.back();
        last.text += ' ' + line.text;
        last.words += line.words;
        last.chars += line.chars;
        last.link_chars += line.link_chars;
        last.strong_chars += line.strong_chars;
        last.emphasis_chars += line.emphasis_chars;
    }

    bool is_quote(std::size_t element) const {
        return page_.elements[element].marks.has(Mark::quote) &&
               page_.lines.size() < page_.elements[element].first_line + 3;
    }

    BlockKind kind_of(std::size_t element) const {
        BlockKind kind = BlockKind::paragraph;
        for (;; element = page_.elements[element].parent) {
            const std::string_view name = page_.elements[element].name;
            if (html::is_heading_tag(name))
                return BlockKind::heading;
            if (name == "li" || name == "dt" || name == "dd")
                kind = BlockKind::item;
            if (name == "blockquote" || is_quote(element))
                return kind == BlockKind::item ? kind : BlockKind::quote;
            if (name == "tr" && data_table_)
                return BlockKind::table_row;
            if (element == 0)
                return kind;
        }
    }

    const PageWords &words_;
    SeenMarks seen_;
    const std::function<void()> &checkpoint_;
    const Strips *strips_;
    Page page_;
    std::size_t open_ = 0;
    std::string text_; // of the line under way, and its facts:
    std::size_t line_element_ = 0, line_image_ = 0;
    std::size_t chars_ = 0, link_chars_ = 0, strong_chars_ = 0, slant_chars_ = 0;
    std::vector<Line> references_; // footnote marks and stripped texts met in it
    std::size_t image_ = 0;
    int link_ = 0, strong_ = 0, slant_ = 0;
    int row_cells_ = 0, row_heads_ = 0;
    bool break_ = false, row_ = false, data_table_ = false;
    bool image_break_ = false; // a <br> stands after the image
    bool line_below_ = false, line_mark_ = false;
};

} // namespace

Page read_page(const pugi::xml_document &tree, const PageWords &words,
               const std::function<void()> &checkpoint, const Strips *strips) {
    return Walker(words, checkpoint, strips).walk(tree.child("html").child("body"));
}

} // namespace baonoi::extract
