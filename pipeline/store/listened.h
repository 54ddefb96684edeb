// SPDX-License-Identifier: GPL-3.0-or-later
// How far recordings are listened to, as readers' browsers tell: by article and day, and nothing of anybody.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::store {

// Begun, and so many per cent heard.
constexpr std::array<std::string_view, 5> listened_points{"start", "25", "50", "75", "100"};
std::optional<std::size_t> listened_point_named(std::string_view name); // its place among them

using ListenedCounts = std::array<std::int64_t, listened_points.size()>; // in their order

struct ListenedArticle {
    std::string source, input, title;
    ListenedCounts counts{};
    bool operator==(const ListenedArticle &) const = default;
};

// Days are those of Vietnam, counted from 1970.
constexpr std::int64_t day_in_vietnam(std::int64_t unix_time) {
    return (unix_time + 7L * 3600) / (24L * 3600);
}
constexpr std::int64_t listened_days = 400; // that are kept

class Listening {
public:
    virtual ~Listening() = default;
    // Today once more, of the article that plays or played the recording whose content hash begins so: at
    // least 12 hex digits. False: none does, and nothing is kept. It outlasts the program, not the power.
    virtual bool note_listened(const std::string &recording, std::size_t point) = 0;
    // Of an article's id, since that day.
    virtual ListenedCounts listened(const std::string &id, std::int64_t since) = 0;
    // Most begun first, since that day.
    virtual std::vector<ListenedArticle> most_listened(std::int64_t since, std::size_t limit) = 0;
};

} // namespace baonoi::store
