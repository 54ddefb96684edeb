// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/sample_reader.h"

#include <gtest/gtest.h>

namespace baonoi::test {

using namespace normalise;

TEST(Numbers, ReadsThousandsWithDots) {
    EXPECT_EQ(read("Thu 12.345.678 đồng"),
              "Thu mười hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám đồng");
    EXPECT_EQ(read("1.005 hồ sơ"), "một nghìn không trăm linh năm hồ sơ");
}

TEST(Numbers, ReadsForeignThousandsOnlyWhenTheyCanBeNothingElse) {
    EXPECT_EQ(read("2,345,678"), "hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám");
    EXPECT_EQ(read("2,345"), "hai phẩy ba bốn năm");
}

TEST(Numbers, ReadsBlanksAsThousandsBeforeSomethingCounted) {
    EXPECT_EQ(read("cấp 12 500 thẻ"), "cấp mười hai năm trăm thẻ");
    EXPECT_EQ(read("hơn 12 500 người"), "hơn mười hai nghìn năm trăm người");
}

TEST(Numbers, SaysLeadingZerosButNotInDates) {
    EXPECT_EQ(read("mẫu 07"), "mẫu không bảy");
    EXPECT_EQ(read("tháng 07"), "tháng bảy");
}

TEST(Signs, MinusAndRangeAreNotConfused) {
    EXPECT_EQ(read("Sa Pa -3 độ"), "Sa Pa âm ba độ");
    EXPECT_EQ(read("từ 3-5 độ"), "từ ba đến năm độ");
    EXPECT_EQ(read("giai đoạn 2026–2030"),
              "giai đoạn hai nghìn không trăm hai mươi sáu đến hai nghìn không trăm ba mươi");
    EXPECT_EQ(read("ở 12,5°N-110,5°E"), "ở mười hai phẩy năm độ Bắc một trăm mười phẩy năm độ Đông");
    EXPECT_EQ(read("9-4=5"), "chín trừ bốn bằng năm");
    EXPECT_EQ(read("mã CVE-2026-4567"),
              "mã xê vê e hai nghìn không trăm hai mươi sáu bốn nghìn năm trăm sáu mươi bảy");
}

TEST(Fractions, SmallDenominatorsArePartsAndOthersAreTren) {
    EXPECT_EQ(read("chiếm 3/5 diện tích"), "chiếm ba phần năm diện tích");
    EXPECT_EQ(read("đạt 17/34 tỉnh"), "đạt mười bảy trên ba mươi tư tỉnh");
    EXPECT_EQ(read("xếp thứ 4/34"), "xếp thứ tư trên ba mươi tư");
}

TEST(Dates, AreKnownByTheWordsAround) {
    EXPECT_EQ(read("sáng 6/5"), "sáng sáu tháng năm");
    EXPECT_EQ(read("nghỉ lễ 30/4 - 1/5"), "nghỉ lễ ngày ba mươi tháng tư đến ngày một tháng năm");
    EXPECT_EQ(read("ở đường 3/2"), "ở đường ba tháng hai");
    EXPECT_EQ(read("từ ngày 3-7/8"), "từ ngày ba đến ngày bảy tháng tám");
    EXPECT_EQ(read("2026-01-31"), "ngày ba mươi mốt tháng một năm hai nghìn không trăm hai mươi sáu");
    EXPECT_EQ(read("tháng 4/2026"), "tháng tư năm hai nghìn không trăm hai mươi sáu");
    EXPECT_EQ(read("từ 12-8 đến 15-8"), "từ ngày mười hai tháng tám đến ngày mười lăm tháng tám");
    EXPECT_EQ(read("Thứ Bảy (7-11)"), "Thứ Bảy ngày bảy tháng mười một");
    EXPECT_EQ(read("lúc 20h30 ngày 7 và 8/11"),
              "lúc hai mươi giờ ba mươi phút ngày bảy và tám tháng mười một");
    EXPECT_EQ(read("50 ca/ngày, 3/4 là trẻ em"), "năm mươi ca một ngày, ba phần tư là trẻ em");
    EXPECT_EQ(read("tháng 2-4"), "tháng hai đến tháng tư");
    EXPECT_EQ(read("Q2/2026"), "quý hai năm hai nghìn không trăm hai mươi sáu");
}

TEST(Dates, AFallingPairAfterADayWordIsADay) {
    EXPECT_EQ(read("Từ 17-6, giá giảm"), "Từ ngày mười bảy tháng sáu, giá giảm");
    EXPECT_EQ(read("thứ Tư, 9-12, họp"), "thứ Tư, ngày chín tháng mười hai, họp");
    EXPECT_EQ(read("từ 6-17 độ"), "từ sáu đến mười bảy độ");
}

TEST(Dates, AListBehindAPartOfTheDayIsOfDays) {
    EXPECT_EQ(read("Sáng 3, 4/5 đường thông."), "Sáng ba, bốn tháng năm đường thông.");
    EXPECT_EQ(read("chiều 3 và 4-6 thi"), "chiều ba và bốn tháng sáu thi");
    EXPECT_EQ(read("mỗi sáng 3-4 rổ cá"), "mỗi sáng ba đến bốn rổ cá");
}

TEST(Ranges, GoFromOnePartOfTheDayToAnother) {
    EXPECT_EQ(read("mở 8h sáng - 5h chiều"), "mở tám giờ sáng đến năm giờ chiều");
    EXPECT_EQ(read("từ 7 giờ sáng - 9 giờ tối"), "từ bảy giờ sáng đến chín giờ tối");
    EXPECT_EQ(read("bay 8h sáng - Hà Nội đi Huế"), "bay tám giờ sáng Hà Nội đi Huế");
}

TEST(Fractions, AllThatThereAreIsNoDayAndADayIsNotAll) {
    EXPECT_EQ(read("mở 8/8 cửa"), "mở tám trên tám cửa");
    EXPECT_EQ(read("thứ 7 (6/6): Ngữ văn"), "thứ bảy ngày sáu tháng sáu: Ngữ văn");
    EXPECT_EQ(read("trước 7/7 các lớp họp"), "trước ngày bảy tháng bảy các lớp họp");
}

TEST(Coordinates, AreNoForces) {
    EXPECT_EQ(read("từ 10,0-18,5N; 109,0-117,0E"),
              "từ mười phẩy không đến mười tám phẩy năm độ Bắc; một trăm linh chín phẩy không đến một trăm "
              "mười bảy phẩy không độ Đông");
    EXPECT_EQ(read("ở 15.006 độ vĩ Bắc"), "ở mười lăm phẩy không không sáu độ vĩ Bắc");
}

TEST(Dates, WithADashAreNoNumbersOfThings) {
    EXPECT_EQ(read("Nhân viên từ 1-7 được tăng lương."), "Nhân viên từ ngày một tháng bảy được tăng lương.");
    EXPECT_EQ(read("Các lớp từ 1-5 nghỉ học."), "Các lớp từ một đến năm nghỉ học.");
    EXPECT_EQ(read("Trẻ từ 3-5 được uống sữa."), "Trẻ từ ba đến năm được uống sữa.");
}

TEST(Dates, MayStandDirectlyBehindATime) {
    EXPECT_EQ(read("mở 19h 15/2"), "mở mười chín giờ ngày mười lăm tháng hai");
}

TEST(Times, MayHaveSecondsInTwoMarks) {
    EXPECT_EQ(read("về sau 3h58'21''"), "về sau ba giờ năm mươi tám phút hai mươi mốt giây");
    EXPECT_EQ(read("nướng 2'30'' mỗi mặt"), "nướng hai phút ba mươi giây mỗi mặt");
}

TEST(Money, ComradesAreNoDong) {
    EXPECT_EQ(read("gồm 7 đ/c"), "gồm bảy đồng chí");
    EXPECT_EQ(read("giá 7 đ/chiếc"), "giá bảy đồng một chiếc");
}

TEST(Roman, AListMayBeginWithOne) {
    EXPECT_EQ(read("gồm ba phần: I, II và III"), "gồm ba phần: một, hai và ba");
    EXPECT_EQ(read("Các nhóm I và II"), "Các nhóm một và hai");
}

TEST(Codes, WithZerosAndDotsAreReadByTheirDigits) {
    EXPECT_EQ(read("gọi từ 0247.300.xxxx"), "gọi từ không hai bốn bảy ba không không ích ích ích ích");
    EXPECT_EQ(read("mã HS 0106.90.00"), "mã hát ét không một không sáu chấm chín mươi chấm không không");
}

TEST(Seasons, AreTwoYearsWithNoWordBetween) {
    EXPECT_EQ(read("mùa giải 2025/26"),
              "mùa giải hai nghìn không trăm hai mươi lăm hai nghìn không trăm hai mươi sáu");
    EXPECT_EQ(read("mùa 25/26"), "mùa hai mươi lăm hai mươi sáu");
    EXPECT_EQ(read("năm học 2025-26"),
              "năm học hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm hai mươi sáu");
    EXPECT_EQ(read("đạt 25/26 phiếu"), "đạt hai mươi lăm trên hai mươi sáu phiếu");
}

TEST(Times, SayHoursMinutesAndThePartOfTheDay) {
    EXPECT_EQ(read("lúc 6h45"), "lúc sáu giờ bốn mươi lăm phút");
    EXPECT_EQ(read("11:20 PM"), "mười một giờ hai mươi phút tối");
    EXPECT_EQ(read("8h-9h15"), "tám giờ đến chín giờ mười lăm phút");
    EXPECT_EQ(read("chạy trong 31:05"), "chạy trong ba mươi mốt phút năm giây");
    EXPECT_EQ(read("về nhất với 16:08.35"), "về nhất với mười sáu phút tám giây ba mươi lăm");
    EXPECT_EQ(read("Minh Hòa (12', 45+1')"), "Minh Hòa phút mười hai, phút bốn mươi lăm cộng một");
    EXPECT_EQ(read("nghỉ 20'"), "nghỉ hai mươi phút");
    EXPECT_EQ(read("9 giờ - 11 giờ"), "chín giờ đến mười một giờ");
    EXPECT_EQ(read("16g chiều"), "mười sáu giờ chiều");
}

TEST(Quantities, SayUnitsInFullAndARepeatedUnitOnce) {
    EXPECT_EQ(read("22-27°C"), "hai mươi hai đến hai mươi bảy độ xê");
    EXPECT_EQ(read("nặng 2kg-3kg"), "nặng hai đến ba ki lô gam");
    EXPECT_EQ(read("cao 1m68"), "cao một mét sáu mươi tám");
    EXPECT_EQ(read("giá $4,5 triệu"), "giá bốn phẩy năm triệu đô la Mỹ");
}

TEST(Quantities, SlashIsMotForPricesAndTrenForRates) {
    EXPECT_EQ(read("45.000 đồng/kg"), "bốn mươi lăm nghìn đồng một ki lô gam");
    EXPECT_EQ(read("2 triệu đồng/người/tháng"), "hai triệu đồng một người một tháng");
    EXPECT_EQ(read("90 km/h"), "chín mươi ki lô mét trên giờ");
    EXPECT_EQ(read("7 tấn/ha"), "bảy tấn trên héc ta");
    EXPECT_EQ(read("cỡ 40 con/kg"), "cỡ bốn mươi con một ki lô gam");
    EXPECT_EQ(read("nuôi 90 con/m2"), "nuôi chín mươi con trên mét vuông");
    EXPECT_EQ(read("xả 450m3/s"), "xả bốn trăm năm mươi mét khối trên giây");
    EXPECT_EQ(read("gió 60km/giờ"), "gió sáu mươi ki lô mét trên giờ");
    EXPECT_EQ(read("30 điểm/14 trận"), "ba mươi điểm trên mười bốn trận");
}

TEST(Scores, AreTwoNumbersAfterTheirWords) {
    EXPECT_EQ(read("thắng đậm 4-0"), "thắng đậm bốn không");
    EXPECT_EQ(read("mua 4-5 quả"), "mua bốn đến năm quả");
    EXPECT_EQ(read("Kết quả: Huế - Vinh 2-0"), "Kết quả: Huế Vinh hai không");
    EXPECT_EQ(read("thua 1-2 (0-1)"), "thua một hai không một");
    EXPECT_EQ(read("thắng 2,5-1,5"), "thắng hai phẩy năm một phẩy năm");
}

TEST(Scores, VotesAndLegs) {
    EXPECT_EQ(read("tỷ lệ phiếu 218-214"), "tỷ lệ phiếu hai trăm mười tám hai trăm mười bốn");
    EXPECT_EQ(read("tỷ lệ 70-80%"), "tỷ lệ bảy mươi đến tám mươi phần trăm");
    EXPECT_EQ(read("thắng Lào 4-1 lượt đi"), "thắng Lào bốn một lượt đi");
}

TEST(Telephones, ReadACountryCodeInBrackets) {
    EXPECT_EQ(read("gọi (84-24) 3825 1234"), "gọi tám tư hai bốn ba tám hai năm một hai ba bốn");
    EXPECT_EQ(read("gọi (+84.28) 3825 1234"), "gọi cộng tám tư hai tám ba tám hai năm một hai ba bốn");
}

TEST(Telephones, AreSaidDigitByDigit) {
    EXPECT_EQ(read("gọi 0912 345 678"), "gọi không chín một hai ba bốn năm sáu bảy tám");
    EXPECT_EQ(read("+84 912 345 678"), "cộng tám tư chín một hai ba bốn năm sáu bảy tám");
    EXPECT_EQ(read("hãy gọi 114"), "hãy gọi một một bốn");
}

TEST(Documents, NameTheirIssuerOnce) {
    EXPECT_EQ(read("Nghị định 91/2019/NĐ-CP"),
              "Nghị định chín mươi mốt năm hai nghìn không trăm mười chín của Chính phủ");
    EXPECT_EQ(read("Nghị định số 91/2019/NĐ-CP của Chính phủ"),
              "Nghị định số chín mươi mốt năm hai nghìn không trăm mười chín của Chính phủ");
    EXPECT_EQ(read("theo 05/NQ-CP"), "theo nghị quyết số không năm của Chính phủ");
}

TEST(Documents, LeaveTheIssuerToTheWordsBehindTheDate) {
    EXPECT_EQ(read("Quyết định số 15/QĐ-TTg ngày 5 tháng 6 năm 2025 của Thủ tướng Chính phủ"),
              "Quyết định số mười lăm ngày năm tháng sáu năm hai nghìn không trăm hai mươi lăm của Thủ tướng "
              "Chính phủ");
    EXPECT_EQ(read("Kết luận 12-KL/TW của Bộ Chính trị"), "Kết luận mười hai của Bộ Chính trị");
    EXPECT_EQ(read("Đề án 16/CP"), "Đề án mười sáu của Chính phủ");
}

TEST(Documents, NameTheAssemblyAndItsTerm) {
    EXPECT_EQ(read("Nghị quyết 12/NQ-UBTVQH15"),
              "Nghị quyết mười hai của Ủy ban Thường vụ Quốc hội khóa mười lăm");
    EXPECT_EQ(read("Luật số 12/2024/QH15"),
              "Luật số mười hai năm hai nghìn không trăm hai mươi tư Quốc hội khóa mười lăm");
}

TEST(Codes, OfStandardsHousesAndPeriods) {
    EXPECT_EQ(read("QCVN 07:2022/BXD"),
              "quy chuẩn Việt Nam không bảy năm hai nghìn không trăm hai mươi hai bộ xây dựng");
    EXPECT_EQ(read("số 45/12/3 phố Huế"), "số bốn mươi lăm trên mười hai trên ba phố Huế");
    EXPECT_EQ(read("số 12B/4"), "số mười hai bê trên bốn");
    EXPECT_EQ(read("lô C3-07"), "lô xê ba không bảy");
    EXPECT_EQ(read("9T2025"), "chín tháng đầu năm hai nghìn không trăm hai mươi lăm");
    EXPECT_EQ(read("2Q25"), "quý hai năm hai nghìn không trăm hai mươi lăm");
}

TEST(Codes, OfBoatsTowersAndDeeds) {
    EXPECT_EQ(read("tàu KH 90123 TS"), "tàu ca hát chín không một hai ba tê ét");
    EXPECT_EQ(read("tòa S2.05"), "tòa ét hai chấm không năm");
    EXPECT_EQ(read("số BK 654321"), "số bê ca sáu năm bốn ba hai một");
}

TEST(Signs, AColonBeforeAResultDivides) {
    EXPECT_EQ(read("18 : 3 = 6"), "mười tám chia ba bằng sáu");
}

TEST(Money, SaysTheCurrencyOfAPrefixRangeOnce) {
    EXPECT_EQ(read("$5-7 triệu"), "năm đến bảy triệu đô la Mỹ");
    EXPECT_EQ(read("£2-£3 triệu"), "hai đến ba triệu bảng Anh");
    EXPECT_EQ(read("25 USD/m2/tháng"), "hai mươi lăm đô la Mỹ một mét vuông một tháng");
}

TEST(Definitions, BracketsThatRepeatWithOtherWordsAreNotRead) {
    EXPECT_EQ(read("Bảo hiểm xã hội tỉnh Hòa Bình (BHXH tỉnh) chi trả"),
              "Bảo hiểm xã hội tỉnh Hòa Bình chi trả");
    EXPECT_EQ(read("Công ty cổ phần Cây xanh Đô thị (gọi tắt là Công ty CXĐT), Công ty CXĐT"),
              "Công ty cổ phần Cây xanh Đô thị, Công ty Cây xanh Đô thị");
}

TEST(Roman, OnlyWhereSomethingIsNumbered) {
    EXPECT_EQ(read("khóa XVI"), "khóa mười sáu");
    EXPECT_EQ(read("lần thứ IV"), "lần thứ tư");
    EXPECT_EQ(read("thế kỷ xix"), "thế kỷ mười chín");
    EXPECT_EQ(read("chương I, II và III"), "chương một, hai và ba");
}

TEST(ListHeads, AreReadAndMarksAreSilent) {
    EXPECT_EQ(read("b) Hộ cận nghèo"), "bê Hộ cận nghèo");
    EXPECT_EQ(read("II. Kết quả"), "hai Kết quả");
    EXPECT_EQ(read("- Bốn là"), "Bốn là");
}

TEST(Addresses, ExpandBeforeNumbersAndNames) {
    EXPECT_EQ(read("ở P.7, Q.3"), "ở phường bảy, quận ba");
    EXPECT_EQ(read("bà H. kể"), "bà hát kể");
    EXPECT_EQ(read("số 12/5"), "số mười hai trên năm");
}

TEST(Electronic, IsSaidWithItsSigns) {
    EXPECT_EQ(read("https://www.baonoi.vn/tin-moi"), "baonoi chấm vê nờ gạch chéo tin gạch ngang moi");
    EXPECT_EQ(read("bhyt@baonoi.vn"), "bê hát i dài tê a còng baonoi chấm vê nờ");
}

TEST(Words, MissingBlanksAreMended) {
    EXPECT_EQ(read("5triệu và 7 tỷđồng"), "năm triệu và bảy tỷ đồng");
}

TEST(Words, UnknownCapitalsAreSpelledAndHeadingsAreNot) {
    EXPECT_EQ(read("nhóm XKZ"), "nhóm ích ca dét");
    EXPECT_EQ(read("TIN TRONG NGÀY"), "TIN TRONG NGÀY");
}

TEST(Lines, HiddenCharactersDoNotMatter) {
    EXPECT_EQ(read("ti\xC2\xADn\xE2\x80\x8B ２０"), "tin hai mươi");
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(read("***"), "");
}

} // namespace baonoi::test
