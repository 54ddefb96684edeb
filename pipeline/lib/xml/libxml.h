// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2 made ready for several threads: its own lazy start (2.9) lets two threads that make their first
// parsers at once make its locks twice, and one may wait for ever.
#pragma once

#include <libxml/parser.h>

namespace baonoi::xml {

// Before the first parser of a thread; costs one test of a flag after the first call.
inline void ready_libxml() {
    static const bool ready = (xmlInitParser(), true);
    static_cast<void>(ready);
}

} // namespace baonoi::xml
