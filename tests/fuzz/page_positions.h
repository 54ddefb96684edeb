// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of the places in every page.
#pragma once

#include "html/document.h"

#include <cstdlib>
#include <vector>

namespace baonoi::fuzz {

inline void require(bool holds) {
    if (!holds)
        std::abort();
}

inline void check_positions(const std::vector<html::Element> &elements, std::size_t size) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const html::Element &element = elements[i];
        require(element.begin <= element.content.begin && element.content.begin <= element.content.end &&
                element.content.end <= element.end && element.end <= size);
        require(i < element.next && element.next <= elements.size());
        if (element.parent) {
            const html::Element &parent = elements[*element.parent];
            require(*element.parent < i && parent.content.begin <= element.begin &&
                    element.end <= parent.content.end && element.next <= parent.next);
        }
    }
}

} // namespace baonoi::fuzz
