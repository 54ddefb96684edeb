// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of a voice server: what is understood is packed to the same bytes again.
#include "lib/espeak/packet.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace baonoi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string packet(reinterpret_cast<const char *>(data), size);
    if (const auto clauses = espeak::unpack_request(packet);
        clauses && espeak::pack_request(*clauses) != packet)
        std::abort();
    if (const auto facts = espeak::unpack_ready(packet); facts && espeak::pack_ready(*facts) != packet)
        std::abort();
    if (const auto message = espeak::unpack_refused(packet);
        message && espeak::pack_refused(*message) != packet)
        std::abort();
    if (const auto begins = espeak::unpack_clause(packet); begins && espeak::pack_clause(*begins) != packet)
        std::abort();
    if (const auto settings = espeak::unpack_settings(packet);
        settings && espeak::pack_settings(*settings).size() != size)
        std::abort();
    if (const auto ended = espeak::unpack_ended(packet); ended && espeak::pack_ended(*ended).size() != size)
        std::abort();
    std::vector<std::int16_t> samples;
    if (espeak::unpack_audio(packet, samples) && samples.size() != (size - 1) / sizeof(std::int16_t))
        std::abort();
    return 0;
}
