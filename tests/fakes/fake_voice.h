// SPDX-License-Identifier: GPL-3.0-or-later
// A voice without an engine: every word of a token is 0.2 s of a sine at 22,050 Hz whose pitch follows its
// text.
#pragma once

#include "synthesise/voice.h"

#include <atomic>
#include <cstddef>
#include <string>

namespace baonoi::test {

class FakeVoice : public synthesise::Voice {
public:
    // gain_db: VoiceFacts::gain_db; the default is right for a sentence of many words.
    explicit FakeVoice(int workers = 1, double gain_db = 2.4);

    const synthesise::VoiceFacts &facts() const override { return facts_; }
    int workers() const override { return workers_; }
    // 50 ms of silence after a token with a pause, 200 ms after the utterance. Throws skip for an utterance
    // that holds the word `unspeakable`.
    SpokenUtterance speak(const Utterance &utterance) override;

    std::string unspeakable; // none when empty
    std::atomic<std::size_t> calls = 0;

private:
    synthesise::VoiceFacts facts_;
    int workers_;
};

} // namespace baonoi::test
