// SPDX-License-Identifier: GPL-3.0-or-later
// An MP3 of anybody's, decoded in a process of its own (lib/confined/parsers.h): what verify_file() does
// where baonoi has said parse_by().
#pragma once

#include "lib/confined/parser_server.h"
#include "verify/verify.h"

namespace baonoi::verify {

// As verify_file(); also throws skip when the parser crashes or passes a limit of its process, and retry.
Verdict verify_elsewhere(const LongBytes &mp3, const VerifySettings &settings);

// The parser there.
confined::Parser mp3_parser();

} // namespace baonoi::verify
