// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "cli/commands.h"
#include "fetch/listing_parser.h"
#include "html/page_parser.h"
#include "lib/confined/parser_server.h"
#include "synthesise/service/speech_parser.h"
#include "verify/mp3_parser.h"

#include <array>
#include <fmt/format.h>

namespace baonoi::cli {

int parse_command(std::string_view kind, int socket) {
    const std::array parsers = {html::page_parser(), fetch::listing_parser(), verify::mp3_parser(),
                                synthesise::service::speech_parser()};
    for (const confined::Parser &parser : parsers)
        if (parser.name == kind)
            return confined::serve_parser(socket, parser);
    fmt::print(stderr, "baonoi parse is for baonoi itself\n");
    return 2;
}

} // namespace baonoi::cli
