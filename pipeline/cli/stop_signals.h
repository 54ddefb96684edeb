// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C and SIGTERM of commands that make one article after another.
#pragma once

#include <csignal>

namespace baonoi::cli {

// While it lives the first Ctrl-C or SIGTERM is noted; the second ends the program as usual. One at a time.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals &) = delete;
    StopSignals &operator=(const StopSignals &) = delete;

    static bool asked(); // whether one came

private:
    struct sigaction before_[2] = {};
};

} // namespace baonoi::cli
