// SPDX-License-Identifier: GPL-3.0-or-later
// Page builders call each piece of a page a widget, the heading and the paragraphs too
// ("elementor-widget elementor-widget-text-editor"). Such a class value says nothing about any of them.
#pragma once

#include "extract/page.h"

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace baonoi::extract {

class LayoutWords {
public:
    LayoutWords() = default;
    // prose_of: words of prose in an element of the page. A class value for sidebars is the layout's when at
    // least three elements bear it, one of them holds the title, and together they hold more than that prose.
    LayoutWords(const Page &page, const std::function<double(std::size_t)> &prose_of, double more_than);

    // Whether the element is called a sidebar by words of the layout alone.
    bool explain(const Element &element) const;

private:
    std::vector<std::string_view> sidebar_values(const Element &element) const;
    bool is_layout(std::string_view value) const;

    const PageWords *words_ = nullptr;
    std::vector<std::string_view> values_; // in the page's tree
};

} // namespace baonoi::extract
