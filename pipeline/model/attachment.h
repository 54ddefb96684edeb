// SPDX-License-Identifier: GPL-3.0-or-later
// What publish makes: the recording as a reader of the page meets it.
#pragma once

#include "model/units.h"

#include <cstdint>
#include <string>

namespace baonoi {

struct Attachment {
    std::string article_id;
    std::string content_hash;
    std::string audio;       // URL or path of the MP3
    std::string stable;      // URL or path that leads to the article's newest MP3; empty: there is none
    std::string page;        // URL or path of the page that plays it; empty when only files were written
    std::string manifest;    // URL or path
    std::uint64_t bytes = 0; // of the MP3
    Seconds duration;
    std::string captions = {}; // URL or path of the VTT; empty: there is none
    std::string sha256 = {};   // of the MP3, 64 hex digits; empty: not known
    // SHA-256 of the page's bytes as they were written, 64 hex digits; empty: no page was written.
    std::string page_hash = {};
    std::string opus = {};        // URL or path of the Opus file beside the MP3; empty: there is none
    std::uint64_t opus_bytes = 0; // of it
    std::string opus_sha256 = {}; // of it, 64 hex digits
};

} // namespace baonoi
