// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/embedded.h"

#include <algorithm>

namespace baonoi::serve::console {

std::optional<std::string_view> embedded_file(std::string_view name) {
    const auto files = embedded_files();
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const EmbeddedFile &file) { return file.name == name; });
    return found == files.end() ? std::nullopt : std::optional(found->bytes);
}

} // namespace baonoi::serve::console
