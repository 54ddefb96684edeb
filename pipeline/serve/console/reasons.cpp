// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/reasons.h"

#include <array>
#include <string>

namespace baonoi::serve::console {

namespace {

struct ReasonSign {
    std::string_view part, kind;
};

// The first that is found counts.
constexpr std::array signs_of_reasons{
    ReasonSign{"withdrawn by", "withdrawn"},
    ReasonSign{"deleted", "gone"},
    ReasonSign{"has a recording", "other_recording"},
    ReasonSign{"recording that is not ours", "other_recording"},
    ReasonSign{"no article found", "no_article"},
    ReasonSign{"is not Vietnamese", "language"},
    ReasonSign{"no text", "no_text"},
    ReasonSign{"less than one sentence", "no_text"},
    ReasonSign{"is empty", "no_text"},
    ReasonSign{"nothing to hear", "no_text"},
    ReasonSign{"max_length", "too_long"},
    ReasonSign{"too long", "too_long"},
    ReasonSign{"is longer than", "too_long"},
    ReasonSign{"does not allow it", "robots"},
    ReasonSign{"no longer in the configuration", "no_source"},
    ReasonSign{"not configured any more", "no_source"},
    ReasonSign{"belongs to no [[source]]", "no_source"},
    ReasonSign{"No space left", "disk"},
    ReasonSign{"memory", "memory"},
    ReasonSign{"died", "crash"},
    ReasonSign{"the program ended", "crash"},
    ReasonSign{"answered 401", "rights"},
    ReasonSign{"answered 403", "rights"},
    ReasonSign{"status 401", "rights"},
    ReasonSign{"status 403", "rights"},
    ReasonSign{"Permission denied", "rights"},
    ReasonSign{"password", "rights"},
    ReasonSign{"Read-only file system", "rights"},
    ReasonSign{"answered 404", "gone"},
    ReasonSign{"answered 410", "gone"},
    ReasonSign{"No such file", "gone"},
    ReasonSign{"not public", "gone"},
    ReasonSign{"has no such post", "gone"},
    ReasonSign{"cannot be said", "voice"},
    ReasonSign{"has no sound", "voice"},
    ReasonSign{"phonemes", "voice"},
    ReasonSign{"voice", "voice"},
    ReasonSign{"refused: ", "check"},
    ReasonSign{"was not found", "network"},
    ReasonSign{"resolve", "network"},
    ReasonSign{"connect", "network"},
    ReasonSign{"timed out", "network"},
    ReasonSign{"Timeout", "network"},
    ReasonSign{"answered 5", "network"},
    ReasonSign{"answered 429", "network"},
    ReasonSign{"TLS", "network"},
    ReasonSign{"SSL", "network"},
    ReasonSign{"cannot fetch", "network"},
    ReasonSign{"HTML page", "no_article"},
};

} // namespace

std::string_view kind_of_reason(std::string_view message) {
    for (const ReasonSign &sign : signs_of_reasons)
        if (message.find(sign.part) != std::string_view::npos)
            return sign.kind;
    return "other";
}

} // namespace baonoi::serve::console
