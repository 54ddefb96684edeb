// SPDX-License-Identifier: GPL-3.0-or-later
// The engine "piper": a neural voice in a file of ONNX, computed on this machine in a process that may do
// nothing else (lib/espeak/piper_engine.h). voices.cpp makes it from a voice.toml. It speaks as the voice of
// eSpeak NG does, clause by clause; what came is compared with the same words as eSpeak NG says them, which
// tells whether all of them were spoken and, of a model that does not tell it, when.
#pragma once

#include "synthesise/espeak_voice.h"
#include "synthesise/voice_file.h"

#include <memory>

namespace baonoi::synthesise::piper {

class PiperVoice : public Voice {
public:
    // settings: with a model. reference: a voice with exact times.
    PiperVoice(EspeakVoiceSettings settings, int workers, std::unique_ptr<Voice> reference);

    const VoiceFacts &facts() const override { return voice_.facts(); }
    int workers() const override { return voice_.workers(); }
    // Throws VoiceFailure for what the model cannot say or does not say.
    SpokenUtterance speak(const Utterance &utterance) override;

private:
    SpokenUtterance speak_part(const Utterance &part);

    const Pauses pauses_;
    EspeakVoice voice_;
    std::unique_ptr<Voice> reference_;
};

// Throws stop: malformed voice.toml or description of the model, no ONNX Runtime, a model that is damaged or
// does not tell the tones apart.
std::unique_ptr<Voice> make_piper_voice(VoiceFile &file, const VoiceOrder &order);

} // namespace baonoi::synthesise::piper
