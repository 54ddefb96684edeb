// SPDX-License-Identifier: GPL-3.0-or-later
// What the file beside a model of Piper says of it: MODEL.onnx.json. Nothing of the model itself is read
// here.
#pragma once

#include "lib/espeak/engine.h"

#include <string>
#include <string_view>

namespace baonoi::synthesise::piper {

struct ModelFacts {
    std::string voice; // of eSpeak NG, whose phonemes it was trained on: "vi"
    std::int64_t speakers = 1;
    espeak::EngineModel model; // but file, runtime and speaker
};

// name: for messages. Throws stop when it is not what Piper writes, or of a model that was not trained on
// Vietnamese phonemes of eSpeak NG.
ModelFacts parse_model_facts(std::string_view text, const std::string &name);

} // namespace baonoi::synthesise::piper
