// SPDX-License-Identifier: GPL-3.0-or-later
#include "align/align.h"

#include "base/utf8.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace baonoi::align {

namespace {

constexpr std::size_t faults_told = 3;
constexpr std::size_t most_quoted = 80; // bytes of what a fault is about

std::string quoted(std::size_t first, std::size_t last, const Utterance &utterance,
                   const SpokenUtterance &reference) {
    std::string text;
    for (std::size_t w = first; w <= last; ++w)
        text += (text.empty() ? "" : " ") + utterance.tokens[reference.words[w].token].spoken;
    return fmt::format("\"{}\"", shorten(text, most_quoted));
}

std::string describe_one(const Fault &fault, const Utterance &utterance, const SpokenUtterance &reference) {
    const std::size_t words = reference.words.size();
    if (words == 0)
        return fmt::format("{:.1f} s of speech where no word is to be spoken", fault.length.value);
    const std::string place =
        fault.first == fault.last
            ? fmt::format("(word {} of {})", fault.first + 1, words)
            : fmt::format("(words {} to {} of {})", fault.first + 1, fault.last + 1, words);
    const std::string text = quoted(fault.first, fault.last, utterance, reference);
    switch (fault.kind) {
    case Fault::Kind::missing:
        return fmt::format("{} is not heard {}", text, place);
    case Fault::Kind::extra:
        return fmt::format("{:.1f} s of other speech at {} {}", fault.length.value, text, place);
    case Fault::Kind::unlike:
        break;
    }
    return fmt::format("something else is heard for {} {}", text, place);
}

} // namespace

std::string describe(const std::vector<Fault> &faults, const Utterance &utterance,
                     const SpokenUtterance &reference) {
    std::string text;
    for (std::size_t i = 0; i < std::min(faults.size(), faults_told); ++i)
        text += (i ? "; " : "") + describe_one(faults[i], utterance, reference);
    if (faults.size() > faults_told)
        text += fmt::format("; and {} more", faults.size() - faults_told);
    return text;
}

Checked check_and_time(const Utterance &utterance, const SpokenUtterance &reference, int reference_rate,
                       std::span<const std::int16_t> samples, int rate) {
    Alignment alignment = align(reference, reference_rate, samples, rate);
    if (!alignment.faults.empty())
        return {{}, describe(alignment.faults, utterance, reference)};
    Checked result;
    const std::int64_t begin = alignment.begin.count, end = alignment.end.count;
    const Samples last = reference.words.empty() ? Samples{} : reference.words.back().end;
    const Samples pause{static_cast<std::int64_t>(reference.samples.size()) - last.count};
    const std::span<const std::int16_t> speech =
        samples.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    result.spoken.samples.assign(speech.begin(), speech.end());
    result.spoken.samples.resize(speech.size() + static_cast<std::size_t>(std::llround(
                                                     to_seconds(pause, reference_rate).value * rate)));
    result.spoken.words = std::move(alignment.words);
    for (SpokenUtterance::Word &word : result.spoken.words) {
        word.begin.count -= begin;
        word.end.count -= begin;
    }
    return result;
}

} // namespace baonoi::align
