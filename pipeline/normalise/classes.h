// SPDX-License-Identifier: GPL-3.0-or-later
// The semiotic classes and the candidates that they propose. BlockReading calls read_at() for every place
// that is more than a plain word; each class looks at the Context and appends the readings that it sees
// there, with the reasons that speak for them; best_of() chooses. A class never changes the context and never
// sees another class's candidates.
#pragma once

#include "model/utterance.h"
#include "normalise/context.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

struct Evidence {
    std::string_view reason; // a literal
    int weight = 0;          // 10: a hint; 30: decides between the usual forms; 100: certain
};

// A token of a candidate that makes several.
struct Part {
    std::size_t end = 0; // byte of the clean text
    std::string spoken;  // empty: silent
    std::string_view rule;
    std::string_view language = "vi";
    std::string phonemes{};
    Pause pause = Pause::none;
    bool unknown = false;
};

struct Candidate {
    std::string_view name; // of the class; filled in by the table of classes
    std::string_view rule;
    std::size_t end = 0; // the piece after the last
    std::string spoken;  // empty: silent
    std::string_view language = "vi";
    std::string phonemes;
    Pause pause = Pause::none;
    bool unknown = false;
    bool number = false;     // a range may begin with it
    std::vector<Part> parts; // instead of spoken, when it is more than one token
    std::vector<Evidence> evidence;
    int weight = 0;

    Candidate &because(std::string_view reason, int points) {
        evidence.push_back({reason, points});
        weight += points;
        return *this;
    }
    Candidate &when(bool holds, std::string_view reason, int points) {
        return holds ? because(reason, points) : *this;
    }
    Candidate &as_number() {
        number = true;
        return *this;
    }
};

using Candidates = std::vector<Candidate>;

inline Candidate &add(Candidates &out, std::string_view rule, std::size_t end, std::string spoken) {
    Candidate &candidate = out.emplace_back();
    candidate.rule = rule;
    candidate.end = end;
    candidate.spoken = std::move(spoken);
    return candidate;
}

// All candidates at a piece, each with its class's name. One at least for every piece that is not blank.
void read_at(const Context &context, std::size_t at, Candidates &out);
// Index of the winner: most weight, then longest, then first.
std::size_t best_of(const Candidates &candidates);

// Appends the readings that a class sees at a piece, none when it sees none. Each is in the file of its class
// or of a related one, class_<name>.cpp.
using Grammar = void(const Context &context, std::size_t at, Candidates &out);
Grammar read_list_head, read_electronic, read_telephone, read_document, read_code, read_date, read_time,
    read_season, read_score, read_fraction, read_money, read_measure, read_ordinal, read_number, read_range,
    read_highland, read_short, read_weekday, read_english, read_credit, read_sign, read_per, read_roman,
    read_address, read_abbreviation, read_letter, read_word, read_punctuation, read_symbol;

} // namespace baonoi::normalise
