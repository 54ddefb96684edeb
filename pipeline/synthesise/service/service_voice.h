// SPDX-License-Identifier: GPL-3.0-or-later
// The engine "http": a voice that a server speaks, on this machine or at a provider's. voices.cpp makes it
// from a voice.toml. It cuts an utterance into parts (parts.h), asks the service for their sound
// (service_client.h), has it decoded in a confined process (speech_parser.h), and finds the time of every
// word by alignment with the same words as eSpeak NG says them (align/align.h), which also tells whether all
// of them were spoken.
#pragma once

#include "synthesise/parts.h"
#include "synthesise/service/service_client.h"
#include "synthesise/voice_file.h"

#include <memory>
#include <span>
#include <string>

namespace baonoi::synthesise::service {

struct ServiceVoiceSettings {
    std::string name, description, revision, attribution = {};
    double gain_db = 0;
    Equaliser equaliser = {};
    Pauses pauses;
    ServiceSettings service;
    Budget budget;
};

class ServiceVoice : public Voice {
public:
    // reference: a voice with exact times.
    ServiceVoice(ServiceVoiceSettings settings, std::unique_ptr<Voice> reference,
                 const VoiceSurroundings &surroundings);

    const VoiceFacts &facts() const override { return facts_; }
    int workers() const override { return settings_.service.parallel; }
    // Throws VoiceFailure for all that a service may do wrong.
    SpokenUtterance speak(const Utterance &utterance) override;

private:
    SpokenUtterance speak_part(const UtterancePart &part);

    const ServiceVoiceSettings settings_;
    const std::shared_ptr<Clock> clock_;
    std::unique_ptr<Voice> reference_;
    Spending spending_;
    ServiceClient client_;
    VoiceFacts facts_;
};

// Throws stop: malformed voice.toml, an unknown service or reference.
std::unique_ptr<Voice> make_service_voice(VoiceFile &file, const VoiceOrder &order);

} // namespace baonoi::synthesise::service
