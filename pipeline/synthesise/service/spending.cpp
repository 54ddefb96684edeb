// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/spending.h"

#include "base/error.h"
#include "base/file.h"
#include "base/iso_time.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::synthesise::service {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

constexpr std::int64_t vietnam = 7L * 3600; // seconds east
constexpr std::size_t largest_note = 4096;  // bytes
constexpr std::size_t length_of_month = 7;  // "2026-11"

std::string month_of(const std::string &day) {
    return day.substr(0, length_of_month);
}

// What stands in the file; of another day or month it is over. A damaged file is as none.
Spent spent_by(const std::string &text, const std::string &today) {
    const json note = json::parse(text, nullptr, false);
    const auto number = [&](const char *key) {
        const auto found = note.is_object() ? note.find(key) : note.end();
        return found != note.end() && found->is_number() ? std::max(found->get<double>(), 0.0) : 0.0;
    };
    const std::string day = note.is_object() && note.contains("day") && note["day"].is_string()
                                ? note["day"].get<std::string>()
                                : "";
    Spent spent;
    spent.day = today;
    if (day == today) {
        spent.characters_of_day = static_cast<std::int64_t>(number("characters_of_day"));
        spent.money_of_day = number("money_of_day");
    }
    if (month_of(day) == month_of(today)) {
        spent.characters_of_month = static_cast<std::int64_t>(number("characters_of_month"));
        spent.money_of_month = number("money_of_month");
    }
    return spent;
}

} // namespace

Spending::Spending(fs::path folder, std::string voice, const Budget &budget, Clock &clock)
    : folder_(std::move(folder)), voice_(std::move(voice)), budget_(budget), clock_(clock) {
    if (!budget_.is_given())
        return;
    if (folder_.empty())
        throw Error(Next::stop,
                    fmt::format("the voice {} has a budget, and there is no folder to keep what it "
                                "spent: set HOME, or [store] url",
                                voice_));
    try {
        make_folder(folder_);
    } catch (const Error &error) {
        throw Error(Next::stop, fmt::format("the voice {} has a budget, and what it spent cannot be kept: {}",
                                            voice_, error.what()));
    }
}

fs::path Spending::file() const {
    return folder_ / (voice_ + ".json");
}

std::string Spending::today() const {
    return iso_time(clock_.unix_time() + vietnam).substr(0, length_of_month + 3);
}

Spent Spending::spent() const {
    std::error_code ignored;
    if (folder_.empty() || !fs::exists(file(), ignored))
        return spent_by("", today());
    return spent_by(read_file(file(), largest_note), today());
}

void Spending::take(std::int64_t characters, double money) {
    change(characters, money, true);
}

void Spending::give_back(std::int64_t characters, double money) noexcept {
    try {
        change(-characters, -money, false);
    } catch (const std::exception &) {
        // Too much is noted rather than too little.
    }
}

void Spending::check(const Spent &would) const {
    const auto refuse = [&](const char *span, const std::string &limit) {
        throw Error(Next::hold, fmt::format("its budget of {} a {} is spent", limit, span));
    };
    const auto characters = [](std::int64_t most) { return fmt::format("{} characters", most); };
    const auto money = [](double most) { return fmt::format("{:g} in money", most); };
    if (budget_.characters_a_day > 0 && would.characters_of_day > budget_.characters_a_day)
        refuse("day", characters(budget_.characters_a_day));
    if (budget_.money_a_day > 0 && would.money_of_day > budget_.money_a_day)
        refuse("day", money(budget_.money_a_day));
    if (budget_.characters_a_month > 0 && would.characters_of_month > budget_.characters_a_month)
        refuse("month", characters(budget_.characters_a_month));
    if (budget_.money_a_month > 0 && would.money_of_month > budget_.money_a_month)
        refuse("month", money(budget_.money_a_month));
}

void Spending::change(std::int64_t characters, double money, bool is_checked) {
    if (!budget_.is_given())
        return;
    const FolderLock lock(folder_);
    Spent spent = this->spent();
    spent.characters_of_day = std::max<std::int64_t>(spent.characters_of_day + characters, 0);
    spent.characters_of_month = std::max<std::int64_t>(spent.characters_of_month + characters, 0);
    spent.money_of_day = std::max(spent.money_of_day + money, 0.0);
    spent.money_of_month = std::max(spent.money_of_month + money, 0.0);
    if (is_checked)
        check(spent);
    write_file_atomically(file(), json{{"day", spent.day},
                                       {"characters_of_day", spent.characters_of_day},
                                       {"characters_of_month", spent.characters_of_month},
                                       {"money_of_day", spent.money_of_day},
                                       {"money_of_month", spent.money_of_month}}
                                      .dump());
}

} // namespace baonoi::synthesise::service
