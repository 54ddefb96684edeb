// SPDX-License-Identifier: GPL-3.0-or-later
// What a voice.toml with engine = "http" says of its service: a template of voices/services/ by its name, an
// inline [http] table with the same keys, or both, the table over the template. voices/README.md explains
// every key. Nothing is asked of the service here.
#pragma once

#include "base/secret.h"
#include "model/units.h"
#include "synthesise/service/filling.h"
#include "synthesise/voice_file.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::synthesise::service {

enum class AnswerKind {
    audio,       // the body is the sound
    json_base64, // it is a text in the JSON of the body
    json_url,    // the JSON names an address, at which it is soon
};

struct ServiceSettings {
    std::string name; // of the template, or "http"
    std::string method = "POST", url;
    std::vector<std::string> headers; // patterns: "Authorization: Bearer {key}"
    Escape escape = Escape::json;     // in content
    std::string content;              // pattern of the body
    AnswerKind answer = AnswerKind::audio;
    std::string answer_path;                 // JSON pointer
    std::string error_path;                  // JSON pointer to the words of a refusal; empty: the whole body
    std::string success_path, success_value; // of an answer that is none although its status is 200
    int raw_rate = 0;                        // Hz, of 16-bit samples without any header; 0: a file
    int sample_rate = 24'000;                // Hz, to which all is taken
    std::size_t longest_request = 1000;      // characters
    std::size_t max_bytes = std::size_t{32} << 20U; // of an answer
    Seconds timeout{60};
    Seconds poll{2}, poll_for{120}; // json_url: between two looks, and altogether
    Seconds pace{0};                // between the begin of two requests
    int parallel = 2;               // requests at a time
    double price = 0;               // of 1,000 characters
    bool is_repeatable = false;     // the same text gives the same sound
    Values values;                  // of all places but text and key
    Secret key;
    std::vector<std::string> allow_hosts; // that may have an address which is not public
};

// Of file, whose other keys are the caller's. shipped: the folder with services/. Throws stop, naming file,
// line and key.
ServiceSettings read_service(VoiceFile &file, const std::filesystem::path &shipped, const Pace &pace);

// 64 hex digits over all that decides what is heard.
std::string fingerprint_of(const ServiceSettings &settings);

} // namespace baonoi::synthesise::service
