// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of a voice server: what is understood is packed to the same bytes again.
#include "lib/espeak/packet.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace baonoi;

template <class Packet>
void expect_the_same_again(const std::string &bytes) {
    if (const auto packet = espeak::unpack<Packet>(bytes); packet && espeak::pack(*packet) != bytes)
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string packet(reinterpret_cast<const char *>(data), size);
    expect_the_same_again<espeak::EngineSettings>(packet);
    expect_the_same_again<espeak::Request>(packet);
    expect_the_same_again<espeak::EngineFacts>(packet);
    expect_the_same_again<espeak::Refused>(packet);
    expect_the_same_again<espeak::ClauseEnd>(packet);
    expect_the_same_again<espeak::Ended>(packet);
    std::vector<std::int16_t> samples;
    if (espeak::unpack_audio(packet, samples) && samples.size() != (size - 1) / sizeof(std::int16_t))
        std::abort();
    return 0;
}
