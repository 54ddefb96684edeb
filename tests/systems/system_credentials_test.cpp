// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server answers, no message of a source or publisher of any kind shows what it was sent.
#include "base/base64.h"
#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "lib/openssl/digest.h"
#include "systems/systems.h"

#include <cstdlib>
#include <functional>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems {
namespace {

const std::string user = "bien-tap";
const std::string access_key = "AKIA4bienTapVien", storage_secret = "s3+bi/mat-0123456789ABCDEF";

std::string secret_of(std::string_view kind) {
    if (kind == "ghost")
        return "64e1a7b2c3:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    return kind == "wordpress" ? "abcd EFGH ijkl MNOP qrst UVWX"
                               : "whsec_" + to_base64("khoa cua nguoi nhan: 0123456789");
}

// Answers each request with all that it knows of the credentials, at the place where words are cut, too.
class Echo : public curl::Http {
public:
    Echo(int status, std::vector<std::string> secrets) : secrets_(std::move(secrets)), status_(status) {}

    curl::HttpResponse send(const curl::HttpRequest &request) override {
        std::string echo;
        for (const std::string &header : request.headers)
            if (header.starts_with("Authorization: ")) {
                secrets_.push_back(header.substr(header.rfind(' ') + 1));
                echo += secrets_.back() + " ";
            }
        was_signed = was_signed || request.sign || !echo.empty();
        for (const std::string &secret : secrets_)
            echo += secret + " ";
        if (status_ == 0)
            throw Error(Next::retry,
                        "cannot fetch https://" + user + ":" + secrets_[0] + "@bao.vn/: refused");
        curl::HttpResponse response;
        response.status = status_;
        response.url = request.url;
        response.headers = {{"location", "https://bao.vn/" + std::string(185, 'a') + echo},
                            {"date", "Tue, 24 Nov 2026 08:00:00 GMT"},
                            {"content-type", "audio/mpeg; " + echo}};
        response.body =
            request.sign ? "<Error><Code>" + std::string(55, 'A') + echo + "</Code></Error>" : json(echo);
        return response;
    }
    const std::vector<std::string> &secrets() const { return secrets_; }
    bool was_signed = false;

private:
    static std::string json(const std::string &echo) {
        const std::string cut = std::string(195, 'x') + echo;
        const nlohmann::json body = {
            {"code", "no " + echo},
            {"message", cut},
            {"errors", {{{"message", cut}, {"context", echo}}}},
            {"site", {{"version", echo}}},
            {"posts", {{{"id", echo}, {"url", "https://bao.vn/" + echo}, {"status", echo}}}},
            {"id", 7},
            {"link", echo},
            {"media", {{{"url", echo}}}}};
        return body.dump();
    }

    std::vector<std::string> secrets_;
    int status_;
};

class Credentials : public testing::Test {
protected:
    SystemSettings settings(const SystemKind &kind, bool in_bucket) {
        ::setenv("CREDENTIALS_CMS", secret_of(kind.name).c_str(), 1);
        ::setenv("CREDENTIALS_KEY", access_key.c_str(), 1);
        ::setenv("CREDENTIALS_SECRET", storage_secret.c_str(), 1);
        SystemSettings settings;
        settings.name = "to-soan";
        settings.kind = kind.name;
        settings.url = "https://bao.vn/";
        settings.user = user;
        settings.secret = Secret("env:CREDENTIALS_CMS");
        settings.prove_within = Seconds{0};
        settings.storage.files_url = "https://tep.vn/";
        if (in_bucket) {
            settings.storage.endpoint = "https://s3.vn/";
            settings.storage.bucket = "am-thanh";
            settings.storage.access_key = Secret("env:CREDENTIALS_KEY");
            settings.storage.secret_key = Secret("env:CREDENTIALS_SECRET");
        } else {
            settings.storage.folder = folder_.path();
        }
        return settings;
    }

    void say(const std::function<void()> &work) {
        try {
            work();
        } catch (const std::exception &error) {
            said_ += describe(error) + "\n";
        }
    }

    void drive_source(const SystemKind &kind, const SystemSettings &settings,
                      const Environment &environment) {
        fetch::SourceSettings source_settings;
        source_settings.name = "tin";
        source_settings.url = settings.url;
        const auto source = kind.source(source_settings, settings, environment);
        say([&] {
            for (const std::string &warning :
                 source->list("", [](const fetch::Listing &) { return true; }).warnings)
                said_ += warning + "\n";
        });
        fetch::Listing listing;
        listing.input = article_.url;
        say([&] { source->article(listing); });
    }

    void drive_publisher(const SystemKind &kind, const SystemSettings &settings,
                         const Environment &environment) {
        const auto publisher = kind.publisher(settings, environment);
        Recording recording;
        recording.mp3 = "tiếng";
        recording.sha256 = openssl::sha256_of(recording.mp3);
        recording.content_hash = openssl::sha256_hex("chữ");
        recording.manifest = "{}";
        Attachment attachment;
        attachment.page = article_.url;
        attachment.audio = "https://tep.vn/a.mp3";
        say([&] { said_ += publisher->slot(article_).reason + "\n"; });
        say([&] { publisher->attach(article_, {}, recording); });
        say([&] { publisher->prove(attachment, recording); });
        say([&] { publisher->withdraw(article_); });
        say([&] { publisher->remove_retired(); });
        say([&] {
            for (const publish::Finding &finding : publisher->examine())
                said_ += finding.what + ": " + finding.detail + "\n";
        });
    }

    // Of a secret not even its beginning, where a long text was cut.
    void expect_hidden(const std::vector<std::string> &secrets, const std::string &where) const {
        constexpr std::size_t beginning = 10;
        const std::string all = said_ + test::snapshot(folder_.path());
        for (const std::string &secret : secrets)
            EXPECT_EQ(all.find(secret.substr(0, beginning)), std::string::npos)
                << where << " shows " << secret << ":\n"
                << all;
    }

    void drive(const SystemKind &kind, bool in_bucket, int status) {
        if (!kind.publisher || !(kind.has(storage_keys) || (kind.secret && !in_bucket)))
            return;
        const std::string secret = secret_of(kind.name);
        std::vector<std::string> secrets;
        if (kind.secret)
            secrets = {secret, secret.substr(secret.find_first_of(":_") + 1)};
        if (kind.has(user_key))
            secrets.push_back(to_base64(user + ":" + secret));
        if (in_bucket)
            secrets.insert(secrets.end(), {storage_secret, access_key});
        if (secrets.empty())
            return;
        said_.clear();
        Echo http(status, secrets);
        const SystemSettings cms = settings(kind, in_bucket);
        if (kind.source)
            drive_source(kind, cms, {http, http, clock_});
        drive_publisher(kind, cms, {http, http, clock_});
        const std::string where = std::string(kind.name) + " answered " + std::to_string(status);
        EXPECT_NE(said_.find_first_not_of('\n'), std::string::npos) << where;
        EXPECT_TRUE(http.was_signed || kind.name == "webhook") << where;
        expect_hidden(http.secrets(), where);
    }

    Credentials() {
        article_.input = article_.url = "https://bao.vn/tin/ca-phe";
        article_.id = "0123456789abcdef";
        article_.source = "tin";
        article_.post = "7";
    }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    Article article_;
    std::string said_;
};

TEST_F(Credentials, OfNoKindAreShownWhateverIsAnswered) {
    for (const SystemKind &kind : system_kinds())
        for (const bool in_bucket : {false, true})
            for (const int status : {0, 200, 201, 301, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503})
                drive(kind, in_bucket, status);
}

} // namespace
} // namespace baonoi::systems
