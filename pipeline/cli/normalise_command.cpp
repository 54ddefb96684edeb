// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "base/lines.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/reading_json.h"
#include "normalise/normalise.h"

#include <cerrno>
#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string json_line(std::string_view line, const normalise::Reader &reader, bool explain) {
    const normalise::ExplainedLine explained =
        explain ? normalise::explain_line(line, reader)
                : normalise::ExplainedLine{normalise::read_line(line, reader), {}};
    const normalise::ReadLine &read = explained.line;
    Json unknown = Json::array();
    Json json = {{"text", read.text},
                 {"spoken", normalise::normalise_line(line, reader)},
                 {"utterances", utterances_json(read.utterances, read.text, explained.choices, unknown)}};
    if (!unknown.empty())
        json["unknown"] = std::move(unknown);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string reasons_of(const normalise::Alternative &alternative) {
    std::string text;
    for (const normalise::Reason &reason : alternative.reasons)
        text += fmt::format("{}{} {:+}", text.empty() ? "" : ", ", reason.text, reason.weight);
    return text;
}

// One line a token; below it, where there was a choice, the alternatives with their weights, the chosen one
// first.
std::string explained(std::string_view line, const normalise::Reader &reader) {
    const normalise::ExplainedLine explained = normalise::explain_line(line, reader);
    const std::string &text = explained.line.text;
    std::string out;
    auto choice = explained.choices.begin();
    for (const Utterance &utterance : explained.line.utterances)
        for (const Token &token : utterance.tokens) {
            if (token.rule == "blank")
                continue;
            out += fmt::format("{:>5}-{:<5} {:<16} {:<20} {}{}\n", token.source.begin, token.source.end,
                               token.rule, text.substr(token.source.begin, token.source.size()),
                               token.spoken.empty() ? "(silent)" : token.spoken,
                               token.unknown ? "  (unknown)" : "");
            for (; choice != explained.choices.end() && choice->source.begin < token.source.end; ++choice)
                for (const normalise::Alternative &alternative : choice->alternatives)
                    out += fmt::format("            {:>4} {}: {} -> {}  ({})\n", alternative.weight,
                                       alternative.name, alternative.rule, alternative.spoken,
                                       reasons_of(alternative));
        }
    return out;
}

} // namespace

int normalise_command(const NormaliseArguments &arguments, const settings::Config &config) {
    constexpr std::size_t longest_line = 4U << 20U; // bytes
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    Lines lines(arguments.file, longest_line);
    tell_what_is_awaited(arguments.file);
    const auto flush = [] {
        if (std::fflush(stdout) != 0)
            throw Error(Next::stop, fmt::format("cannot write standard output: {}", errno_text(errno)));
    };
    for (std::string_view line; lines.next(line, flush);) {
        std::string out = arguments.json      ? json_line(line, reader, arguments.explain) + "\n"
                          : arguments.explain ? explained(line, reader)
                                              : normalise::normalise_line(line, reader) + "\n";
        std::fwrite(out.data(), 1, out.size(), stdout);
    }
    flush();
    return 0;
}

} // namespace baonoi::cli
