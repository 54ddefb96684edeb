// SPDX-License-Identifier: GPL-3.0-or-later
// The manual page, and what a shell offers when a command line is completed. Both are read from the table of
// commands that parses the command line (arguments.cpp), so that they cannot name what is not there. The
// build calls the hidden command "baonoi manual" and installs what it prints; the scripts in
// config/completions call "baonoi complete" at every press of the tab key.
#pragma once

#include <string>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): the library is called so
class App;
}

namespace baonoi::cli {

// baonoi.1 in the macros of man(7).
std::string manual_page(const CLI::App &app);

struct Suggestion {
    std::string word;
    std::string description;
};

// What may stand for the last of the words, which is begun or empty; those before it are complete. Nothing
// when any text may stand there: a shell then offers files.
std::vector<Suggestion> complete(const CLI::App &app, const std::vector<std::string> &words);

// What is wrong when one of the words stands where a command is to stand and is none: "there is no command
// "produc"; the nearest is "produce" …". Else empty.
std::string wrong_command(const CLI::App &app, const std::vector<std::string> &words);

} // namespace baonoi::cli
