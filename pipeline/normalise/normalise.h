// SPDX-License-Identifier: GPL-3.0-or-later
// Text to what is spoken, by the reading rules of docs/reading.md ("How numbers and names are read").
#pragma once

#include "model/script.h"
#include "model/utterance.h"
#include "normalise/lexicon_file.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

struct ReadingSettings {
    bool le = false;                 // 101: "một trăm lẻ một" instead of "linh"
    bool ngan = false;               // 1000: "một ngàn" instead of "nghìn"
    bool decimals_as_number = false; // 3,14: "ba phẩy mười bốn" instead of digit by digit
    bool mung = false;               // days 1 to 10: "mùng một" instead of "một"
    bool original_names = false;     // foreign names in no lexicon: with the phonemes of their language
};

// Differs when any lexicon of these folders was added, removed or written since.
std::string lexicon_stamp(const std::vector<std::filesystem::path> &folders);

// Lexicon and settings, read once, then const. Threads: share one Reader freely.
class Reader {
public:
    // Every *.pls file of each folder, in the order of names; a later folder's entries win over an earlier
    // one's. Throws stop, naming file and line, when a lexicon is malformed.
    Reader(const std::vector<std::filesystem::path> &lexicon_folders, const ReadingSettings &settings);
    // As the other one, with entries that win over all of its own. Throws skip for one that cannot be an
    // entry.
    Reader(const Reader &other, const std::vector<LexiconOrder> &entries);
    ~Reader();
    Reader(Reader &&) noexcept;
    Reader &operator=(Reader &&) noexcept;

    struct Parts;
    const Parts &parts() const { return *parts_; }

private:
    std::unique_ptr<const Parts> parts_;
};

// The utterances of the blocks that are read (is_read), in order. Never throws on any text.
std::vector<Utterance> normalise(const Script &script, const Reader &reader);

// One line of text as one line of spoken words with sentence punctuation kept: `baonoi normalise`.
std::string normalise_line(std::string_view line, const Reader &reader);

// One line of text to its utterances (block 0): what --explain and --json print, and `baonoi speak` speaks.
// Spans are in the cleaned text, which is returned as well.
struct ReadLine {
    std::string text; // NFC
    std::vector<Utterance> utterances;
};
ReadLine read_line(std::string_view line, const Reader &reader);

// Why a place is read as it is: a semiotic class, its rule, and the evidence whose weights were added up.
struct Reason {
    std::string text;
    int weight = 0;
};
struct Alternative {
    std::string name; // of the class: "date"
    std::string rule; // "day and month"
    std::string spoken;
    int weight = 0;
    std::vector<Reason> reasons;
};
struct Choice {
    ByteSpan source;                       // in ReadLine::text
    std::vector<Alternative> alternatives; // the chosen one first
};
// Plain Vietnamese words have no choice and are not listed.
struct ExplainedLine {
    ReadLine line;
    std::vector<Choice> choices; // in order
};
ExplainedLine explain_line(std::string_view line, const Reader &reader);

// One block of a script as normalise() reads it, with the article's own abbreviations: `baonoi script`.
struct ExplainedBlock {
    std::size_t block = 0; // index in Script::blocks
    std::vector<Utterance> utterances;
    std::vector<Choice> choices;
};
std::vector<ExplainedBlock> explain(const Script &script, const Reader &reader);

// The utterances of one text as one line: spoken words with sentence punctuation kept.
std::string spoken_line(std::string_view text, const std::vector<Utterance> &utterances);

} // namespace baonoi::normalise
