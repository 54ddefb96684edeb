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
// "Thứ Hai, 26/2/2013 | 15:34 (GMT+7)", "26-02-2013 03:34 PM", "ngày 7 tháng 3 năm 2026", "08:06 07/03/2026",
// "Tháng Ba 2, 2026", "02 Th3 2026"; else an ISO date. Minutes and zone only when written. The day of
// something else, as when a law takes effect, is none.
std::optional<std::string> written_date(std::string_view text);

// A date that the head states: as above, or seconds or milliseconds since 1970, or in the American order.
struct StatedDate {
    std::string date;      // empty: none
    std::string day_first; // when the order is in doubt: the other reading
};
StatedDate stated_date(std::string_view text);

// Whether a text before a date says that it is of an update or of something else than the publication.
bool is_date_of_another(std::string_view before);

// Whether all dates of the text are of updates: "Cập nhật: 12/12/2023".
bool is_update_date(std::string_view text);

} // namespace baonoi::extract
