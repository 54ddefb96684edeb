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
#include <malloc.h>
#include <string_view>
#include <unistd.h>

namespace {

constexpr std::string_view parse_mode = "parse";
// Seconds of sound are freed and asked for again all the time. Without this, glibc gives each to the kernel
// and fetches fresh pages: a fifth of the daemon's time in the kernel, for 3 MB less.
constexpr int kept_when_freed = 8 << 20; // bytes

} // namespace

int main(int argc, char **argv) {
    // baonoi itself, started to parse: before anything is read that it need not know.
    if (argc == 4 && argv[1] == parse_mode)
        ::_exit(
            baonoi::cli::parse_command(argv[2], std::atoi(argv[3]))); // with no word of a library at its end
    baonoi::confined::parse_by("/proc/self/exe", {std::string(parse_mode)});
    ::mallopt(M_TRIM_THRESHOLD, kept_when_freed);
    ::mallopt(M_MMAP_THRESHOLD, kept_when_freed);
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
