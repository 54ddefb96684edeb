// SPDX-License-Identifier: GPL-3.0-or-later
// HTML parsed in a process of its own (lib/confined/parsers.h): what html.h and document.h do where baonoi
// has said parse_by(), and what that process does. The tree travels and not what is made of it: libxml2, the
// only library of C that reads a page, is behind this line, and extract and the publishers before it.
#pragma once

#include "html/document.h"
#include "lib/confined/parser_server.h"

#include <string>
#include <string_view>
#include <vector>

namespace baonoi::html {

// What parse_html() and Document do, elsewhere. elements: null for the tree alone; fault: why they are not
// whole. Throws as parse_html, skip when the parser crashes or passes a limit of its process, and retry.
void parse_elsewhere(std::string_view html, pugi::xml_document &tree, const Checkpoint &checkpoint,
                     const HtmlLimits &limits, std::vector<Element> *elements, std::string *fault);

// The parser there.
confined::Parser page_parser();

} // namespace baonoi::html
