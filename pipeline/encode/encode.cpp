// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/encode.h"

#include "base/error.h"
#include "base/file.h"
#include "encode/captions.h"
#include "encode/chapters.h"
#include "encode/id3.h"
#include "encode/level.h"
#include "encode/manifest.h"
#include "encode/mastering.h"
#include "encode/profile.h"
#include "encode/trim.h"
#include "lib/ebur128/meter.h"
#include "lib/ffmpeg/mp3_encoder.h"
#include "lib/ffmpeg/resampler.h"
#include "lib/openssl/digest.h"

#include <fmt/format.h>
#include <future>

namespace baonoi::encode {

namespace {

constexpr std::size_t max_cover_bytes = 2U << 20U;

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

// Sentences on lines of their own, an empty line between blocks.
std::string lyrics(const std::vector<Utterance> &utterances) {
    std::string text;
    for (std::size_t i = 0; i < utterances.size(); ++i) {
        const std::string line = spoken_text(utterances[i]);
        if (line.empty())
            continue;
        if (!text.empty())
            text += i > 0 && utterances[i - 1].block != utterances[i].block ? "\n\n" : "\n";
        text += line;
    }
    return text;
}

Tags tags_of(const Script &script, const std::vector<Utterance> &utterances, const RecordingFacts &facts,
             const EncodeSettings &settings) {
    Tags tags;
    tags.title = script.title;
    tags.artist = settings.artist.empty() ? script.site_name : settings.artist;
    tags.album = script.site_name.empty() ? settings.artist : script.site_name;
    tags.published = script.published;
    tags.url = facts.url;
    tags.lyrics = lyrics(utterances);
    tags.cover = read_cover(settings.cover);
    return tags;
}

struct Measured {
    Lufs loudness;
    Dbtp true_peak;
};

Measured measure(const std::vector<float> &samples, int sample_rate) {
    ebur128::LoudnessMeter loudness(sample_rate, 1);
    ebur128::TruePeakMeter peak(sample_rate);
    loudness.add(samples);
    peak.add(samples);
    return {loudness.integrated().value_or(Lufs{-70}), ebur128::to_dbtp(peak.peak())};
}

std::vector<float> mastered(const Speech &speech, const Kept &kept, const Profile &profile,
                            const EncodeSettings &settings) {
    Mastered result = master(speech.samples, kept.begin, kept.end, speech.sample_rate);
    level(result, speech.sample_rate, settings);
    if (profile.sample_rate == speech.sample_rate)
        return std::move(result.samples);
    return ffmpeg::resample(result.samples, speech.sample_rate, profile.sample_rate);
}

} // namespace

Recording encode(const Speech &speech, const Script &script, const std::vector<Utterance> &utterances,
                 const RecordingFacts &facts, const EncodeSettings &settings) {
    const Profile &profile = find_profile(settings.profile);
    const Tags tags = tags_of(script, utterances, facts, settings);
    const Kept kept = trim(speech);
    Recording recording;
    recording.content_hash = facts.content_hash;
    recording.sample_rate = profile.sample_rate;
    recording.speech_rate = speech.sample_rate;
    recording.words = shift_words(speech.words, kept);
    recording.duration = to_seconds({kept.end - kept.begin}, speech.sample_rate);
    {
        const std::vector<float> samples = mastered(speech, kept, profile, settings);
        auto measured = std::async(std::launch::async, [&] { return measure(samples, profile.sample_rate); });
        recording.mp3 = make_id3(tags) + ffmpeg::encode_mp3(samples, {profile.sample_rate, profile.bit_rate,
                                                                      profile.lame_level});
        const auto [loudness, true_peak] = measured.get();
        recording.loudness = loudness;
        recording.true_peak = true_peak;
    }
    recording.sha256 = openssl::sha256_hex(recording.mp3);
    recording.chapters = make_chapters(script, utterances, recording.words, recording.speech_rate);
    recording.captions = make_captions(script, utterances, recording.words, recording.speech_rate);
    recording.manifest = make_manifest(recording, script, utterances, facts, settings, profile.bit_rate);
    return recording;
}

std::string fingerprint(const EncodeSettings &settings) {
    const Profile &profile = find_profile(settings.profile);
    return fmt::format(
        "chain {}; {} {} Hz {} bit/s level {}; {} LAME {}; {:.2f} LUFS; {:.2f} dBTP; artist {}; "
        "cover {}",
        chain_version, profile.name, profile.sample_rate, profile.bit_rate, profile.lame_level,
        ffmpeg::codec_version(), ffmpeg::lame_version(), settings.loudness.value,
        settings.max_true_peak.value, settings.artist,
        settings.cover.empty() ? "none" : openssl::sha256_hex(read_cover(settings.cover)).substr(0, 16));
}

} // namespace baonoi::encode
