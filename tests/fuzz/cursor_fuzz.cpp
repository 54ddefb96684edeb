// SPDX-License-Identifier: GPL-3.0-or-later
// Any stored cursor of a source: damaged, or one that is the same after it was written and read again.
#include "base/error.h"
#include "fetch/cursor.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace baonoi;
    try {
        const std::string text =
            fetch::to_text(fetch::parse_cursor({reinterpret_cast<const char *>(data), size}, "feed"));
        if (fetch::to_text(fetch::parse_cursor(text, "feed")) != text)
            std::abort();
    } catch (const Error &error) {
        if (error.next() != Next::skip)
            std::abort();
    }
    return 0;
}
