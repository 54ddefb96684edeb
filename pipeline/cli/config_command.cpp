// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/machine_check.h"
#include "cli/report.h"
#include "cli/say.h"

namespace baonoi::cli {

int config_check_command(const settings::Config &config) {
    for (const std::string &warning : extract::check_site_rules(config.site_rule_folders).warnings)
        say(stdout, "warning: {}\n", warning);
    Report report(Report::Shows::faults);
    check_machine(config, report);
    check_folders(config, report);
    if (report.exit_code() == 0)
        say(stdout, "{}: ok\n", config.file.empty() ? "no configuration file, defaults" : config.file);
    return report.exit_code();
}

int config_show_command(const settings::Config &config) {
    for (const settings::ConfigEntry &entry : config.entries)
        say(stdout, "{} = {}  # {}\n", entry.key, entry.value, entry.origin);
    return 0;
}

} // namespace baonoi::cli
