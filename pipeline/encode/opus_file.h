// SPDX-License-Identifier: GPL-3.0-or-later
// The Opus file beside an MP3: 24 kb/s, mono, in Ogg, of the very samples that the MP3 is made of. The
// Recorder owns one where [encode] also asks for it. Its memory does not grow with the speech.
#pragma once

#include "base/relay.h"
#include "base/spool.h"
#include "encode/id3.h"
#include "lib/opus/opus_packets.h"
#include "lib/soxr/resampler.h"
#include "model/long_bytes.h"
#include "sound/ogg_opus.h"

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace baonoi::encode {

// The same samples and tags give the same bytes. It works on a thread of its own.
class OpusFile {
public:
    // from: sample rate of what is added, Hz. Of the tags those are told that are known before the speech:
    // title, artist, album, date, address, language, comment. room: as Spool's. All throw as Spool and
    // PacketEncoder.
    OpusFile(int from, const Tags &tags, const std::filesystem::path &room);
    void add(const std::vector<float> &samples);
    void finish();
    // After finish().
    LongBytes bytes() { return file_.bytes(); }

private:
    void work(const std::vector<float> &samples);

    Spool file_;
    sound::OggOpusPages pages_;
    opus::PacketEncoder encoder_;
    soxr::Resampler resampler_;
    std::vector<float> resampled_;
    Relay<std::vector<float>> relay_; // the last member, so that it ends first
};

} // namespace baonoi::encode
