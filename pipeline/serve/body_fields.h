// SPDX-License-Identifier: GPL-3.0-or-later
// The body of a request that is one flat JSON object, as hook and API take it.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace baonoi::serve {

// The text of a JSON object's fields; numbers are written out.
struct JsonFields {
    std::map<std::string, std::string> values;
    std::string fault; // not empty: what is wrong with the body
};

enum class OtherFields { refused, ignored };

// Values of the named fields must be texts or whole numbers, null is like absent.
JsonFields read_fields(const std::string &body, const std::vector<std::string> &names, OtherFields others);

} // namespace baonoi::serve
