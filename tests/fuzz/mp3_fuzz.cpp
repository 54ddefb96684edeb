// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: either not an MP3, or five checks with details, twice the same.
#include "base/error.h"
#include "sound/mp3_layout.h"
#include "verify/verify.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace baonoi;
    const std::string_view file(reinterpret_cast<const char *>(data), size);
    if (const auto layout = sound::parse_mp3(file)) {
        if (layout->end + layout->trailing > size || layout->frames.back() >= layout->end)
            std::abort();
        for (std::size_t i = 0; i < layout->frames.size(); ++i)
            if (layout->frame(file, i).size() < 4)
                std::abort();
    }
    try {
        const verify::Verdict verdict = verify::verify_file(file, {});
        if (verdict.checks.size() != 5)
            std::abort();
        for (const verify::Check &check : verdict.checks)
            if (check.name.empty() || check.detail.empty())
                std::abort();
    } catch (const Error &error) {
        if (error.next() != Next::skip)
            std::abort();
    }
    return 0;
}
