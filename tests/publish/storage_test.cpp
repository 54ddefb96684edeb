// SPDX-License-Identifier: GPL-3.0-or-later
// Where files are kept: a folder, and what the refusals of a bucket mean.
#include "publish/storage.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/fake_http.h"
#include "fakes/folder.h"
#include "fakes/noted_turns.h"

#include <csignal>
#include <cstdlib>
#include <functional>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <thread>

namespace baonoi::publish {
namespace {

namespace fs = std::filesystem;

std::string fault_of(const std::function<void()> &work) {
    try {
        work();
    } catch (const Error &error) {
        const char *names[] = {"retry: ", "skip: ", "hold: ", "stop: "};
        return names[static_cast<int>(error.next())] + std::string(error.what());
    }
    return "nothing was thrown";
}

class FolderOfFiles : public testing::Test {
protected:
    std::unique_ptr<Storage> storage(const fs::path &folder) {
        StorageSettings settings;
        settings.folder = folder;
        settings.files_url = "https://tep.vn/";
        return make_storage(settings, http_, clock_);
    }
    std::unique_ptr<Storage> storage() { return storage(folder_.path() / "tep"); }

    test::TemporaryFolder folder_;
    test::FakeHttp http_;
    test::FakeClock clock_;
};

TEST_F(FolderOfFiles, KeepsReplacesAndRemoves) {
    const auto files = storage();
    EXPECT_EQ(files->put({"bai.Abc_-1.mp3", "một", "audio/mpeg"}), "https://tep.vn/bai.Abc_-1.mp3");
    files->put({"bai.Abc_-1.mp3", "hai", "audio/mpeg"});
    EXPECT_EQ(files->read("bai.Abc_-1.mp3", 10), "hai");
    EXPECT_EQ(files->size("bai.Abc_-1.mp3"), 3U);
    files->remove("bai.Abc_-1.mp3");
    files->remove("bai.Abc_-1.mp3");
    EXPECT_EQ(files->read("bai.Abc_-1.mp3", 10), std::nullopt);
    EXPECT_EQ(files->size("bai.Abc_-1.mp3"), std::nullopt);
}

TEST_F(FolderOfFiles, ALongerFileThanAskedForIsNotRead) {
    const auto files = storage();
    files->put({"a.json", "{\"a\": 1}", "application/json"});
    EXPECT_EQ(fault_of([&] { files->read("a.json", 3); }).substr(0, 6), "skip: ");
}

TEST_F(FolderOfFiles, LinksInItLeadNowhere) {
    const fs::path other = folder_.path() / "khac.json";
    test::write(other, "of others");
    fs::create_directory(folder_.path() / "tep");
    fs::create_symlink(other, folder_.path() / "tep/a.json");
    const auto files = storage();
    const std::string refusal = "skip: cannot read " + (folder_.path() / "tep/a.json").string() +
                                ": Too many levels of symbolic links";
    EXPECT_EQ(fault_of([&] { files->read("a.json", 100); }), refusal);
    EXPECT_EQ(fault_of([&] { files->change("a.json", 100, [](const auto &bytes) { return bytes; }); }),
              refusal);
    EXPECT_EQ(files->size("a.json"), std::nullopt);
    EXPECT_EQ(files->digest("a.json"), std::nullopt);
    files->remove("a.json");
    EXPECT_FALSE(fs::exists(folder_.path() / "tep/a.json"));
    EXPECT_EQ(test::read(other), "of others");
}

TEST_F(FolderOfFiles, AFolderThatCannotBeWrittenIsNamed) {
    test::write(folder_.path() / "tep", "a file");
    EXPECT_EQ(fault_of([&] {
                  storage()->put({"a.mp3", "a", "audio/mpeg"});
              }),
              "hold: cannot make the folder " + (folder_.path() / "tep").string() + ": Not a directory");
}

TEST_F(FolderOfFiles, AFullDiskIsNamedAndLeavesTheOldFile) {
    const auto files = storage();
    files->put({"a.mp3", "cũ", "audio/mpeg"});
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1000, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const std::string fault = fault_of([&] { files->put({"a.mp3", std::string(5000, 'a'), "audio/mpeg"}); });
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(fault, "retry: cannot write " + (folder_.path() / "tep/a.mp3").string() + ": File too large");
    EXPECT_EQ(files->read("a.mp3", 10), "cũ");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path() / "tep"), fs::directory_iterator()), 1);
}

// Each has its own view of the folder, as two programs have.
TEST_F(FolderOfFiles, ChangesOfSeveralAtOnceAreAllKept) {
    constexpr int each = 25;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 4; ++writer)
        writers.emplace_back([this] {
            const auto files = storage();
            for (int i = 0; i < each; ++i)
                files->change("list.json", 1000,
                              [](const auto &bytes) { return std::optional(bytes.value_or("") + "x"); });
        });
    for (std::thread &writer : writers)
        writer.join();
    EXPECT_EQ(storage()->size("list.json"), 4U * each);
    storage()->change("list.json", 1000, [](const auto &) { return std::nullopt; });
    EXPECT_EQ(storage()->size("list.json"), 4U * each);
}

class Bucket : public testing::Test {
protected:
    Bucket() {
        clock_.start = 1'795'507'200; // Tue, 24 Nov 2026 08:00:00 GMT
        ::setenv("BUCKET_KEY", "AKIA0123", 1);
        ::setenv("BUCKET_SECRET", "bucket-secret-0", 1);
        settings_.files_url = "https://tep.vn/";
        settings_.endpoint = "https://s3.vn/";
        settings_.bucket = "am-thanh";
        settings_.access_key = Secret("env:BUCKET_KEY");
        settings_.secret_key = Secret("env:BUCKET_SECRET");
    }
    std::string put(int status, const std::string &code, const std::string &date = "") {
        curl::HttpResponse response;
        response.status = status;
        if (!code.empty())
            response.body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code></Error>";
        if (!date.empty())
            response.headers = {{"date", date}};
        http_.on("https://s3.vn/am-thanh/a.mp3", response);
        return fault_of([&] {
            make_storage(settings_, http_, clock_)->put({"a.mp3", "tiếng", "audio/mpeg"});
        });
    }
    static std::string refused(const std::string &next, const std::string &answer,
                               const std::string &advice) {
        return next + ": the storage answered " + answer + " to PUT https://s3.vn/am-thanh/a.mp3" + advice;
    }

    test::FakeHttp http_;
    test::FakeClock clock_;
    StorageSettings settings_;
};

TEST_F(Bucket, WhatAPersonMustMendHolds) {
    EXPECT_EQ(put(403, "SignatureDoesNotMatch"),
              refused("hold", "403 SignatureDoesNotMatch",
                      ": the keys do not belong together; mend access_key or secret_key"));
    EXPECT_EQ(
        put(403, "InvalidAccessKeyId"),
        refused("hold", "403 InvalidAccessKeyId", ": the access key is not known there; mend access_key"));
    EXPECT_EQ(put(403, "AccessDenied"),
              refused("hold", "403 AccessDenied",
                      ": the key may not read, write and delete in the bucket; give it the rights"));
    EXPECT_EQ(put(404, "NoSuchBucket"),
              refused("hold", "404 NoSuchBucket", ": there is no such bucket; make it or mend bucket"));
    EXPECT_EQ(
        put(301, "PermanentRedirect"),
        refused("hold", "301 PermanentRedirect", ": the bucket lives elsewhere; mend endpoint and region"));
    EXPECT_EQ(put(400, "QuotaExceeded"),
              refused("hold", "400 QuotaExceeded", ": the storage is full; make room or raise its quota"));
    EXPECT_EQ(put(403, ""),
              refused("hold", "403", ": mend access_key and secret_key, or give the key the rights"));
    EXPECT_EQ(put(302, ""), refused("hold", "302", ": it leads elsewhere; mend endpoint"));
}

TEST_F(Bucket, AWrongClockIsNamedWithItsMinutes) {
    EXPECT_EQ(put(403, "RequestTimeTooSkewed"),
              refused("hold", "403 RequestTimeTooSkewed",
                      ": this machine's clock is wrong; set it (timedatectl set-ntp true)"));
    EXPECT_EQ(put(403, "RequestTimeTooSkewed", "Tue, 24 Nov 2026 08:20:10 GMT"),
              refused("hold", "403 RequestTimeTooSkewed",
                      ": this machine's clock is 20 min slow; set it (timedatectl set-ntp true)"));
    EXPECT_EQ(put(403, "AccessDenied", "Tue, 24 Nov 2026 07:50:00 GMT"),
              refused("hold", "403 AccessDenied",
                      ": this machine's clock is 10 min fast; set it (timedatectl set-ntp true)"));
}

TEST_F(Bucket, AFileIsKnownByWhatWasSaidWhenItWasPutElseByItsBytes) {
    curl::HttpResponse response;
    response.status = 200;
    response.body = "tiếng";
    response.headers = {{"content-length", "7"}, {"x-amz-meta-sha256", std::string(64, 'a')}};
    http_.on("https://s3.vn/am-thanh/a.mp3", response);
    const auto digest = [&] { return make_storage(settings_, http_, clock_)->digest("a.mp3"); };
    EXPECT_EQ(digest(), (FileDigest{7, std::string(64, 'a')}));
    response.headers[1].second = "of others";
    http_.on("https://s3.vn/am-thanh/a.mp3", response);
    EXPECT_EQ(digest(), digest_of("tiếng"));
    response.status = 404;
    http_.on("https://s3.vn/am-thanh/a.mp3", response);
    EXPECT_EQ(digest(), std::nullopt);
}

TEST_F(Bucket, WhatMayPassIsTriedAgain) {
    EXPECT_EQ(put(400, "BadDigest"),
              refused("retry", "400 BadDigest", ": the bytes that came have another MD5 or SHA-256"));
    EXPECT_EQ(put(503, "SlowDown"), refused("retry", "503 SlowDown", ": try again later"));
    EXPECT_EQ(put(500, "InternalError"), refused("retry", "500 InternalError", ": try again later"));
    EXPECT_EQ(put(429, ""), refused("retry", "429", ": try again later"));
}

TEST_F(Bucket, WhatIsWrongWithTheFileSkipsIt) {
    EXPECT_EQ(put(400, "EntityTooLarge"),
              refused("skip", "400 EntityTooLarge", ": the file is larger than the storage takes"));
    EXPECT_EQ(put(400, "MalformedXML"), refused("skip", "400 MalformedXML", ""));
}

TEST_F(Bucket, AListIsReadAndWrittenInATurnAtItsPlace) {
    curl::HttpResponse response;
    response.status = 200;
    response.body = "[]";
    response.headers = {{"content-length", "3"}};
    http_.on("https://s3.vn/am-thanh/list.json", response);
    test::NotedTurns turns;
    const auto storage = make_storage(settings_, http_, clock_, turns);
    const std::size_t before = http_.requests.size();
    turns.while_waiting = [&] { EXPECT_EQ(http_.requests.size(), before) << "it was not read yet"; };
    storage->change("list.json", 100, [&](const auto &bytes) {
        EXPECT_TRUE(turns.is_held);
        EXPECT_EQ(bytes, "[]");
        return std::optional<std::string>("[1]");
    });
    EXPECT_FALSE(turns.is_held);
    EXPECT_EQ(turns.taken, std::vector<std::string>{"https://s3.vn/am-thanh/list.json"});
}

TEST_F(Bucket, AFileOfAnotherLengthIsNotBelieved) {
    EXPECT_EQ(put(200, ""), "retry: https://tep.vn/a.mp3: the storage keeps 0 bytes of the 7 that were sent");
}

} // namespace
} // namespace baonoi::publish
