// SPDX-License-Identifier: GPL-3.0-or-later
// The files of assets/, pages/ and texts/ as they were when the program was built. embed.cmake writes the
// source that belongs to this.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace baonoi::serve::console {

struct EmbeddedFile {
    std::string_view name; // "assets/console.css"
    std::string_view bytes;
};

std::span<const EmbeddedFile> embedded_files();

// Nothing: there is none of that name.
std::optional<std::string_view> embedded_file(std::string_view name);

} // namespace baonoi::serve::console
