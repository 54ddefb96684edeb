// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/encode.h"

#include "base/error.h"
#include "base/file.h"
#include "base/relay.h"
#include "base/spool.h"
#include "encode/captions.h"
#include "encode/chapters.h"
#include "encode/id3.h"
#include "encode/length.h"
#include "encode/limiter.h"
#include "encode/manifest.h"
#include "encode/mastering.h"
#include "encode/opus_file.h"
#include "encode/profile.h"
#include "encode/trim.h"
#include "lib/lame/mp3_encoder.h"
#include "lib/openssl/digest.h"
#include "lib/soxr/resampler.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace baonoi::encode {

namespace {

constexpr std::size_t max_cover_bytes = 2U << 20U, max_sound_bytes = 16U << 20U;
// Each stage has room for as many, whatever an utterance's length.
constexpr std::size_t samples_at_a_time = std::size_t{1} << 13U;
// Samples that wait for LAME: a few frames are worth a change of thread, three seconds are enough of a lead,
// for utterances wait before mastering, too (synthesise.cpp).
constexpr RelayLimits for_encoder{std::size_t{1} << 13U, std::size_t{1} << 16U};

std::string read_cover(const std::string &path) {
    if (path.empty())
        return {};
    std::string bytes;
    try {
        bytes = read_file(path, max_cover_bytes);
    } catch (const Error &error) {
        throw Error(Next::stop, fmt::format("cover: {}", error.what()));
    }
    if (image_type(bytes).empty())
        throw Error(Next::stop, fmt::format("cover: {} is neither a JPEG nor a PNG file", path));
    return bytes;
}

// The spoken tokens with the marks that stand between them. Opening marks belong to the word that follows,
// straight ones, which may be either, to none.
std::string spoken_with_marks(const Utterance &utterance, std::string_view text) {
    constexpr std::string_view closing = ". , ; : ? ! … ) ] ” » ’", opening = "( [ “ « ‘";
    std::string line, waiting;
    for (const Token &token : utterance.tokens) {
        const std::string mark(text.substr(std::min(token.source.begin, text.size()), token.source.size()));
        if (!token.spoken.empty()) {
            line += (line.empty() ? "" : " ") + waiting + token.spoken;
            waiting.clear();
        } else if (token.rule == "punctuation" && closing.find(mark) != std::string_view::npos) {
            line += line.empty() ? "" : mark;
        } else if (token.rule == "punctuation" && opening.find(mark) != std::string_view::npos) {
            waiting += mark;
        }
    }
    return line;
}

// Sentences on lines of their own, an empty line between blocks.
std::string lyrics(const Script &script, const std::vector<Utterance> &utterances) {
    std::string text;
    for (std::size_t i = 0; i < utterances.size(); ++i) {
        const std::string line = spoken_with_marks(utterances[i], script.blocks[utterances[i].block].text);
        if (line.empty())
            continue;
        if (!text.empty())
            text += i > 0 && utterances[i - 1].block != utterances[i].block ? "\n\n" : "\n";
        text += line;
    }
    return text;
}

// One for each word that will be spoken, before its time is known.
std::vector<SpokenWord> words_to_come(const std::vector<Utterance> &utterances) {
    std::vector<SpokenWord> words;
    for (std::size_t i = 0; i < utterances.size(); ++i)
        for (std::size_t token = 0; token < utterances[i].tokens.size(); ++token)
            if (!utterances[i].tokens[token].spoken.empty())
                words.push_back({i, token, {}, {}});
    return words;
}

constexpr std::int64_t longest_number = 9'999'999'999; // for TLEN, whose digits are counted

Tags tags_of(const Script &script, const std::vector<Utterance> &utterances, const EncodeSettings &settings) {
    Tags tags;
    tags.title = script.title;
    tags.artist = settings.artist.empty() ? script.site_name : settings.artist;
    tags.album = script.site_name.empty() ? settings.artist : script.site_name;
    tags.published = script.published;
    tags.url = script.url;
    tags.lyrics = lyrics(script, utterances);
    tags.cover = read_cover(settings.cover);
    return tags;
}

float factor(double db) {
    return static_cast<float>(std::pow(10, db / 20));
}

} // namespace

class Recorder::Chain {
public:
    Chain(const Script &script, const std::vector<Utterance> &utterances, const VoiceSound &voice,
          const EncodeSettings &settings, TakeFrame take_frame, const std::filesystem::path &room,
          const Sounds &sounds)
        : script_(script), utterances_(utterances), settings_(settings), take_frame_(std::move(take_frame)),
          profile_(find_profile(settings.profile)), speech_rate_(voice.sample_rate), trim_(speech_rate_),
          mastering_(speech_rate_, voice.equaliser),
          limiter_(speech_rate_, factor(voice.gain_db),
                   factor(settings.max_true_peak.value - codec_margin_db)),
          encoder_({profile_.sample_rate, profile_.bit_rate, profile_.lame_level},
                   [this](std::string_view frame) { take(frame); }),
          room_(room), attribution_(voice.attribution), tags_(tags_of(script, utterances, settings)),
          mp3_(room) {
        tags_.comment = attribution_;
        tags_.milliseconds = longest_number;
        tags_.chapters = chapters_of(script, utterances, words_to_come(utterances), speech_rate_);
        mp3_.add(make_id3(tags_));
        tag_ = mp3_.size();
        if (!sounds.before.empty() || !sounds.after.empty())
            mixer_.emplace(sounds, speech_rate_, settings.loudness, factor(voice.gain_db));
        if (profile_.sample_rate != speech_rate_)
            resampler_ = std::make_unique<soxr::Resampler>(speech_rate_, profile_.sample_rate);
        if (settings_.opus)
            opus_.emplace(profile_.sample_rate, tags_, room_);
    }

    void add(std::size_t utterance, const SpokenUtterance &spoken) {
        for (const auto &word : spoken.words) {
            assert(word.begin <= word.end);
            words_.push_back({utterance, word.token, {added_ + word.begin.count}, {added_ + word.end.count}});
        }
        added_ += static_cast<std::int64_t>(spoken.samples.size());
        if (to_seconds({added_}, speech_rate_) > settings_.max_length)
            throw Error(Next::skip,
                        too_long("more than " + in_words(settings_.max_length), settings_.max_length));
        for (std::span<const std::int16_t> rest = spoken.samples; !rest.empty();) {
            const auto piece = rest.first(std::min(rest.size(), samples_at_a_time));
            rest = rest.subspan(piece.size());
            kept_.clear();
            trim_.add(piece, kept_);
            run(false);
        }
    }

    void finish() {
        kept_.clear();
        trim_.finish(kept_);
        run(true);
        encoding_.finish();
        if (opus_)
            opus_->finish();
        samples_ = encoder_.samples();
        mp3_.replace(tag_, encoder_.finish());
        for (SpokenWord &word : words_)
            for (Samples *at : {&word.begin, &word.end})
                at->count = std::clamp(at->count, trim_.begin(), trim_.end()) - trim_.begin() +
                            (mixer_ ? mixer_->lead() : 0);
        tags_.milliseconds = length().count * 1000 / speech_rate_;
        tags_.chapters = chapters_of(script_, utterances_, words_, speech_rate_);
        mp3_.replace(0, make_id3(tags_, tag_));
    }

    int delay() const { return encoder_.delay(); }
    std::int64_t samples() const { return samples_; }

    Recording recording(const RecordingFacts &facts) {
        Recording recording;
        recording.content_hash = facts.content_hash;
        recording.sample_rate = profile_.sample_rate;
        recording.speech_rate = speech_rate_;
        recording.words = std::move(words_);
        recording.duration = to_seconds(length(), speech_rate_);
        recording.loudness = facts.loudness;
        recording.true_peak = facts.true_peak;
        recording.mp3 = mp3_.bytes();
        recording.sha256 = openssl::sha256_of(recording.mp3);
        if (opus_) {
            recording.opus = opus_->bytes();
            recording.opus_sha256 = openssl::sha256_of(recording.opus);
        }
        recording.attribution = attribution_;
        recording.chapters = make_chapters(tags_.chapters);
        recording.captions = make_captions(script_, utterances_, recording.words, recording.speech_rate);
        recording.manifest =
            make_manifest(recording, script_, utterances_, facts, settings_, profile_.bit_rate, room_);
        return recording;
    }

private:
    // At the voice's rate.
    Samples length() const {
        return {trim_.end() - trim_.begin() + (mixer_ ? mixer_->lead() + mixer_->tail() : 0)};
    }

    // What was kept goes from stage to stage; each keeps back what it cannot finish yet.
    void run(bool is_last) {
        mastered_.clear();
        mastering_.add(kept_, mastered_);
        if (is_last)
            mastering_.finish(mastered_);
        if (mixer_) {
            mixed_.clear();
            mixer_->add(mastered_, mixed_);
            if (is_last)
                mixer_->finish(mixed_);
        }
        // Mastering gives eight seconds at once: in parts they stay in the processor's cache, and no fresh
        // memory is needed for each stage.
        std::span<const float> rest = mixer_ ? mixed_ : mastered_;
        do {
            const auto piece = rest.first(std::min(rest.size(), samples_at_a_time));
            rest = rest.subspan(piece.size());
            run_mastered(piece, is_last && rest.empty());
        } while (!rest.empty());
    }

    void run_mastered(std::span<const float> mastered, bool is_last) {
        const auto stage = [&](auto &filter, std::span<const float> from, std::vector<float> &to) {
            to.clear();
            filter.add(from, to);
            if (is_last)
                filter.finish(to);
        };
        stage(limiter_, mastered, limited_);
        if (resampler_)
            stage(*resampler_, limited_, resampled_);
        const std::vector<float> &ready = resampler_ ? resampled_ : limited_;
        encoding_.put(
            [&](std::vector<float> &waiting) { waiting.insert(waiting.end(), ready.begin(), ready.end()); });
        if (opus_)
            opus_->add(ready);
    }

    // The tag, the Info frame that is made at last, the frames. On the encoder's thread.
    void take(std::string_view frame) {
        if (mp3_.size() == tag_)
            mp3_.add(lame::Mp3Encoder::placeholder(frame));
        mp3_.add(frame);
        if (take_frame_)
            take_frame_(frame);
    }

    const Script &script_;
    const std::vector<Utterance> &utterances_;
    const EncodeSettings &settings_;
    TakeFrame take_frame_;
    const Profile &profile_;
    int speech_rate_;
    Trim trim_;
    Mastering mastering_;
    std::optional<SoundMixer> mixer_; // none: there is nothing before or after
    Limiter limiter_;
    std::unique_ptr<soxr::Resampler> resampler_; // none: voice and profile have one rate
    lame::Mp3Encoder encoder_;
    std::vector<std::int16_t> kept_;
    std::vector<float> mastered_, mixed_, limited_, resampled_;
    std::vector<SpokenWord> words_;
    std::int64_t added_ = 0, samples_ = 0;
    const std::filesystem::path room_;
    const std::string attribution_;
    Tags tags_;
    Spool mp3_;
    std::uint64_t tag_ = 0;        // bytes of mp3_
    std::optional<OpusFile> opus_; // nothing: the MP3 is all
    // The encoder's thread: LAME takes half the time of the whole chain. The last member, so that it ends
    // first.
    Relay<std::vector<float>> encoding_{for_encoder,
                                        [this](const std::vector<float> &samples) { encoder_.add(samples); }};
};

Recorder::Recorder(const Script &script, const std::vector<Utterance> &utterances, const VoiceSound &voice,
                   const EncodeSettings &settings, TakeFrame take_frame, const std::filesystem::path &room,
                   const Sounds &sounds)
    : chain_(std::make_unique<Chain>(script, utterances, voice, settings, std::move(take_frame), room,
                                     sounds)) {}

Recorder::~Recorder() = default;

void Recorder::add(std::size_t utterance, const SpokenUtterance &spoken) {
    chain_->add(utterance, spoken);
}

void Recorder::finish() {
    chain_->finish();
}

int Recorder::delay() const {
    return chain_->delay();
}

std::int64_t Recorder::samples() const {
    return chain_->samples();
}

Recording Recorder::recording(const RecordingFacts &facts) {
    return chain_->recording(facts);
}

std::string read_sound_file(const std::string &path, std::string_view key) {
    if (path.empty())
        return {};
    try {
        return read_file(path, max_sound_bytes);
    } catch (const Error &error) {
        throw Error(Next::stop, fmt::format("{}: {}", key, error.what()));
    }
}

std::string fingerprint(const EncodeSettings &settings) {
    const Profile &profile = find_profile(settings.profile);
    std::string line = fmt::format(
        "chain {}; {} {} Hz {} bit/s level {}; LAME {}; {:.2f} LUFS; {:.2f} dBTP; artist {}; "
        "cover {}",
        chain_version, profile.name, profile.sample_rate, profile.bit_rate, profile.lame_level,
        lame::lame_version(), settings.loudness.value, settings.max_true_peak.value, settings.artist,
        settings.cover.empty() ? "none" : openssl::sha256_hex(read_cover(settings.cover)).substr(0, 16));
    for (const auto &[path, key] :
         {std::pair{&settings.intro_sound, "intro_sound"}, std::pair{&settings.outro_sound, "outro_sound"}})
        if (!path->empty())
            line +=
                fmt::format("; {} {}", key, openssl::sha256_hex(read_sound_file(*path, key)).substr(0, 16));
    if (settings.opus)
        line += fmt::format("; {} {} Hz {} bit/s", opus::opus_version(), opus::sample_rate, opus::bit_rate);
    return line;
}

} // namespace baonoi::encode
