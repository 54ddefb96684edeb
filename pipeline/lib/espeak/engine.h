// SPDX-License-Identifier: GPL-3.0-or-later
// What speaks inside a voice server: one engine a process, opened once, never closed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace baonoi::espeak {

// A symbol of the text that a model was trained on, and the numbers that stand for it.
struct EngineSymbol {
    std::string text; // one character
    std::vector<std::int64_t> numbers;
    bool operator==(const EngineSymbol &) const = default;
};

// A neural model that speaks what eSpeak NG has made into phonemes (piper_engine.h).
struct EngineModel {
    std::string file;    // empty: there is none, eSpeak NG speaks
    std::string runtime; // ONNX Runtime: a library's name or its file
    std::vector<EngineSymbol> symbols;
    int sample_rate = 0;     // Hz
    double length_scale = 1; // of all durations
    int hop = 256;           // samples of a frame in which the model counts durations
    int speaker = -1;        // of a model with several; -1: it has one
    bool operator==(const EngineModel &) const = default;
};

struct EngineSettings {
    std::string voice;      // eSpeak NG's voice file and variant: "aav/vi", "aav/vi+Annie"
    std::string language;   // of the voice's phoneme table: "vi"
    int rate = 0;           // words a minute, 80 to 450
    int pitch = 0;          // 0 to 100
    int range = 0;          // 0 to 100
    int volume = 0;         // 0 to 200; 100 saturates, 60 does not (measured)
    double time_limit = 10; // seconds one request may take
    EngineModel model = {};
    bool operator==(const EngineSettings &) const = default;
};

struct EngineFacts {
    std::string version;     // "espeak-ng 1.51"
    int sample_rate = 0;     // Hz
    bool tells_times = true; // when each word begins
};

// What is spoken between two events: a word, phonemes in eSpeak's notation, an English word (ASCII letters),
// or a word of another language, heard with that language's phonemes.
enum class EngineWordKind : std::uint8_t { text, phonemes, english, foreign };

struct EngineLanguage {
    std::string voice;    // eSpeak NG's file: "zle/ru"
    std::string phonemes; // its phoneme table: "RU"
    bool operator==(const EngineLanguage &) const = default;
};

// How a word is said beside what the settings say.
struct EngineManner {
    int pitch = 0;               // added to the voice's, as eSpeak counts
    int range = 100, rate = 100; // percent of the voice's
    bool operator==(const EngineManner &) const = default;
};

struct EngineWord {
    EngineWordKind kind = EngineWordKind::text;
    std::string text;
    EngineLanguage language = {}; // of a foreign word only
    EngineManner manner = {};
    bool operator==(const EngineWord &) const = default;
};

// Spoken in one breath, without silence inside.
using EngineClause = std::vector<EngineWord>;

// Takes samples as they are made; false ends the clause.
using SampleSink = std::function<bool(const std::int16_t *samples, std::size_t count)>;

class SpeechEngine {
public:
    virtual ~SpeechEngine() = default;
    // Once, in the server. Throws stop.
    virtual EngineFacts start(const EngineSettings &settings) = 0;
    // All that it still reads once it has started.
    virtual std::filesystem::path data_folder() const = 0;
    // What it throws is a reason to be told, which follows "it".
    virtual bool tells_reasons() const { return false; }
    // Bytes of addresses that a child may have.
    virtual std::size_t memory() const { return std::size_t{1} << 30U; }
    // In a child forked from the started server, which ends after the last clause of its request. Gives the
    // first sample of each word, closure included, never falling; nothing when it does not tell times. Throws
    // skip when a word has no sound.
    virtual std::vector<std::int64_t> speak(const EngineClause &clause, const SampleSink &sink) = 0;
};

} // namespace baonoi::espeak
