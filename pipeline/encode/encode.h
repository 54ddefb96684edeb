// SPDX-License-Identifier: GPL-3.0-or-later
// Speech to the files of a recording: mastering, MP3 with tags, captions, manifest. produce feeds a Recorder
// while the voice speaks, and a Listener of verify with the frames that it makes. It writes no file that has
// a name and knows no voice: the same input gives the same bytes, in whatever pieces and however slowly it
// comes.
#pragma once

#include "encode/sounds.h"
#include "model/equaliser.h"
#include "model/recording.h"
#include "model/script.h"
#include "model/speech.h"
#include "model/units.h"
#include "model/utterance.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::encode {

struct EncodeSettings {
    std::string profile = "site"; // "site": 22,050 Hz 48 kb/s; "podcast": 44,100 Hz 96 kb/s; both mono
    Lufs loudness{-16};           // integrated, ± 0.3
    Dbtp max_true_peak{-1};
    std::string cover;                    // path of a JPEG or PNG, empty for none
    std::string artist;                   // overrides the site's name
    std::string intro_sound, outro_sound; // paths of WAV or MP3 files, empty for none
    Seconds max_length{3 * 3600.0};       // a longer recording is not made; at most max_recording
    bool opus = false;                    // beside the MP3 an Opus file of the same samples, see opus_file.h
};

// Facts for tags and manifest that the speech does not hold.
struct RecordingFacts {
    std::string content_hash;
    std::string voice;       // VoiceFacts::name
    std::string engine;      // VoiceFacts::engine
    std::string fingerprint; // VoiceFacts::fingerprint
    Lufs loudness = {};      // of the finished MP3, as it was heard
    Dbtp true_peak = {};
};

// Is handed each MP3 frame when it is made, on the encoder's thread.
using TakeFrame = std::function<void(std::string_view frame)>;

// What MP3 adds to the peaks: the limiter's ceiling lies this far below the allowed true peak.
constexpr double codec_margin_db = 1.5;

// The recording of one article. Its memory is that of the words, whatever the length of the speech: the MP3
// goes to disk.
class Recorder {
public:
    // Script, utterances and settings are lent for its life. room: the folder for the MP3, as Spool's.
    // sounds: what the settings name, decoded. Throws stop (encoder missing; unknown profile: the message
    // lists the profiles; cover unreadable). This and what follows throw as Spool when the MP3 cannot be
    // written.
    Recorder(const Script &script, const std::vector<Utterance> &utterances, const VoiceSound &voice,
             const EncodeSettings &settings, TakeFrame take_frame = {},
             const std::filesystem::path &room = {}, const Sounds &sounds = {});
    ~Recorder();
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;

    // In the article's order. Throws skip: longer than max_length.
    void add(std::size_t utterance, const SpokenUtterance &spoken);
    // No speech follows; the last frames are made. Throws skip: nothing to hear.
    void finish();
    // After finish(): what a decoder gives before the first sample, and how many samples are to be played.
    int delay() const;
    std::int64_t samples() const;
    // After finish(), once.
    Recording recording(const RecordingFacts &facts);

private:
    class Chain;
    std::unique_ptr<Chain> chain_;
};

// A sound's file that the settings name, of key "intro_sound" or "outro_sound"; empty without a path. Throws
// stop, naming the key, when it cannot be read or is larger than 16 MB.
std::string read_sound_file(const std::string &path, std::string_view key);

// All settings that change the bytes, as one line: part of the content hash.
std::string fingerprint(const EncodeSettings &settings);

} // namespace baonoi::encode
