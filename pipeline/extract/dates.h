// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as pages write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::extract {

// "2026-03-07T08:52:11.000 +07:00" -> "2026-03-07T08:52:11+07:00"; "2026-03-07 08:52" -> "2026-03-07T08:52".
// Nothing when it does not begin with a possible date.
std::optional<std::string> iso_date(std::string_view text);

// The first date that is not one of an update, or else the first, in a running text in the Vietnamese order:
// "Thứ Hai, 26/2/2013 | 15:34 (GMT+7)", "26-02-2013 03:34 PM", "ngày 7 tháng 3 năm 2026", "08:06 07/03/2026";
// else an ISO date. Minutes and zone only when written.
std::optional<std::string> written_date(std::string_view text);

// Whether all dates of the text are of updates: "Cập nhật: 12/12/2023".
bool is_update_date(std::string_view text);

} // namespace baonoi::extract
