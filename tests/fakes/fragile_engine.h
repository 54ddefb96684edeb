// SPDX-License-Identifier: GPL-3.0-or-later
// An engine for voice servers whose words do what their text says.
#pragma once

#include "lib/espeak/engine.h"

#include <memory>

namespace baonoi::test {

constexpr auto fragile_server_flag = "--fragile-voice-server";

// "chết" crashes, "treo" hangs, "lụt" sounds for 130 s, "im" has no sound, "ngốn" takes 4 GB, "thoát"
// ends the process; "đôi" crashes when another "đôi" is in its clause; "giết" kills the server. Any other
// word is 0.1 s of a square wave of 1,000, between 500 samples of silence at each end of the clause. A voice
// called "missing" cannot be started.
std::unique_ptr<espeak::SpeechEngine> make_fragile_engine();

} // namespace baonoi::test
