// SPDX-License-Identifier: GPL-3.0-or-later
// The table of commands: arguments.cpp parses a command line by it, the two files of commands fill it.
#pragma once

#include "cli/commands.h"
#include "cli/user.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::cli {

// What the command line said; run is set by the chosen command.
struct CommandLine {
    std::string config, as, log_format, roles = "all";
    ProduceArguments produce;
    FillArguments fill;
    OrderArguments order;
    SettingsArguments settings;
    VersionsArguments versions;
    UpgradeArguments upgrade;
    std::string backup;   // the file
    std::string from, to; // URLs of stores
    std::string demo = "baonoi-demo";
    std::string token_name, token_role;
    int token_days = 0;
    bool status_json = false;
    ExtractArguments extract;
    ScriptArguments script;
    NormaliseArguments normalise;
    SpeakArguments speak;
    std::string captions;
    VerifyArguments verify;
    LexiconArguments lexicon;
    std::vector<std::string> lexicon_places;
    bool voices_json = false;
    std::vector<std::string> voices;
    TryArguments tried;
    CatalogueArguments catalogue;
    InstallArguments install;
    std::string removed; // the voice
    std::int64_t job = 0;
    std::string owner;
    work::JobOptions options;
    std::vector<std::string> words; // of help
    std::function<int()> run;

    // As the user of --as, where that is given.
    std::function<int()> as_user(std::function<int()> command) const {
        return [this, command = std::move(command)] {
            if (!as.empty())
                become_user(as);
            return command();
        };
    }
    settings::Config load() const {
        return settings::load_config(config.empty() ? std::nullopt
                                                    : std::optional<std::filesystem::path>(config));
    }
};

// Each adds its commands, which set line's run. line is lent for the life of app.
void add_work_commands(CLI::App &app, CommandLine &line); // articles: make, order, set, serve, status, tokens
void add_text_commands(CLI::App &app, CommandLine &line); // texts: extract to speak, lexicon, voices, checks

} // namespace baonoi::cli
