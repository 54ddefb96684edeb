// SPDX-License-Identifier: GPL-3.0-or-later
// Short ways to a service's settings, and to who asks it.
#pragma once

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "synthesise/samples.h"
#include "synthesise/service/service_client.h"
#include "test_paths.h"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

namespace baonoi::test {

const std::filesystem::path shipped_voices = std::filesystem::path(BAONOI_SOURCE_DIR) / "voices";

// Of the text of a voice.toml.
inline service::ServiceSettings settings_of(const std::string &text, const Pace &pace = {}) {
    VoiceFile file{toml::TomlTable::parse(text, "voice.toml"), {"thu", "", "", "http", "/voices/thu"}};
    service::ServiceSettings settings = service::read_service(file, shipped_voices, pace);
    file.table.finish();
    return settings;
}

// Asks a server of this machine with a clock that goes on by sleeping alone.
class Asker {
public:
    explicit Asker(service::ServiceSettings settings, const service::Budget &budget = {},
                   const std::filesystem::path &folder = {})
        : settings_(std::move(settings)), spending(folder, "thu", budget, clock),
          client_("thu", settings_, http(settings_), clock, spending) {}

    std::string ask(const std::string &text) { return client_.ask(text); }
    std::string message(const std::string &text = "xin chào") {
        return message_of([&] { ask(text); });
    }
    Next next(const std::string &text = "xin chào") {
        try {
            ask(text);
        } catch (const VoiceFailure &failure) {
            return failure.next();
        }
        ADD_FAILURE() << "nothing thrown";
        return Next::stop;
    }

private:
    static std::unique_ptr<curl::Http> http(const service::ServiceSettings &settings) {
        curl::HttpSettings http;
        http.allow_hosts = settings.allow_hosts;
        http.allow_in = "allow_hosts of the voice thu";
        return curl::make_curl_http(http);
    }

    service::ServiceSettings settings_;

public:
    FakeClock clock;
    service::Spending spending;

private:
    service::ServiceClient client_;
};

} // namespace baonoi::test
