// SPDX-License-Identifier: GPL-3.0-or-later
// The recording of a sample speech, taken again until its loudness is right, as produce does it.
#pragma once

#include "encode/decoded.h"
#include "encode/encode.h"
#include "encode/sample_speech.h"
#include "lib/ebur128/meter.h"

#include <cmath>
#include <vector>

namespace baonoi::test {

inline Recording recorded(const Speech &speech, const Script &script,
                          const std::vector<Utterance> &utterances, encode::RecordingFacts facts,
                          const encode::EncodeSettings &settings, const encode::Sounds &sounds = {}) {
    const std::vector<SpokenUtterance> spoken = spoken_utterances(speech, utterances.size());
    double gain_db = 0;
    for (int takes = 1;; ++takes) {
        std::vector<std::string> frames;
        encode::Recorder recorder(
            script, utterances, {speech.sample_rate, gain_db}, settings,
            [&](std::string_view frame) { frames.emplace_back(frame); }, {}, sounds);
        for (std::size_t i = 0; i < spoken.size(); ++i)
            recorder.add(i, spoken[i]);
        recorder.finish();
        const std::vector<float> samples = decoded(frames, recorder.delay(), recorder.samples());
        const int rate = sound::parse_mp3_header(frames.front())->sample_rate;
        ebur128::LoudnessMeter loudness(rate, 1);
        loudness.add(samples);
        ebur128::TruePeakMeter peak(rate);
        peak.add(samples);
        facts.loudness = loudness.integrated().value_or(Lufs{-70});
        facts.true_peak = ebur128::to_dbtp(peak.peak());
        const double missing = settings.loudness.value - facts.loudness.value;
        if (takes == 20 || std::abs(missing) < 0.05 || !loudness.integrated())
            return recorder.recording(facts);
        gain_db += missing;
    }
}

} // namespace baonoi::test
