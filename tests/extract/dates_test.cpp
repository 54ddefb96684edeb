// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/dates.h"

#include <gtest/gtest.h>

namespace baonoi::extract {

TEST(Dates, ReadsIsoForms) {
    EXPECT_EQ(iso_date("2024-08-19T06:30:00+07:00"), "2024-08-19T06:30:00+07:00");
    EXPECT_EQ(iso_date("2024-08-19T06:30:00.000 +07:00"), "2024-08-19T06:30:00+07:00");
    EXPECT_EQ(iso_date("2024-08-19T06:30:00+0700"), "2024-08-19T06:30:00+07:00");
    EXPECT_EQ(iso_date(" 2024-08-19 06:30"), "2024-08-19T06:30");
    EXPECT_EQ(iso_date("2024-08-19T06:30:00Z"), "2024-08-19T06:30:00Z");
    EXPECT_EQ(iso_date("2024-08-19"), "2024-08-19");
}

TEST(Dates, RefusesWhatIsNoIsoDate) {
    for (const char *text : {"", "2024", "19/08/2024", "2024-13-01", "2024-08-32", "20240819", "hôm nay"})
        EXPECT_EQ(iso_date(text), std::nullopt) << text;
}

TEST(Dates, ReadsVietnameseForms) {
    EXPECT_EQ(written_date("05/09/2019 02:15 PM"), "2019-09-05T14:15");
    EXPECT_EQ(written_date("05/09/2019 12:15 AM"), "2019-09-05T00:15");
    EXPECT_EQ(written_date("Thứ Sáu, 12/4/2013 | 20:05 (GMT+7)"), "2013-04-12T20:05+07:00");
    EXPECT_EQ(written_date("08:06 07/03/2026"), "2026-03-07T08:06");
    EXPECT_EQ(written_date("Ngày 7 tháng 3 năm 2026, 8h06"), "2026-03-07T08:06");
    EXPECT_EQ(written_date("Cập nhật 12-04-2013"), "2013-04-12");
    EXPECT_EQ(written_date("12.4.2013"), "2013-04-12");
    EXPECT_EQ(written_date("2013-04-12 20:05"), "2013-04-12T20:05");
}

TEST(Dates, ADateOfPublicationWinsOverAnUpdate) {
    EXPECT_EQ(written_date("Cập nhật 07:10 ngày 12/12/2023 - Thứ hai, 11/12/2023 16:05"), "2023-12-11T16:05");
    EXPECT_EQ(written_date("11/12/2023 16:05, cập nhật 12/12/2023 07:10"), "2023-12-11T16:05");
    EXPECT_EQ(written_date("26 tháng 2, 2013"), "2013-02-26");
    EXPECT_EQ(written_date("Thứ Hai, 26/02/2013 03:34 AM (GMT+7)"), "2013-02-26T03:34+07:00");
    EXPECT_TRUE(is_update_date("Cập nhật: 12/12/2023 07:10"));
    EXPECT_FALSE(is_update_date("Thứ hai, 11/12/2023"));
}

TEST(Dates, RefusesWhatIsNoWrittenDate) {
    for (const char *text :
         {"", "12/4", "32/1/2013", "1/13/2013", "số 68/2026/NĐ-CP", "1.234.567", "10/10/10"})
        EXPECT_EQ(written_date(text), std::nullopt) << text;
}

} // namespace baonoi::extract
