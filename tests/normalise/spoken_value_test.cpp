// SPDX-License-Identifier: GPL-3.0-or-later
// What was said has the value of what was written, over a million numbers, dates, times, sums and ranges.
#include "normalise/sample_reader.h"
#include "normalise/spoken_value.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <random>

namespace baonoi::test {

using namespace normalise;
namespace {

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}
    std::uint64_t below(std::uint64_t n) { return engine_() % n; }
    std::uint64_t between(std::uint64_t low, std::uint64_t high) { return low + below(high - low + 1); }
    // All lengths up to `digits` are equally likely.
    std::uint64_t number(unsigned digits) {
        std::uint64_t limit = 1;
        for (std::uint64_t i = between(1, digits); i > 0; --i)
            limit *= 10;
        return below(limit);
    }

private:
    std::mt19937_64 engine_;
};

std::string with_dots(std::uint64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ".");
    return digits;
}

// 18001234 is a hotline, said digit by digit.
bool looks_like_a_hotline(std::uint64_t value) {
    const std::string digits = std::to_string(value);
    return digits.size() >= 8 && digits.size() <= 10 &&
           (digits.starts_with("1800") || digits.starts_with("1900"));
}

std::string in_figures(std::uint64_t value, Random &random) {
    return random.below(2) || looks_like_a_hotline(value) ? with_dots(value) : std::to_string(value);
}

struct Sample {
    std::string text;
    std::string value;
};

// Reads `count` samples and compares the values that `back` finds in what was said.
void expect_values(int count, const std::function<Sample()> &make,
                   const std::function<std::string(Words)> &back) {
    int wrong = 0;
    for (int i = 0; i < count && wrong < 5; ++i) {
        const Sample sample = make();
        const std::string spoken = read(sample.text);
        const std::string value = back(words_in(spoken));
        wrong += value == sample.value ? 0 : 1;
        EXPECT_EQ(value, sample.value) << sample.text << " -> " << spoken;
    }
}

// Without the last `count` words: a unit, what is counted.
Words without_last(Words words, std::size_t count) {
    words.resize(words.size() > count ? words.size() - count : 0);
    return words;
}
Words without_first(Words words, std::size_t count) {
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(count, words.size())));
    return words;
}

} // namespace

TEST(SpokenValues, OfWholeNumbers) {
    Random random(1);
    expect_values(
        600'000,
        [&] {
            const std::uint64_t value = random.number(15);
            return Sample{in_figures(value, random), std::to_string(value)};
        },
        number_of);
}

TEST(SpokenValues, OfDecimals) {
    Random random(2);
    expect_values(
        100'000,
        [&] {
            std::string decimals;
            for (std::uint64_t i = random.between(1, 4); i > 0; --i)
                decimals += std::to_string(random.below(10));
            const std::uint64_t whole = random.number(8);
            return Sample{in_figures(whole, random) + "," + decimals, std::to_string(whole) + "," + decimals};
        },
        number_of);
}

TEST(SpokenValues, OfCountsWithLeadingZeros) {
    Random random(3);
    expect_values(
        20'000,
        [&] {
            const std::uint64_t value = random.between(1, 9);
            return Sample{fmt::format("có 0{} xã", value), std::to_string(value)};
        },
        [](Words words) { return number_of(without_first(without_last(std::move(words), 1), 1)); });
}

TEST(SpokenValues, OfDates) {
    Random random(4);
    constexpr std::array<const char *, 4> forms{"ngày {}/{}/{}", "ngày {}-{}-{}", "ngày {}.{}.{}",
                                                "{}/{}/{}"};
    expect_values(
        80'000,
        [&] {
            const auto day = random.between(1, 31);
            const auto month = random.between(1, 12);
            const auto year = random.between(1900, 2099);
            const char *form = forms[random.below(forms.size())];
            return Sample{fmt::format(fmt::runtime(form), day, month, year),
                          fmt::format("{}.{}.{}", day, month, year)};
        },
        date_of);
}

TEST(SpokenValues, OfDaysAndOfMonths) {
    Random random(5);
    constexpr std::array<const char *, 4> forms{"ngày {}/{}", "ngày {}-{}", "ngày {}.{}", "ngày {:02}/{:02}"};
    expect_values(
        40'000,
        [&] {
            const auto day = random.between(1, 31);
            const auto month = random.between(1, 12);
            return Sample{fmt::format(fmt::runtime(forms[random.below(forms.size())]), day, month),
                          fmt::format("{}.{}", day, month)};
        },
        date_of);
    expect_values(
        20'000,
        [&] {
            const auto month = random.between(1, 12);
            const auto year = random.between(1900, 2099);
            constexpr std::array<char, 4> marks{'/', '.', '-', ' '};
            return Sample{fmt::format("tháng {}{}{}", month, marks[random.below(marks.size())], year),
                          fmt::format(".{}.{}", month, year)};
        },
        date_of);
}

TEST(SpokenValues, OfTimes) {
    Random random(6);
    constexpr std::array<const char *, 4> forms{"{}h{:02}", "{}:{:02}", "{}g{:02}", "{}h{:02}'"};
    expect_values(
        50'000,
        [&] {
            const auto hour = random.below(24);
            const auto minute = random.below(60);
            return Sample{fmt::format(fmt::runtime(forms[random.below(forms.size())]), hour, minute),
                          fmt::format("{}:{}:0", hour, minute)};
        },
        time_of);
}

TEST(SpokenValues, OfMoney) {
    Random random(7);
    const auto last_four = [](Words words) { return number_of(without_last(std::move(words), 3)); };
    expect_values(
        30'000,
        [&] {
            const std::uint64_t value = random.number(12);
            return Sample{(random.below(2) ? "$" + with_dots(value) : with_dots(value) + " USD"),
                          std::to_string(value)};
        },
        last_four); // đô la Mỹ
    expect_values(
        30'000,
        [&] {
            const std::uint64_t value = random.number(12);
            constexpr std::array<const char *, 3> units{" đồng", "đ", " VND"};
            return Sample{with_dots(value) + units[random.below(units.size())], std::to_string(value)};
        },
        [](Words words) { return number_of(without_last(std::move(words), 1)); });
}

TEST(SpokenValues, OfRanges) {
    Random random(8);
    constexpr std::array<const char *, 4> forms{"{}-{}%", "{} - {}%", "từ {}-{}%", "{}–{}%"};
    expect_values(
        40'000,
        [&] {
            const std::uint64_t low = random.number(6);
            const std::uint64_t high = low + 1 + random.number(6);
            return Sample{
                fmt::format(fmt::runtime(forms[random.below(forms.size())]), with_dots(low), with_dots(high)),
                fmt::format("{}..{}", low, high)};
        },
        [](Words words) {
            if (!words.empty() && words[0] == "từ")
                words.erase(words.begin());
            return range_of(without_last(std::move(words), 2)); // phần trăm
        });
    expect_values(
        20'000,
        [&] {
            const std::uint64_t first = random.between(1900, 2090);
            const std::uint64_t last = first + random.between(1, 9);
            return Sample{fmt::format("giai đoạn {}-{}", first, last), fmt::format("{}..{}", first, last)};
        },
        [](Words words) { return range_of(without_first(std::move(words), 2)); });
}

TEST(SpokenValues, AreFoundBack) {
    EXPECT_EQ(number_of(words_in("một nghìn không trăm linh năm")), "1005");
    EXPECT_EQ(number_of(words_in("hai mươi mốt triệu tỷ")), "21000000000000000");
    EXPECT_EQ(number_of(words_in("không một")), "?");
    EXPECT_EQ(date_of(words_in("ngày năm tháng năm năm hai nghìn")), "5.5.2000");
    EXPECT_EQ(time_of(words_in("bảy giờ năm phút")), "7:5:0");
}

} // namespace baonoi::test
