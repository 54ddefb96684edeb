// SPDX-License-Identifier: GPL-3.0-or-later
// Months in words, as Vietnamese and English pages and feeds write them.
#pragma once

#include <string>
#include <string_view>

namespace baonoi {

// In lower-case text, Vietnamese months and halves of the day in the English way: "2 tháng ba, 2026 8:00 sa"
// -> "2 mar, 2026 8:00 am"; "02 th3 2026", "2 thg 3, 2026" -> "02 mar 2026", "2 mar, 2026".
std::string with_english_months(std::string_view lower);

// 1 to 12 for "mar", "march", "sept"; else 0.
int english_month(std::string_view lower_word);

} // namespace baonoi
