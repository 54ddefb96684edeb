// SPDX-License-Identifier: GPL-3.0-or-later
// The bucket of the shared cache: what is asked of it, and what becomes of its faults.
#include "produce/segment_bucket.h"

#include "base/error.h"
#include "base/iso_time.h"
#include "base/percent.h"
#include "fakes/fake_clock.h"
#include "fakes/test_server.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <utility>

namespace baonoi::produce {
namespace {

constexpr double a_day = 86'400;

// A bucket in memory, a thousand files a list unless it is told otherwise, that can be made to fail.
class FakeBucket : public curl::Http {
public:
    explicit FakeBucket(test::FakeClock &clock) : clock_(clock) {}

    curl::HttpResponse send(const curl::HttpRequest &request) override {
        asked.push_back(request.method + " " + request.url.substr(root.size()));
        clock_.pass(answers_after);
        if (fault)
            if (auto response = fault(request))
                return *response;
        if (request.url.starts_with(root + "?"))
            return list(request.url);
        const std::string name = request.url.substr(root.size() + 1);
        curl::HttpResponse response;
        response.status = 200;
        if (request.method == "PUT")
            files[name] = {request.post->text(), clock_.unix_time()};
        else if (!files.contains(name))
            response.status = 404;
        else if (request.method == "DELETE")
            files.erase(name);
        else {
            response.body = files[name].bytes;
            if (response.body.size() > request.max_bytes)
                throw Error(Next::skip, request.url + " is too large");
            response.headers = {{"last-modified", http_date(files[name].changed)}};
        }
        return response;
    }

    struct File {
        std::string bytes;
        std::int64_t changed = 0;
    };
    std::map<std::string, File> files;
    std::vector<std::string> asked;
    std::function<std::optional<curl::HttpResponse>(const curl::HttpRequest &)> fault;
    double answers_after = 0;
    std::size_t listed_at_once = 1000;
    const std::string root = "https://s3.vn/kho";

private:
    static std::string http_date(std::int64_t time) {
        const auto at = static_cast<std::time_t>(time);
        std::tm utc{};
        ::gmtime_r(&at, &utc);
        char text[40];
        std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc);
        return text;
    }

    curl::HttpResponse list(const std::string &url) {
        const std::size_t token = url.find("?continuation-token=");
        auto at =
            token == std::string::npos
                ? files.begin()
                : files.upper_bound(percent_decoded(url.substr(token + 20, url.find('&') - token - 20)));
        curl::HttpResponse response;
        response.status = 200;
        std::string entries, last;
        for (std::size_t i = 0; i < listed_at_once && at != files.end(); ++i, ++at) {
            last = at->first;
            entries += fmt::format(
                "<Contents><Key>{}</Key><LastModified>{}</LastModified><Size>{}</Size></Contents>", last,
                iso_time(at->second.changed), at->second.bytes.size());
        }
        response.body = fmt::format(
            "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
            "<IsTruncated>{}</IsTruncated>{}<NextContinuationToken>{}</NextContinuationToken>"
            "</ListBucketResult>",
            at != files.end(), entries, last);
        return response;
    }

    test::FakeClock &clock_;
};

curl::HttpResponse refusal(int status, const std::string &code) {
    curl::HttpResponse response;
    response.status = status;
    response.body = "<Error><Code>" + code + "</Code></Error>";
    return response;
}

std::string key(int number) {
    return fmt::format("{:032x}", number);
}

class SharedBucket : public testing::Test {
protected:
    SharedBucket() {
        ::setenv("KHO_KEY", "AKIA0123", 1);
        ::setenv("KHO_SECRET", "bucket-secret-0", 1);
        settings_.bucket.endpoint = "https://s3.vn/";
        settings_.bucket.bucket = "kho";
        settings_.bucket.access_key = Secret("env:KHO_KEY");
        settings_.bucket.secret_key = Secret("env:KHO_SECRET");
        settings_.prefix = "doan/";
        settings_.bucket.timeout = Seconds{3};
    }
    // What the log gets meanwhile.
    static std::string said(const std::function<void()> &work) {
        testing::internal::CaptureStderr();
        work();
        return testing::internal::GetCapturedStderr();
    }
    std::size_t lines(const std::string &text) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    }

    test::FakeClock clock_;
    FakeBucket http_{clock_};
    settings::SharedCacheConfig settings_;
};

TEST_F(SharedBucket, KeepsAnObjectUnderThePrefixAndItsKey) {
    SegmentBucket bucket(settings_, http_, clock_);
    EXPECT_EQ(bucket.get(key(1)), std::nullopt);
    bucket.put(key(1), "tiếng");
    EXPECT_EQ(bucket.get(key(1)), "tiếng");
    EXPECT_EQ(http_.files.begin()->first, "doan/" + key(1));
}

TEST_F(SharedBucket, OneThatIsAwayIsAskedOnceAMinuteAndTheLogSaysItOnce) {
    SegmentBucket bucket(settings_, http_, clock_);
    bucket.put(key(1), "tiếng");
    http_.fault = [](const auto &) { return refusal(503, "SlowDown"); };
    http_.asked.clear();
    const std::string log = said([&] {
        for (int i = 0; i < 200; ++i) {
            EXPECT_EQ(bucket.get(key(1)), std::nullopt);
            clock_.pass(1);
        }
    });
    EXPECT_EQ(http_.asked.size(), 4U);
    EXPECT_EQ(lines(log), 1U) << log;
    EXPECT_NE(
        log.find("the shared cache is not read; nothing waits for it, and it is tried again once a minute: "
                 "the storage answered 503 SlowDown to GET https://s3.vn/kho/doan/" +
                 key(1) + ": try again later"),
        std::string::npos)
        << log;
    http_.fault = nullptr;
    clock_.pass(60);
    const std::string later = said([&] {
        EXPECT_EQ(bucket.get(key(1)), "tiếng");
        EXPECT_EQ(bucket.get(key(1)), "tiếng");
    });
    EXPECT_EQ(lines(later), 1U) << later;
    EXPECT_NE(later.find("the shared cache is read again"), std::string::npos) << later;
}

TEST_F(SharedBucket, OneThatIsFullIsStillRead) {
    SegmentBucket bucket(settings_, http_, clock_);
    bucket.put(key(1), "tiếng");
    http_.fault = [](const curl::HttpRequest &request) {
        return request.method == "PUT" ? std::optional(refusal(403, "QuotaExceeded")) : std::nullopt;
    };
    http_.asked.clear();
    const std::string log = said([&] {
        for (int i = 2; i < 50; ++i) {
            bucket.put(key(i), "tiếng");
            EXPECT_EQ(bucket.get(key(1)), "tiếng");
        }
    });
    EXPECT_EQ(std::count(http_.asked.begin(), http_.asked.end(), "PUT /doan/" + key(2)), 1);
    EXPECT_EQ(http_.asked.size(), 49U);
    EXPECT_EQ(lines(log), 1U) << log;
    EXPECT_NE(log.find("the shared cache is not written; nothing waits"), std::string::npos) << log;
    EXPECT_NE(log.find("the storage is full; make room or raise its quota"), std::string::npos) << log;
}

TEST_F(SharedBucket, ASlowAnswerIsTheLastForAMinute) {
    SegmentBucket bucket(settings_, http_, clock_);
    bucket.put(key(1), "tiếng");
    http_.answers_after = 1.5;
    http_.asked.clear();
    const std::string log = said([&] {
        EXPECT_EQ(bucket.get(key(1)), "tiếng");
        EXPECT_EQ(bucket.get(key(1)), std::nullopt);
        EXPECT_EQ(bucket.get(key(1)), std::nullopt);
    });
    EXPECT_EQ(http_.asked.size(), 1U);
    EXPECT_NE(log.find("a minute: an answer took 1.5 s"), std::string::npos) << log;
}

TEST_F(SharedBucket, OfManyWhoWaitOneFindsOutWhetherItIsBack) {
    SegmentBucket bucket(settings_, http_, clock_);
    http_.fault = [](const auto &) { return refusal(500, "InternalError"); };
    bucket.get(key(1));
    clock_.pass(60);
    http_.asked.clear();
    bool is_first = true;
    http_.fault = [&](const curl::HttpRequest &) {
        for (int i = std::exchange(is_first, false) ? 0 : 5; i < 5; ++i)
            EXPECT_EQ(bucket.get(key(i)), std::nullopt);
        return std::optional<curl::HttpResponse>();
    };
    bucket.get(key(1));
    EXPECT_EQ(http_.asked.size(), 1U);
}

TEST_F(SharedBucket, WhatIsTooLargeIsNotTaken) {
    SegmentBucket bucket(settings_, http_, clock_);
    const std::string large((std::size_t{16} << 20U) + 1, 'a');
    http_.files["doan/" + key(1)] = {large, clock_.unix_time()};
    EXPECT_EQ(bucket.get(key(1)), std::nullopt);
    http_.asked.clear();
    bucket.put(key(1), large);
    EXPECT_TRUE(http_.asked.empty());
    bucket.put(key(1), "tiếng");
    EXPECT_EQ(http_.files["doan/" + key(1)].bytes, "tiếng");
}

TEST_F(SharedBucket, WhatIsUsedLateIsPutAgain) {
    SegmentBucket bucket(settings_, http_, clock_);
    bucket.put(key(1), "tiếng");
    const std::int64_t put = clock_.unix_time();
    clock_.pass(14 * a_day);
    bucket.get(key(1));
    EXPECT_EQ(http_.files["doan/" + key(1)].changed, put);
    clock_.pass(2 * a_day);
    EXPECT_EQ(bucket.get(key(1)), "tiếng");
    EXPECT_EQ(http_.files["doan/" + key(1)].changed, clock_.unix_time());
}

TEST_F(SharedBucket, TheSweepRemovesWhatIsOldAndNothingOfOthers) {
    SegmentBucket bucket(settings_, http_, clock_);
    http_.listed_at_once = 7;
    const std::int64_t now = clock_.unix_time(), old = now - static_cast<std::int64_t>(31 * a_day);
    for (int i = 0; i < 40; ++i)
        http_.files["doan/" + key(i)] = {"tiếng", i % 2 == 0 ? old : now};
    for (const std::string &other : {std::string("doan/doc.txt"), "doan/" + key(1) + ".mp3",
                                     "doan/sau/" + key(1), "khac/" + key(1), key(1)})
        http_.files[other] = {"of others", old};
    EXPECT_EQ(bucket.sweep([] { return true; }), 20U);
    EXPECT_EQ(http_.files.size(), 25U);
    EXPECT_TRUE(http_.files.contains("doan/" + key(1)));
    EXPECT_FALSE(http_.files.contains("doan/" + key(2)));
    EXPECT_EQ(http_.asked.front(), "GET ?list-type=2&max-keys=1000&prefix=doan%2F");
    EXPECT_EQ(bucket.sweep([] { return true; }), 0U);
}

TEST_F(SharedBucket, TheSweepRemovesTheOldestUntilTheOthersFit) {
    settings_.max_bytes = 100;
    SegmentBucket bucket(settings_, http_, clock_);
    for (int i = 0; i < 30; ++i)
        http_.files["doan/" + key(i)] = {std::string(10, 'a'), clock_.unix_time() - i};
    EXPECT_EQ(bucket.sweep([] { return true; }), 20U);
    EXPECT_TRUE(http_.files.contains("doan/" + key(9)));
    EXPECT_FALSE(http_.files.contains("doan/" + key(10)));
}

TEST_F(SharedBucket, ASweepRemovesForAMinuteAndTheNextGoesOn) {
    settings_.max_bytes = 0;
    SegmentBucket bucket(settings_, http_, clock_);
    for (int i = 0; i < 100; ++i)
        http_.files["doan/" + key(i)] = {"tiếng", clock_.unix_time()};
    http_.answers_after = 0.9;
    EXPECT_EQ(bucket.sweep([] { return true; }), 67U);
    EXPECT_EQ(bucket.sweep([] { return true; }), 33U);
}

TEST_F(SharedBucket, ASweepEndsWhenItIsTold) {
    settings_.max_bytes = 0;
    SegmentBucket bucket(settings_, http_, clock_);
    for (int i = 0; i < 100; ++i)
        http_.files["doan/" + key(i)] = {"tiếng", clock_.unix_time()};
    int left = 3;
    EXPECT_EQ(bucket.sweep([&] { return left-- > 0; }), 2U); // once it was asked after the list
    EXPECT_EQ(http_.files.size(), 98U);
}

TEST_F(SharedBucket, ASweepSaysWhatIsNoList) {
    SegmentBucket bucket(settings_, http_, clock_);
    for (const char *const body :
         {"", "<html>", "<Error/>",
          "<ListBucketResult><Contents><Key>a</Key></Contents></ListBucketResult>"}) {
        curl::HttpResponse response;
        response.status = 200;
        response.body = body;
        http_.fault = [&](const auto &) { return response; };
        try {
            bucket.sweep([] { return true; });
            FAIL() << body;
        } catch (const Error &error) {
            EXPECT_STREQ(error.what(),
                         "the storage's answer to GET "
                         "https://s3.vn/kho?list-type=2&max-keys=1000&prefix=doan%2F is no list of files");
        }
    }
}

TEST_F(SharedBucket, ItsExaminationLeavesNothing) {
    SegmentBucket bucket(settings_, http_, clock_);
    EXPECT_EQ(bucket.examine(),
              "https://s3.vn/kho/doan/baonoi-probe.txt was written, read, listed and removed");
    EXPECT_TRUE(http_.files.empty());
    http_.fault = [](const curl::HttpRequest &request) {
        return request.method == "GET" ? std::optional(refusal(404, "NoSuchKey")) : std::nullopt;
    };
    try {
        bucket.examine();
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::hold);
        EXPECT_STREQ(error.what(),
                     "https://s3.vn/kho/doan/baonoi-probe.txt was written, and then was not there; "
                     "let nobody else write there");
    }
}

// Over a real connection.
TEST_F(SharedBucket, AServerThatHangsOrBreaksOffHoldsNobodyForLong) {
    test::TestServer server;
    settings_.bucket.endpoint = server.url("/");
    settings_.bucket.timeout = Seconds{0.3};
    curl::HttpSettings curl;
    curl.allow_hosts = {"127.0.0.1"};
    const auto http = curl::make_curl_http(curl);
    SystemClock clock;
    test::Reply hanging, dripping, cut;
    hanging.delay_ms = 1500;
    dripping.body = std::string(1000, 'a');
    dripping.drip_ms = 50;
    cut.body = "tiếng";
    cut.declared_length = 5000;
    cut.cut = true;
    for (const test::Reply &reply : {hanging, dripping, cut}) {
        server.on("/kho/doan/" + key(1), reply);
        SegmentBucket bucket(settings_, *http, clock);
        const std::string log = said([&] {
            for (int i = 0; i < 20; ++i)
                EXPECT_EQ(bucket.get(key(1)), std::nullopt);
        });
        EXPECT_EQ(lines(log), 1U) << log;
    }
    EXPECT_EQ(server.requests().size(), 3U);
}

} // namespace
} // namespace baonoi::produce
