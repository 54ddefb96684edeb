// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stop_signals.h"

namespace baonoi::cli {

namespace {

volatile std::sig_atomic_t stop_asked = 0;

} // namespace

StopSignals::StopSignals() {
    struct sigaction action {};
    action.sa_handler = [](int) { stop_asked = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, &before_[0]);
    ::sigaction(SIGTERM, &action, &before_[1]);
}

StopSignals::~StopSignals() {
    ::sigaction(SIGINT, &before_[0], nullptr);
    ::sigaction(SIGTERM, &before_[1], nullptr);
}

bool StopSignals::asked() {
    return stop_asked != 0;
}

} // namespace baonoi::cli
