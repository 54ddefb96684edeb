// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/printable.h"
#include "cli/arguments.h"

#include <csignal>
#include <cstdio>
#include <fmt/format.h>

int main(int argc, char **argv) {
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
