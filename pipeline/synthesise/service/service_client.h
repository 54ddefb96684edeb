// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a service for the sound of a text. ServiceVoice calls it for every part of an utterance; it calls
// libcurl by Http. What may pass is asked for again here, a few times; what the service says of a refusal is
// told, bounded and without secrets. It never looks into the sound.
#pragma once

#include "base/clock.h"
#include "lib/curl/http.h"
#include "synthesise/service/request_gate.h"
#include "synthesise/service/service_settings.h"
#include "synthesise/service/spending.h"

#include <memory>
#include <string>

namespace baonoi::synthesise::service {

class ServiceClient {
public:
    // settings, clock and spending are lent. voice: its name, for messages.
    ServiceClient(std::string voice, const ServiceSettings &settings, std::unique_ptr<curl::Http> http,
                  Clock &clock, Spending &spending);

    // The sound as the service gives it: a file, or samples without a header. Throws VoiceFailure: hold for
    // its key, its rights, its address and its budget, skip when it refuses the text, retry for what may
    // pass.
    std::string ask(const std::string &text);

private:
    struct Answer;
    curl::HttpResponse send(const curl::HttpRequest &request) const;
    Answer try_once(const std::string &text, const std::string &key);
    curl::HttpRequest request_for(const std::string &text, const std::string &key) const;
    Answer judged(const curl::HttpResponse &response) const;
    Answer taken_from(std::string body);
    Answer fetched(const std::string &url);
    [[noreturn]] void fail(Next next, const std::string &why) const;

    const std::string voice_;
    const ServiceSettings &settings_;
    const std::string url_;
    std::unique_ptr<curl::Http> http_;
    Clock &clock_;
    Spending &spending_;
    RequestGate gate_;
};

} // namespace baonoi::synthesise::service
