// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of config/reading: what the rules know about words.
#pragma once

#include "normalise/text_map.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// Sets of words in contexts.tsv, by their names there. A word may be in many.
enum class Set : std::uint8_t {
    day,           // before a date, with no "ngày" to add
    street,        // before a day that names a street
    near_date,     // speaks for a date when it stands near
    fixed_day,     // 2/9
    month,         // tháng
    quarter,       // quý
    leading_zero,  // before a number whose leading zero is not said
    ratio,         // tỷ lệ
    score,         // tỷ số, thắng, thua
    roman,         // before a Roman number
    roman_lower,   // before one in small letters
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
    highway,      // the same, when the number begins with 0: CT01
    out_of,       // 24/7
    address_word, // an address on the net in words: chấm
    ruler,        // giáo hoàng: a Roman number follows the name behind it
    department,   // kinh tế: P. before it is phòng
    standard,     // TCVN: before a number and the year of a standard
    whole,        // what a fraction is a part of: 1/5 dân số
    season,       // mùa giải: before two years in a row
    leg,          // lượt đi: after a score
    size
};

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
    const Unit *unit(std::string_view symbol) const;          // exact case
    const Unit *unit_any_case(std::string_view folded) const; // the first of the table that folds to it
    const DocumentPart *document_part(std::string_view code) const;
    std::optional<std::string_view> letter(std::string_view folded_letter) const;
    std::optional<std::string_view> symbol(std::string_view character) const; // said wherever it stands
    std::optional<std::string_view> address(std::string_view abbreviation) const;
    std::optional<std::string_view> electronic(std::string_view folded) const;   // "com" and how it is said
    bool is_domain(std::string_view folded) const;                               // a top-level domain
    const std::vector<WrittenLanguage> &languages() const { return languages_; } // the first that fits is it

private:
    TextMap contexts_;
    TextMap units_;
    TextMap any_case_units_;
    TextMap documents_;
    TextMap letters_;
    TextMap symbols_;
    TextMap addresses_;
    TextMap electronic_;
    TextMap domains_;
    std::vector<Unit> unit_list_;
    std::vector<DocumentPart> document_list_;
    std::vector<WrittenLanguage> languages_;
    std::vector<std::string> texts_;
};

} // namespace baonoi::normalise
