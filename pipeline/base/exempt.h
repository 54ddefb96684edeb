// SPDX-License-Identifier: GPL-3.0-or-later
// An article that is skipped for a reason that makes it no gap: the stages throw it, work/ keeps the reason.
#pragma once

#include "base/error.h"
#include "model/exemption.h"

#include <exception>
#include <string>

namespace baonoi {

// Error{skip}. Where exemption is none, it is an Error like all others.
class Exempt : public Error {
public:
    Exempt(Exemption exemption, const std::string &message)
        : Error(Next::skip, message), exemption_(exemption) {}
    Exemption exemption() const { return exemption_; }

private:
    Exemption exemption_;
};

// That of the innermost Exempt in a chain of nested exceptions; none when there is no such error.
Exemption exemption_of(const std::exception &error);

} // namespace baonoi
