// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "cli/commands.h"
#include "normalise/lexicon_file.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t file_limit = 16U << 20U;
constexpr auto own_file = "words.pls"; // of the user's folder, when no other file has the word

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

const fs::path *own_folder(const settings::Config &config) {
    return config.lexicon_folders.size() > 1 ? &config.lexicon_folders[1] : nullptr;
}

// The place itself, without links; it need not exist.
fs::path resolved(const fs::path &path) {
    std::error_code ignored;
    return fs::weakly_canonical(fs::absolute(path), ignored);
}

// The user's lexicon files: --file, else those of the user's first folder.
std::vector<fs::path> own_files(const std::string &given, const settings::Config &config) {
    if (given.empty() && !own_folder(config))
        throw Error(Next::stop, "there is no lexicon folder of your own: name one in baonoi.toml, "
                                "[reading] lexicons = [\"/etc/baonoi/lexicon\"], or give --file FILE");
    if (given.empty())
        return fs::exists(*own_folder(config)) ? normalise::lexicon_files(*own_folder(config))
                                               : std::vector<fs::path>{};
    if (is_below(resolved(given), resolved(config.lexicon_folders.front())))
        throw Error(Next::stop,
                    fmt::format("{} belongs to the program and is replaced by its next version; an "
                                "entry in a lexicon of your own wins over it",
                                given));
    return {given};
}

std::string text_of(const fs::path &file) {
    return fs::exists(file) ? read_file(file, file_limit) : std::string();
}

void write(const fs::path &file, const std::string &text) {
    const fs::path target = resolved(file);
    make_folder(target.parent_path());
    write_file_atomically(target, text);
}

void warn_when_unread(const fs::path &file, const settings::Config &config) {
    const fs::path folder = resolved(file).parent_path();
    const bool is_read = std::any_of(config.lexicon_folders.begin(), config.lexicon_folders.end(),
                                     [&](const fs::path &one) { return resolved(one) == folder; });
    if (!is_read || file.extension() != ".pls")
        fmt::print(stderr,
                   "baonoi: {} is not read: [reading] lexicons must name its folder, and its name must "
                   "end in .pls\n",
                   file.string());
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
    const std::vector<fs::path> files = own_files(arguments.file, config);
    const normalise::LexiconOrder order{arguments.word, arguments.said, arguments.role};
    fs::path target = files.empty() || arguments.file.empty() ? fs::path() : files.front();
    for (const fs::path &file : files) // where the word is already; the last wins when it is read
        if (normalise::remove_entry(text_of(file), file.string(), order.word).change !=
            normalise::LexiconChange::none)
            target = file;
    if (target.empty())
        target = *own_folder(config) / own_file;
    const normalise::LexiconEdit edit = normalise::add_entry(text_of(target), target.string(), order);
    if (edit.change != normalise::LexiconChange::none)
        write(target, edit.text);
    fmt::print("{} \"{}\" in {}\n",
               edit.change == normalise::LexiconChange::none       ? "unchanged:"
               : edit.change == normalise::LexiconChange::replaced ? "replaced"
                                                                   : "added",
               order.word, target.string());
    warn_when_unread(target, config);
    return 0;
}

int lexicon_remove_command(const LexiconArguments &arguments, const settings::Config &config) {
    bool removed = false;
    for (const fs::path &file : own_files(arguments.file, config)) {
        const normalise::LexiconEdit edit =
            normalise::remove_entry(text_of(file), file.string(), arguments.word);
        if (edit.change == normalise::LexiconChange::none)
            continue;
        write(file, edit.text);
        removed = true;
        fmt::print("removed \"{}\" from {}\n", arguments.word, file.string());
    }
    if (!removed)
        fmt::print("unchanged: no lexicon of your own has \"{}\"\n", arguments.word);
    return 0;
}

int lexicon_check_command(const std::vector<std::string> &places, const settings::Config &config) {
    const normalise::LexiconReport report = normalise::check_lexicons(
        places.empty() ? config.lexicon_folders : std::vector<fs::path>(places.begin(), places.end()));
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
