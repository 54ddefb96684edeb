// SPDX-License-Identifier: GPL-3.0-or-later
// A path on the first line, robots.txt after it: no crash, and a BOM or other line ends change nothing.
#include "fetch/robots.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string input(reinterpret_cast<const char *>(data), size);
    const std::size_t end = input.find('\n');
    if (end == std::string::npos || size > baonoi::fetch::Robots::max_bytes / 3)
        return 0;
    const std::string target = input.substr(0, end);
    const std::string text = input.substr(end + 1);
    std::string other = text.starts_with("\xEF\xBB\xBF") ? "" : "\xEF\xBB\xBF";
    for (const char c : text)
        other += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const baonoi::fetch::Robots robots(text, "baonoi/1.0"), same(other, "baonoi/1.0");
    if (!robots.allows("/robots.txt") || robots.allows(target) != same.allows(target) ||
        robots.crawl_delay() != same.crawl_delay())
        std::abort();
    return 0;
}
