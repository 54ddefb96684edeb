// SPDX-License-Identifier: GPL-3.0-or-later
// The few CSS selectors that name a slot.
#pragma once

#include "html/html_positions.h"

#include <string>
#include <string_view>
#include <vector>

namespace baonoi::publish {

// One compound selector: "#id", ".class", "tag", "tag.class.other", "[name]", "[name=value]",
// "tag[name='value']".
class Selector {
public:
    // Throws stop on anything else, naming the text.
    explicit Selector(std::string_view text);

    bool matches(const html::HtmlElement &element) const;

private:
    struct Condition {
        enum class Kind { is, has, lists }; // the value is, there is one, its words contain
        Kind kind;
        std::string attribute;
        std::string value;
    };
    std::string tag_; // empty: any
    std::vector<Condition> conditions_;
};

} // namespace baonoi::publish
