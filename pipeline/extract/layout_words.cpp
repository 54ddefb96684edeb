// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout_words.h"

#include <algorithm>
#include <map>

namespace baonoi::extract {

namespace {

constexpr std::size_t enough_bearers = 3;

struct Bearers {
    std::size_t count = 0, end = 0; // the outermost ones, and the end of the last
    double prose = 0;
    bool hold_title = false;
};

} // namespace

LayoutWords::LayoutWords(const Page &page, const std::function<double(std::size_t)> &prose_of,
                         double more_than)
    : words_(page.words) {
    std::map<std::string_view, Bearers> values;
    for (std::size_t i = 1; i < page.elements.size(); ++i) {
        if (!page.elements[i].marks.has(Mark::sidebar))
            continue;
        for (const std::string_view value : sidebar_values(page.elements[i])) {
            Bearers &bearers = values[value];
            if (i < bearers.end)
                continue;
            bearers.end = page.elements[i].end;
            ++bearers.count;
            bearers.prose += prose_of(i);
            bearers.hold_title |= page.holds_title(i);
        }
    }
    for (const auto &[value, bearers] : values)
        if (bearers.count >= enough_bearers && bearers.hold_title && bearers.prose > more_than)
            values_.push_back(value);
}

std::vector<std::string_view> LayoutWords::sidebar_values(const Element &element) const {
    std::vector<std::string_view> values;
    std::string_view rest = element.node.attribute("class").value();
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \t\n\f\r"), rest.size());
        if (end > 0 && words_->marks_of(rest.substr(0, end)).has(Mark::sidebar))
            values.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return values;
}

// Also when a word for its kind follows: "elementor-widget-text-editor".
bool LayoutWords::is_layout(std::string_view value) const {
    return std::any_of(values_.begin(), values_.end(), [&](std::string_view known) {
        return value == known || (value.starts_with(known) && value[known.size()] == '-' &&
                                  !words_->marks_of(value.substr(known.size())).has(Mark::sidebar));
    });
}

bool LayoutWords::explain(const Element &element) const {
    if (values_.empty() || words_->marks_of(element.node.attribute("id").value()).has(Mark::sidebar))
        return false;
    const std::vector<std::string_view> values = sidebar_values(element);
    return !values.empty() && std::all_of(values.begin(), values.end(),
                                          [&](std::string_view value) { return is_layout(value); });
}

} // namespace baonoi::extract
