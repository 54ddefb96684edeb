// SPDX-License-Identifier: GPL-3.0-or-later
// Utterances as `normalise --json` and `script --json` print them, in one form.
#pragma once

#include "model/utterance.h"
#include "normalise/normalise.h"

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

namespace baonoi::cli {

// A list of {"span","pause","tokens"}; a token with a choice tells its class and its reasons. Every unknown
// token is added to `unknown` with its sentence.
nlohmann::ordered_json utterances_json(const std::vector<Utterance> &utterances, std::string_view text,
                                       const std::vector<normalise::Choice> &choices,
                                       nlohmann::ordered_json &unknown);

} // namespace baonoi::cli
