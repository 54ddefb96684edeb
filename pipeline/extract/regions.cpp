// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/regions.h"

#include "extract/explain.h"
#include "html/audio_slot.h"
#include "html/element_kinds.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>
#include <utility>

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
};

class Regions {
public:
    explicit Regions(Page &page) : page_(page), prose_before_(page.lines.size() + 1) {
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const Line &line = page.lines[i];
            const bool prose = line.words >= 12 && line.link_share() < 0.4 && !line.verdict;
            prose_before_[i + 1] = prose_before_[i] + (prose ? static_cast<double>(line.words) : 0);
        }
        total_ = std::max(1.0, prose_before_.back());
    }

    void drop() {
        for (std::size_t i = 0; i < page_.elements.size();) {
            const Reason reason = rule_of(i);
            if (reason.rule.empty()) {
                ++i;
                continue;
            }
            page_.drop_all(i, reason.rule, [&] { return because(i, reason); });
            i = std::max(page_.elements[i].end, i + 1);
        }
    }

private:
    double prose_share(std::size_t i) const {
        const Element &element = page_.elements[i];
        return (prose_before_[element.end_line] - prose_before_[element.first_line]) / total_;
    }

    Reason rule_of(std::size_t i) const {
        const Element &element = page_.elements[i];
        if (element.first_line == element.end_line || i == 0 || element.ruled)
            return {};
        if (element.name == "nav" || (element.name == "footer" && element.parent == 0))
            return {element.name == "nav" ? "navigation" : "footer", "element"};
        const double share = prose_share(i);
        if (html::is_hidden(element.node) && share < too_much_for_a_name)
            return {"hidden", "hidden by attribute, class or style"};
        if (share > too_much_for_a_tag)
            return {};
        for (const auto &[tag, rule] : tag_rules)
            if (element.name == tag)
                return {rule, "element"};
        const std::string_view role = element.node.attribute("role").value();
        for (const auto &[name, rule] : role_rules)
            if (role == name)
                return {rule, "role"};
        if (element.name == "header" && share < 0.1 && !has_title(i))
            return {"navigation", "header without a title"};
        return rule_of_marks(i, share);
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

    bool has_title(std::size_t i) const {
        for (std::size_t inner = i; inner < page_.elements[i].end; ++inner)
            if (page_.elements[inner].name == "h1")
                return true;
        return false;
    }

    Reason rule_of_marks(std::size_t i, double share) const {
        const Element &element = page_.elements[i];
        if (element.name == "html" || element.name == "body" || html::is_heading_tag(element.name))
            return {};
        for (auto mark = static_cast<int>(Mark::navigation); mark < static_cast<int>(Mark::count); ++mark) {
            const auto candidate = static_cast<Mark>(mark);
            if (!element.marks.has(candidate))
                continue;
            const bool strong = candidate == Mark::comments;
            if (share > (strong ? too_much_for_a_tag : too_much_for_a_name) || has_title(i))
                return {};
            return {name_of(candidate), {}, candidate};
        }
        return {};
    }

    Page &page_;
    std::vector<double> prose_before_; // words of prose in the lines before
    double total_ = 0;
};

// What a slot holds beside its notice or our player: a heading, a label.
constexpr std::size_t max_label_lines = 2;
constexpr std::size_t max_label_words = 12;
constexpr std::size_t max_notice_words = 30;

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
        return lines <= max_label_lines && words <= max_label_words;
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
        if (line.words > max_notice_words || line.verdict || !known.in_folded(icu::lower_case(line.text)))
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
