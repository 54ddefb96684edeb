// SPDX-License-Identifier: GPL-3.0-or-later
// The storage, and the cache that hosts share, against a server that really verifies signatures, clocks and
// hashes.
#include "base/base64.h"
#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/fake_voice.h"
#include "fakes/folder.h"
#include "lib/openssl/digest.h"
#include "lib/openssl/hmac.h"
#include "produce/segment_bucket.h"
#include "publish/slot_proof.h"
#include "publish/storage.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <map>

namespace baonoi {
namespace {

std::map<std::string, std::string> facts() {
    std::ifstream file(BAONOI_SERVICE_ENV);
    std::map<std::string, std::string> facts;
    for (std::string line; std::getline(file, line);)
        facts[line.substr(0, line.find('='))] = line.substr(line.find('=') + 1);
    return facts;
}

// Changes what is sent, as a clock or a wire would.
class Meddler : public curl::Http {
public:
    explicit Meddler(curl::Http &http) : http_(http) {}
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        curl::HttpRequest changed = request;
        if (request.method == "PUT")
            std::erase_if(changed.headers, [&](const std::string &header) {
                return header.starts_with(instead.substr(0, instead.find(':') + 1));
            });
        changed.headers.push_back(instead);
        return http_.send(changed);
    }
    std::string instead; // of the header of that name

private:
    curl::Http &http_;
};

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char c : bytes)
        text += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return text;
}

// Signs by itself (AWS Signature Version 4), with a clock of its own.
class Signer : public curl::Http {
public:
    Signer(curl::Http &http, Clock &clock, const std::string &endpoint)
        : http_(http), clock_(clock), root_(endpoint.substr(0, endpoint.size() - 1)) {}
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        const std::time_t now = clock_.unix_time();
        std::tm utc{};
        ::gmtime_r(&now, &utc);
        char time[20], day[10];
        std::strftime(time, sizeof time, "%Y%m%dT%H%M%SZ", &utc);
        std::strftime(day, sizeof day, "%Y%m%d", &utc);
        const std::string host = root_.substr(root_.rfind('/') + 1);
        const std::string body_hash = openssl::sha256_of(request.post.value_or(LongBytes()));
        std::string names = "host;x-amz-content-sha256;x-amz-date", meta;
        for (const std::string &header : request.headers)
            if (header.starts_with("x-amz-meta-")) {
                names += ";" + header.substr(0, header.find(':'));
                meta += header.substr(0, header.find(':') + 1) + header.substr(header.find(": ") + 2) + "\n";
            }
        const std::string canonical = fmt::format(
            "{}\n{}\n\nhost:{}\nx-amz-content-sha256:{}\nx-amz-date:{}\n{}\n{}\n{}", request.method,
            request.url.substr(root_.size()), host, body_hash, time, meta, names, body_hash);
        const std::string scope = fmt::format("{}/us-east-1/s3/aws4_request", day);
        std::string key = "AWS4" + request.sign->secret;
        for (const std::string &part :
             {std::string(day), std::string("us-east-1"), std::string("s3"), std::string("aws4_request")})
            key = openssl::hmac_sha256(key, part);
        const std::string signature = hex(openssl::hmac_sha256(
            key, fmt::format("AWS4-HMAC-SHA256\n{}\n{}\n{}", time, scope, openssl::sha256_hex(canonical))));
        curl::HttpRequest signed_request = request;
        signed_request.sign.reset();
        signed_request.headers.push_back(std::string("X-Amz-Date: ") + time);
        signed_request.headers.push_back(
            fmt::format("Authorization: AWS4-HMAC-SHA256 Credential={}/{}, SignedHeaders={}, Signature={}",
                        request.sign->key, scope, names, signature));
        return http_.send(signed_request);
    }

private:
    curl::Http &http_;
    Clock &clock_;
    std::string root_;
};

class Swift : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_FALSE(facts_.empty()) << "no server: run tests/services/swift.sh start with the folder of "
                                     << BAONOI_SERVICE_ENV;
        curl::HttpSettings curl;
        curl.allow_hosts = {"127.0.0.1"};
        http_ = curl::make_curl_http(curl);
        ::setenv("SWIFT_KEY", facts_["ACCESS_KEY"].c_str(), 1);
        ::setenv("SWIFT_SECRET", facts_["SECRET_KEY"].c_str(), 1);
        ::setenv("SWIFT_WRONG", "not the secret", 1);
        settings_.files_url = facts_["PUBLIC"] + "am-thanh/";
        settings_.endpoint = facts_["ENDPOINT"];
        settings_.bucket = "am-thanh";
        settings_.access_key = Secret("env:SWIFT_KEY");
        settings_.secret_key = Secret("env:SWIFT_SECRET");
        make_bucket();
    }

    void make_bucket() {
        curl::HttpRequest request;
        request.url = settings_.endpoint + settings_.bucket;
        request.method = "PUT";
        request.post = "";
        request.headers = {"Content-Type: text/plain", "x-amz-acl: public-read",
                           "x-amz-content-sha256: " + openssl::sha256_hex("")};
        request.sign = curl::SigV4{"aws:amz:us-east-1:s3", facts_["ACCESS_KEY"], facts_["SECRET_KEY"]};
        const curl::HttpResponse made = http_->send(request);
        ASSERT_TRUE(made.status == 200 || made.status == 409) << made.status << made.body;
    }

    std::unique_ptr<publish::Storage> storage() { return publish::make_storage(settings_, *http_, clock_); }
    std::unique_ptr<publish::Storage> storage_by(curl::Http &http) {
        return publish::make_storage(settings_, http, clock_);
    }

    // "hold: message" of a PUT.
    static std::string failure(publish::Storage &storage) {
        try {
            storage.put({"bai.mp3", "tiếng nói", "audio/mpeg"});
        } catch (const Error &error) {
            const std::string next = error.next() == Next::hold    ? "hold: "
                                     : error.next() == Next::retry ? "retry: "
                                                                   : "skip: ";
            return next + error.what();
        }
        return "was put";
    }
    std::string refused(const std::string &next, const std::string &answer, const std::string &advice) {
        return next + ": the storage answered " + answer + " to PUT " + settings_.endpoint +
               settings_.bucket + "/bai.mp3: " + advice;
    }

    std::map<std::string, std::string> facts_ = facts();
    std::unique_ptr<curl::Http> http_;
    SystemClock clock_;
    publish::StorageSettings settings_;
};

TEST_F(Swift, KeepsAFileThatEveryoneReadsInParts) {
    const std::string bytes(3'000'000, 'a');
    const std::string url = storage()->put({"bai-1.abc.mp3", bytes, "audio/mpeg"});
    EXPECT_EQ(url, settings_.files_url + "bai-1.abc.mp3");
    curl::HttpRequest part;
    part.url = url;
    part.headers = {"Range: bytes=10-14"};
    const curl::HttpResponse heard = http_->send(part);
    EXPECT_EQ(heard.status, 206);
    EXPECT_EQ(heard.body, "aaaaa");
    EXPECT_EQ(heard.header("content-type"), "audio/mpeg");
    publish::prove_file(*http_, {"trang", url, openssl::sha256_hex(bytes), bytes.size()});
}

TEST_F(Swift, ReadsReplacesAndRemoves) {
    const auto files = storage();
    files->put({"audio.json", "{}", "application/json", publish::Lasts::to_change});
    files->put({"audio.json", "{ }", "application/json", publish::Lasts::to_change});
    EXPECT_EQ(files->read("audio.json", 100), "{ }");
    EXPECT_EQ(files->size("audio.json"), 3U);
    EXPECT_EQ(files->digest("audio.json"), publish::digest_of("{ }"));
    files->remove("audio.json");
    files->remove("audio.json");
    EXPECT_EQ(files->read("audio.json", 100), std::nullopt);
    EXPECT_EQ(files->size("audio.json"), std::nullopt);
    EXPECT_EQ(files->digest("audio.json"), std::nullopt);
}

TEST_F(Swift, WrongKeysAreNamed) {
    const std::string refusal = refused("hold", "403 SignatureDoesNotMatch",
                                        "the keys do not belong together; mend access_key or secret_key");
    const Secret right = settings_.secret_key;
    settings_.secret_key = Secret("env:SWIFT_WRONG");
    EXPECT_EQ(failure(*storage()), refusal);
    settings_.secret_key = right;
    settings_.access_key = Secret("env:SWIFT_WRONG");
    EXPECT_EQ(failure(*storage()), refusal);
}

// Both are right but for the clock: the same signature with the right time is taken.
TEST_F(Swift, AClockTwentyMinutesSlowIsNamed) {
    Signer http(*http_, clock_, settings_.endpoint);
    EXPECT_EQ(failure(*storage_by(http)), "was put");
    test::FakeClock slow;
    slow.start = std::time(nullptr) - 1210;
    Signer late(*http_, slow, settings_.endpoint);
    const std::string said = failure(*publish::make_storage(settings_, late, slow));
    EXPECT_EQ(said, refused("hold", "403 RequestTimeTooSkewed",
                            "this machine's clock is 20 min slow; set it (timedatectl set-ntp true)"));
}

TEST_F(Swift, BytesThatChangedOnTheWayAreNamed) {
    const std::string refusal =
        refused("retry", "400 BadDigest", "the bytes that came have another MD5 or SHA-256");
    Meddler changed(*http_);
    for (const std::string &header : {"x-amz-content-sha256: " + openssl::sha256_hex("other"),
                                      "Content-MD5: " + to_base64(openssl::md5_of("other"))}) {
        changed.instead = header;
        EXPECT_EQ(failure(*storage_by(changed)), refusal) << header;
    }
}

TEST_F(Swift, AMissingBucketAndAWrongRegionAreNamed) {
    settings_.region = "eu-west-1";
    EXPECT_EQ(failure(*storage()),
              refused("hold", "400 AuthorizationHeaderMalformed", "the region is another one; mend region"));
    settings_.region = "us-east-1";
    settings_.bucket = "khong-co";
    EXPECT_EQ(failure(*storage()),
              refused("hold", "404 NoSuchBucket", "there is no such bucket; make it or mend bucket"));
}

TEST_F(Swift, DoctorWritesReadsAndRemovesAProbe) {
    const auto files = storage();
    const auto findings = publish::examine_storage(*files, *http_);
    ASSERT_EQ(findings.size(), 3U);
    for (const publish::Finding &finding : findings)
        EXPECT_TRUE(finding.is_good) << finding.what << ": " << finding.detail;
    EXPECT_EQ(files->size("baonoi-probe.txt"), std::nullopt);
}

TEST_F(Swift, DoctorSaysWhenThePublicCannotRead) {
    settings_.files_url = facts_["PUBLIC"] + "khong-co/";
    const auto findings = publish::examine_storage(*storage(), *http_);
    ASSERT_EQ(findings.size(), 3U);
    EXPECT_FALSE(findings[1].is_good);
    EXPECT_TRUE(findings[1].detail.ends_with("let everyone read the files, or mend files_url"))
        << findings[1].detail;
}

class DearVoice : public test::FakeVoice {
public:
    DearVoice() : facts_(FakeVoice::facts()) { facts_.is_dear = true; }
    const synthesise::VoiceFacts &facts() const override { return facts_; }

private:
    synthesise::VoiceFacts facts_;
};

// A host with a cache and a voice of its own, and the bucket of all.
struct Host {
    Host(const settings::SharedCacheConfig &settings, curl::Http &http, Clock &clock)
        : bucket(std::make_shared<produce::SegmentBucket>(settings, http, clock)), dear(new DearVoice),
          voice(std::unique_ptr<synthesise::Voice>(dear),
                std::make_shared<synthesise::SegmentCache>(folder.path(), std::size_t{1} << 30U), bucket) {}
    test::TemporaryFolder folder;
    std::shared_ptr<produce::SegmentBucket> bucket;
    DearVoice *dear; // voice's
    synthesise::CachedVoice voice;
};

Utterance sentence(int number) {
    Utterance utterance;
    for (const std::string &word : {std::string("câu"), std::string("số"), std::to_string(number)}) {
        Token token;
        token.spoken = word;
        token.rule = "word";
        utterance.tokens.push_back(token);
    }
    return utterance;
}

TEST_F(Swift, WhatOneHostSpokeAnotherFindsInTheBucket) {
    settings::SharedCacheConfig settings;
    settings.bucket = settings_;
    settings.prefix = "doan/";
    Host one(settings, *http_, clock_), two(settings, *http_, clock_);
    EXPECT_TRUE(one.bucket->examine().ends_with("was written, read, listed and removed"));
    for (int i = 0; i < 5; ++i) {
        const SpokenUtterance first = one.voice.speak(sentence(i)), second = two.voice.speak(sentence(i));
        EXPECT_TRUE(second.is_shared) << i;
        EXPECT_EQ(second.samples, first.samples);
    }
    EXPECT_EQ(one.dear->calls, 5U);
    EXPECT_EQ(two.dear->calls, 0U);

    const publish::S3Bucket bucket(settings_, *http_, clock_);
    std::vector<std::string> names;
    std::size_t parts = 0;
    bucket.list(
        "doan/",
        [&](const std::vector<publish::BucketFile> &files) {
            ++parts;
            for (const publish::BucketFile &file : files) {
                names.push_back(file.name);
                EXPECT_LT(std::abs(file.changed - clock_.unix_time()), 600);
                EXPECT_EQ(file.bytes, bucket.get(file.name, 1U << 20U).body.size());
            }
            return true;
        },
        2);
    EXPECT_EQ(names.size(), 5U);
    EXPECT_EQ(parts, 3U);

    bucket.put(names.at(0), "of others", {"Content-Type: text/plain"});
    bucket.put("doan/ghi-chu.txt", "of others", {"Content-Type: text/plain"});
    Host three(settings, *http_, clock_);
    for (int i = 0; i < 5; ++i)
        three.voice.speak(sentence(i));
    EXPECT_EQ(three.dear->calls, 1U);
    EXPECT_GT(bucket.get(names.at(0), 1U << 20U).body.size(), 1000U);

    settings.max_bytes = 0;
    EXPECT_EQ(produce::SegmentBucket(settings, *http_, clock_).sweep([] { return true; }), 5U);
    EXPECT_EQ(bucket.head("doan/ghi-chu.txt").status, 200);
    bucket.remove("doan/ghi-chu.txt");
}

} // namespace
} // namespace baonoi
