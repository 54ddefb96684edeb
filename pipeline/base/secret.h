// SPDX-License-Identifier: GPL-3.0-or-later
// A secret that the configuration only refers to: it is read when it is used and never shown.
#pragma once

#include <string>

namespace baonoi {

// Of "file:PATH" (its first 4 KiB are enough; blanks at the end are no part of it) or "env:NAME".
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string reference) : reference_(std::move(reference)) {}

    bool is_given() const { return !reference_.empty(); }
    const std::string &reference() const { return reference_; }
    // Throws hold, naming the reference, when there is nothing to read.
    std::string value() const;

private:
    std::string reference_;
};

} // namespace baonoi
