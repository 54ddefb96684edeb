// SPDX-License-Identifier: GPL-3.0-or-later
// A receiver, a storage in a folder and an article, for the webhook and the sidecar.
#pragma once

#include "base/base64.h"
#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/fake_http.h"
#include "fakes/folder.h"
#include "html/document.h"
#include "lib/openssl/digest.h"
#include "systems/systems.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace baonoi::test {

using namespace systems;

inline const std::string key = "0123456789abcdef0123456789abcdef";

// The receiver, the site and the files' web server.
class Newsroom : public curl::Http {
public:
    explicit Newsroom(std::filesystem::path folder) : folder_(std::move(folder)) {}
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        curl::HttpResponse response;
        response.url = request.url;
        response.status = 200;
        if (request.post) {
            posts.push_back(request);
            response.status = status;
        } else if (request.url == "https://bao.vn/tin/ca-phe.html") {
            response.body = page;
        } else {
            const auto file = folder_ / request.url.substr(std::string("https://tep.vn/").size());
            response.status = std::filesystem::exists(file) ? 200 : 404;
            response.headers = {{"content-type", request.url.ends_with(".ogg") ? "audio/ogg" : "audio/mpeg"}};
            if (response.status == 200)
                response.body = read(file);
        }
        return delivered(std::move(response), request);
    }
    std::vector<curl::HttpRequest> posts;
    int status = 204;
    std::string page;

private:
    std::filesystem::path folder_;
};

class Webhook : public testing::Test {
protected:
    void SetUp() override {
        ::setenv("HOOK_SECRET", ("whsec_" + to_base64(key)).c_str(), 1);
        settings_.url = "https://bao.vn/nghe";
        settings_.secret = Secret("env:HOOK_SECRET");
        settings_.storage.folder = folder_.path();
        settings_.storage.files_url = "https://tep.vn/";
        settings_.prove_within = Seconds{0};
        settings_.voice_note = "Giọng máy & \"AI\" 🎧";
        article_.input = article_.url = "https://bao.vn/tin/ca-phe.html";
        article_.id = "0123456789abcdef";
    }

    std::unique_ptr<publish::Publisher> publisher(const char *kind = "webhook") {
        return system_kind(kind)->publisher(settings_, {http_, http_, clock_});
    }
    static Recording recording(const std::string &sound) {
        Recording made;
        made.mp3 = sound;
        made.sha256 = openssl::sha256_hex(sound);
        made.content_hash = openssl::sha256_hex("said " + sound);
        made.captions = "WEBVTT\n";
        made.duration = {2.5};
        made.manifest =
            nlohmann::json{{"content_hash", made.content_hash},
                           {"audio", {{"bytes", sound.size()}, {"sha256", made.sha256}, {"duration", 2.5}}}}
                .dump();
        return made;
    }
    std::string failure(publish::Publisher &publisher) {
        try {
            publisher.attach(article_, {}, recording("một"));
        } catch (const Error &error) {
            return (error.next() == Next::hold    ? "hold: "
                    : error.next() == Next::retry ? "retry: "
                                                  : "skip: ") +
                   std::string(error.what());
        }
        return "attached";
    }
    std::string proof_failure(publish::Publisher &publisher, const Attachment &attachment,
                              const Recording &made) {
        try {
            publisher.prove(attachment, made);
        } catch (const Error &error) {
            return error.what();
        }
        return "proved";
    }

    TemporaryFolder folder_;
    Newsroom http_{folder_.path()};
    FakeClock clock_;
    SystemSettings settings_;
    Article article_;
};

} // namespace baonoi::test
