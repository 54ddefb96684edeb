// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_folder.h"
#include "base/error.h"
#include "cli/command_reference.h"
#include "settings/config.h"
#include "synthesise/voice.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace baonoi::cli {

namespace {

// The option of the command, or of the program, that takes its value from the next word.
const CLI::Option *option_before(const CLI::App &app, const CLI::App &command, const std::string &word) {
    for (const CLI::App *owner : {&command, &app})
        if (const CLI::Option *option = word.starts_with('-') ? owner->get_option_no_throw(word) : nullptr)
            return option->get_items_expected_max() > 0 ? option : nullptr;
    return nullptr;
}

bool has_positional(const CLI::App &command) {
    const auto options = command.get_options();
    return std::any_of(options.begin(), options.end(),
                       [](const CLI::Option *option) { return option->get_positional(); });
}

// Also a hidden one; null: there is none.
const CLI::App *command_below(const CLI::App &command, const std::string &name) {
    const auto all = command.get_subcommands([](const CLI::App *) { return true; });
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const CLI::App *below) { return below->get_name() == name; });
    return found == all.end() ? nullptr : *found;
}

std::vector<const CLI::App *> commands_below(const CLI::App &command) {
    return command.get_subcommands([](const CLI::App *below) { return !below->get_group().empty(); });
}

// Also those of the usual configuration, when it can be read.
synthesise::VoiceFolders voice_folders() {
    try {
        return settings::load_config({}).voice_folders;
    } catch (const Error &) {
        return {data_folder() / "voices"};
    }
}

std::vector<Suggestion> values_of(const std::string &kind) {
    std::vector<Suggestion> values;
    if (kind == "VOICE")
        for (const synthesise::VoiceSummary &voice : synthesise::list_voices(voice_folders()))
            values.push_back({voice.name, voice.description});
    if (kind == "ROLE")
        values = {{"viewer", "may read"}, {"editor", "may also order"}, {"admin", "may do everything"}};
    return values;
}

std::vector<Suggestion> options_of(const CLI::App &command) {
    std::vector<Suggestion> found;
    for (const CLI::Option *option : command.get_options())
        for (const std::string &name : option->get_lnames())
            found.push_back({"--" + name, option->get_description()});
    return found;
}

// How many bytes are to be put in, taken out or exchanged (Levenshtein's distance).
std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t before = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t exchanged = before + (from[i] == to[j] ? 0 : 1);
            before = row[j + 1];
            row[j + 1] = std::min({exchanged, before + 1, row[j] + 1});
        }
    }
    return row.back();
}

std::string no_such_command(const CLI::App &command, const std::string &word) {
    std::string nearest;
    std::size_t least = std::max<std::size_t>(word.size() / 2, 1) + 1;
    for (const CLI::App *below : commands_below(command))
        if (const std::size_t far = distance(word, below->get_name()); far < least) {
            least = far;
            nearest = below->get_name();
        }
    const std::string all = command.get_parent() ? " " + command.get_name() : "";
    return fmt::format("there is no command \"{}\"{}; baonoi help{} lists all", (all + " " + word).substr(1),
                       nearest.empty() ? "" : fmt::format("; the nearest is \"{}\"", nearest), all);
}

} // namespace

std::string wrong_command(const CLI::App &app, const std::vector<std::string> &words) {
    const CLI::App *command = &app;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (word.starts_with('-')) {
            i += word.find('=') == std::string::npos && option_before(app, *command, word) ? 1 : 0;
            continue;
        }
        const CLI::App *below = command_below(*command, word);
        if (!below)
            return commands_below(*command).empty() || has_positional(*command)
                       ? ""
                       : no_such_command(*command, word);
        command = below;
    }
    return "";
}

std::vector<Suggestion> complete(const CLI::App &app, const std::vector<std::string> &words) {
    const CLI::App *command = &app;
    const CLI::Option *open = nullptr; // the option whose value is completed
    const std::string begun = words.empty() ? "" : words.back();
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        open = open ? nullptr : option_before(app, *command, words[i]);
        for (const CLI::App *below : commands_below(*command))
            if (!open && below->get_name() == words[i])
                command = below;
    }
    std::vector<Suggestion> all;
    if (open) {
        all = values_of(open->get_type_name());
    } else if (begun.starts_with('-')) {
        all = options_of(*command);
        if (command != &app)
            all.push_back({"--config", app.get_option("--config")->get_description()});
    } else {
        for (const CLI::App *below : commands_below(*command))
            all.push_back({below->get_name(), below->get_description()});
        if (command->get_option_no_throw("ROLE"))
            all = values_of("ROLE");
    }
    std::erase_if(all, [&](const Suggestion &one) { return !one.word.starts_with(begun); });
    return all;
}

} // namespace baonoi::cli
