// SPDX-License-Identifier: GPL-3.0-or-later
#include "align/warp_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace baonoi::align {

namespace {

constexpr float never = std::numeric_limits<float>::infinity();
constexpr std::size_t narrowest_band = 400; // frames to each side

// How a place was reached: the last step, and whether that step or a gap was the cheapest.
enum Reached : std::uint8_t { by_pair, by_missing, by_extra };
struct Step {
    std::uint8_t reference, foreign;
};
constexpr std::array steps{Step{1, 1}, Step{1, 2}, Step{1, 3}, Step{2, 1}, Step{3, 1}};
constexpr std::size_t longest_step = 3;
// A byte of the trace: the step in bits 0 to 2, what is cheapest in 3 and 4, and two flags.
constexpr int cheapest_shift = 3;
constexpr std::uint8_t step_mask = 7, cheapest_mask = 3, missing_opens = 32, extra_opens = 64;

class Search {
public:
    Search(const Frames &reference, const Frames &foreign, const GapCosts &gaps)
        : reference_(reference), foreign_(foreign), gaps_(gaps), rows_(reference.count()),
          columns_(foreign.count()), reach_(std::max(narrowest_band, rows_ / 5)) {}

    Path run() {
        trace_.resize((rows_ + 1) * (2 * reach_ + 1));
        for (auto &row : best_)
            row.assign(columns_ + 1, never);
        for (auto &row : distance_)
            row.assign(columns_ + 1, never);
        missing_.assign(columns_ + 1, never);
        for (std::size_t row = 0; row <= rows_; ++row)
            fill(row);
        return trace_back();
    }

private:
    std::size_t centre(std::size_t row) const { return row * columns_ / rows_; }
    std::size_t from(std::size_t row) const { return centre(row) - std::min(centre(row), reach_); }
    std::size_t to(std::size_t row) const { return std::min(centre(row) + reach_, columns_); }
    std::uint8_t &trace(std::size_t row, std::size_t column) {
        return trace_[row * (2 * reach_ + 1) + column + reach_ - centre(row)];
    }
    std::vector<float> &best(std::size_t row) { return best_[row % best_.size()]; }
    std::vector<float> &distance(std::size_t row) { return distance_[row % distance_.size()]; }

    // Of the reference's frame row - 1 to the foreign frames column - 1.
    void measure(std::size_t row) {
        std::vector<float> &into = distance(row);
        const std::size_t first = std::max<std::size_t>(from(row), 1), last = to(row);
        std::fill(into.begin(), into.end(), never);
        if (first <= last)
            std::fill(into.begin() + static_cast<std::ptrdiff_t>(first),
                      into.begin() + static_cast<std::ptrdiff_t>(last) + 1, 0.0F);
        for (std::size_t k = 0; k < frame_values; ++k) {
            const float value = reference_.values[k * rows_ + row - 1];
            const float *others = foreign_.values.data() + k * columns_;
            for (std::size_t column = first; column <= last; ++column) {
                const float difference = others[column - 1] - value;
                into[column] += difference * difference;
            }
        }
        for (std::size_t column = first; column <= last; ++column)
            into[column] = std::sqrt(into[column]);
    }

    float cost_of(const Step &step, std::size_t row, std::size_t column) {
        float cost = best(row - step.reference)[column - step.foreign];
        const std::size_t first_row = row - step.reference + 1, first_column = column - step.foreign + 1;
        cost += distance(first_row)[first_column]; // the first pair counts for a frame of both
        for (std::size_t r = first_row; r <= row; ++r)
            for (std::size_t c = first_column; c <= column; ++c)
                cost += distance(r)[c];
        return cost;
    }

    void fill(std::size_t row) {
        if (row > 0)
            measure(row);
        std::vector<float> &now = best(row);
        std::fill(now.begin(), now.end(), never);
        float extra = never;
        for (std::size_t column = from(row); column <= to(row); ++column) {
            std::uint8_t how = 0;
            float pair = row == 0 && column == 0 ? 0 : never;
            for (std::size_t i = 0; i < steps.size(); ++i) {
                if (steps[i].reference > row || steps[i].foreign > column)
                    continue;
                const float cost = cost_of(steps[i], row, column);
                if (cost < pair) {
                    pair = cost;
                    how = static_cast<std::uint8_t>(i);
                }
            }
            if (row > 0) {
                const float opened = best(row - 1)[column] + gaps_.open;
                if (opened < missing_[column])
                    how |= missing_opens;
                missing_[column] = std::min(opened, missing_[column]) + gaps_.frame;
            }
            if (column > from(row)) {
                const float opened = now[column - 1] + gaps_.open;
                if (opened < extra)
                    how |= extra_opens;
                extra = std::min(opened, extra) + gaps_.frame;
            }
            float cheapest = pair;
            Reached reached = by_pair;
            if (missing_[column] < cheapest) {
                cheapest = missing_[column];
                reached = by_missing;
            }
            if (extra < cheapest) {
                cheapest = extra;
                reached = by_extra;
            }
            now[column] = cheapest;
            trace(row, column) = static_cast<std::uint8_t>(how | (reached << cheapest_shift));
        }
    }

    Path trace_back() {
        Path path;
        path.begin.resize(rows_);
        path.end.resize(rows_);
        path.distance.assign(rows_, -1);
        std::size_t row = rows_, column = columns_;
        while (row > 0 || column > 0) {
            const std::uint8_t how = trace(row, column);
            const auto reached = static_cast<Reached>((how >> cheapest_shift) & cheapest_mask);
            if (reached == by_pair)
                take_back(steps[how & step_mask], row, column, path);
            else
                leave_gap(reached, row, column, path);
        }
        std::reverse(path.gaps.begin(), path.gaps.end());
        return path;
    }

    void take_back(const Step &step, std::size_t &row, std::size_t &column, Path &path) {
        row -= step.reference;
        column -= step.foreign;
        for (std::size_t i = 0; i < step.reference; ++i) {
            const auto part = [&](std::size_t of) {
                return static_cast<float>(column) +
                       static_cast<float>(of * step.foreign) / static_cast<float>(step.reference);
            };
            path.begin[row + i] = part(i);
            path.end[row + i] = part(i + 1);
            float sum = 0;
            for (std::size_t c = 0; c < step.foreign; ++c)
                sum += between(row + i, column + c);
            path.distance[row + i] = sum / step.foreign;
        }
    }

    void leave_gap(Reached reached, std::size_t &row, std::size_t &column, Path &path) {
        Gap gap{row, row, column, column};
        for (bool opens = false; !opens;) {
            opens = (trace(row, column) & (reached == by_missing ? missing_opens : extra_opens)) != 0;
            if (reached == by_missing) {
                --row;
                path.begin[row] = path.end[row] = static_cast<float>(column);
            } else {
                --column;
            }
        }
        gap.begin = row;
        gap.foreign_begin = column;
        if (!path.gaps.empty() && path.gaps.back().begin == gap.end &&
            path.gaps.back().foreign_begin == gap.foreign_end) {
            path.gaps.back().begin = gap.begin;
            path.gaps.back().foreign_begin = gap.foreign_begin;
        } else {
            path.gaps.push_back(gap);
        }
    }

    float between(std::size_t row, std::size_t column) const {
        float sum = 0;
        for (std::size_t k = 0; k < frame_values; ++k) {
            const float difference =
                foreign_.values[k * columns_ + column] - reference_.values[k * rows_ + row];
            sum += difference * difference;
        }
        return std::sqrt(sum);
    }

    const Frames &reference_;
    const Frames &foreign_;
    GapCosts gaps_;
    std::size_t rows_, columns_, reach_;
    std::vector<std::uint8_t> trace_;
    std::array<std::vector<float>, longest_step + 1> best_;
    std::array<std::vector<float>, longest_step> distance_;
    std::vector<float> missing_; // the cheapest way to each column that ends with a missing frame
};

} // namespace

Path cheapest_path(const Frames &reference, const Frames &foreign, const GapCosts &gaps) {
    return Search(reference, foreign, gaps).run();
}

} // namespace baonoi::align
