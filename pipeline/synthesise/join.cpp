// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/join.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace baonoi::synthesise {

void trim_silence(espeak::SpokenClause &clause) {
    const auto is_heard = [](std::int16_t sample) { return std::abs(int{sample}) > 16; };
    auto &samples = clause.samples;
    const auto last = std::find_if(samples.rbegin(), samples.rend(), is_heard);
    samples.erase(last.base(), samples.end());
    const auto first = std::find_if(samples.begin(), samples.end(), is_heard);
    const auto cut = static_cast<std::int64_t>(first - samples.begin());
    samples.erase(samples.begin(), first);
    for (std::int64_t &begin : clause.begins)
        begin = std::clamp<std::int64_t>(begin - cut, 0, static_cast<std::int64_t>(samples.size()));
}

std::size_t silence_after(const PlannedClause &planned, int sample_rate) {
    return static_cast<std::size_t>(std::llround(planned.silence.value * sample_rate));
}

void append(SpokenUtterance &speech, const espeak::SpokenClause &clause, const PlannedClause &planned,
            int sample_rate) {
    const auto start = static_cast<std::int64_t>(speech.samples.size());
    speech.samples.insert(speech.samples.end(), clause.samples.begin(), clause.samples.end());
    const auto end = static_cast<std::int64_t>(speech.samples.size());
    for (std::size_t i = 0; i < planned.tokens.size(); ++i) {
        const Samples begin{i == 0 ? start : start + clause.begins[i]};
        const bool is_next = i + 1 < planned.tokens.size();
        const Samples until{is_next ? start + clause.begins[i + 1] : end};
        if (speech.words.empty() || speech.words.back().token != planned.tokens[i])
            speech.words.push_back({planned.tokens[i], begin, until});
        speech.words.back().end = until;
    }
    speech.samples.resize(speech.samples.size() + silence_after(planned, sample_rate));
}

} // namespace baonoi::synthesise
