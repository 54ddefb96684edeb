// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/record.h"

#include "base/error.h"
#include "encode/length.h"
#include "synthesise/service/speech_parser.h"
#include "synthesise/synthesise.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace baonoi::produce {

void report(const Progress &progress, std::string_view stage, std::size_t done, std::size_t total) {
    if (progress)
        progress(stage, done, total);
}

namespace {

constexpr std::size_t most_takes = 6;

// The gain of the next take, from what the takes before came to.
class GainSearch {
public:
    explicit GainSearch(double gain_db) : gain_db_(gain_db) {}

    double gain_db() const { return gain_db_; }
    // missing: LU, with the gain as it is.
    void improve(double missing) {
        if (is_second_)
            effect_ = std::clamp((last_missing_ - missing) / (gain_db_ - last_gain_db_), 0.2, 1.0);
        is_second_ = true;
        last_missing_ = missing;
        last_gain_db_ = gain_db_;
        gain_db_ += missing / effect_;
    }

private:
    double gain_db_, last_gain_db_ = 0, last_missing_ = 0;
    bool is_second_ = false;
    double effect_ = 0.8; // LU of loudness for a dB of gain; the limiter takes the rest
};

// Speech short enough to be kept for another take: a minute. Longer speech is spoken again, mostly from
// the cache: a voice gives the same samples each time. Of one that does not, or costs money, half an hour is.
constexpr std::size_t kept_seconds = 60, kept_seconds_of_unrepeatable = 1800;

// The utterances as the voice speaks them, as often as they are asked for.
class Speaker {
public:
    Speaker(const std::vector<Utterance> &utterances, const RecordTools &tools)
        : utterances_(utterances), tools_(tools),
          room_((tools.voice.facts().is_repeatable ? kept_seconds : kept_seconds_of_unrepeatable) *
                static_cast<std::size_t>(tools.voice.facts().sample_rate)) {}

    void speak(encode::Recorder &recorder) {
        if (spoke_ && kept_.size() == utterances_.size()) {
            for (std::size_t i = 0; i < kept_.size(); ++i)
                recorder.add(i, kept_[i]);
            return;
        }
        synthesise::synthesise(
            utterances_, tools_.voice,
            [&](std::size_t index, SpokenUtterance spoken) {
                recorder.add(index, spoken);
                if (!spoke_)
                    keep(std::move(spoken));
            },
            [&](std::size_t done) { report(tools_.progress, "synthesise", done, utterances_.size()); });
        spoke_ = true;
    }
    const std::vector<Utterance> &utterances() const { return utterances_; }
    // That have words.
    std::size_t sentences() const { return sentences_; }
    // Of these, by the voice itself, when all was spoken first.
    std::size_t spoken() const { return by_voice_; }
    // Of these, from the cache that hosts share.
    std::size_t shared() const { return shared_; }

private:
    void keep(SpokenUtterance spoken) {
        if (!spoken.words.empty()) {
            ++sentences_;
            by_voice_ += spoken.remembered ? 0 : 1;
            shared_ += spoken.is_shared ? 1 : 0;
        }
        if (spoken.samples.size() > room_) {
            room_ = 0;
            kept_.clear();
            return;
        }
        room_ -= spoken.samples.size();
        kept_.push_back(std::move(spoken));
    }

    const std::vector<Utterance> &utterances_;
    const RecordTools &tools_;
    std::size_t room_;                  // samples
    std::vector<SpokenUtterance> kept_; // all, or fewer when they are too long together
    bool spoke_ = false;
    std::size_t sentences_ = 0, by_voice_ = 0, shared_ = 0;
};

// Of an MP3: its frames hold up to a tenth of a second that is not played.
constexpr double more_in_frames = 0.2;
constexpr int quiet_sample = 103; // -50 dBFS, below which verify hears silence

// Without the silence around it, which would count as one within the article. Throws stop when one is inside.
std::vector<std::int16_t> heard_part(std::vector<std::int16_t> samples, int sample_rate, Seconds longest) {
    const auto is_heard = [](std::int16_t sample) { return std::abs(int{sample}) > quiet_sample; };
    samples.erase(std::find_if(samples.rbegin(), samples.rend(), is_heard).base(), samples.end());
    samples.erase(samples.begin(), std::find_if(samples.begin(), samples.end(), is_heard));
    for (auto at = samples.begin(); at != samples.end();) {
        const auto next = std::find_if(at, samples.end(), is_heard);
        if (to_seconds({next - at}, sample_rate) > longest)
            throw Error(Next::stop, fmt::format("it is silent for more than {} s", longest.value));
        at = std::find_if_not(next, samples.end(), is_heard);
    }
    return samples;
}

// What the newsroom wants to be heard before and after, at the voice's rate.
encode::Sounds read_sounds(const RecordTools &tools) {
    const int sample_rate = tools.voice.facts().sample_rate;
    const auto read = [&](const std::string &path, std::string_view key) -> std::vector<std::int16_t> {
        const std::string bytes = encode::read_sound_file(path, key);
        if (bytes.empty())
            return {};
        try {
            return heard_part(synthesise::service::speech_samples(
                                  bytes, {0, sample_rate, encode::longest_sound.value + more_in_frames}),
                              sample_rate, tools.verify.max_silence);
        } catch (const Error &error) {
            throw Error(error.next() == Next::skip ? Next::stop : error.next(),
                        fmt::format("{}: {}: {}", key, path, error.what()));
        }
    };
    return {read(tools.encode.intro_sound, "intro_sound"), read(tools.encode.outro_sound, "outro_sound")};
}

struct Take {
    std::unique_ptr<encode::Recorder> recorder;
    verify::Heard heard;
};

// Speaks, encodes and listens at the same time.
Take make_take(const Script &script, Speaker &speaker, double gain_db, const RecordTools &tools,
               const encode::Sounds &sounds) {
    const synthesise::VoiceFacts &facts = tools.voice.facts();
    std::optional<verify::Listener> listener;
    auto recorder = std::make_unique<encode::Recorder>(
        script, speaker.utterances(),
        VoiceSound{facts.sample_rate, gain_db, facts.equaliser, facts.attribution}, tools.encode,
        [&](std::string_view frame) { listener->hear(frame); }, tools.room, sounds);
    listener.emplace(recorder->delay());
    report(tools.progress, "synthesise");
    speaker.speak(*recorder);
    report(tools.progress, "encode");
    recorder->finish();
    verify::Heard heard = listener->finish(recorder->samples());
    return {std::move(recorder), std::move(heard)};
}

} // namespace

encode::EncodeSettings of_speech_alone(encode::EncodeSettings settings) {
    settings.intro_sound.clear();
    settings.outro_sound.clear();
    settings.opus = false;
    return settings;
}

Recorded record(const Script &script, const std::vector<Utterance> &utterances, const std::string &hash,
                const RecordTools &tools) {
    encode::check_length(utterances, tools.encode.max_length);
    const encode::Sounds sounds = read_sounds(tools);
    Speaker speaker(utterances, tools);
    GainSearch search(tools.voice.facts().gain_db + tools.encode.loudness.value -
                      synthesise::usual_loudness.value);
    for (std::size_t takes = 1;; ++takes) {
        Take take = make_take(script, speaker, search.gain_db(), tools, sounds);
        const double missing =
            take.heard.loudness ? tools.encode.loudness.value - take.heard.loudness->value : 0;
        if (takes < most_takes && std::abs(missing) > tools.verify.loudness_tolerance) {
            search.improve(missing);
            continue;
        }
        report(tools.progress, "verify");
        const synthesise::VoiceFacts &voice = tools.voice.facts();
        const encode::RecordingFacts facts{hash,
                                           voice.name,
                                           voice.engine,
                                           voice.fingerprint,
                                           take.heard.loudness.value_or(Lufs{-70}),
                                           take.heard.true_peak};
        Recording recording = take.recorder->recording(facts);
        const verify::Verdict verdict =
            verify::verify(recording, script, utterances, tools.verify, take.heard);
        if (const verify::Check *failure = verdict.first_failure())
            throw Error(Next::skip, fmt::format("refused: {}: {}", failure->name, failure->detail));
        return {std::move(recording), speaker.sentences(), speaker.spoken(), takes,
                search.gain_db(),     speaker.shared()};
    }
}

} // namespace baonoi::produce
