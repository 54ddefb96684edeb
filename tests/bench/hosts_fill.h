// SPDX-License-Identifier: GPL-3.0-or-later
// A store in PostgreSQL of so many articles, always the same ones, made by the server itself: as many jobs,
// of which the last tenth waits; a two-hundredth of the articles has its text.
#pragma once

#include "lib/postgres/postgres.h"

#include <cstdint>

namespace baonoi::bench {

// Nothing is done when it has been filled. address: of an open store, with its schema=; the user is the
// server's superuser.
void fill(const postgres::Address &address, std::int64_t articles);

} // namespace baonoi::bench
