// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this machine has what the configuration names: store, address, keys, voices, lexicons, folders,
// room and clock. Nothing is made, and no other machine is asked. `config check` says what is wrong, `doctor`
// all.
#pragma once

#include "cli/report.h"
#include "produce/production.h"
#include "settings/config.h"

#include <memory>

namespace baonoi::cli {

// What is made from that configuration; null when it cannot be made.
std::unique_ptr<produce::Production> check_machine(const settings::Config &config, Report &report);
// The folders of publishers. doctor has each publisher look itself.
void check_folders(const settings::Config &config, Report &report);

} // namespace baonoi::cli
