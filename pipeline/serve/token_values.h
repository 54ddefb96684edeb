// SPDX-License-Identifier: GPL-3.0-or-later
// How a text is read, as the API tells it: sentences, and in them each token with what is said for it and
// why. Every token has the same fields.
#pragma once

#include "work/trial.h"

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

namespace baonoi::serve {

// [{"text", "spoken", "tokens"}] of one text.
nlohmann::json sentence_values(std::string_view text, const std::vector<Utterance> &utterances,
                               const std::vector<normalise::Choice> &choices);

} // namespace baonoi::serve
