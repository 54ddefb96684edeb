// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/signature.h"

#include "base/base64.h"
#include "base/error.h"
#include "fakes/folder.h"

#include <cstdlib>
#include <gtest/gtest.h>

namespace baonoi::serve {
namespace {

constexpr std::int64_t then = 1614265330;
const std::string key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const std::string other_key = "whsec_" + to_base64(std::string(32, 'k'));
const std::string published = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

// The test vector of the Standard Webhooks reference libraries.
SignedMessage vector_message(const std::string &signature = published) {
    return {"msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", signature, R"({"test": 2432232314})"};
}

TEST(HookSignature, ThePublishedVectorIsGood) {
    EXPECT_EQ(HookKeys({key}).fault_of(vector_message(), then), std::nullopt);
}

TEST(HookSignature, AnyKeyAndAnySignatureWillDo) {
    EXPECT_EQ(HookKeys({other_key, key}).fault_of(vector_message(), then), std::nullopt);
    EXPECT_EQ(HookKeys({key}).fault_of(vector_message("v1,AAAA v1a,BBBB " + published), then), std::nullopt);
    EXPECT_EQ(HookKeys({key}).fault_of(vector_message(published + " v1,"), then), std::nullopt);
}

TEST(HookSignature, AnyOtherByteIsRefused) {
    constexpr auto fault = "webhook-signature fits none of the keys";
    const HookKeys keys({key});
    EXPECT_EQ(HookKeys({other_key}).fault_of(vector_message(), then), fault);
    EXPECT_EQ(keys.fault_of(vector_message("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF="), then), fault);
    EXPECT_EQ(keys.fault_of(vector_message(published.substr(3)), then), fault);
    EXPECT_EQ(keys.fault_of(vector_message("v2" + published.substr(2)), then), fault);
    EXPECT_EQ(keys.fault_of(vector_message("v1,"), then), fault);
    EXPECT_EQ(keys.fault_of(vector_message(" "), then), fault);
    SignedMessage body = vector_message();
    body.body = R"({"test": 2432232315})";
    EXPECT_EQ(keys.fault_of(body, then), fault);
    SignedMessage id = vector_message();
    id.id += "x";
    EXPECT_EQ(keys.fault_of(id, then), fault);
    SignedMessage time = vector_message();
    time.timestamp = "1614265331";
    EXPECT_EQ(keys.fault_of(time, then), fault);
}

TEST(HookSignature, TimeMayBeFiveMinutesOff) {
    const HookKeys keys({key});
    EXPECT_EQ(keys.fault_of(vector_message(), then + 300), std::nullopt);
    EXPECT_EQ(keys.fault_of(vector_message(), then - 300), std::nullopt);
    EXPECT_EQ(keys.fault_of(vector_message(), then + 301),
              "webhook-timestamp is 301 seconds old; 300 are allowed: check both clocks");
    EXPECT_EQ(keys.fault_of(vector_message(), then - 301),
              "webhook-timestamp is 301 seconds in the future; 300 are allowed: check both clocks");
    for (const char *time : {"now", "-1614265330", "1614265330.0", " 1614265330", "99999999999999999999"}) {
        SignedMessage message = vector_message();
        message.timestamp = time;
        EXPECT_EQ(keys.fault_of(message, then), "webhook-timestamp is no number of Unix seconds") << time;
    }
}

TEST(HookSignature, EveryHeaderIsNeeded) {
    const HookKeys keys({key});
    for (std::string SignedMessage::*header :
         {&SignedMessage::id, &SignedMessage::timestamp, &SignedMessage::signature}) {
        SignedMessage message = vector_message();
        message.*header = "";
        EXPECT_EQ(keys.fault_of(message, then),
                  "the headers webhook-id, webhook-timestamp and webhook-signature are needed");
    }
    SignedMessage message = vector_message();
    message.id.assign(257, 'a');
    EXPECT_EQ(keys.fault_of(message, then), "webhook-id is longer than 256 bytes");
}

TEST(HookSignature, OnlyTheFirstSixteenSignaturesCount) {
    std::string many;
    for (int i = 0; i < 16; ++i)
        many += "v1,AAAA ";
    EXPECT_EQ(HookKeys({key}).fault_of(vector_message(many + published), then),
              "webhook-signature fits none of the keys");
}

std::string fault_of_keys(const std::vector<std::string> &references) {
    try {
        HookKeys::read(references);
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        return error.what();
    }
    return "none";
}

TEST(HookKeys, AreReadFromFilesAndTheEnvironment) {
    const test::TemporaryFolder folder;
    test::write(folder.path() / "key", key + "\n");
    ::setenv("BAONOI_TEST_HOOK_KEY", other_key.c_str(), 1);
    const HookKeys keys =
        HookKeys::read({"env:BAONOI_TEST_HOOK_KEY", "file:" + (folder.path() / "key").string()});
    EXPECT_EQ(keys.fault_of(vector_message(), then), std::nullopt);
    EXPECT_TRUE(HookKeys::read({}).empty());
}

TEST(HookKeys, AFaultNamesTheReferenceAndNeverTheKey) {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "key").string();
    EXPECT_EQ(fault_of_keys({"env:BAONOI_TEST_NOT_SET"}),
              "[serve] hook_keys, \"env:BAONOI_TEST_NOT_SET\": the environment variable BAONOI_TEST_NOT_SET "
              "is not set");
    EXPECT_NE(fault_of_keys({"file:" + file}).find(file), std::string::npos);
    test::write(file, "\n");
    EXPECT_EQ(fault_of_keys({"file:" + file}),
              "[serve] hook_keys, \"file:" + file + "\": \"file:" + file + "\" is empty");
    for (const char *bad :
         {"c2VjcmV0", "whsec_", "whsec_c2VjcmV0", "whsec_not base64 at all, but long enough!"}) {
        test::write(file, bad);
        EXPECT_EQ(fault_of_keys({"file:" + file}), "[serve] hook_keys, \"file:" + file +
                                                       "\": it must be \"whsec_\" and base64 of 24 to 64 "
                                                       "bytes; make one with: echo \"whsec_$(openssl rand "
                                                       "-base64 32)\"");
    }
}

} // namespace
} // namespace baonoi::serve
