// SPDX-License-Identifier: GPL-3.0-or-later
// The time that one page may take.
#pragma once

#include "model/units.h"

#include <string>

namespace baonoi::html {

// CPU time of the calling thread, so that a busy machine refuses no page that a quiet one reads.
class Budget {
public:
    Budget(Seconds limit, std::string input);

    // Throws skip when the limit is passed: "reading X takes more than 2 s of CPU; …".
    void check() const;

private:
    Seconds limit_;
    std::string input_;
    Seconds begin_;
};

} // namespace baonoi::html
