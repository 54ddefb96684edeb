// SPDX-License-Identifier: GPL-3.0-or-later
// The manual page and the completions say what "--help" says, and the programs that read them can.
#include "fakes/folder.h"
#include "fakes/program.h"
#include "test_paths.h"

#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <sstream>

namespace baonoi::test {
namespace {

class CommandReference : public ::testing::Test {
protected:
    std::string baonoi(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), BAONOI_PROGRAM);
        const ProgramResult result = run({.arguments = std::move(arguments), .folder = folder_.path()});
        EXPECT_EQ(result.exit_code, 0) << result.err;
        return result.out;
    }
    // What a shell prints that finds the program as "baonoi", and the completions in $C.
    std::string shell(const std::string &name, const std::string &script) {
        const std::string bin = std::filesystem::path(BAONOI_PROGRAM).parent_path();
        const std::string set = fmt::format("export PATH={}:$PATH\n", bin);
        const ProgramResult result =
            run({.arguments = {"/usr/bin/env", fmt::format("C={}/config/completions", BAONOI_SOURCE_DIR),
                               "BAONOI_DATA=" BAONOI_SOURCE_DIR, name, "-c", set + script},
                 .folder = folder_.path()});
        EXPECT_EQ(result.err, "");
        return result.out;
    }
    // The completions of a line in bash, one a line.
    std::string bash(const std::string &words, const std::string &file = "baonoi.bash") {
        return shell("bash",
                     fmt::format("source $C/{}; COMP_WORDS=({}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n"
                                 "_baonoi baonoi; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
                                 file, words));
    }

    TemporaryFolder folder_;
};

// The words at the beginning of the lines after a heading of "--help".
std::vector<std::string> listed(const std::string &help, const std::string &heading) {
    std::vector<std::string> words;
    const std::size_t begin = help.find(heading);
    if (begin == std::string::npos)
        return words;
    const std::string part = help.substr(begin, help.find("\n\n", begin) - begin);
    std::istringstream lines(part);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("  ") || line.starts_with("   "))
            continue;
        const std::string word = line.substr(2, line.find(' ', 2) - 2); // "fill", "--quiet", "-q,--quiet"
        words.push_back(word.substr(word.find(',') + 1));
    }
    return words;
}

// Of a command and all below it: its path and its options.
void expect_in_manual(const std::string &page, const std::string &path, const std::string &help,
                      const std::function<std::string(const std::string &)> &help_of) {
    const std::vector<std::string> below = listed(help, "\nSubcommands:");
    for (const std::string &name : below) {
        const std::string command = path.empty() ? name : path + " " + name;
        expect_in_manual(page, command, help_of(command), help_of);
    }
    if (!below.empty())
        return;
    const std::size_t begin = page.find("\n.SS " + path + "\n");
    ASSERT_NE(begin, std::string::npos) << path;
    const std::string section = page.substr(begin, page.find("\n.S", begin + 1) - begin);
    for (const std::string &option : listed(help, "\nOptions:")) {
        std::string escaped;
        for (const char c : option)
            escaped += c == '-' ? std::string("\\-") : std::string(1, c);
        if (option != "--help") {
            EXPECT_NE(section.find("\\fB" + escaped + "\\fR"), std::string::npos) << path << " " << option;
        }
    }
}

TEST_F(CommandReference, ManualHasEveryCommandAndOptionOfHelp) {
    const auto help_of = [&](const std::string &path) {
        std::vector<std::string> words;
        for (std::size_t begin = 0; begin < path.size();) {
            const std::size_t end = std::min(path.find(' ', begin), path.size());
            words.push_back(path.substr(begin, end - begin));
            begin = end + 1;
        }
        words.emplace_back("--help");
        return baonoi(words);
    };
    expect_in_manual(baonoi({"manual"}), "", help_of(""), help_of);
}

TEST_F(CommandReference, ManualIsReadWithoutWarnings) {
    write(folder_.path() / "baonoi.1", baonoi({"manual"}));
    // It has no date: the same source gives the same page.
    EXPECT_EQ(shell("bash", "mandoc -T lint -W warning baonoi.1 | grep -v 'missing date'"), "");
    EXPECT_NE(shell("bash", "mandoc -T utf8 baonoi.1").find("produce"), std::string::npos);
}

TEST_F(CommandReference, HiddenCommandsAreNotShown) {
    EXPECT_EQ(baonoi({"--help"}).find("manual"), std::string::npos);
    EXPECT_EQ(bash("baonoi man"), "\n");
}

TEST_F(CommandReference, BashCompletesCommandsOptionsAndValues) {
    EXPECT_EQ(bash("baonoi ex"), "extract\n");
    EXPECT_EQ(bash("baonoi token ''"), "add\nlist\nremove\n");
    EXPECT_EQ(bash("baonoi produce --si"), "--site\n");
    EXPECT_EQ(bash("baonoi --config a.toml fill --dr"), "--dry-run\n");
    EXPECT_EQ(bash("baonoi speak --voice ''"), "vi-north\nvi-north-female\n");
    EXPECT_EQ(bash("baonoi token add lan ''"), "viewer\neditor\nadmin\n");
    EXPECT_EQ(bash("baonoi produce --site token a"), "\n");
}

TEST_F(CommandReference, FishCompletes) {
    EXPECT_EQ(shell("fish", "source $C/baonoi.fish; complete -C 'baonoi ex'"),
              "extract\tPage -> script: the article's text, and what was dropped\n");
    EXPECT_EQ(shell("fish", "source $C/baonoi.fish; complete -C 'baonoi produce --si'"),
              "--site\tFolder of the static site (default: the folder of the page)\n");
}

// zsh completes only at a terminal; here its two functions that show what was found print it.
TEST_F(CommandReference, ZshCompletes) {
    const std::string seen = shell("zsh", R"(_describe() { print -l -- ${(P)2}; }; _files() { print files; }
        try() { words=(baonoi "$@"); CURRENT=$#words; source $C/_baonoi; }
        try ex; try produce --si; try speak --voice vi-north-; try produce '')");
    EXPECT_EQ(seen, "extract:Page -> script: the article's text, and what was dropped\n"
                    "--site:Folder of the static site (default: the folder of the page)\n"
                    "vi-north-female:Northern Vietnamese (Hanoi), female\n"
                    "files\n");
}

} // namespace
} // namespace baonoi::test
