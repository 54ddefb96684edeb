// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/caption_cues.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace baonoi::encode {

namespace {

constexpr double impossible = std::numeric_limits<double>::infinity();
// In the same measure as CaptionUnit::cut.
constexpr double of_a_cue = 6, of_a_short_cue = 30, of_uneven_lines = 0.15, of_a_cut_line = 0.4;
constexpr double best_seconds = 4;

using Units = std::vector<CaptionUnit>;

struct Layout {
    std::size_t second = 0;
    double cost = impossible; // impossible: the units do not fit
};

// Characters of the units [begin, end) on one line.
std::size_t line_length(const Units &units, std::size_t begin, std::size_t end) {
    std::size_t length = end - begin - 1;
    for (std::size_t i = begin; i < end; ++i)
        length += units[i].length;
    return length;
}

Layout layout_of(const Units &units, std::size_t begin, std::size_t end) {
    const std::size_t whole = line_length(units, begin, end);
    if (whole <= longest_line)
        return {end, 0};
    Layout best;
    std::size_t first = 0; // characters of the first line
    for (std::size_t second = begin + 1; second < end; ++second) {
        first += units[second - 1].length + (second - 1 > begin ? 1 : 0);
        const std::size_t rest = whole - first - 1;
        if (first > longest_line)
            break;
        if (rest > longest_line)
            continue;
        const double cost =
            units[second].cut * of_a_cut_line +
            of_uneven_lines * std::abs(static_cast<double>(first) - static_cast<double>(rest));
        if (cost < best.cost)
            best = {second, cost};
    }
    return best;
}

double cost_of_time(std::int64_t ms) {
    const double seconds = static_cast<double>(ms) / 1000;
    return std::pow(seconds - best_seconds, 2) / 2 + (ms < least_cue ? of_a_short_cue : 0);
}

// The cheapest way to cut the units of one utterance.
void cut_utterance(const Units &units, std::size_t begin, std::size_t end, std::vector<CaptionCue> &cues) {
    struct Way {
        double cost = impossible;
        std::size_t from = 0, second = 0;
    };
    std::vector<Way> ways(end - begin + 1); // to each place between units
    ways[0].cost = 0;
    for (std::size_t to = begin + 1; to <= end; ++to)
        for (std::size_t from = to; from-- > begin;) {
            const std::int64_t time = units[to - 1].to - units[from].from;
            const bool is_alone = to - from == 1; // which is made to fit
            if (!is_alone && (time > longest_cue || line_length(units, from, to) > 2 * longest_line + 1))
                break;
            const Layout layout = layout_of(units, from, to);
            const double cost = ways[from - begin].cost + layout.cost + of_a_cue + cost_of_time(time) +
                                (from > begin ? units[from].cut : 0);
            Way &way = ways[to - begin];
            if (cost < way.cost)
                way = {cost, from, layout.second};
        }
    const std::size_t first = cues.size();
    for (std::size_t to = end; to > begin; to = ways[to - begin].from) {
        const Way &way = ways[to - begin];
        cues.push_back({way.from, way.second, to, units[way.from].from, units[to - 1].to});
    }
    std::reverse(cues.begin() + static_cast<std::ptrdiff_t>(first), cues.end());
}

bool is_short(const CaptionCue &cue) {
    return cue.to - cue.from < least_cue;
}

// Both as one cue, each on its line or all on one.
std::optional<CaptionCue> joined(const Units &units, const CaptionCue &first, const CaptionCue &next) {
    CaptionCue both{first.begin, first.end, next.end, first.from, next.to};
    if (both.to - both.from > longest_cue)
        return std::nullopt;
    if (line_length(units, both.begin, both.end) <= longest_line)
        both.second = both.end;
    else if (first.second != first.end || next.second != next.end)
        return std::nullopt;
    return both;
}

// Into the silence after it, then into the one before it.
void use_silence(std::vector<CaptionCue> &cues) {
    for (std::size_t i = 0; i < cues.size(); ++i) {
        CaptionCue &cue = cues[i];
        if (is_short(cue))
            cue.to = i + 1 < cues.size() ? std::max(cue.to, std::min(cue.from + least_cue, cues[i + 1].from))
                                         : cue.from + least_cue;
        if (is_short(cue))
            cue.from = std::max({cue.to - least_cue, i > 0 ? cues[i - 1].to : 0, std::int64_t{0}});
    }
}

// What has no silence around it stands together with its shorter neighbour.
void join_short(const Units &units, std::vector<CaptionCue> &cues) {
    for (std::size_t i = 0; i < cues.size();) {
        const auto with = [&](std::size_t first) -> std::optional<CaptionCue> {
            return first + 1 < cues.size() ? joined(units, cues[first], cues[first + 1]) : std::nullopt;
        };
        const auto before = is_short(cues[i]) && i > 0 ? with(i - 1) : std::nullopt;
        const auto after = is_short(cues[i]) ? with(i) : std::nullopt;
        if (!before && !after) {
            ++i;
            continue;
        }
        const bool is_before = before && (!after || before->to - before->from <= after->to - after->from);
        const std::size_t first = is_before ? i - 1 : i;
        cues[first] = is_before ? *before : *after;
        cues.erase(cues.begin() + static_cast<std::ptrdiff_t>(first) + 1);
        i = first;
    }
}

// The rest takes the time of a neighbour that can spare it: rather shown too early than too late.
void borrow(std::vector<CaptionCue> &cues) {
    for (std::size_t i = 0; i < cues.size(); ++i) {
        CaptionCue &cue = cues[i];
        if (is_short(cue) && i > 0) {
            CaptionCue &before = cues[i - 1];
            const std::int64_t from = std::max(before.from + least_cue, cue.to - least_cue);
            cue.from = std::min(cue.from, from);
            before.to = std::min(before.to, cue.from);
        }
        if (is_short(cue)) {
            cue.to = cue.from + least_cue;
            if (i + 1 < cues.size())
                cues[i + 1].from = std::max(cues[i + 1].from, cue.to);
        }
        if (i + 1 < cues.size())
            cues[i + 1].to = std::max(cues[i + 1].to, cues[i + 1].from);
    }
}

} // namespace

std::vector<CaptionCue> caption_cues(const Units &units) {
    std::vector<CaptionCue> cues;
    for (std::size_t i = 0; i < units.size();) {
        std::size_t end = i;
        while (end < units.size() && units[end].utterance == units[i].utterance)
            ++end;
        cut_utterance(units, i, end, cues);
        i = end;
    }
    use_silence(cues);
    join_short(units, cues);
    use_silence(cues);
    borrow(cues);
    return cues;
}

} // namespace baonoi::encode
