// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "fakes/wire.h"
#include "lib/curl/curl_fixture.h"

#include <filesystem>
#include <fstream>

namespace baonoi::curl {

namespace {

using test::Fault;
using test::TlsIdentity;

class CurlTlsTest : public ::testing::Test {
protected:
    // "retry: message" of what a server with that fault gives, its URL replaced by URL.
    static std::string failure(Fault fault, bool trust_authority = true) {
        const auto identity = std::make_shared<const TlsIdentity>(fault);
        const TestServer server(identity);
        const std::string file =
            ::testing::TempDir() + "baonoi-authority-" + std::to_string(::getpid()) + ".pem";
        std::ofstream(file) << identity->authority();
        HttpSettings settings{{server.host()}};
        if (trust_authority)
            settings.ca_file = file;
        std::string outcome;
        try {
            const auto http = make_curl_http(settings);
            http->send({server.url("/a"), {}});
            outcome = fmt::format("{}", http->send({server.url("/b"), {}}).status);
        } catch (const Error &error) {
            outcome = fmt::format("{}: {}", error.next() == Next::retry ? "retry" : "other", error.what());
        }
        std::filesystem::remove(file);
        const std::size_t at = outcome.find(server.url("/a"));
        if (at != std::string::npos)
            outcome.replace(at, server.url("/a").size(), "URL");
        return outcome + (server.connections() == 1 ? "" : ", more than one connection");
    }
};

} // namespace

TEST_F(CurlTlsTest, AGoodCertificateIsAcceptedAndTheConnectionKept) {
    EXPECT_EQ(failure(Fault::none), "404");
}

TEST_F(CurlTlsTest, TheFaultOfACertificateIsNamed) {
    EXPECT_EQ(failure(Fault::expired), "retry: cannot fetch URL: the certificate of 127.0.0.1 has expired");
    EXPECT_EQ(failure(Fault::not_yet_valid),
              "retry: cannot fetch URL: the certificate of 127.0.0.1 is not valid yet");
    EXPECT_EQ(failure(Fault::wrong_name),
              "retry: cannot fetch URL: the certificate of 127.0.0.1 is for another name");
    EXPECT_EQ(failure(Fault::self_signed),
              "retry: cannot fetch URL: the certificate of 127.0.0.1 is self-signed");
    EXPECT_EQ(failure(Fault::none, false), "retry: cannot fetch URL: the certificate of 127.0.0.1 was issued "
                                           "by an authority that is not known here");
}

TEST_F(CurlTlsTest, SpeaksHttp2OverOneConnection) {
    const auto identity = std::make_shared<TlsIdentity>(Fault::none);
    identity->offer_h2();
    const TestServer server(identity);
    const std::string file = ::testing::TempDir() + "baonoi-h2-authority.pem";
    std::ofstream(file) << identity->authority();
    HttpSettings settings{{server.host()}};
    settings.ca_file = file;
    const auto http = make_curl_http(settings);
    for (int i = 0; i < 3; ++i) {
        const HttpResponse response = http->send({server.url("/a"), {"If-None-Match: \"7\""}});
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(response.body, "h2");
    }
    EXPECT_EQ(server.connections(), 1);
    std::filesystem::remove(file);
}

TEST_F(CurlTlsTest, AServerWithoutTlsIsSaidToBeOne) {
    const TestServer server;
    try {
        make_curl_http({{server.host()}})->send({fmt::format("https://{}/", server.host()), {}});
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::retry);
        EXPECT_EQ(std::string(error.what()),
                  fmt::format("cannot fetch https://{0}/: no TLS connection to {0}", server.host()));
    }
}

TEST_F(CurlTlsTest, AnAuthorityFileThatIsMissingStops) {
    HttpSettings settings;
    settings.ca_file = "/nowhere/our.pem";
    settings.allow_hosts = {"127.0.0.1"};
    const TestServer server(std::make_shared<const TlsIdentity>(Fault::none));
    try {
        make_curl_http(settings)->send({server.url("/"), {}});
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        EXPECT_EQ(std::string(error.what()),
                  fmt::format("cannot fetch {}: no certificates can be read from /nowhere/our.pem, [fetch] "
                              "ca_file",
                              server.url("/")));
    }
}

} // namespace baonoi::curl
