// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace baonoi::cli {

// Parses the command line and runs the command. The exit code: 0 done, 1 failed, 2 usage. Throws what
// commands throw.
int run_command_line(int argc, char **argv);

} // namespace baonoi::cli
