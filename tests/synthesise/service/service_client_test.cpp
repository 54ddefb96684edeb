// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/service_client.h"

#include "base/base64.h"
#include "fakes/folder.h"
#include "fakes/test_server.h"
#include "synthesise/service/service_files.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace baonoi::synthesise::service {
namespace {

using nlohmann::json;
using test::Asker;
using test::Reply;
using test::settings_of;
using test::TestServer;

constexpr const char *sound = "RIFF sound";

class ServiceClientTest : public ::testing::Test {
protected:
    ServiceClientTest() { ::setenv("BAONOI_TEST_KEY", "a-key-of-the-test", 1); }

    // A voice.toml for the service, at this server.
    std::string voice_of(const std::string &service, const std::string &more) const {
        return fmt::format("service = \"{}\"\nurl = \"{}\"\nkey = \"env:BAONOI_TEST_KEY\"\n"
                           "allow_hosts = [\"{}\"]\n{}",
                           service, server.url("/speak"), server.host(), more);
    }
    std::string openai(const std::string &more = "") const {
        return voice_of("openai", "model = \"tts-1\"\nspeaker = \"alloy\"\n" + more);
    }
    std::string head() { return server.requests().at(0); }
    bool has_header(const std::string &line) {
        return head().find("\r\n" + line + "\r\n") != std::string::npos;
    }

    TestServer server;
};

// What the vendors document of their requests, answers and refusals.

TEST_F(ServiceClientTest, OpenAiAnswersWithTheSound) {
    server.on("/speak", {200, {"Content-Type: audio/wav"}, sound});
    EXPECT_EQ(Asker(settings_of(openai())).ask("xin \"chào\""), sound);
    EXPECT_EQ(head().substr(0, 12), "POST /speak ");
    EXPECT_TRUE(has_header("Authorization: Bearer a-key-of-the-test"));
    EXPECT_TRUE(has_header("Content-Type: application/json"));
    EXPECT_EQ(json::parse(server.bodies().at(0)), (json{{"model", "tts-1"},
                                                        {"voice", "alloy"},
                                                        {"input", "xin \"chào\""},
                                                        {"response_format", "wav"},
                                                        {"speed", 1}}));
}

TEST_F(ServiceClientTest, OpenAiTellsWhyItRefuses) {
    server.on(
        "/speak",
        {401,
         {"Content-Type: application/json"},
         R"({"error":{"message":"Incorrect API key provided: a-key-of-the-test.","code":"invalid_api_key"}})"});
    Asker asker(settings_of(openai()));
    EXPECT_EQ(asker.message(), fmt::format("the voice thu cannot speak: openai answered 401 to POST {}: "
                                           "\"Incorrect API key provided: ***.\"",
                                           server.url("/speak")));
    EXPECT_EQ(asker.next(), Next::hold);
}

TEST_F(ServiceClientTest, GoogleAnswersInBase64) {
    server.on("/speak",
              {200, {"Content-Type: application/json"}, json{{"audioContent", to_base64(sound)}}.dump()});
    EXPECT_EQ(
        Asker(settings_of(voice_of("google", "speaker = \"vi-VN-Wavenet-A\""), {90, 100})).ask("xin chào"),
        sound);
    EXPECT_TRUE(has_header("X-Goog-Api-Key: a-key-of-the-test"));
    EXPECT_EQ(json::parse(server.bodies().at(0)),
              (json{{"input", {{"text", "xin chào"}}},
                    {"voice", {{"languageCode", "vi-VN"}, {"name", "vi-VN-Wavenet-A"}}},
                    {"audioConfig",
                     {{"audioEncoding", "LINEAR16"}, {"sampleRateHertz", 24000}, {"speakingRate", 0.9}}}}));
}

TEST_F(ServiceClientTest, GoogleTellsWhyItRefuses) {
    server.on(
        "/speak",
        {400,
         {"Content-Type: application/json"},
         R"({"error":{"code":400,"message":"Voice 'x' does not exist.","status":"INVALID_ARGUMENT"}})"});
    Asker asker(settings_of(voice_of("google", "speaker = \"x\"")));
    EXPECT_NE(asker.message().find("google answered 400"), std::string::npos);
    EXPECT_NE(asker.message().find(": \"Voice 'x' does not exist.\""), std::string::npos);
    EXPECT_EQ(asker.next(), Next::skip);
}

TEST_F(ServiceClientTest, AzureIsAskedInSsml) {
    server.on("/speak", {200, {"Content-Type: audio/x-wav"}, sound});
    const std::string voice =
        voice_of("azure", "region = \"southeastasia\"\nspeaker = \"vi-VN-HoaiMyNeural\"");
    EXPECT_EQ(Asker(settings_of(voice, {110, 100})).ask("a & b"), sound);
    EXPECT_TRUE(has_header("Ocp-Apim-Subscription-Key: a-key-of-the-test"));
    EXPECT_TRUE(has_header("Content-Type: application/ssml+xml"));
    EXPECT_TRUE(has_header("X-Microsoft-OutputFormat: riff-24khz-16bit-mono-pcm"));
    EXPECT_EQ(server.bodies().at(0),
              "<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"vi-VN\">"
              "<voice name=\"vi-VN-HoaiMyNeural\"><prosody rate=\"1.1\">a &amp; b</prosody></voice></speak>");
}

TEST_F(ServiceClientTest, AzureRefusesWithoutWords) {
    server.on("/speak", {403, {}, ""});
    Asker asker(settings_of(voice_of("azure", "region = \"southeastasia\"\nspeaker = \"x\"")));
    EXPECT_EQ(asker.message(),
              fmt::format("the voice thu cannot speak: azure answered 403 to POST {}", server.url("/speak")));
}

TEST_F(ServiceClientTest, TheRegionIsInTheAddressOfAzure) {
    const ServiceSettings settings = settings_of(
        "service = \"azure\"\nkey = \"env:BAONOI_TEST_KEY\"\nregion = \"southeastasia\"\nspeaker = \"x\"");
    EXPECT_EQ(filled(settings.url, settings.values, Escape::form),
              "https://southeastasia.tts.speech.microsoft.com/cognitiveservices/v1");
}

TEST_F(ServiceClientTest, FptAnswersWithAnAddressAtWhichTheSoundIsSoon) {
    server.on("/speak",
              {200,
               {"Content-Type: application/json"},
               json{{"async", server.url("/sound.mp3")},
                    {"error", 0},
                    {"message", "The content will be returned after a few seconds under the async link."},
                    {"request_id", "1"}}
                   .dump()});
    server.in_turn("/sound.mp3", {{404, {}, "not yet"}, {403, {}, "not yet"}, {200, {}, "sound"}});
    Asker asker(settings_of(voice_of("fpt", "speaker = \"banmai\"")));
    EXPECT_EQ(asker.ask("xin chào"), "sound");
    EXPECT_TRUE(has_header("api_key: a-key-of-the-test"));
    EXPECT_TRUE(has_header("voice: banmai"));
    EXPECT_TRUE(has_header("speed: 0"));
    EXPECT_TRUE(has_header("format: mp3"));
    EXPECT_EQ(server.bodies().at(0), "xin chào");
    EXPECT_EQ(asker.clock.sleeps, (std::vector<double>{5, 5}));
}

TEST_F(ServiceClientTest, TheKeyIsNotSentToTheAddressOfTheSound) {
    server.on("/speak", {200, {}, json{{"async", server.url("/sound.mp3")}, {"error", 0}}.dump()});
    server.on("/sound.mp3", {200, {}, "sound"});
    Asker(settings_of(voice_of("fpt", "speaker = \"banmai\""))).ask("xin chào");
    EXPECT_EQ(server.requests().at(1).find("a-key-of-the-test"), std::string::npos);
}

TEST_F(ServiceClientTest, FptRefusesWithTheStatusOfSuccess) {
    server.on("/speak", {200, {}, R"({"error":5,"message":"Voice not found"})"});
    Asker asker(settings_of(voice_of("fpt", "speaker = \"nobody\"")));
    EXPECT_EQ(asker.message(), "the voice thu cannot speak: fpt refused: \"Voice not found\"");
    EXPECT_EQ(asker.next(), Next::skip);
}

TEST_F(ServiceClientTest, ASoundThatNeverComesIsWaitedForSoLong) {
    server.on("/speak", {200, {}, json{{"async", server.url("/never")}, {"error", 0}}.dump()});
    Asker asker(settings_of(voice_of("fpt", "speaker = \"banmai\"\n[http]\npoll_for = \"12s\"")));
    EXPECT_EQ(asker.message(),
              fmt::format("the voice thu cannot speak: fpt answered 404 to GET {}, still after 12 s",
                          server.url("/never")));
    EXPECT_EQ(asker.clock.sleeps.size(), 4U * 2 + 3); // of four tries two looks each, and between the tries
}

TEST_F(ServiceClientTest, AnAddressIsShownWithoutItsQueryAndNotAtAnyLength) {
    const auto answer_with = [&](const std::string &url) {
        server.on("/speak", {200, {}, json{{"async", url}, {"error", 0}}.dump()});
    };
    Asker asker(settings_of(voice_of("fpt", "speaker = \"banmai\"\n[http]\npoll_for = \"1s\"")));
    answer_with(server.url("/never?signature=abc"));
    EXPECT_EQ(asker.message(),
              fmt::format("the voice thu cannot speak: fpt answered 404 to GET {}, still after 1 s",
                          server.url("/never")));
    answer_with(server.url("/" + std::string(4000, 'a')));
    EXPECT_LT(asker.message().size(), 400U);
    answer_with("http://127.0.0.2:1/sound?signature=abc");
    EXPECT_EQ(asker.message().find("signature"), std::string::npos);
    EXPECT_NE(asker.message().find("cannot fetch http://127.0.0.2:1/sound: "), std::string::npos);
}

TEST_F(ServiceClientTest, ViettelAnswersWithTheSound) {
    server.on("/speak", {200, {"Content-Type: audio/wav"}, sound});
    EXPECT_EQ(Asker(settings_of(voice_of("viettel", "speaker = \"hn-quynhanh\""))).ask("xin chào"), sound);
    EXPECT_TRUE(has_header("token: a-key-of-the-test"));
    EXPECT_EQ(json::parse(server.bodies().at(0)), (json{{"text", "xin chào"},
                                                        {"voice", "hn-quynhanh"},
                                                        {"id", "baonoi"},
                                                        {"without_filter", false},
                                                        {"speed", 1},
                                                        {"tts_return_option", 2}}));
}

TEST_F(ServiceClientTest, AFormOfOnesOwnIsATable) {
    server.on("/speak", {200, {}, R"({"data":{"sound":"c291bmQ="}})"});
    const std::string voice =
        fmt::format("speaker = \"4\"\nallow_hosts = [\"{}\"]\nkey = \"env:BAONOI_TEST_KEY\"\n[http]\n"
                    "url = \"{}\"\nheaders = [\"apikey: {{key}}\"]\nbody = \"form\"\n"
                    "content = \"input={{text}}&speaker_id={{speaker}}\"\nfields = [\"speaker\"]\n"
                    "response = \"json_base64:/data/sound\"",
                    server.host(), server.url("/speak"));
    EXPECT_EQ(Asker(settings_of(voice)).ask("xin chào"), "sound");
    EXPECT_EQ(server.bodies().at(0), "input=xin%20ch%C3%A0o&speaker_id=4");
}

// What may pass, and what does not.

TEST_F(ServiceClientTest, WhatMayPassIsAskedForAgain) {
    server.in_turn("/speak", {{500, {}, "busy"}, {503, {}, "busy"}, {200, {}, sound}});
    Asker asker(settings_of(openai()));
    EXPECT_EQ(asker.ask("xin chào"), sound);
    EXPECT_EQ(asker.clock.sleeps, (std::vector<double>{1, 2}));
}

TEST_F(ServiceClientTest, AServiceThatWantsToBeLeftAloneIs) {
    server.in_turn("/speak", {{429, {"Retry-After: 20"}, ""}, {200, {}, sound}});
    Asker asker(settings_of(openai()));
    EXPECT_EQ(asker.ask("xin chào"), sound);
    EXPECT_EQ(asker.clock.sleeps, std::vector<double>{20});
}

TEST_F(ServiceClientTest, ForMoreThanAMinuteTheJobWaits) {
    server.on("/speak", {429, {"Retry-After: 3600"}, "slow down"});
    Asker asker(settings_of(openai()));
    EXPECT_EQ(asker.next(), Next::retry);
    EXPECT_EQ(server.requests().size(), 1U);
    EXPECT_TRUE(asker.clock.sleeps.empty());
}

TEST_F(ServiceClientTest, AfterFourTriesItCannotSpeak) {
    server.on("/speak", {502, {}, "<html>bad\ngateway\x1b</html>"});
    Asker asker(settings_of(openai()));
    EXPECT_EQ(asker.message(), fmt::format("the voice thu cannot speak: openai answered 502 to POST {}: "
                                           "\"<html>bad gateway </html>\"",
                                           server.url("/speak")));
    EXPECT_EQ(server.requests().size(), 4U);
}

TEST_F(ServiceClientTest, ALongRefusalIsCut) {
    server.on("/speak", {400, {}, std::string(5000, 'a')});
    EXPECT_LT(Asker(settings_of(openai())).message().size(), 500U);
}

TEST_F(ServiceClientTest, ARedirectIsNotFollowed) {
    server.on("/speak", {302, {"Location: " + server.url("/elsewhere")}, ""});
    EXPECT_EQ(Asker(settings_of(openai())).next(), Next::hold);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(ServiceClientTest, AnAnswerThatIsTooLargeIsNoSound) {
    server.on("/speak", {200, {}, std::string(3000, 'a')});
    EXPECT_NE(Asker(settings_of(openai("[http]\nmax_bytes = \"2KB\"")))
                  .message()
                  .find("the body has more than 2048 bytes"),
              std::string::npos);
}

TEST_F(ServiceClientTest, AnAddressThatIsNotPublicNeedsTheVoicesOwnLeave) {
    const std::string voice =
        fmt::format("service = \"openai\"\nurl = \"{}\"\nmodel = \"m\"\nspeaker = \"s\"\n[http]\n"
                    "headers = []",
                    server.url("/speak"));
    Asker asker(settings_of(voice));
    EXPECT_EQ(
        asker.message(),
        fmt::format("the voice thu cannot speak: cannot fetch {}: the address 127.0.0.1 is not public; add "
                    "\"{}\" to allow_hosts of the voice thu",
                    server.url("/speak"), server.host()));
    EXPECT_EQ(asker.next(), Next::hold);
    EXPECT_TRUE(server.requests().empty());
}

TEST_F(ServiceClientTest, ASoundElsewhereInTheHouseIsNotFetched) {
    server.on("/speak", {200, {}, R"({"async":"http://127.0.0.2:1/sound","error":0})"});
    EXPECT_NE(Asker(settings_of(voice_of("fpt", "speaker = \"banmai\"")))
                  .message()
                  .find("the address 127.0.0.2 is not public"),
              std::string::npos);
}

TEST_F(ServiceClientTest, AKeyThatIsNotThereHoldsTheVoice) {
    ::unsetenv("BAONOI_TEST_KEY");
    Asker asker(settings_of(openai()));
    EXPECT_EQ(asker.message(),
              "the voice thu cannot speak: the environment variable BAONOI_TEST_KEY is not set");
    EXPECT_EQ(asker.next(), Next::hold);
}

TEST_F(ServiceClientTest, RequestsGoAtThePaceOfTheService) {
    server.on("/speak", {200, {}, sound});
    Asker asker(settings_of(openai("[http]\npace = \"250ms\"")));
    asker.ask("một");
    asker.ask("hai");
    asker.ask("ba");
    EXPECT_EQ(asker.clock.sleeps, (std::vector<double>{0.25, 0.25}));
}

// The budget.

TEST_F(ServiceClientTest, WhatIsSpentIsCountedAndTheRestRefused) {
    server.on("/speak", {200, {}, sound});
    const test::TemporaryFolder folder;
    Asker asker(settings_of(openai("[http]\nprice = 15")), {20, 0, 0, 0}, folder.path());
    asker.ask("xin chào bạn"); // 12 characters
    EXPECT_EQ(asker.message("chào buổi sáng"),
              "the voice thu cannot speak: its budget of 20 characters a day is spent");
    EXPECT_EQ(asker.spending.spent().characters_of_day, 12);
    EXPECT_DOUBLE_EQ(asker.spending.spent().money_of_day, 0.18);
    asker.ask("xin chào"); // it is 20 now
    asker.clock.pass(86'400);
    asker.ask("xin chào bạn");
    EXPECT_EQ(asker.spending.spent().characters_of_day, 12);
    EXPECT_EQ(asker.spending.spent().characters_of_month, 32);
}

TEST_F(ServiceClientTest, WhatWasRefusedCostsNothing) {
    server.on("/speak", {400, {}, ""});
    const test::TemporaryFolder folder;
    Asker asker(settings_of(openai()), {0, 100, 0, 0}, folder.path());
    asker.message();
    EXPECT_EQ(asker.spending.spent().characters_of_month, 0);
}

TEST_F(ServiceClientTest, ABudgetOfMoneyIsOneOfEveryProcess) {
    server.on("/speak", {200, {}, sound});
    const test::TemporaryFolder folder;
    const ServiceSettings settings = settings_of(openai("[http]\nprice = 1000"));
    Asker one(settings, {0, 0, 0, 10}, folder.path()), other(settings, {0, 0, 0, 10}, folder.path());
    one.ask("xin chào");
    EXPECT_EQ(other.message("xin"), "the voice thu cannot speak: its budget of 10 in money a month is spent");
    EXPECT_EQ(other.next("xin"), Next::hold);
}

// What a voice.toml says.

TEST_F(ServiceClientTest, MistakesNameWhatIsWrong) {
    const auto message = [](const std::string &text) { return test::message_of([&] { settings_of(text); }); };
    EXPECT_EQ(message("x = 1"), "voice.toml:1: service must be given, or a table [http]");
    EXPECT_EQ(message("service = \"siri\""),
              "voice.toml:1: service must be one of azure, fpt, google, openai, viettel, "
              "not \"siri\"; for another one give a table [http]");
    EXPECT_EQ(message("service = \"openai\"\nspeaker = \"a\"\nkey = \"env:K\""),
              "voice.toml:1: model must be given: the service openai needs it");
    EXPECT_EQ(message("service = \"openai\"\nspeaker = \"a\"\nmodel = \"m\""),
              "voice.toml:1: key must be given: the service openai needs it");
    EXPECT_EQ(message("service = \"openai\"\nspeaker = \"a\"\nmodel = \"m\"\nkey = \"sk-1234\""),
              "voice.toml:4: key must be a reference, \"env:NAME\", \"file:PATH\" or \"credential:NAME\", "
              "not the key "
              "itself");
    EXPECT_EQ(message("service = \"openai\"\nspeaker = \"a\"\nmodel = \"m\"\nkey = \"env:K\"\nurl = "
                      "\"http://tts.example/x\""),
              "voice.toml:5: url must be https where a key is sent, or its host be in allow_hosts");
    EXPECT_EQ(message("service = \"viettel\"\nspeaker = \"a\"\nkey = \"env:K\""),
              "voice.toml:1: url must be given");
    EXPECT_EQ(message("[http]\nurl = \"https://tts.example/\"\nbody = \"xml\""),
              "voice.toml:3: [http] body must be one of json, form, raw, ssml, not \"xml\"");
    EXPECT_EQ(message("[http]\nurl = \"https://tts.example/\"\nbody = \"raw\"\ncontent = \"hello\""),
              "voice.toml:1: content must have a place for {text}");
    EXPECT_EQ(message("[http]\nurl = \"ftp://tts.example/\"\nbody = \"raw\"\ncontent = \"{text}\""),
              "voice.toml:1: url must be an address of the web, not \"ftp://tts.example/\"");
    EXPECT_EQ(message("[http]\nresponse = \"json_url\""),
              "voice.toml:2: [http] response must be \"audio\", \"json_base64:/PATH\" or \"json_url:/PATH\"");
    EXPECT_EQ(
        message("[http]\nspeed = 1"),
        "voice.toml:2: [http] speed is not a key of baonoi; the keys here are method, url, headers, "
        "content, error, body, response, success, raw_rate, sample_rate, max_chars, max_bytes, timeout, "
        "poll, poll_for, pace, parallel, price, repeatable, fields");
}

TEST_F(ServiceClientTest, TheKeyIsNoPartOfTheFingerprintAndTheSpeakerIs) {
    const auto fingerprint = [](const std::string &key, const std::string &speaker) {
        return fingerprint_of(
            settings_of("service = \"google\"\nkey = \"env:" + key + "\"\nspeaker = \"" + speaker + "\""));
    };
    EXPECT_EQ(fingerprint("A", "x"), fingerprint("B", "x"));
    EXPECT_NE(fingerprint("A", "x"), fingerprint("A", "y"));
}

TEST_F(ServiceClientTest, TheFingerprintHoldsWhatIsAskedForAndNotWhere) {
    const auto fingerprint = [](const std::string &url, const Pace &pace, const std::string &rate) {
        return fingerprint_of(settings_of(
            "[http]\nurl = \"" + url + "\"\nbody = \"raw\"\ncontent = \"{text}" + rate + "\"", pace));
    };
    const std::string usual = fingerprint("https://tts.example/?voice=a", {}, "");
    EXPECT_EQ(fingerprint("https://other.example/v2?voice=a", {}, ""), usual);
    EXPECT_NE(fingerprint("https://tts.example/?voice=b", {}, ""), usual);
    EXPECT_EQ(fingerprint("https://tts.example/?voice=a", {90, 100}, ""), usual);
    EXPECT_NE(fingerprint("https://tts.example/?voice=a", {}, "{rate}"),
              fingerprint("https://tts.example/?voice=a", {90, 100}, "{rate}"));
}

} // namespace
} // namespace baonoi::synthesise::service
