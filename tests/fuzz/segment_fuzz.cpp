// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes with their right checksum: either no segment, or one whose words lie within its samples and which
// is the same after it was kept once more.
#include "lib/xxhash/xxh3.h"
#include "synthesise/segment.h"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace baonoi;
    constexpr int rate = 22050;
    Utterance utterance;
    for (const char *word : {"hai", "từ"}) {
        Token token;
        token.spoken = word;
        utterance.tokens.push_back(token);
    }
    std::string bytes(reinterpret_cast<const char *>(data), size);
    bytes += xxhash::xxh128_hex(bytes);
    const auto speech = synthesise::parse_segment(bytes, utterance, rate);
    if (!speech)
        return 0;
    if (speech->words.size() != utterance.tokens.size())
        std::abort();
    for (const SpokenUtterance::Word &word : speech->words)
        if (word.begin.count < 0 || word.end < word.begin ||
            word.end.count > static_cast<std::int64_t>(speech->samples.size()))
            std::abort();
    const auto again = synthesise::parse_segment(synthesise::segment_bytes(*speech, rate), utterance, rate);
    if (!again || again->samples != speech->samples || again->words.size() != speech->words.size())
        std::abort();
    return 0;
}
