// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text as an article: speak and voices calibrate read such.
#pragma once

#include "model/script.h"

#include <string>

namespace baonoi::cli {

// Each line is a paragraph. An empty title is none.
Script script_of_text(const std::string &text, const std::string &title);

} // namespace baonoi::cli
