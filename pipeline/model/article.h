// SPDX-License-Identifier: GPL-3.0-or-later
// What fetch makes: one page as it was found.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace baonoi {

struct Article {
    std::string input; // as the user named it
    std::string id;    // stable across fetches: 16 hex digits of SHA-256 of the URL, or of the absolute path
    std::string url;   // after redirects; empty for a file
    std::string path;  // absolute path of a file; empty for a URL
    std::string bytes; // as received
    std::string html;  // the same, valid UTF-8, without BOM
    std::string charset; // ICU's name of the charset that bytes are in: "UTF-8", "windows-1258", "UTF-16LE"
    std::size_t broken_bytes = 0; // malformed sequences that became U+FFFD

    std::string post;                    // what its CMS calls it; empty: it was read as a page
    std::string voice;                   // that its editors chose in the CMS; empty: as configured
    std::string section = {};            // that its source announces, or empty
    std::string source;                  // name of its source; empty for a page that was named by hand
    std::string etag, last_modified;     // the server's validators, as received
    std::vector<std::string> enclosures; // addresses of audio that its source announces for it
};

} // namespace baonoi
