// SPDX-License-Identifier: GPL-3.0-or-later
// A possible reading of a place, with the reasons that speak for it.
#pragma once

#include "model/utterance.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

class Context;

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

// Appends the readings that a class sees at a piece, none when it sees none.
using Grammar = void (*)(const Context &context, std::size_t at, Candidates &out);

inline Candidate &add(Candidates &out, std::string_view rule, std::size_t end, std::string spoken) {
    Candidate &candidate = out.emplace_back();
    candidate.rule = rule;
    candidate.end = end;
    candidate.spoken = std::move(spoken);
    return candidate;
}

} // namespace baonoi::normalise
