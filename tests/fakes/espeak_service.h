// SPDX-License-Identifier: GPL-3.0-or-later
// A service of speech on 127.0.0.1 that answers as OpenAI's does, with the voice of eSpeak NG at another rate
// and slower, as a foreign voice is: a voice.toml that names it makes real articles without any network. It
// may leave words out, or have enough of it.
#pragma once

#include "fakes/pauses_toml.h"
#include "fakes/test_server.h"
#include "fakes/wav_file.h"
#include "synthesise/voice.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

namespace baonoi::test {

class EspeakService {
public:
    // The voice that it has: vi-north-female, so that it is not the reference's.
    explicit EspeakService(const synthesise::VoiceFolders &folders)
        : voice_(synthesise::make_voice(folders, "vi-north-female", 1, {90, 100})) {
        server.answer_by("/v1/audio/speech",
                         [this](const std::string &, const std::string &body) { return answer(body); });
    }

    // Of the folder of a voice.
    std::string voice_toml(const std::string &more = "") const {
        return fmt::format(R"(description = "A voice behind HTTP"
licence = "of the test"
engine = "http"
service = "openai"
url = "{}"
key = "env:BAONOI_TEST_KEY"
allow_hosts = ["{}"]
model = "tts"
speaker = "a"
revision = "2026-10"
gain_db = 11
{}
{})",
                           server.url("/v1/audio/speech"), server.host(), more, pauses_toml);
    }

    TestServer server;
    std::atomic<int> status = 200;       // of every answer
    std::atomic<int> refuses_after = -1; // so many answers that were good; below 0: never
    std::atomic<int> skips = 0;          // so many words at the end of each text are not said
    std::atomic<int> spoken = 0;

private:
    Reply answer(const std::string &body) {
        if (status != 200 || (refuses_after >= 0 && spoken >= refuses_after))
            return {status == 200 ? 400 : status.load(),
                    {"Content-Type: application/json"},
                    R"({"error":{"message":"the model is not loaded"}})"};
        ++spoken;
        const auto request = nlohmann::json::parse(body);
        const SpokenUtterance said = voice_->speak(words_of(request.at("input").get<std::string>()));
        return {200,
                {"Content-Type: audio/wav"},
                wav_file(said.samples, voice_->facts().sample_rate, 2'000'000'000U)};
    }

    Utterance words_of(const std::string &text) const {
        Utterance utterance;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            Token token;
            token.spoken = text.substr(at, end - at);
            while (!token.spoken.empty() &&
                   std::string_view(".,;:?").find(token.spoken.back()) != std::string_view::npos)
                token.spoken.pop_back();
            token.pause = token.spoken.size() < end - at ? Pause::comma : Pause::none;
            utterance.tokens.push_back(token);
            at = end + 1;
        }
        utterance.tokens.resize(
            utterance.tokens.size() -
            std::min<std::size_t>(utterance.tokens.size(), static_cast<std::size_t>(skips)));
        return utterance;
    }

    std::unique_ptr<synthesise::Voice> voice_;
};

} // namespace baonoi::test
