// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of config/reading: what the rules know about words. They are read once by Reader and then only
// asked, mostly through the Context.
#pragma once

#include "normalise/text_map.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// Sets of words in contexts.tsv, by their names there. A word may be in many.
enum class Set : std::uint8_t {
    day,           // before a date, with no "ngày" to add
    street,        // before a day that names a street or a place
    near_date,     // speaks for a date when it stands near
    fixed_day,     // 2/9
    month,         // tháng
    quarter,       // quý
    leading_zero,  // before a number whose leading zero is not said
    ratio,         // tỷ lệ
    score,         // tỷ số, thắng, thua
    roman,         // before a Roman number
    roman_lower,   // before a Roman number in small letters
    ordinal,       // before a number that is read as an ordinal: thứ
    first_ordinal, // before 1 that is read nhất: hạng
    telephone,     // before a telephone number
    identity,      // before a number said digit by digit
    plate,         // before a number plate
    scale,         // triệu
    counted,       // things counted, after a number with blanks in it
    letter,        // before a letter that is said by its name
    person,        // before a person's name
    surname,
    address,      // before the number of a house
    rate,         // speaks for "một" in X/Y
    density,      // speaks for "trên" in X/Y
    running,      // before a length of time written with colons
    paper,        // names a document
    money_word,   // money in words
    dose,         // liquids and areas in words: mg/lít
    flight,       // before a code of letters and digits
    clause,       // before 2.1 that is read with chấm
    road,         // abbreviations that a number follows directly: QL1A
    highway,      // those that a number follows directly only when it begins with 0: CT01
    out_of,       // 24/7
    address_word, // an address on the net in words: chấm
    ruler,        // giáo hoàng: a Roman number follows the name behind it
    department,   // kinh tế: P. before it is phòng
    standard,     // TCVN: before a number and the year of a standard
    whole,        // what a fraction is a part of: 1/5 dân số
    season,       // mùa giải: before two years in a row
    leg,          // lượt đi: after a score
    agent,        // who may do something: Từ 1/7 doanh nghiệp được miễn is a date
    amount,       // before a share: có đến 3/4
    tally,        // what is counted out of all there are: 5/6 xã
    holiday,      // before its day: Quốc khánh 2-9
    scored,       // before a value with a dot: IELTS 6.5
    change,       // tăng: "từ" behind it begins no date
    numbered,     // tổ: names a thing by a number, which keeps its zeros
    coded,        // số: the same, and also before something counted
    particle,     // đã: no name of a thing
    weigh,        // speak for grams: nặng 5g
    from_hour,    // before an hour: từ 8g
    weekday,      // before short names of weekdays: lịch T2
    no_weekday,   // before T2 that is no weekday: nhà ga
    warmth,       // speak for degrees: 370C
    business,     // speak for HKD as hộ kinh doanh
    english,      // small words of English: the
    highland,     // Ea: before a name of the Central Highlands
    press,        // marks of a newspaper at the head or the end of a line
    audience,     // behind M for millions: 1,2M lượt xem
    turn,         // đợt: before a number and its year, đợt 1/2025
    aged,         // before an age: bệnh nhân 29t
    graded,       // before a value out of a fixed most: Apgar 8/10
    tested,       // before the + or - of its result: HIV (-)
    deed,         // begins what happens on a day: từ 1-7 tăng lương
    size
};
static_assert(static_cast<std::size_t>(Set::size) <= 64, "a word's sets are the bits of one number");

enum class UnitKind : std::uint8_t { measure, rate, money, time, percent, scale };

struct Unit {
    std::string spoken;
    UnitKind kind = UnitKind::measure;
    bool glued = false; // only directly after the number
};

// A part of a document's number: NĐ is a type, TTg an issuer, KGVX a section of one.
enum class PartKind : std::uint8_t { type, issuer, section };

struct DocumentPart {
    std::string spoken;
    PartKind kind = PartKind::issuer;
};

// A language that is told by its letters.
struct WrittenLanguage {
    std::string code;    // BCP 47
    std::string script;  // ISO 15924
    std::string letters; // small ones beyond a to z; "*": any of the script
};

class Tables {
public:
    // Throws stop naming file and line when a table is malformed.
    explicit Tables(const std::filesystem::path &folder);

    bool in(Set set, std::string_view folded) const {
        return (contexts_.find(folded) >> static_cast<unsigned>(set)) & 1U;
    }
    std::uint64_t sets_of(std::string_view folded) const { return contexts_.find(folded); }
    // Null when the table has no such row.
    const Unit *unit(std::string_view symbol) const { return units_.find(symbol); } // exact case
    const Unit *unit_any_case(std::string_view folded) const {
        const Unit *const *unit = any_case_units_.find(folded);
        return unit ? *unit : nullptr;
    }
    const DocumentPart *document_part(std::string_view code) const { return documents_.find(code); }
    const std::string *letter(std::string_view folded) const { return letters_.find(folded); }
    const std::string *symbol(std::string_view character) const { return symbols_.find(character); }
    const std::string *address(std::string_view abbreviation) const { return addresses_.find(abbreviation); }
    const std::string *electronic(std::string_view folded) const { return electronic_.find(folded); }
    bool is_domain(std::string_view folded) const { return domains_.find(folded) != 0; }
    const std::vector<WrittenLanguage> &languages() const { return languages_; } // the first that fits is it

private:
    // The rows of a table by their first cell; the last of equal ones counts.
    template <class T>
    class Rows {
    public:
        const T &add(std::string_view key, T row) {
            index_[key] = rows_.size() + 1;
            return rows_.emplace_back(std::move(row));
        }
        const T *find(std::string_view key) const {
            const std::uint64_t index = index_.find(key);
            return index ? &rows_[index - 1] : nullptr;
        }

    private:
        TextMap index_;
        std::deque<T> rows_;
    };

    TextMap contexts_;
    Rows<Unit> units_;
    Rows<const Unit *> any_case_units_; // the first that folds to a symbol
    Rows<DocumentPart> documents_;
    Rows<std::string> letters_;
    Rows<std::string> symbols_;
    Rows<std::string> addresses_;
    Rows<std::string> electronic_;
    TextMap domains_;
    std::vector<WrittenLanguage> languages_;
};

} // namespace baonoi::normalise
