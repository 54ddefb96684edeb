// SPDX-License-Identifier: GPL-3.0-or-later
// Warnings of what is looked at again and again and stays as it is.
#pragma once

#include <string>

namespace baonoi {

// Logs the message unless it is what was said last of the place. An empty one says nothing: all is well
// there, and the next fault is a new one. Threads: any.
void warn_once(const std::string &place, const std::string &message);

} // namespace baonoi
