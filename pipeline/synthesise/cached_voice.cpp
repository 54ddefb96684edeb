// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/cached_voice.h"

#include "synthesise/segment.h"

#include <string_view>

namespace baonoi::synthesise {

namespace {

// What is shared begins with its key, so that an object under another one's name is known for that; its
// segment has a checksum of its own.
std::string shared_bytes(const std::string &key, const std::string &segment) {
    return key + '\n' + segment;
}

std::string_view segment_in(std::string_view bytes, const std::string &key) {
    return bytes.starts_with(key + '\n') ? bytes.substr(key.size() + 1) : std::string_view();
}

} // namespace

CachedVoice::CachedVoice(std::unique_ptr<Voice> voice, std::shared_ptr<SegmentCache> cache,
                         std::shared_ptr<SharedSegments> shared)
    : voice_(std::move(voice)), cache_(std::move(cache)),
      shared_(voice_->facts().is_dear ? std::move(shared) : nullptr) {}

SpokenUtterance CachedVoice::speak(const Utterance &utterance) {
    const std::string key = segment_key(utterance, facts());
    if (auto known = cache_ ? cache_->find(key, utterance, facts().sample_rate) : std::nullopt) {
        known->remembered = true;
        return std::move(*known);
    }
    auto known = shared(key, utterance);
    SpokenUtterance speech = known ? std::move(*known) : voice_->speak(utterance);
    if (cache_)
        cache_->keep(key, speech, facts().sample_rate);
    if (shared_ && !speech.remembered)
        shared_->put(key, shared_bytes(key, segment_bytes(speech, facts().sample_rate)));
    return speech;
}

std::optional<SpokenUtterance> CachedVoice::shared(const std::string &key, const Utterance &utterance) {
    const auto bytes = shared_ ? shared_->get(key) : std::nullopt;
    auto speech =
        bytes ? parse_segment(segment_in(*bytes, key), utterance, facts().sample_rate) : std::nullopt;
    if (speech)
        speech->remembered = speech->is_shared = true;
    return speech;
}

} // namespace baonoi::synthesise
