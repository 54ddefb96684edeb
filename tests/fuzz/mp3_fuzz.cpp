// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes: either not an MP3, or five checks with details, twice the same.
#include "base/error.h"
#include "sound/mp3_layout.h"
#include "verify/verify.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace baonoi;
    const auto file = LongBytes::lent({reinterpret_cast<const char *>(data), size});
    std::uint64_t sound = 0;
    sound::Mp3Walk walk(file);
    while (const auto frame = walk.next()) {
        if (frame->size() < 4)
            std::abort();
        sound += frame->size();
    }
    const sound::Mp3Layout &layout = walk.layout();
    if (layout.end + layout.trailing > size || layout.music + sound != layout.end)
        std::abort();
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
