// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report.h"

#include "base/error.h"
#include "base/secret.h"
#include "cli/say.h"

namespace baonoi::cli {

void Report::add(const std::string &name, const publish::Finding &finding) {
    show(finding.is_good, name + " " + finding.what, without_secrets(finding.detail));
    if (!finding.is_good)
        bad_.insert(name);
}

void Report::check(const std::string &name, const std::function<std::string()> &run) {
    try {
        show(true, name, run());
    } catch (const std::exception &error) {
        show(false, name, describe(error));
        bad_.insert(name);
    }
}

void Report::show(bool is_good, const std::string &what, const std::string &detail) const {
    if (!is_good || shows_ == Shows::everything)
        say(stdout, "{:<7} {:<24} {}\n", is_good ? "ok" : "FAILED", what, detail);
}

} // namespace baonoi::cli
