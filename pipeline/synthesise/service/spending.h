// SPDX-License-Identifier: GPL-3.0-or-later
// What a voice has cost, by day and month, and whether it may cost more. It is kept in a small file of the
// folder of what was spent, one for each voice, which all processes share: the daemon, its processes for
// single jobs, and commands. Days and months are those of Vietnam. Threads: any.
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace baonoi::synthesise::service {

// 0: as much as it likes.
struct Budget {
    std::int64_t characters_a_day = 0, characters_a_month = 0;
    double money_a_day = 0, money_a_month = 0;
    bool is_given() const {
        return characters_a_day > 0 || characters_a_month > 0 || money_a_day > 0 || money_a_month > 0;
    }
};

struct Spent {
    std::string day; // "2026-11-30"
    std::int64_t characters_of_day = 0, characters_of_month = 0;
    double money_of_day = 0, money_of_month = 0;
};

class Spending {
public:
    // clock is lent. folder: empty: nothing is kept, and budget must not be given. Throws stop when there is
    // a budget and the folder cannot be made.
    Spending(std::filesystem::path folder, std::string voice, const Budget &budget, Clock &clock);

    // So many characters, before they are asked for. Throws hold when the budget does not reach; then nothing
    // was taken.
    void take(std::int64_t characters, double money);
    // They were not spent after all.
    void give_back(std::int64_t characters, double money) noexcept;
    Spent spent() const;

private:
    std::filesystem::path file() const;
    std::string today() const;
    void change(std::int64_t characters, double money, bool is_checked);
    void check(const Spent &would) const;

    std::filesystem::path folder_;
    std::string voice_;
    Budget budget_;
    Clock &clock_;
};

} // namespace baonoi::synthesise::service
