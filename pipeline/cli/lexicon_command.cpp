// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "cli/commands.h"
#include "cli/existing_store.h"
#include "cli/user.h"
#include "normalise/own_lexicon.h"
#include "work/lexicon_changes.h"

#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string context_of(const normalise::LexiconAlias &alias) {
    std::string text;
    const auto add = [&](std::string_view name, const std::string &value) {
        if (!value.empty())
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", name, value);
    };
    add("before", alias.before);
    add("after", alias.after);
    add("language", alias.language);
    return text.empty() ? text : " (" + text + ")";
}

std::string line_of(const normalise::LexiconEntry &entry) {
    std::string said = entry.phoneme.empty() ? "" : "[" + entry.phoneme + "]";
    for (const normalise::LexiconAlias &alias : entry.aliases)
        said += fmt::format("{}{}{}", said.empty() ? "" : " | ", alias.said, context_of(alias));
    const std::string role = entry.role.empty() ? "" : ", " + entry.role;
    const std::string wins = entry.overridden_by.empty() ? "" : ", overridden by " + entry.overridden_by;
    return fmt::format("{}: {}  [{}:{}{}{}]\n", entry.word, said, entry.file, entry.line, role, wins);
}

Json to_json(const normalise::LexiconEntry &entry) {
    Json json = {{"word", entry.word}, {"class", entry.role}, {"said", Json::array()}};
    for (const normalise::LexiconAlias &alias : entry.aliases) {
        Json said = {{"text", alias.said}};
        for (const auto &[key, value] :
             {std::pair("before", alias.before), {"after", alias.after}, {"language", alias.language}})
            if (!value.empty())
                said[key] = value;
        json["said"].push_back(std::move(said));
    }
    if (!entry.phoneme.empty())
        json["phoneme"] = entry.phoneme;
    json["file"] = entry.file;
    json["line"] = entry.line;
    json["wins"] = entry.overridden_by.empty();
    if (!entry.overridden_by.empty())
        json["overridden_by"] = entry.overridden_by;
    return json;
}

// For who asks the daemon: it reads the file by itself, for the next article.
void note(const normalise::OwnChange &change, const std::string &word, const std::string &said,
          const settings::Config &config) {
    try {
        SystemClock clock;
        if (const auto store = existing_store(config, clock))
            work::note_lexicon_change(*store, change, {word, said, ""}, command_user());
    } catch (const Error &error) { // the word is entered all the same
        fmt::print(stderr, "baonoi: the change is not on record: {}\n", describe(error));
    }
}

void warn_when_unread(const std::string &file, const normalise::OwnLexicon &lexicon) {
    if (!lexicon.is_read(file))
        fmt::print(stderr,
                   "baonoi: {} is not read: [reading] lexicons must name its folder, and its name must "
                   "end in .pls\n",
                   file);
}

} // namespace

int lexicon_list_command(const LexiconArguments &arguments, const settings::Config &config) {
    const auto word = arguments.word.empty() ? std::nullopt : std::optional(arguments.word);
    const std::vector<normalise::LexiconEntry> entries =
        normalise::lexicon_entries(config.lexicon_folders, word);
    std::string out;
    if (arguments.json) {
        Json list = Json::array();
        for (const normalise::LexiconEntry &entry : entries)
            list.push_back(to_json(entry));
        out = list.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    } else {
        for (const normalise::LexiconEntry &entry : entries)
            out += line_of(entry);
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
    if (word && entries.empty())
        throw Error(Next::skip, fmt::format("no lexicon has \"{}\"; baonoi lexicon add \"{}\" SAID adds it",
                                            *word, *word));
    return 0;
}

int lexicon_add_command(const LexiconArguments &arguments, const settings::Config &config) {
    const normalise::OwnLexicon lexicon(config.lexicon_folders, arguments.file);
    const normalise::OwnChange change = lexicon.add({arguments.word, arguments.said, arguments.role});
    fmt::print("{} \"{}\" in {}\n",
               change.change == normalise::LexiconChange::none       ? "unchanged:"
               : change.change == normalise::LexiconChange::replaced ? "replaced"
                                                                     : "added",
               arguments.word, change.file);
    warn_when_unread(change.file, lexicon);
    note(change, arguments.word, arguments.said, config);
    return 0;
}

int lexicon_remove_command(const LexiconArguments &arguments, const settings::Config &config) {
    const auto changes = normalise::OwnLexicon(config.lexicon_folders, arguments.file).remove(arguments.word);
    for (const normalise::OwnChange &change : changes) {
        fmt::print("removed \"{}\" from {}\n", arguments.word, change.file);
        note(change, arguments.word, "", config);
    }
    if (changes.empty())
        fmt::print("unchanged: no lexicon of your own has \"{}\"\n", arguments.word);
    return 0;
}

int lexicon_check_command(const std::vector<std::string> &places, const settings::Config &config) {
    const normalise::LexiconReport report = normalise::check_lexicons(
        places.empty() ? config.lexicon_folders
                       : std::vector<std::filesystem::path>(places.begin(), places.end()));
    for (const normalise::LexiconProblem &problem : report.problems)
        fmt::print(stderr, "{}{}: {}\n", problem.file,
                   problem.line > 0 ? ":" + std::to_string(problem.line) : "", problem.message);
    if (!report.problems.empty()) {
        fmt::print(stderr, "baonoi: problems: {}, entries: {}, files: {}\n", report.problems.size(),
                   report.entries, report.files);
        return 1;
    }
    fmt::print("entries: {}, files: {}, no problems\n", report.entries, report.files);
    return 0;
}

} // namespace baonoi::cli
