// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this machine has what the configuration names: store, address, keys, voices, lexicons, folders,
// room and clock. Nothing is made, and no other machine is asked. `config check` says what is wrong, `doctor`
// all.
#pragma once

#include "cli/report.h"
#include "produce/production.h"
#include "settings/config.h"

namespace baonoi::cli {

// production: made from that configuration, to open its sources.
void check_machine(const settings::Config &config, const produce::Production &production, Report &report);
// The folders of publishers. doctor has each publisher look itself.
void check_folders(const settings::Config &config, Report &report);

} // namespace baonoi::cli
