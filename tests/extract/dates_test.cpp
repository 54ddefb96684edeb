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

TEST(Dates, ReadsMonthsInWordsAndOfPlugins) {
    for (const char *text :
         {"Tháng Ba 2, 2026", "02 Th3 2026", "2 thg 3, 2026", "Thứ Hai, 2 tháng 3, 2026", "2 Tháng Ba, 2026",
          "Tháng 3 2, 2026", "March 2, 2026", "02 Mar 2026", "Monday, March 2nd, 2026",
          "Ngày 2 tháng ba năm 2026", "2 tháng 3/2026", "02-03-2026"})
        EXPECT_EQ(written_date(text), "2026-03-02") << text;
    EXPECT_EQ(written_date("Tháng Mười Hai 12, 2025"), "2025-12-12");
    EXPECT_EQ(written_date("12 Tháng Mười Một, 2025"), "2025-11-12");
    EXPECT_EQ(written_date("5 tháng tư, 2026"), "2026-04-05");
}

TEST(Dates, ReadsVietnameseHalvesOfTheDay) {
    EXPECT_EQ(written_date("02/03/2026 8:05 SA"), "2026-03-02T08:05");
    EXPECT_EQ(written_date("02/03/2026 8:05:10 CH"), "2026-03-02T20:05");
    EXPECT_EQ(written_date("2 thg 3, 2026 12:10 SA"), "2026-03-02T00:10");
    EXPECT_EQ(written_date("Mar 2, 2026 9:15 PM"), "2026-03-02T21:15");
}

TEST(Dates, TheDayOfSomethingElseIsNone) {
    for (const char *text : {"Luật có hiệu lực từ ngày 1/7/2026", "Ngày hiệu lực: 01/07/2026",
                             "Hạn nộp hồ sơ: 5/3/2026", "Ngày ban hành: 28/11/2025"})
        EXPECT_EQ(written_date(text), std::nullopt) << text;
    EXPECT_EQ(written_date("Hiệu lực: 01/07/2026. Đăng ngày 02/03/2026"), "2026-03-02");
}

TEST(Dates, TheHeadMayStateThemInTheAmericanOrderOrAsEpochs) {
    EXPECT_EQ(stated_date("3/15/2026 8:00:00 AM").date, "2026-03-15T08:00");
    EXPECT_EQ(stated_date("3/2/2026 8:00:00 PM").date, "2026-03-02T20:00");
    EXPECT_EQ(stated_date("3/2/2026 8:00:00 PM").day_first, "2026-02-03T20:00");
    EXPECT_EQ(stated_date("02/03/2026 08:00").date, "2026-03-02T08:00");
    EXPECT_EQ(stated_date("1772413200").date, "2026-03-02T08:00:00+07:00");
    EXPECT_EQ(stated_date("1772413200000").date, "2026-03-02T08:00:00+07:00");
    EXPECT_EQ(stated_date("Mon, 02 Mar 2026 08:00:00 +0700").date.substr(0, 16), "2026-03-02T08:00");
    EXPECT_EQ(stated_date("0123").date, "");
}

TEST(Dates, RefusesWhatIsNoWrittenDate) {
    for (const char *text :
         {"", "12/4", "32/1/2013", "1/13/2013", "số 68/2026/NĐ-CP", "1.234.567", "10/10/10"})
        EXPECT_EQ(written_date(text), std::nullopt) << text;
}

} // namespace baonoi::extract
