// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/time_plot.h"

#include "base/iso_time.h"
#include "serve/console/texts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr double width = 720, height = 230, left = 92, right = 10, top = 12, bottom = 26;
constexpr double shortest = 15, longest = 4 * 3600; // seconds at the lower and the upper edge
constexpr std::int64_t goal = 300;                  // seconds
constexpr std::int64_t oldest_news = 24L * 3600;    // published so long before it was announced: no news
constexpr std::size_t most_dots = 400;

struct Dot {
    std::int64_t at, took;
};

std::vector<Dot> dots_of(const std::vector<store::ArticleRecord> &articles, std::int64_t now) {
    std::vector<Dot> dots;
    for (const store::ArticleRecord &article : articles) {
        const bool is_recent =
            article.first_attached_at > now - plotted_time && article.first_attached_at <= now;
        const auto published = unix_time_of(article.published);
        const bool is_old = published && article.announced_at - *published > oldest_news;
        if (is_recent && !is_old && article.announced_at > 0)
            dots.push_back({article.first_attached_at,
                            std::max<std::int64_t>(article.first_attached_at - article.announced_at, 0)});
    }
    return dots;
}

double y_of(double seconds) {
    const double place = (std::log(std::clamp(seconds, shortest, longest)) - std::log(shortest)) /
                         (std::log(longest) - std::log(shortest));
    return height - bottom - place * (height - bottom - top);
}

double x_of(std::int64_t at, std::int64_t now) {
    return left + static_cast<double>(at - (now - plotted_time)) / static_cast<double>(plotted_time) *
                      (width - left - right);
}

std::string coordinate(double value) {
    return fmt::format("{:.1f}", value);
}

json lines_of(const Texts &texts) {
    constexpr std::array marks{std::int64_t{30}, std::int64_t{60}, goal, std::int64_t{1800},
                               std::int64_t{7200}};
    json lines = json::array();
    for (const std::int64_t mark : marks)
        lines.push_back({{"y", coordinate(y_of(static_cast<double>(mark)))},
                         {"text_y", coordinate(y_of(static_cast<double>(mark)) + 4)},
                         {"text", mark == 60 ? texts.count("spans.minutes", 1) : texts.span(mark)},
                         {"is_goal", mark == goal},
                         {"is_small", mark == marks.front()}});
    return lines;
}

// The hours 0, 6, 12, 18 of Vietnam's day.
json hours_of(std::int64_t now) {
    constexpr std::int64_t step = 6L * 3600, zone = zone_of_vietnam;
    json hours = json::array();
    for (std::int64_t at = (now + zone) / step * step - zone; at > now - plotted_time; at -= step)
        hours.push_back(
            {{"x", coordinate(x_of(at, now))}, {"text", fmt::format("{:02}:00", (at + zone) / 3600 % 24)}});
    return hours;
}

} // namespace

json plot_of(const Texts &texts, const std::vector<store::ArticleRecord> &articles, std::int64_t now) {
    std::vector<Dot> dots = dots_of(articles, now);
    if (dots.empty())
        return false;
    json drawn = json::array();
    std::vector<std::int64_t> times;
    std::int64_t soon = 0;
    for (const Dot &dot : dots) {
        times.push_back(dot.took);
        soon += dot.took <= goal ? 1 : 0;
        if (drawn.size() < most_dots)
            drawn.push_back({{"x", coordinate(x_of(dot.at, now))},
                             {"y", coordinate(y_of(static_cast<double>(dot.took)))},
                             {"is_late", dot.took > goal}});
    }
    std::sort(times.begin(), times.end());
    const auto all = static_cast<std::int64_t>(times.size());
    const auto last = times.size() - 1;
    return {{"dots", drawn},
            {"lines", lines_of(texts)},
            {"hours", hours_of(now)},
            {"right", coordinate(width - right)},
            {"left", coordinate(left)},
            {"label", coordinate(left - 10)},
            {"count", texts.count("today.plot_count", all)},
            {"median", texts.span(times[last / 2])},
            {"most", texts.span(times[last * 95 / 100])},
            {"in_time", texts.share(soon, all)}};
}

} // namespace baonoi::serve::console
