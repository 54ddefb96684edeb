// SPDX-License-Identifier: GPL-3.0-or-later
// An MP3 as a player hears it: decoded once, measured on the way. verify judges what was heard. Loudness is
// by sound/k_energy.h, which is within 0.02 LU of libebur128; true peak by libebur128.
#pragma once

#include "base/relay.h"
#include "model/long_bytes.h"
#include "model/recording.h"
#include "model/units.h"
#include "sound/mp3_layout.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::verify {

struct Silence {
    Seconds begin, length;
};

// What the frames of a stream sound like.
struct Heard {
    std::optional<std::string> failure; // of the first frame that does not decode
    std::optional<Lufs> loudness;       // nothing when there is too little or nothing to hear
    Dbtp true_peak;
    Silence longest_silence;
    std::string sha256; // of the frames' bytes, 64 hex digits
};

class Ear; // hears frames, one after the other

// Hears frames as they come, on a thread of its own: an encoder can make the next ones meanwhile. Its memory
// does not grow with their number. Threads: one at a time calls it.
class Listener {
public:
    // delay: samples of the decoder before the first that a player plays.
    explicit Listener(int delay);
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    // One frame, header included. Waits when too many are waiting to be heard.
    void hear(std::string_view frame);
    // samples: that a player plays; at most 4,096 may follow them. Throws stop: there is no decoder; skip: a
    // frame is none.
    Heard finish(std::int64_t samples);

private:
    struct Frames {
        std::string bytes;
        std::vector<std::size_t> sizes;

        std::size_t size() const { return bytes.size(); }
        void clear() {
            bytes.clear();
            sizes.clear();
        }
    };

    std::unique_ptr<Ear> ear_; // of the relay's thread, until that has ended
    Relay<Frames> relay_;
};

// An MP3 file.
struct HeardFile {
    sound::Mp3Layout layout;
    Seconds duration; // what a player plays
    // Of the bytes of its frames with sound.
    std::string sha256; // 64 hex digits
    std::uint16_t crc = 0;
    Heard heard;
};

// Without listening. Nothing when it is not an MP3 file; a file of more than max_recording is skipped
// (throws).
std::optional<HeardFile> look_at(const LongBytes &mp3);
// The result depends on the bytes alone. As look_at().
std::optional<HeardFile> listen(const LongBytes &mp3);

} // namespace baonoi::verify
