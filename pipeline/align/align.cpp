// SPDX-License-Identifier: GPL-3.0-or-later
#include "align/align.h"

#include "align/frames.h"
#include "align/limits.h"
#include "align/warp_path.h"
#include "base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace baonoi::align {

namespace {

using Word = SpokenUtterance::Word;

// Of the frequencies of the foreign voice beside 1: men, women and children to a man, and back.
constexpr std::array stretches{0.87, 0.93, 1.08, 1.16, 1.24};

// The frames of a word of the reference; empty when all of it is silence.
struct FrameRange {
    std::size_t begin = 0, end = 0;
    std::size_t size() const { return end - begin; }
};

double seconds_of(std::size_t frames) {
    return static_cast<double>(frames) * frame_step.value;
}

std::vector<FrameRange> frames_of_words(const SpokenUtterance &reference, int rate, const Frames &frames) {
    const auto first_from = [&](Samples sample) {
        const auto place = std::llround(to_seconds(sample, rate).value / frame_step.value);
        const auto at = std::lower_bound(frames.places.begin(), frames.places.end(), place);
        return static_cast<std::size_t>(at - frames.places.begin());
    };
    std::vector<FrameRange> ranges;
    for (const Word &word : reference.words)
        ranges.push_back({first_from(word.begin), first_from(word.end)});
    return ranges;
}

// The mean of what is not in a gap; nothing when all is.
std::optional<double> mean_distance(const Path &path, const FrameRange &range) {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = range.begin; i < range.end; ++i)
        if (path.distance[i] >= 0) {
            sum += path.distance[i];
            ++count;
        }
    return count ? std::optional(sum / static_cast<double>(count)) : std::nullopt;
}

// The median distance of a way that avoids gaps.
double usual_distance(const Frames &reference, const Frames &foreign) {
    constexpr GapCosts nearly_never{100, 100};
    std::vector<float> distances;
    std::ranges::copy_if(cheapest_path(reference, foreign, nearly_never).distance,
                         std::back_inserter(distances), [](float distance) { return distance >= 0; });
    if (distances.empty())
        return 0;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

// The second half before the first: what is surely something else, in the same voice.
Frames other_order(const Frames &frames) {
    Frames result = frames;
    const auto count = static_cast<std::ptrdiff_t>(frames.count());
    for (auto row = result.values.begin(); row != result.values.end(); row += count)
        std::rotate(row, row + count / 2, row + count);
    return result;
}

// Between the speech and its times.
class Clock {
public:
    Clock(const Frames &frames, std::size_t samples, int rate)
        : frames_(frames), samples_(static_cast<std::int64_t>(samples)), rate_(rate) {}

    Samples begin(float frame) const {
        const std::size_t whole = std::min(static_cast<std::size_t>(frame), frames_.count() - 1);
        const std::size_t reach = std::min(whole + Limits::pause_reach, frames_.count() - 1);
        for (std::size_t next = whole + 1; next <= reach; ++next)
            if (follows_pause(next))
                return at(static_cast<double>(frames_.places[next]));
        return at(static_cast<double>(frames_.places[whole]) + frame - static_cast<float>(whole));
    }
    Samples end(float frame) const {
        const auto whole = static_cast<std::size_t>(std::ceil(frame));
        if (whole == 0)
            return begin(0);
        for (std::size_t next = whole; next > 0 && next + Limits::pause_reach > whole; --next)
            if (next < frames_.count() && follows_pause(next))
                return at(static_cast<double>(frames_.places[next - 1]) + 1);
        return at(static_cast<double>(frames_.places[whole - 1]) + 1 + frame - static_cast<float>(whole));
    }

private:
    bool follows_pause(std::size_t frame) const {
        return frames_.places[frame] > frames_.places[frame - 1] + 1;
    }
    Samples at(double place) const {
        return {std::clamp<std::int64_t>(std::llround(place * frame_step.value * rate_), 0, samples_)};
    }
    const Frames &frames_;
    std::int64_t samples_;
    int rate_;
};

std::vector<Word> times_of_words(const SpokenUtterance &reference, const std::vector<FrameRange> &ranges,
                                 const Path &path, const Clock &clock) {
    std::vector<Word> words;
    Samples done = clock.begin(0);
    for (std::size_t w = 0; w < ranges.size(); ++w) {
        Word word{reference.words[w].token, done, done};
        if (ranges[w].size() > 0) {
            word.begin = std::max(done, clock.begin(path.begin[ranges[w].begin]));
            word.end = std::max(word.begin, clock.end(path.end[ranges[w].end - 1]));
        }
        done = word.end;
        words.push_back(word);
    }
    return words;
}

// A gap is a fault when it holds most of a word or speech that is longer than one.
std::optional<Fault> fault_of(const Gap &gap, const std::vector<FrameRange> &ranges) {
    std::optional<std::size_t> first;
    std::size_t last = 0, before = 0;
    for (std::size_t w = 0; w < ranges.size(); ++w) {
        const std::size_t from = std::max(gap.begin, ranges[w].begin), to = std::min(gap.end, ranges[w].end);
        if (from < to &&
            static_cast<double>(to - from) >= Limits::word_missing * static_cast<double>(ranges[w].size())) {
            first = first.value_or(w);
            last = w;
        }
        if (ranges[w].begin + ranges[w].size() / 2 < gap.begin)
            before = w;
    }
    const std::size_t missing = gap.end - gap.begin, extra = gap.foreign_end - gap.foreign_begin;
    const bool lost = first && missing >= Limits::missing_frames;
    if (lost && extra >= Limits::unlike_frames)
        return Fault{Fault::Kind::unlike, *first, last, {seconds_of(extra)}};
    if (!lost && extra >= Limits::extra_frames)
        return Fault{
            Fault::Kind::extra, before, std::min(before + 1, ranges.size() - 1), {seconds_of(extra)}};
    if (lost && extra < Limits::extra_frames)
        return Fault{Fault::Kind::missing, *first, last, {seconds_of(missing)}};
    return std::nullopt;
}

void check_limits(const SpokenUtterance &reference, int reference_rate, int rate) {
    for (const int given : {reference_rate, rate})
        if (given < lowest_rate || given > highest_rate)
            throw Error(Next::stop,
                        fmt::format("speech of {} samples a second cannot be aligned: {} to {} can; "
                                    "let the voice give another rate",
                                    given, lowest_rate, highest_rate));
    const Seconds length = to_seconds({static_cast<std::int64_t>(reference.samples.size())}, reference_rate);
    if (length > longest_reference)
        throw Error(Next::skip,
                    fmt::format("a sentence of {:.0f} s cannot be aligned: the longest that can takes "
                                "{:.0f} s; cut it into shorter ones",
                                length.value, longest_reference.value));
}

// All words at once.
Alignment nothing_like(Fault::Kind kind, const SpokenUtterance &reference, std::size_t frames) {
    Alignment result;
    const std::size_t words = reference.words.size();
    result.words = reference.words;
    for (Word &word : result.words)
        word.begin = word.end = {};
    result.costs.assign(words, 1);
    result.faults.push_back({kind, 0, words == 0 ? 0 : words - 1, {seconds_of(frames)}});
    return result;
}

} // namespace

Alignment align(const SpokenUtterance &reference, int reference_rate, std::span<const std::int16_t> samples,
                int rate) {
    check_limits(reference, reference_rate, rate);
    const double highest = std::min(highest_frequency, 0.45 * std::min(reference_rate, rate));
    const Frames wanted = make_frames(reference.samples, reference_rate, highest);
    const Spectra spectra = spectra_of(samples, rate);
    Frames heard = make_frames(spectra, highest);
    if (reference.words.empty() || wanted.count() == 0)
        return heard.count() == 0 ? Alignment{} : nothing_like(Fault::Kind::extra, reference, heard.count());
    if (heard.count() == 0)
        return nothing_like(Fault::Kind::missing, reference, wanted.count());
    const double length = static_cast<double>(heard.count()),
                 usual_length = static_cast<double>(wanted.count());
    if (length > Limits::longest * usual_length + Limits::length_slack ||
        usual_length > Limits::longest * length + Limits::length_slack)
        return nothing_like(Fault::Kind::unlike, reference, heard.count());

    const Frames half = every_second(wanted);
    double usual = usual_distance(half, every_second(heard));
    for (const double stretch : stretches) {
        Frames stretched = make_frames(spectra, highest, stretch);
        if (const double distance = usual_distance(half, every_second(stretched)); distance < usual) {
            usual = distance;
            heard = std::move(stretched);
        }
    }
    const double other = usual_distance(other_order(half), every_second(heard));
    const auto frame = static_cast<float>(usual + (other - usual) * Limits::gap_frame);
    const Path path = cheapest_path(wanted, heard, {frame * Limits::gap_open, frame});
    const bool judged = wanted.count() >= Limits::shortest_judged;
    const std::optional<double> all = mean_distance(path, {0, wanted.count()});
    if (judged && (!all || *all > Limits::unlike * other))
        return nothing_like(Fault::Kind::unlike, reference, heard.count());

    const std::vector<FrameRange> ranges = frames_of_words(reference, reference_rate, wanted);
    const Clock clock(heard, samples.size(), rate);
    Alignment result{times_of_words(reference, ranges, path, clock),
                     {},
                     {},
                     clock.begin(0),
                     clock.end(static_cast<float>(heard.count()))};
    for (const FrameRange &range : ranges)
        result.costs.push_back(mean_distance(path, range).value_or(other) / other);
    for (const Gap &gap : path.gaps)
        if (const auto fault = fault_of(gap, ranges); fault && judged)
            result.faults.push_back(*fault);
    return result;
}

} // namespace baonoi::align
