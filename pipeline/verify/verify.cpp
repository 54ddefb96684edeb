// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/verify.h"

#include "base/error.h"
#include "lib/confined/parsers.h"
#include "lib/openssl/digest.h"
#include "verify/listen.h"
#include "verify/listen_opus.h"
#include "verify/mp3_parser.h"
#include "verify/text_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace baonoi::verify {

namespace {

struct Evidence {
    const LongBytes &mp3;
    const HeardFile &file;
    const VerifySettings &settings;
    const Reading *reading = nullptr; // null when there is only the file
};

Check fail(std::string detail) {
    return {"", false, std::move(detail)};
}

Check judge(bool passed, std::string detail) {
    return {"", passed, std::move(detail)};
}

Check decodes(const Evidence &e) {
    const sound::Mp3Layout &layout = e.file.layout;
    if (e.file.heard.failure)
        return fail(*e.file.heard.failure);
    if (layout.trailing > 0)
        return fail(fmt::format("{} bytes after frame {} are no MP3 frame", layout.trailing, layout.frames));
    if (layout.info && layout.info->music_crc && *layout.info->music_crc != e.file.crc)
        return fail("the frames are not those that its header's checksum was made of");
    if (e.file.sha256 != e.file.heard.sha256)
        return fail("the frames are not those that were listened to");
    if (e.reading && openssl::sha256_of(e.mp3) != e.reading->recording.sha256)
        return fail("the file is not the one whose SHA-256 the recording states");
    return judge(true, fmt::format("{} frames", layout.frames));
}

Check duration(const Evidence &e) {
    const sound::Mp3Layout &layout = e.file.layout;
    const Seconds frame = to_seconds({layout.header.samples}, layout.header.sample_rate);
    if (layout.info && layout.info->frames != 0 && layout.info->frames != layout.frames)
        return fail(
            fmt::format("its header states {} frames, it has {}", layout.info->frames, layout.frames));
    if (e.reading && !layout.info)
        return fail("it has no header that states its length");
    const double heard = e.file.duration.value;
    if (!e.reading)
        return judge(true, fmt::format("{:.2f} s", heard));
    const double expected = e.reading->recording.duration.value;
    return judge(std::abs(heard - expected) <= frame.value,
                 fmt::format("{:.2f} s, the timeline's is {:.2f} s", heard, expected));
}

Check loudness(const Evidence &e) {
    const VerifySettings &s = e.settings;
    if (!e.file.heard.loudness)
        return fail("nothing to hear");
    const double value = e.file.heard.loudness->value;
    return judge(
        std::abs(value - s.loudness.value) <= s.loudness_tolerance,
        fmt::format("{:.2f} LUFS, must be {:.1f} ± {:.1f}", value, s.loudness.value, s.loudness_tolerance));
}

Check true_peak(const Evidence &e) {
    const double value = e.file.heard.true_peak.value;
    return judge(value <= e.settings.max_true_peak.value,
                 fmt::format("{:.2f} dBTP, at most {:.1f}", value, e.settings.max_true_peak.value));
}

Check silence(const Evidence &e) {
    const auto [begin, length] = e.file.heard.longest_silence;
    return judge(length <= e.settings.max_silence,
                 fmt::format("{:.2f} s at {:.2f} s, at most {:.1f} s", length.value, begin.value,
                             e.settings.max_silence.value));
}

Check rate(const Evidence &e) {
    constexpr std::size_t enough = 20; // syllables; a shorter text is mostly pauses or none
    const Recording &recording = e.reading->recording;
    const std::size_t syllables = timeline_gap(*e.reading).empty() ? count_syllables(*e.reading) : 0;
    if (syllables < enough)
        return judge(true, fmt::format("{} syllables are too few to tell", syllables));
    const Samples spoken{recording.words.back().end.count - recording.words.front().begin.count};
    const double minutes = to_seconds(spoken, recording.speech_rate).value / 60;
    const double value = static_cast<double>(syllables) / minutes;
    const VerifySettings &s = e.settings;
    return judge(value >= s.min_syllables_per_minute && value <= s.max_syllables_per_minute,
                 fmt::format("{:.0f} syllables a minute, must be {:.0f} to {:.0f}", value,
                             s.min_syllables_per_minute, s.max_syllables_per_minute));
}

Check coverage(const Evidence &e) {
    std::string gap = coverage_gap(*e.reading);
    return gap.empty() ? judge(true, fmt::format("{} words", e.reading->recording.words.size()))
                       : fail(std::move(gap));
}

Check numbers(const Evidence &e) {
    std::string gap = number_gap(*e.reading);
    return gap.empty() ? judge(true, fmt::format("{} numbers", count_numbers(e.reading->script)))
                       : fail(std::move(gap));
}

// The Opus file is of the same samples: it is compared with what was heard of the MP3.
Check opus_beside(const Evidence &e) {
    constexpr double most_apart = 0.05, most_louder = 1; // s, LU
    const Recording &recording = e.reading->recording;
    const HeardOpus heard = listen_to_opus(recording.opus);
    if (heard.failure)
        return fail(*heard.failure);
    if (openssl::sha256_of(recording.opus) != recording.opus_sha256)
        return fail("the Opus file is not the one whose SHA-256 the recording states");
    if (std::abs(heard.duration.value - e.file.duration.value) > most_apart)
        return fail(
            fmt::format("{:.2f} s, the MP3 has {:.2f} s", heard.duration.value, e.file.duration.value));
    if (!heard.loudness || !e.file.heard.loudness)
        return judge(!heard.loudness && !e.file.heard.loudness, "nothing to hear");
    const double value = heard.loudness->value, mp3 = e.file.heard.loudness->value;
    return judge(std::abs(value - mp3) <= most_louder,
                 fmt::format("{:.2f} s, {:.2f} LUFS, the MP3 has {:.2f}", heard.duration.value, value, mp3));
}

struct NamedCheck {
    const char *name;
    bool needs_reading;
    Check (*run)(const Evidence &);
};

constexpr std::array checks = {
    NamedCheck{"decodes", false, decodes},   NamedCheck{"duration", false, duration},
    NamedCheck{"loudness", false, loudness}, NamedCheck{"true peak", false, true_peak},
    NamedCheck{"silence", false, silence},   NamedCheck{"rate", true, rate},
    NamedCheck{"coverage", true, coverage},  NamedCheck{"numbers", true, numbers},
};

Verdict run_checks(const Evidence &evidence) {
    Verdict verdict;
    for (const NamedCheck &check : checks) {
        if (check.needs_reading && !evidence.reading)
            continue;
        Check result = check.run(evidence);
        result.name = check.name;
        verdict.checks.push_back(std::move(result));
    }
    if (evidence.reading && evidence.reading->recording.opus.size() > 0) {
        verdict.checks.push_back(opus_beside(evidence));
        verdict.checks.back().name = "opus";
    }
    return verdict;
}

HeardFile mp3_or_throw(std::optional<HeardFile> file, const LongBytes &mp3) {
    if (!file)
        throw Error(Next::skip, fmt::format("these {} bytes are not an MP3 file", mp3.size()));
    return *std::move(file);
}

} // namespace

bool Verdict::passed() const {
    return first_failure() == nullptr;
}

const Check *Verdict::first_failure() const {
    const auto found =
        std::find_if(checks.begin(), checks.end(), [](const Check &check) { return !check.passed; });
    return found != checks.end() ? &*found : nullptr;
}

Verdict verify(const Recording &recording, const Script &script, const std::vector<Utterance> &utterances,
               const VerifySettings &settings, const std::optional<Heard> &heard) {
    const Reading reading{recording, script, utterances};
    HeardFile file = mp3_or_throw(heard ? look_at(recording.mp3) : listen(recording.mp3), recording.mp3);
    if (heard)
        file.heard = *heard;
    return run_checks({recording.mp3, file, settings, &reading});
}

Verdict verify_file(const LongBytes &mp3, const VerifySettings &settings) {
    if (confined::parses_elsewhere())
        return verify_elsewhere(mp3, settings);
    const HeardFile file = mp3_or_throw(listen(mp3), mp3);
    return run_checks({mp3, file, settings});
}

} // namespace baonoi::verify
