// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "base/version.h"
#include "cli/command_line.h"
#include "cli/command_reference.h"
#include "cli/say.h"

#include <fmt/format.h>

namespace baonoi::cli {

namespace {

int help_command(CLI::App &app, const std::vector<std::string> &words) {
    CLI::App *command = &app;
    std::string path = app.get_name();
    for (const std::string &word : words) {
        const auto below = command->get_subcommands([&](CLI::App *one) { return one->get_name() == word; });
        if (below.empty()) {
            const std::string fault = wrong_command(app, words);
            say(stderr, "baonoi: {}\n",
                fault.empty() ? fmt::format("there is no command below {}", word) : fault);
            return 2;
        }
        command = below.front();
        path += " " + word;
    }
    // Not command->help(): where a command was chosen, as this one, that tells of it.
    fmt::print("{}", command->get_formatter()->make_help(command, path, CLI::AppFormatMode::Normal));
    return 0;
}

// What tells of the other commands.
void add_reference(CLI::App &app, CommandLine &line, const std::string &versions) {
    auto *help = app.add_subcommand("help", "Print how a command is used");
    help->add_option("COMMAND", line.words, "One of the others (default: list all)");
    help->callback([&] { line.run = [&] { return help_command(app, line.words); }; });
    app.add_subcommand("version", "Print the version, and those of the libraries")->callback([&] {
        line.run = [&] {
            fmt::print("{}\n", versions);
            return 0;
        };
    });
    app.add_subcommand("manual", "Print the manual page")->group("")->callback([&] {
        line.run = [&] {
            fmt::print("{}", manual_page(app));
            return 0;
        };
    });
}

int complete_command(const CLI::App &app, const std::vector<std::string> &words) {
    for (const Suggestion &suggestion : complete(app, words))
        fmt::print("{}\t{}\n", suggestion.word, suggestion.description);
    return 0;
}

} // namespace

int run_command_line(int argc, char **argv) {
    CLI::App app("baonoi gives every published Vietnamese article its audio", "baonoi");
    CommandLine line;
    const std::string versions = fmt::format("baonoi {}\neSpeak NG {}\nLAME {}\nlibcurl {}", version(),
                                             espeak_version(), lame_version_text(), curl_version_text());
    app.set_version_flag("--version", versions);
    app.add_option("--config", line.config, "Configuration file (TOML)")->type_name("FILE");
    app.require_subcommand(1);
    app.fallthrough();
    add_work_commands(app, line);
    add_text_commands(app, line);
    add_reference(app, line, versions);
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    if (!words.empty() && words[0] == "complete") // its words are not to be parsed
        return complete_command(app, {words.begin() + 1, words.end()});
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (const std::string fault = error.get_exit_code() == 0 ? "" : wrong_command(app, words);
            !fault.empty()) {
            say(stderr, "baonoi: {}\n", fault);
            return 2;
        }
        return app.exit(error) == 0 ? 0 : 2;
    }
    return line.run();
}

} // namespace baonoi::cli
