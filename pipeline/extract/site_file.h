// SPDX-License-Identifier: GPL-3.0-or-later
// One file of site rules in the site config text format of Full-Text RSS: "directive: value" lines.
#pragma once

#include "html/xpath.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::extract {

enum class Directive {
    title,
    body,
    date,
    author,
    strip,
    strip_id_or_class,
    strip_image_src,
    strip_attr,
    single_page_link,
    next_page_link,
    wrap_in,
    replace_string
};

struct SiteRule {
    Directive directive = Directive::body;
    std::string argument; // of wrap_in, the element's name; of replace_string, what is found
    std::string value;
    std::size_t line = 0;                         // from 1
    std::shared_ptr<const html::XPath> path;      // of value, where the directive takes an XPath
    std::shared_ptr<const html::XPath> condition; // if_page_contains
    std::string label;                            // "body (vnexpress.net.txt:12)"
};

struct SiteFile {
    static constexpr std::size_t max_bytes = 256U << 10U;

    std::string path; // as it was opened
    std::string name; // "vnexpress.net.txt"
    std::vector<SiteRule> rules;
    bool prune = true;
    bool autodetect_on_failure = true;
    bool skip_json_ld = false;
    std::vector<std::string> test_urls;
    std::vector<std::string> warnings; // "config/sites/a.vn.txt:7: …", for people
};

// Never fails: a line that cannot be used is left out with a warning, and so is what is beyond the limits
// (256 KB a file, 1,000 rules, 4,000 bytes a line). LF, CRLF or CR; a BOM does not count.
SiteFile parse_site_file(std::string_view text, const std::string &path);

} // namespace baonoi::extract
