// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/normalise.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/reading.h"
#include "normalise/sentences.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <future>
#include <list>
#include <tuple>
#include <utility>

namespace baonoi::normalise {

namespace {

std::vector<Utterance> read_text(std::string_view text, const Reader &reader,
                                 std::vector<Decision> *decisions) {
    BlockReading reading(text);
    Definitions definitions;
    reading.learn(definitions, reader.parts());
    return sentences(reading.tokens(reader.parts(), definitions, decisions), text, 0, BlockKind::paragraph);
}

bool is_kept(std::string_view mark) {
    return mark == "." || mark == "," || mark == ";" || mark == ":" || mark == "?" || mark == "!" ||
           mark == "…";
}

bool ends_with_letter(std::string_view spoken) {
    const std::size_t blank = spoken.rfind(' ');
    const std::string_view word = spoken.substr(blank == std::string_view::npos ? 0 : blank + 1);
    return decode_utf8(word, 0).length == word.size();
}

// A dot apart from the only letter said so far would make the head of a list of it.
bool of_list_head(std::string_view out, std::size_t bytes_between) {
    return bytes_between > 0 && decode_utf8(out, 0).length == out.size();
}

Choice choice_of(Decision &&decision) {
    Choice choice{decision.source, {}};
    std::swap(decision.candidates[0], decision.candidates[decision.best]);
    for (Candidate &candidate : decision.candidates) {
        if (candidate.spoken.empty())
            for (const Part &part : candidate.parts)
                if (!part.spoken.empty())
                    candidate.spoken += (candidate.spoken.empty() ? "" : " ") + part.spoken;
        Alternative &alternative = choice.alternatives.emplace_back();
        alternative.name = candidate.name;
        alternative.rule = candidate.rule;
        alternative.spoken = std::move(candidate.spoken);
        alternative.weight = candidate.weight;
        for (const Evidence &evidence : candidate.evidence)
            if (evidence.weight != 0)
                alternative.reasons.push_back({std::string(evidence.reason), evidence.weight});
    }
    return choice;
}

} // namespace

// The lexicon takes most of the time until the first word is read; the tables are read meanwhile.
Reader::Reader(const std::vector<std::filesystem::path> &lexicon_folders, const ReadingSettings &settings) {
    const std::filesystem::path folder = data_folder() / "config/reading";
    auto rules = std::async(std::launch::async, [&] {
        return std::make_shared<const Rules>(Rules{Tables(folder), NameRules(folder), NameSigns(folder)});
    });
    Lexicon lexicon(lexicon_folders);
    parts_ = std::make_unique<const Parts>(settings, rules.get(), std::move(lexicon));
}

Reader::Reader(const Reader &other, const std::vector<LexiconOrder> &entries) {
    Lexicon lexicon = other.parts().lexicon;
    for (const LexiconOrder &order : entries)
        lexicon.add(checked_order(order));
    parts_ = std::make_unique<const Parts>(other.parts().settings, other.parts().rules, std::move(lexicon));
}

std::string lexicon_stamp(const std::vector<std::filesystem::path> &folders) {
    std::string stamp;
    for (const std::filesystem::path &folder : folders)
        try {
            for (const std::filesystem::path &file : lexicon_files(folder))
                stamp += fmt::format("{}\n{}\n", file.string(), file_stamp(file));
        } catch (const Error &) { // it is gone: the Reader says so
        }
    return stamp;
}

Reader::~Reader() = default;
Reader::Reader(Reader &&) noexcept = default;
Reader &Reader::operator=(Reader &&) noexcept = default;

namespace {

// All blocks that are read, and what the article defines, learnt before any of them is.
struct ScriptReading {
    ScriptReading(const Script &script, const Reader &reader) {
        for (std::size_t i = 0; i < script.blocks.size(); ++i)
            if (is_read(script.blocks[i].kind))
                blocks
                    .emplace_back(std::piecewise_construct, std::forward_as_tuple(i),
                                  std::forward_as_tuple(script.blocks[i].text))
                    .second.learn(definitions, reader.parts());
    }
    Definitions definitions;
    std::list<std::pair<std::size_t, BlockReading>> blocks;
};

} // namespace

std::vector<Utterance> normalise(const Script &script, const Reader &reader) {
    const ScriptReading all(script, reader);
    std::vector<Utterance> out;
    for (const auto &[index, reading] : all.blocks) {
        const Block &block = script.blocks[index];
        for (Utterance &utterance : sentences(reading.tokens(reader.parts(), all.definitions, nullptr),
                                              block.text, index, block.kind))
            out.push_back(std::move(utterance));
    }
    mark_ends_of_lists(out);
    return out;
}

std::vector<ExplainedBlock> explain(const Script &script, const Reader &reader) {
    const ScriptReading all(script, reader);
    std::vector<ExplainedBlock> out;
    for (const auto &[index, reading] : all.blocks) {
        const Block &block = script.blocks[index];
        std::vector<Decision> decisions;
        std::vector<Token> tokens = reading.tokens(reader.parts(), all.definitions, &decisions);
        ExplainedBlock &explained = out.emplace_back();
        explained.block = index;
        explained.utterances = sentences(std::move(tokens), block.text, index, block.kind);
        for (Decision &decision : decisions)
            explained.choices.push_back(choice_of(std::move(decision)));
    }
    return out;
}

namespace {

// written_names: names read by rule stand as they are written, as normalise_line() prints them.
std::string line_of(std::string_view text, const std::vector<Utterance> &utterances, bool written_names) {
    std::string out;
    out.reserve(text.size() * 2);
    std::string before;      // the rule of the last spoken token
    bool letter = false;     // it said one
    bool soft_dot = false;   // the last mark is a dot behind a letter
    std::size_t said_to = 0; // byte of the text
    for (const Utterance &utterance : utterances)
        for (const Token &token : utterance.tokens) {
            const std::string_view source = text.substr(token.source.begin, token.source.size());
            const std::string_view rest = text.substr(token.source.end);
            const bool glued = !rest.empty() && !is_blank(decode_utf8(rest, 0).value);
            const bool of_abbreviation =
                source == "." && token.pause == Pause::none &&
                ((letter && glued) ||
                 (before != "word" && before != "loan" && before != "foreign" && before != "foreign name"));
            if (!token.spoken.empty()) {
                if (!out.empty())
                    out += ' ';
                out += written_names && token.rule == "foreign name" ? CleanText(source).text()
                                                                     : std::string_view(token.spoken);
                before = token.rule;
                soft_dot = false;
                said_to = token.source.end;
                letter = ends_with_letter(token.spoken);
            } else if (token.rule == "punctuation" && !out.empty() && is_kept(source) && !of_abbreviation &&
                       !(source == "." && of_list_head(out, token.source.begin - said_to))) {
                if (soft_dot && source != ".")
                    out.pop_back();
                out += source;
                soft_dot = letter && source == ".";
                letter = false;
                before = "word";
            }
        }
    return out;
}

} // namespace

std::string normalise_line(std::string_view line, const Reader &reader) {
    const std::string text = icu::nfc(line);
    return line_of(text, read_text(text, reader, nullptr), true);
}

std::string spoken_line(std::string_view text, const std::vector<Utterance> &utterances) {
    return line_of(text, utterances, false);
}

ReadLine read_line(std::string_view line, const Reader &reader) {
    ReadLine read{icu::nfc(line), {}};
    read.utterances = read_text(read.text, reader, nullptr);
    return read;
}

ExplainedLine explain_line(std::string_view line, const Reader &reader) {
    ExplainedLine explained{{icu::nfc(line), {}}, {}};
    std::vector<Decision> decisions;
    explained.line.utterances = read_text(explained.line.text, reader, &decisions);
    for (Decision &decision : decisions)
        explained.choices.push_back(choice_of(std::move(decision)));
    return explained;
}

} // namespace baonoi::normalise
