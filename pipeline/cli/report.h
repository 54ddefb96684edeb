// SPDX-License-Identifier: GPL-3.0-or-later
// What a check found, a line for each thing that was looked at: "ok      voice vi-north   …".
#pragma once

#include "publish/publisher.h"

#include <functional>
#include <set>
#include <string>

namespace baonoi::cli {

class Report {
public:
    enum class Shows { everything, faults };
    explicit Report(Shows shows = Shows::everything) : shows_(shows) {}

    void add(const std::string &name, const publish::Finding &finding);
    // Runs a check; its result or what it throws becomes a line.
    void check(const std::string &name, const std::function<std::string()> &run);

    // 1 when anything is not as it must be.
    int exit_code() const { return bad_.empty() ? 0 : 1; }
    // Of the findings of that name.
    bool is_good(const std::string &name) const { return !bad_.contains(name); }

private:
    void show(bool is_good, const std::string &what, const std::string &detail) const;

    Shows shows_;
    std::set<std::string> bad_; // names
};

} // namespace baonoi::cli
