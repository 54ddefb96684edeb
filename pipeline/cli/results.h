// SPDX-License-Identifier: GPL-3.0-or-later
// How the commands that make pages print what became of each.
#pragma once

#include "model/attachment.h"

#include <optional>
#include <string>
#include <vector>

namespace baonoi::cli {

struct PageResult {
    std::string input, id;
    std::string status; // attached, unchanged, skipped, failed, missing
    std::string reason;
    std::optional<Attachment> attachment;
};

// "attached  a.html  1:58  696 KB  audio/a.mp3" on standard output.
void print(const PageResult &result);
// The reason on standard error.
void complain(const PageResult &result);
// A JSON list on standard output.
void print_json(const std::vector<PageResult> &results);

// "3 pages: 2 attached, 1 failed".
std::string summary(const std::vector<PageResult> &results);

} // namespace baonoi::cli
