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

void append_part(SpokenUtterance &whole, SpokenUtterance part, std::size_t first_token, Seconds silence,
                 int sample_rate) {
    const auto start = static_cast<std::int64_t>(whole.samples.size());
    const auto last =
        std::find_if(part.samples.rbegin(), part.samples.rend(), [](auto sample) { return sample != 0; });
    part.samples.erase(last.base(), part.samples.end());
    const auto end = static_cast<std::int64_t>(part.samples.size());
    for (const SpokenUtterance::Word &word : part.words)
        whole.words.push_back({word.token + first_token,
                               {start + std::min(word.begin.count, end)},
                               {start + std::min(word.end.count, end)}});
    whole.samples.insert(whole.samples.end(), part.samples.begin(), part.samples.end());
    whole.samples.resize(whole.samples.size() +
                         static_cast<std::size_t>(std::llround(silence.value * sample_rate)));
}

std::vector<std::int64_t> guessed_begins(const espeak::EngineClause &words, std::size_t samples) {
    std::size_t all = 0, before = 0;
    for (const espeak::EngineWord &word : words)
        all += word.text.size();
    std::vector<std::int64_t> begins;
    for (const espeak::EngineWord &word : words) {
        begins.push_back(static_cast<std::int64_t>(samples * before / std::max<std::size_t>(all, 1)));
        before += word.text.size();
    }
    return begins;
}

} // namespace baonoi::synthesise
