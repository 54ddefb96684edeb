// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace baonoi::test {

class Wire;

// Answers every request of an HTTP/2 connection (RFC 9113) with status 200 and the body "h2".
void converse_in_h2(Wire &wire);

} // namespace baonoi::test
