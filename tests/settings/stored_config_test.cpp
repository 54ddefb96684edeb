// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of publishers that keep their files in a storage, and of the bucket that hosts share.
#include "base/error.h"
#include "settings/config.h"

#include <gtest/gtest.h>

namespace baonoi::settings {
namespace {

std::string message_of(const std::string &keys) {
    try {
        parse_config("[[publisher]]\nname = \"p\"\n" + keys, "/srv/b.toml");
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        return error.what();
    }
    return "no error";
}

const std::string hook = "kind = \"webhook\"\nurl = \"https://bao.vn/nghe\"\nsecret = \"file:khoa\"\n";
const std::string folder = "files_url = \"https://tep.vn/am-thanh\"\npath = \"tep\"\n";
const std::string bucket = "files_url = \"https://tep.vn/\"\nendpoint = \"https://s3.vn\"\nbucket = \"b\"\n";

TEST(StoredConfig, ReadsAWebhookWithAFolder) {
    const Config config = parse_config("[[publisher]]\nname = \"p\"\n" + hook + folder +
                                           "page_proof = true\ntimeout = \"5s\"\nprove_within = \"2m\"\n"
                                           "grace = \"1h\"\nvoice_note = \"Máy đọc\"\n",
                                       "/srv/b.toml");
    const systems::SystemSettings &cms = config.publishers.at(0);
    EXPECT_EQ(cms.url, "https://bao.vn/nghe");
    EXPECT_EQ(cms.secret.reference(), "file:/srv/khoa");
    EXPECT_EQ(cms.storage.files_url, "https://tep.vn/am-thanh/");
    EXPECT_EQ(cms.storage.folder, "/srv/tep");
    EXPECT_TRUE(cms.page_proof);
    EXPECT_EQ(cms.timeout, Seconds{5});
    EXPECT_EQ(cms.storage.timeout, Seconds{5});
    EXPECT_EQ(cms.prove_within, Seconds{120});
    EXPECT_EQ(cms.grace, Seconds{3600});
    EXPECT_EQ(cms.voice_note, "Máy đọc");
}

TEST(StoredConfig, ReadsASidecarWithABucket) {
    const Config config =
        parse_config("[[publisher]]\nname = \"p\"\nkind = \"sidecar\"\n" + bucket +
                         "region = \"hn-1\"\naccess_key = \"env:K\"\nsecret_key = \"env:S\"\n",
                     "/srv/b.toml");
    const publish::StorageSettings &storage = config.publishers.at(0).storage;
    EXPECT_EQ(storage.endpoint, "https://s3.vn/");
    EXPECT_EQ(storage.bucket, "b");
    EXPECT_EQ(storage.region, "hn-1");
    EXPECT_EQ(storage.access_key.reference(), "env:K");
    EXPECT_TRUE(storage.folder.empty());
}

TEST(StoredConfig, WhatIsMissingIsNamed) {
    const std::string where = "/srv/b.toml:1: [[publisher]] ";
    EXPECT_EQ(message_of("kind = \"webhook\"\n"), where + "url must be given");
    EXPECT_EQ(message_of("kind = \"webhook\"\nurl = \"https://bao.vn/\"\n"),
              where + "secret must be given: \"env:NAME\", \"file:PATH\" or \"credential:NAME\"");
    EXPECT_EQ(message_of(hook), where + "files_url must be given");
    EXPECT_EQ(message_of("kind = \"sidecar\"\n"), where + "files_url must be given");
    EXPECT_EQ(message_of("kind = \"sidecar\"\nfiles_url = \"https://tep.vn/\"\n"),
              where + "endpoint must be given");
    EXPECT_EQ(
        message_of("kind = \"sidecar\"\nfiles_url = \"https://tep.vn/\"\nendpoint = \"https://s3.vn\"\n"),
        where + "bucket must be given");
    EXPECT_EQ(message_of("kind = \"sidecar\"\n" + bucket),
              where + "access_key must be given: \"env:NAME\", \"file:PATH\" or \"credential:NAME\"");
    EXPECT_EQ(message_of("kind = \"sidecar\"\n" + bucket + "access_key = \"env:K\"\n"),
              where + "secret_key must be given: \"env:NAME\", \"file:PATH\" or \"credential:NAME\"");
}

TEST(StoredConfig, WhatIsWrongIsNamed) {
    EXPECT_EQ(message_of(hook + folder + "page_proof = \"yes\"\n"),
              "/srv/b.toml:8: [[publisher]] page_proof must be true or false, not a string");
    EXPECT_EQ(
        message_of(hook + "files_url = \"tep.vn\"\n"),
        "/srv/b.toml:6: [[publisher]] files_url must begin with http:// or https://, not be \"tep.vn\"");
    EXPECT_EQ(
        message_of("kind = \"sidecar\"\n" + folder + "url = \"https://bao.vn/\"\n"),
        "/srv/b.toml:6: [[publisher]] url is not a key of baonoi; the keys here are name, kind, timeout, "
        "files_url, path, voice_note, prove_within, grace");
    EXPECT_EQ(
        message_of(hook + folder + "bucket = \"b\"\n"),
        "/srv/b.toml:8: [[publisher]] bucket is not a key of baonoi; the keys here are name, kind, url, "
        "secret, page_proof, timeout, files_url, path, voice_note, prove_within, grace");
}

TEST(StoredConfig, ASecretIsAReferenceAndIsNotShownWhenItIsNone) {
    EXPECT_EQ(message_of("kind = \"webhook\"\nurl = \"https://bao.vn/\"\nsecret = \"whsec_MDEyMzQ1\"\n"),
              "/srv/b.toml:5: [[publisher]] secret must be a reference, \"env:NAME\", \"file:PATH\" or "
              "\"credential:NAME\", not the "
              "secret itself");
    EXPECT_EQ(message_of("kind = \"sidecar\"\n" + bucket + "access_key = \"AKIA0\"\n"),
              "/srv/b.toml:7: [[publisher]] access_key must be a reference, \"env:NAME\", \"file:PATH\" or "
              "\"credential:NAME\", not "
              "the secret itself");
}

TEST(StoredConfig, APasswordInAnAddressIsRefusedAndNotShown) {
    const std::string hold = "must hold no user and password, not be \"https://***@bao.vn/\"";
    EXPECT_EQ(message_of("kind = \"webhook\"\nurl = \"https://lan:mk@bao.vn/\"\n"),
              "/srv/b.toml:4: [[publisher]] url " + hold);
    EXPECT_EQ(message_of("kind = \"ghost\"\nurl = \"https://lan:mk@bao.vn\"\n").substr(0, 40),
              "/srv/b.toml:4: [[publisher]] url must ho");
    EXPECT_EQ(message_of("kind = \"sidecar\"\nfiles_url = \"https://lan:mk@bao.vn/\"\n"),
              "/srv/b.toml:4: [[publisher]] files_url " + hold);
    const Config config = parse_config(
        "[[source]]\nname = \"s\"\nkind = \"feed\"\nurl = \"https://lan:mk@bao.vn/rss\"\n", "/srv/b.toml");
    for (const ConfigEntry &entry : config.entries)
        EXPECT_EQ(entry.value.find("lan:mk"), std::string::npos) << entry.key;
}

std::string shared_message(const std::string &keys) {
    try {
        parse_config("[cache.shared]\n" + keys, "/srv/b.toml");
    } catch (const Error &error) {
        return error.what();
    }
    return "no error";
}

TEST(StoredConfig, ReadsTheCacheThatHostsShare) {
    EXPECT_FALSE(parse_config("[cache]\nmax_bytes = \"2GB\"\n", "/srv/b.toml").shared_cache);
    const std::string needed =
        "endpoint = \"https://s3.vn\"\nbucket = \"kho\"\naccess_key = \"env:K\"\nsecret_key = \"file:s\"\n";
    const auto usual = parse_config("[cache.shared]\n" + needed, "/srv/b.toml").shared_cache;
    ASSERT_TRUE(usual);
    EXPECT_EQ(usual->bucket.endpoint, "https://s3.vn/");
    EXPECT_EQ(usual->bucket.bucket, "kho");
    EXPECT_EQ(usual->bucket.region, "us-east-1");
    EXPECT_EQ(usual->bucket.access_key.reference(), "env:K");
    EXPECT_EQ(usual->bucket.secret_key.reference(), "file:/srv/s");
    EXPECT_EQ(usual->bucket.timeout, Seconds{3});
    EXPECT_EQ(usual->prefix, "baonoi-segments/");
    EXPECT_EQ(usual->lasts, Seconds{30 * 86'400.0});
    EXPECT_EQ(usual->max_bytes, std::size_t{20} << 30U);
    const Config other = parse_config("[cache.shared]\n" + needed +
                                          "region = \"hn-1\"\nprefix = \"a/b-\"\ntimeout = \"1s\"\n"
                                          "for = \"7d\"\nmax_bytes = \"1GB\"\n[cache]\nfolder = \"off\"\n",
                                      "/srv/b.toml");
    EXPECT_EQ(other.cache.folder, "off");
    EXPECT_EQ(other.shared_cache->bucket.region, "hn-1");
    EXPECT_EQ(other.shared_cache->bucket.timeout, Seconds{1});
    EXPECT_EQ(other.shared_cache->prefix, "a/b-");
    EXPECT_EQ(other.shared_cache->lasts, Seconds{7 * 86'400.0});
    EXPECT_EQ(other.shared_cache->max_bytes, std::size_t{1} << 30U);
}

TEST(StoredConfig, WhatIsMissingOrWrongOfTheSharedCacheIsNamed) {
    const std::string where = "/srv/b.toml:1: [cache.shared] ";
    const std::string forms = " must be given: \"env:NAME\", \"file:PATH\" or \"credential:NAME\"";
    EXPECT_EQ(shared_message(""), where + "endpoint must be given");
    EXPECT_EQ(shared_message("endpoint = \"https://s3.vn\"\n"), where + "bucket must be given");
    const std::string place = "endpoint = \"https://s3.vn\"\nbucket = \"kho\"\n";
    EXPECT_EQ(shared_message(place), where + "access_key" + forms);
    EXPECT_EQ(shared_message(place + "access_key = \"env:K\"\n"), where + "secret_key" + forms);
    const std::string whole = place + "access_key = \"env:K\"\nsecret_key = \"env:S\"\n";
    EXPECT_EQ(shared_message(whole + "files_url = \"https://tep.vn/\"\n"),
              "/srv/b.toml:6: [cache.shared] files_url is not a key of baonoi; the keys here are endpoint, "
              "bucket, region, access_key, secret_key, prefix, timeout, for, max_bytes");
    for (const char *prefix : {"/a", "a b", "a/../b", "a?"})
        EXPECT_EQ(
            shared_message(whole + "prefix = \"" + prefix + "\"\n"),
            std::string("/srv/b.toml:6: [cache.shared] prefix must be how names of objects begin, such as "
                        "\"baonoi-segments/\", of letters, digits, '.', '-', '_' and '/', not \"") +
                prefix + "\"");
    for (const char *timeout : {"0s", "31s"})
        EXPECT_EQ(shared_message(whole + "timeout = \"" + timeout + "\"\n"),
                  "/srv/b.toml:6: [cache.shared] timeout must be more than nothing and at most \"30s\": "
                  "articles wait for it");
    EXPECT_EQ(shared_message(whole + "for = \"59m\"\n"),
              "/srv/b.toml:6: [cache.shared] for must be at least \"1h\"");
}

} // namespace
} // namespace baonoi::settings
