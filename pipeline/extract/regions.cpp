// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/regions.h"

#include "extract/explain.h"
#include "extract/layout_words.h"
#include "html/audio_slot.h"
#include "html/element_kinds.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace baonoi::extract {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> tag_rules = {{
    {"nav", "navigation"},
    {"footer", "footer"},
    {"aside", "sidebar"},
    {"figcaption", "caption"},
    {"button", "form"},
    {"select", "form"},
    {"option", "form"},
    {"label", "form"},
    {"textarea", "form"},
    {"fieldset", "form"},
    {"dialog", "promotion"},
    {"menu", "navigation"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> role_rules = {{
    {"navigation", "navigation"},
    {"banner", "navigation"},
    {"contentinfo", "footer"},
    {"complementary", "sidebar"},
    {"dialog", "promotion"},
    {"menu", "navigation"},
}};

// Shares of the page's prose: a region that holds more is the article's, whatever its name.
constexpr double too_much_for_a_name = 0.35;
constexpr double too_much_for_a_tag = 0.6;

// Why a region is dropped; an empty rule: it is not.
struct Reason {
    std::string_view rule = {};
    std::string_view by = {};
    Mark mark = Mark::count; // whose class words decided
    double limit = 1;        // share of the page's prose that it may hold
    bool spares = false;     // holds only while something else is the article
    bool notice = false;     // holds for a few words whatever their share
};

// What is left of a page when its regions are dropped is an article with so many words of prose, if it has
// the page's title; and it is none with so few, or with so small a share of the page's prose.
constexpr double article_words = 60, no_article_words = 25, no_article_share = 0.12;

class Regions {
public:
    explicit Regions(Page &page) : page_(page), prose_before_(page.lines.size() + 1) {
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const Line &line = page.lines[i];
            const bool prose = line.words >= 12 && line.link_share() < 0.4 && !line.verdict;
            prose_before_[i + 1] = prose_before_[i] + (prose ? static_cast<double>(line.words) : 0);
        }
        total_ = std::max(1.0, prose_before_.back());
        layout_ = LayoutWords(
            page, [&](std::size_t i) { return prose_of(i); }, too_much_for_a_name * total_);
    }

    void drop() {
        find();
        spare_the_article();
        drop_the_large();
        for (const auto &[element, reason] : found_)
            page_.drop_all(element, reason.rule,
                           [&, at = element, &why = reason] { return because(at, why); });
    }

private:
    struct Region {
        std::size_t element;
        Reason reason;
    };

    // The regions, none in another. Those too large to be dropped on their name's word are looked into and
    // noted.
    void find() {
        for (std::size_t i = 0; i < page_.elements.size();) {
            const Reason reason = spared_.contains(i) ? Reason{} : rule_of(i);
            const bool notice = reason.notice && prose_of(i) < article_words; // never an article
            const bool large = !reason.rule.empty() && prose_share(i) > reason.limit && !notice;
            if (large)
                large_.push_back({i, reason});
            if (reason.rule.empty() || large) {
                ++i;
                continue;
            }
            found_.push_back({i, reason});
            i = std::max(page_.elements[i].end, i + 1);
        }
    }

    double prose_left() const {
        double left = prose_before_.back();
        for (const Region &region : found_)
            left -= prose_of(region.element);
        return left;
    }

    // Parts that are each named like a widget and together are the text: what is named so stays.
    void spare_the_article() {
        for (int round = 0; round < 2; ++round) {
            const double left = prose_left();
            if (total_ < article_words || left > std::max(no_article_words, no_article_share * total_))
                return;
            std::array<double, static_cast<std::size_t>(Mark::count) + 1> prose{};
            for (const Region &region : found_)
                prose.at(static_cast<std::size_t>(region.reason.mark)) +=
                    region.reason.spares ? prose_of(region.element) : 0;
            const auto most = std::max_element(prose.begin(), prose.end());
            if (*most < article_words || *most < 2 * left)
                return;
            const auto mark = static_cast<Mark>(most - prose.begin());
            for (const Region &region : found_)
                if (region.reason.mark == mark && region.reason.spares)
                    spared_.insert(region.element);
            found_.clear();
            large_.clear();
            find();
        }
    }

    // A widget that is larger than the article: what is left without it has the title and enough prose.
    void drop_the_large() {
        for (const Region &region : large_) {
            if (!is_widget(region.reason.rule) || holds_article(region.element))
                continue;
            double left = prose_left() - prose_of(region.element);
            for (const Region &other : found_) // parts of it are counted once
                left += page_.inside(other.element, region.element) ? prose_of(other.element) : 0;
            if (left < article_words || !title_left(region.element))
                continue;
            std::erase_if(found_,
                          [&](const Region &other) { return page_.inside(other.element, region.element); });
            found_.push_back(region);
        }
    }

    // Others are as often the names of what holds the article: "paywall", "promo-content".
    static bool is_widget(std::string_view rule) {
        return rule == name_of(Mark::sidebar) || rule == name_of(Mark::related) ||
               rule == name_of(Mark::comments);
    }

    // Whether prose of an article follows the title outside the region, before it.
    bool title_left(std::size_t region) const {
        for (std::size_t i = 0; i < region; ++i)
            if (page_.elements[i].name == "h1" && page_.elements[i].end_line > page_.elements[i].first_line)
                return prose_before_[page_.elements[region].first_line] -
                           prose_before_[page_.elements[i].end_line] >=
                       article_words;
        return false;
    }

    double prose_of(std::size_t i) const {
        const Element &element = page_.elements[i];
        return prose_before_[element.end_line] - prose_before_[element.first_line];
    }
    double prose_share(std::size_t i) const { return prose_of(i) / total_; }

    Reason rule_of(std::size_t i) const {
        const Element &element = page_.elements[i];
        if (element.first_line == element.end_line || i == 0 || element.ruled)
            return {};
        if (element.name == "nav" || (element.name == "footer" && element.parent == 0))
            return {element.name == "nav" ? "navigation" : "footer", "element", Mark::count, 1};
        if (html::is_hidden(element.node) && !is_folded(i))
            return {"hidden", "hidden by attribute, class or style", Mark::count, too_much_for_a_name, true,
                    true};
        if (page_.handed_over && !is_block_type(element))
            return {};
        for (const auto &[tag, rule] : tag_rules)
            if (element.name == tag && !(rule == "form" && is_folded(i)))
                return {rule, "element", Mark::count, too_much_for_a_tag};
        if (element.name == "form" && asks_for_text(i) && !page_.holds_title(i))
            return {"form", "form with a field for text", Mark::count, too_much_for_a_name, false, true};
        const std::string_view role = element.node.attribute("role").value();
        for (const auto &[name, rule] : role_rules)
            if (role == name)
                return {rule, "role", Mark::count, too_much_for_a_tag};
        if (element.name == "header" && prose_share(i) < 0.1 && !page_.holds_title(i))
            return {"navigation", "header without a title", Mark::count, too_much_for_a_tag};
        return rule_of_marks(i);
    }

    // A form in which a reader writes: its lines say how. The form around a whole page has the title.
    bool asks_for_text(std::size_t form) const {
        for (std::size_t i = form + 1; i < page_.elements[form].end; ++i)
            if (page_.elements[i].name == "textarea")
                return true;
        return false;
    }

    // Whether an element of a body that was handed over can be something else than text: other names stand
    // for boxes of the text itself.
    static bool is_block_type(const Element &element) {
        constexpr std::array<std::string_view, 8> tags = {"figcaption", "button",   "select", "option",
                                                          "textarea",   "fieldset", "dialog", "label"};
        constexpr std::array<Mark, 10> marks = {
            Mark::navigation,    Mark::share,     Mark::font_size, Mark::related, Mark::comments,
            Mark::advertisement, Mark::promotion, Mark::tags,      Mark::audio,   Mark::footnote};
        return std::find(tags.begin(), tags.end(), element.name) != tags.end() ||
               std::any_of(marks.begin(), marks.end(), [&](Mark mark) { return element.marks.has(mark); });
    }

    // Part of what a click unfolds: the answers of a list of questions, and the buttons that are the
    // questions.
    bool is_folded(std::size_t i) const {
        for (int level = 0; level < 3 && i != 0; ++level, i = page_.elements[i].parent)
            if (page_.elements[i].marks.has(Mark::folded))
                return true;
        return false;
    }

    // '<div>: class words "tin lien quan"; 4 % of the page's prose'
    std::string because(std::size_t i, const Reason &reason) const {
        const Element &element = page_.elements[i];
        const bool words = reason.mark != Mark::count;
        return fmt::format("<{}>: {}; {} of the page's prose", element.name,
                           words ? "class words " + words_of(*page_.words, element, reason.mark)
                                 : std::string(reason.by),
                           percent(prose_share(i)));
    }

    bool holds_article(std::size_t i) const {
        for (std::size_t inner = i; inner < page_.elements[i].end; ++inner)
            if (const Element &element = page_.elements[inner];
                element.name == "h1" || element.name == "article" || element.marks.has(Mark::article))
                return true;
        return false;
    }

    // A paragraph or two without any link: a lead that is called a teaser. Pointers to other articles are
    // links.
    bool is_lone_prose(std::size_t i) const {
        const Element &element = page_.elements[i];
        if (element.end_line - element.first_line > 2)
            return false;
        for (std::size_t at = element.first_line; at < element.end_line; ++at)
            if (const Line &line = page_.lines[at];
                line.words < 12 || line.link_chars > 0 || !ends_sentence(line.text))
                return false;
        for (std::size_t outer = i;; outer = page_.elements[outer].parent) {
            if (page_.elements[outer].name == "a" || page_.elements[outer].name == "li" ||
                page_.elements[outer].name == "aside")
                return false;
            if (outer == 0)
                return true;
        }
    }

    Reason rule_of_marks(std::size_t i) const {
        const Element &element = page_.elements[i];
        if (element.name == "html" || element.name == "body" || html::is_heading_tag(element.name))
            return {};
        for (auto mark = static_cast<int>(Mark::navigation); mark < static_cast<int>(Mark::count); ++mark) {
            const auto candidate = static_cast<Mark>(mark);
            if (!element.marks.has(candidate) || (candidate == Mark::related && is_lone_prose(i)) ||
                (candidate == Mark::sidebar && layout_.explain(element)))
                continue;
            if (page_.holds_title(i))
                return {};
            const bool strong = candidate == Mark::comments;
            return {
                name_of(candidate), {}, candidate, strong ? too_much_for_a_tag : too_much_for_a_name, true};
        }
        return {};
    }

    Page &page_;
    std::vector<double> prose_before_; // words of prose in the lines before
    double total_ = 0;
    std::vector<Region> found_, large_;
    LayoutWords layout_;
    std::unordered_set<std::size_t> spared_; // regions that hold the article's text
};

// What a slot holds beside its notice or our player: a heading, a label.
constexpr std::size_t max_label_lines = 2;
constexpr std::size_t max_region_label_words = 12;
constexpr std::size_t max_region_notice_words = 30;

// The outermost element around a notice or player whose other lines are only labels. Those lines have their
// verdict already, so that a filled slot has the same borders as an empty one.
std::size_t slot_around(const Page &page, std::size_t element) {
    const auto only_labels = [&](std::size_t i) {
        std::size_t lines = 0;
        std::size_t words = 0;
        for (std::size_t at = page.elements[i].first_line; at < page.elements[i].end_line; ++at) {
            const Line &line = page.lines[at];
            if (line.verdict)
                continue;
            if (page.enclosing(line.element, "h1"))
                return false;
            ++lines;
            words += line.words;
        }
        return lines <= max_label_lines && words <= max_region_label_words;
    };
    while (element != 0 && page.elements[element].parent != 0 && only_labels(page.elements[element].parent))
        element = page.elements[element].parent;
    return element;
}

} // namespace

void drop_our_player(Page &page) {
    for (std::size_t i = 0; i < page.elements.size();) {
        const bool ours = html::is_our_player(page.elements[i].node);
        if (ours) {
            page.drop_all(i, "our player", [] { return std::string("has data-baonoi"); });
            page.drop_all(slot_around(page, i), "our player",
                          [] { return std::string("labels around data-baonoi"); });
        }
        i = ours ? std::max(page.elements[i].end, i + 1) : i + 1;
    }
}

void drop_empty_slots(Page &page, const std::vector<std::string> &notices) {
    const html::SlotNotices known(notices);
    for (Line &line : page.lines) {
        if (line.words > max_region_notice_words || line.verdict ||
            !known.in_folded(icu::lower_case(line.text)))
            continue;
        page.drop(line, "empty audio slot",
                  [] { return std::string("holds a notice of [site] slot_notices"); });
        page.drop_all(slot_around(page, line.element), "empty audio slot",
                      [] { return std::string("label around the notice"); });
    }
}

void drop_regions(Page &page) {
    Regions(page).drop();
}

} // namespace baonoi::extract
