// SPDX-License-Identifier: GPL-3.0-or-later
// A voice that is asked only for what no cache holds: this host's (segment_cache.h), and for a voice that is
// dear one that hosts share, under the same keys. Whichever gives a segment, the samples are the same.
#pragma once

#include "synthesise/segment_cache.h"
#include "synthesise/voice.h"

#include <memory>
#include <optional>
#include <string>

namespace baonoi::synthesise {

// Segments that several hosts share. Neither call fails or takes long: what cannot be had is not there, what
// cannot be kept is not kept. What get() gives may be anybody's bytes. Threads: any.
class SharedSegments {
public:
    virtual ~SharedSegments() = default;
    virtual std::optional<std::string> get(const std::string &key) noexcept = 0;
    virtual void put(const std::string &key, const std::string &bytes) noexcept = 0;
};

class CachedVoice : public Voice {
public:
    // cache: nothing when there is none; shared: the same, and it is not asked for a voice that is not dear.
    CachedVoice(std::unique_ptr<Voice> voice, std::shared_ptr<SegmentCache> cache,
                std::shared_ptr<SharedSegments> shared = nullptr);

    const VoiceFacts &facts() const override { return voice_->facts(); }
    int workers() const override { return voice_->workers(); }
    SpokenUtterance speak(const Utterance &utterance) override;

private:
    std::optional<SpokenUtterance> shared(const std::string &key, const Utterance &utterance);

    std::unique_ptr<Voice> voice_;
    std::shared_ptr<SegmentCache> cache_;
    std::shared_ptr<SharedSegments> shared_;
};

} // namespace baonoi::synthesise
