// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/printable.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "lib/confined/parsers.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>
#include <unistd.h>

namespace {

constexpr std::string_view parse_mode = "parse";

} // namespace

int main(int argc, char **argv) {
    // baonoi itself, started to parse: before anything is read that it need not know.
    if (argc == 4 && argv[1] == parse_mode)
        ::_exit(
            baonoi::cli::parse_command(argv[2], std::atoi(argv[3]))); // with no word of a library at its end
    baonoi::confined::parse_by("/proc/self/exe", {std::string(parse_mode)});
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file-size limit is an error like a full disk
    try {
        const int code = baonoi::cli::run_command_line(argc, argv);
        if (std::fflush(stdout) != 0)
            throw baonoi::Error(baonoi::Next::stop, "cannot write to standard output");
        return code;
    } catch (const std::exception &error) {
        fmt::print(stderr, "baonoi: {}\n", baonoi::printable_lines(baonoi::describe(error)));
        return 1;
    }
}
