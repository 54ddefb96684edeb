// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_script.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::cli {

Script script_of_text(const std::string &text, const std::string &title) {
    Script script;
    script.language = "vi";
    script.title = fold_blanks(icu::nfc(title));
    if (!script.title.empty())
        script.blocks.push_back({BlockKind::title, script.title, "title"});
    for (std::size_t begin = 0, number = 1; begin < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = fold_blanks(icu::nfc(std::string_view(text).substr(begin, end - begin)));
        if (!line.empty())
            script.blocks.push_back({BlockKind::paragraph, line, fmt::format("line {}", number)});
        begin = end + 1;
    }
    return script;
}

} // namespace baonoi::cli
