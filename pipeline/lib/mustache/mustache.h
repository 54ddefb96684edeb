// SPDX-License-Identifier: GPL-3.0-or-later
// Mustache templates of our own pages, by kainjow's library. What a page says comes as JSON: texts and
// numbers are escaped for HTML wherever they stand, true and false, lists and objects open sections. A name
// that the values do not hold is a mistake of ours and throws, where the library would show nothing.
// Templates come from this program alone, never from outside.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::mustache {

// The text of a template by the name in {{>name}}; nothing: there is none.
using FindTemplate = std::function<std::optional<std::string_view>(std::string_view name)>;

// Threads: any may render.
class Template {
public:
    // Throws stop, naming the template: it does not parse, includes what is not there or itself, or holds
    // {{{name}}} or {{&name}}, which would not escape.
    Template(std::string_view name, const FindTemplate &find);
    ~Template();
    Template(Template &&) noexcept;
    Template &operator=(Template &&) noexcept;

    // Throws stop, naming template and name, for a value that is not there; and for a page that is too large.
    std::string render(const nlohmann::json &values) const;

private:
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
};

// "&", "<", ">" and both quotes become references, malformed UTF-8 U+FFFD, and control characters but tabs
// and line breaks go.
std::string html_escaped(const std::string &text);

} // namespace baonoi::mustache
