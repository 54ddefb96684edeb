// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of documents: 115/2015/NĐ-CP, 1658/QĐ-TTg, 5685/BHXH-TĐKT.
#include "normalise/abbreviations.h"
#include "normalise/classes.h"
#include "normalise/letters.h"
#include "normalise/spoken.h"

#include <vector>

namespace baonoi::normalise {

namespace {

constexpr std::size_t most_parts = 6;
constexpr std::size_t most_words_of_post = 3; // Chủ tịch before who issued it
constexpr std::size_t longest_date = 16;      // pieces
constexpr std::size_t longest_issuer = 30;    // pieces
constexpr std::string_view party = "Trung ương";

bool is_code(const Context &context, std::size_t at) {
    return context.is_word(at) && context.piece(at).letters != Case::lower &&
           context.piece(at).letters != Case::title;
}

// "NĐ-CP", "BHXH –TĐKT", "QH15": its parts as ranges of pieces.
struct Codes {
    struct Range {
        std::size_t begin;
        std::size_t end;
    };
    std::vector<Range> parts;
    std::size_t end = 0;
};

Codes codes_at(const Context &context, std::size_t at) {
    Codes codes;
    std::size_t next = at;
    while (codes.parts.size() < most_parts &&
           (is_code(context, next) || context.tables().document_part(context.of(next)))) {
        std::size_t end = next + 1;
        while (context.is(end, '&') && is_code(context, end + 1))
            end += 2;
        if (context.is_number(end)) // QH15
            ++end;
        codes.parts.push_back({next, end});
        codes.end = end;
        std::size_t joint = context.skip_blank(end);
        if (!context.is(joint, '-') && !(joint == end && (context.is(joint, '/') || context.is(joint, '.'))))
            break;
        next = context.is(joint, '-') ? context.skip_blank(joint + 1) : joint + 1;
        if (context.is_blank(end) && context.is_blank(joint + 1))
            break; // " - " is a pause
    }
    return codes;
}

// The meaning of one part, by the table, the article or the lexicon; else spelled.
std::string say_part(const Context &context, Codes::Range part, bool &unknown) {
    const std::string_view code = context.of(part.begin, part.end);
    if (const auto known = meaning_of(context, part.begin, part.end))
        return *known;
    if (const DocumentPart *known = context.tables().document_part(code))
        return known->spoken;
    unknown = true;
    Spoken spoken(context);
    for (std::size_t i = part.begin; i < part.end; ++i) {
        if (context.is_number(i))
            spoken.number(i);
        else
            spoken.letters(i);
    }
    return spoken;
}

// "ngày 15/7/2025", "ngày 15 tháng 7 năm 2025" after the number of a document: the piece after it, else at.
std::size_t skip_date(const Context &context, std::size_t at) {
    std::size_t next = context.skip_blank(at);
    next = context.is(next, ',') ? context.skip_blank(next + 1) : next;
    if (!context.is_in(Set::day, next))
        return at;
    next = context.skip_blank(next + 1);
    std::size_t end = at;
    for (; context.is_number(next) && next < at + longest_date; ++next) {
        end = next + 1;
        next = end;
        if (context.is(end, '/') || context.is(end, '-') || context.is(end, '.'))
            continue;
        const std::size_t word = context.skip_blank(end);
        if (context.of(word) != "tháng" && context.of(word) != "năm")
            break;
        next = context.skip_blank(word + 1) - 1;
    }
    return context.is(end, ',') ? end + 1 : end;
}

// Words from piece at on, abbreviations in full, until they are as long as `wanted`: most of it is there.
bool begins_with(const Context &context, std::size_t at, std::string_view wanted) {
    std::string said;
    while (context.is_word(at) && said.size() < wanted.size()) {
        if (!said.empty())
            said += ' ';
        fold_onto(said, meaning_of(context, at, at + 1).value_or(std::string(context.of(at))));
        at = context.skip_blank(at + 1);
    }
    const std::size_t length = std::min(said.size(), wanted.size());
    return length > wanted.size() / 2 && said.compare(0, length, wanted, 0, length) == 0;
}

// The words after the number already name who issued it: "của Chính phủ", "ngày 15/7/2025 của UBND tỉnh",
// "của Chủ tịch UBND tỉnh".
bool is_named_after(const Context &context, std::size_t end, std::string_view issuer) {
    std::size_t at = context.skip_blank(skip_date(context, end));
    if (context.of(at) != "của")
        return false;
    if (issuer == party && context.is_capitalised(context.skip_blank(at + 1)))
        return true; // the Political Bureau, the Secretariat
    const std::string wanted = fold(issuer.substr(0, issuer.find(" khóa ")));
    for (std::size_t word = 0; word < most_words_of_post; ++word) {
        at = context.skip_blank(at + 1);
        if (!context.is_word(at))
            return false;
        if (begins_with(context, at, wanted))
            return true;
    }
    return false;
}

// The words of a document's number, taken apart.
struct Words {
    std::string type;   // nghị định
    std::string issuer; // Chính phủ
    std::string rest;   // parts that are neither
    bool unknown = false;
    bool bare = false; // the issuer stands in place of the type: 36/2024/QH15
};

// "Quốc hội khóa mười lăm" for QH15 and UBTVQH15; else empty.
std::string say_assembly(const Context &context, Codes::Range part) {
    const std::string_view letters = context.of(part.begin);
    if (part.end != part.begin + 2 || !context.is_number(part.begin + 1) ||
        (letters != "QH" && letters != "UBTVQH"))
        return {};
    return Spoken(context)
        .say(context.tables().document_part(letters)->spoken)
        .say("khóa")
        .number(part.begin + 1);
}

// named: a word for the document stands before its number.
Words words_of(const Context &context, const Codes &codes, bool named) {
    Words words;
    for (std::size_t i = 0; i < codes.parts.size(); ++i) {
        const DocumentPart *known =
            context.tables().document_part(context.of(codes.parts[i].begin, codes.parts[i].end));
        const bool committee = context.of(codes.parts[i].begin, codes.parts[i].end) == "TU";
        const bool issued = !words.type.empty() || (codes.parts.size() == 1 && named);
        const std::string assembly = say_assembly(context, codes.parts[i]);
        if (!assembly.empty()) {
            say(words.issuer, assembly);
            words.bare = words.type.empty();
        } else if (known && known->kind == PartKind::type && i == 0)
            words.type = known->spoken;
        else if (committee && issued && !context.definitions().committee().empty())
            say(words.issuer, context.definitions().committee());
        else if (known && known->kind == PartKind::issuer && issued)
            say(words.issuer, known->spoken);
        else {
            bool unknown = false;
            const std::string said = say_part(context, codes.parts[i], unknown);
            words.unknown |= unknown;
            const bool subject = known && known->kind == PartKind::section && words.issuer.empty();
            say(words.type.empty() || unknown || subject ? words.rest : words.issuer, said);
        }
    }
    return words;
}

// "Quyết định khởi tố bị can số" before 45/QĐ-CSĐT: the kind of document begins its long name.
bool is_said_before(const Context &context, std::size_t at, std::string_view type) {
    std::string before;
    const std::size_t stop = at > longest_issuer ? at - longest_issuer : 0;
    std::size_t begin = at;
    while (begin > stop && (context.is_word(begin - 1) || context.is_blank(begin - 1)))
        --begin;
    for (std::size_t i = begin; i < at; ++i)
        fold_onto(before, context.is_blank(i) ? " " : context.of(i));
    return before.find(type) != std::string::npos;
}

// "nghị định" when nothing before says it; after a lone "số" the type follows the number instead.
std::string say_words(const Context &context, std::size_t at, const Words &words, const std::string &number) {
    const Window &left = context.left(at);
    const bool after_number_word = left.touches("số");
    const bool named = words.type.empty() || left.has(Set::paper, 3) ||
                       (after_number_word && is_said_before(context, at, words.type));
    std::string spoken;
    if (!named && !after_number_word) {
        spoken = words.type;
        if (context.starts_with_zero(at))
            say(spoken, "số");
    }
    say(spoken, number);
    if (!named && after_number_word)
        say(spoken, words.type);
    say(spoken, words.rest);
    return spoken;
}

} // namespace

void read_document(const Context &context, std::size_t at, Candidates &out) {
    const bool year = context.is(at + 1, '/') && context.is_year(at + 2);
    const std::size_t slash = at + (year ? 3 : 1);
    const bool party = context.is(at + 1, '-'); // 41-QĐ/TW
    if (!context.is(at + 1, '/') && !(party && context.tables().document_part(context.of(at + 2))))
        return;
    Spoken number(context);
    number.code(at);
    if (year)
        number.say("năm").number(at + 2);
    if (year && context.left(at).has(Set::paper, 3))
        add(out, "document", at + 3, number).because("a number and a year after the name of a document", 76);
    const Codes codes = context.is(slash, '/') || party ? codes_at(context, slash + 1) : Codes();
    if (codes.parts.empty())
        return;
    const Words words = words_of(context, codes, context.left(at).has(Set::paper, 3));
    std::string spoken = say_words(context, at, words, number);
    if (!words.issuer.empty() && !is_named_after(context, codes.end, words.issuer)) {
        say(spoken, words.bare ? "" : "của");
        say(spoken, words.issuer);
    }
    add(out, "document", codes.end, spoken)
        .because("a number, a slash and a code", 50)
        .when(!words.type.empty() || !words.issuer.empty() || year,
              "the code of a kind of document, an issuer or a year", 30)
        .unknown = words.unknown;
}

} // namespace baonoi::normalise
