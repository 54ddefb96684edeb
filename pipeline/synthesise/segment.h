// SPDX-License-Identifier: GPL-3.0-or-later
// Segments: what a voice made of one utterance, under the key that its words and its voice have, as the bytes
// that caches keep.
#pragma once

#include "synthesise/voice.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::synthesise {

constexpr std::size_t largest_segment = std::size_t{64} << 20U; // bytes

// 32 hex digits over all of an utterance that a voice may make sound of, and the voice. Spans, rules and
// silent tokens without a pause are not part of it: the same words elsewhere are the same segment. Another
// version of baonoi makes other segments, but not of a voice that cannot repeat itself: what it said once is
// said so for good.
std::string segment_key(const Utterance &utterance, const VoiceFacts &voice);

// Samples and times of words, with a checksum.
std::string segment_bytes(const SpokenUtterance &speech, int sample_rate);

// The words have the tokens of utterance. Nothing when the bytes are not those of a whole segment with its
// words and of that rate.
std::optional<SpokenUtterance> parse_segment(std::string_view bytes, const Utterance &utterance,
                                             int sample_rate);

} // namespace baonoi::synthesise
