// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a form as browsers send them: application/x-www-form-urlencoded.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::serve {

class FormFields {
public:
    FormFields() = default;
    // Escapes that are none stay as they are, malformed UTF-8 becomes U+FFFD; what is beyond 1,000 fields is
    // not read.
    explicit FormFields(std::string_view body);

    std::string one(const std::string &name) const; // the last of the name; empty: there is none
    std::vector<std::string> all(const std::string &name) const;

private:
    std::multimap<std::string, std::string> fields_;
};

} // namespace baonoi::serve
