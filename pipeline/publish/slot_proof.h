// SPDX-License-Identifier: GPL-3.0-or-later
// The slot proof over HTTP: what a reader of the public page would hear.
#pragma once

#include "base/clock.h"
#include "lib/curl/http.h"
#include "model/units.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace baonoi::publish {

// How a page leads to its audio: the address, or nothing and what the reader sees instead.
struct HeardOnPage {
    std::optional<std::string> audio; // absolute URL
    std::string instead;              // "sees no player"
    std::string opus = {};            // absolute URL of the Opus file beside it; empty: none is offered
};
using FindAudio = std::function<HeardOnPage(const curl::HttpResponse &page)>;

struct SlotProof {
    std::string page;  // public URL
    std::string audio; // public URL that the page must lead to; of a ".ogg" the type must be that of Ogg
    std::string sha256;
    std::uint64_t bytes = 0;
    Seconds within{60};  // for the page to show it: caches, builds
    FindAudio find = {}; // empty: an <audio> or its <source> in the page's HTML that leads to audio
    // The Opus file that the page must offer, too; empty: none.
    std::string opus = {}, opus_sha256 = {};
    std::uint64_t opus_bytes = 0;
};

// Fetches the page as a reader does, follows its player and checks the file: a range of it, its length, its
// type and its hash. While that fails it is tried again, ever more seldom, until `within` is over. Then
// throws retry with what the reader sees instead. A refused address or a page too large: what Http::send
// throws.
void prove_slot(curl::Http &http, Clock &clock, const SlotProof &proof);

// The file alone, and the Opus file if there is one, once.
void prove_file(curl::Http &http, const SlotProof &proof);

// UTF-8 of a page whose charset is not known, with all ASCII characters right: enough to follow our player.
std::string readable_page(std::string_view bytes);

} // namespace baonoi::publish
