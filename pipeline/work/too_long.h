// SPDX-License-Identifier: GPL-3.0-or-later
// Articles that were skipped because they take too long to read aloud: [encode] max_length is a part of why,
// and nobody announces them again when it is changed. The daemon asks for them whenever it has read its
// configuration.
#pragma once

#include "store/store.h"
#include "work/setup.h"

#include <cstddef>

namespace baonoi::work {

// Queues those of configured sources that were skipped for another limit than the one that is configured; how
// many. Throws what the store throws.
std::size_t queue_too_long(const Setup &setup, store::Store &store);

} // namespace baonoi::work
