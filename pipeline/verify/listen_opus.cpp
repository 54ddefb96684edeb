// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/listen_opus.h"

#include "lib/ebur128/meter.h"
#include "lib/opus/opus_packets.h"
#include "sound/ogg_opus.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace baonoi::verify {

HeardOpus listen_to_opus(const LongBytes &file) {
    constexpr int by_clock = sound::opus_clock / opus::sample_rate;
    HeardOpus heard;
    sound::OggOpusWalk walk(file);
    opus::PacketDecoder decoder;
    ebur128::LoudnessMeter meter(opus::sample_rate, 1);
    std::int64_t packets = 0, decoded = 0;
    while (const auto packet = walk.next()) {
        ++packets;
        const std::span<const float> samples = decoder.decode(*packet);
        if (samples.empty()) {
            heard.failure = fmt::format("packet {} of the Opus file does not decode", packets);
            return heard;
        }
        const std::int64_t skipped = std::max<std::int64_t>(walk.pre_skip() / by_clock - decoded, 0);
        decoded += static_cast<std::int64_t>(samples.size());
        meter.add(samples.subspan(std::min(samples.size(), static_cast<std::size_t>(skipped))));
    }
    if (!walk.fault().empty())
        heard.failure = "the Opus file: " + walk.fault();
    else if (walk.end() < walk.pre_skip() || walk.end() > decoded * by_clock)
        heard.failure = "the Opus file states another length than it has";
    heard.duration = Seconds{static_cast<double>(walk.end() - walk.pre_skip()) / sound::opus_clock};
    heard.loudness = meter.integrated();
    return heard;
}

} // namespace baonoi::verify
