// SPDX-License-Identifier: GPL-3.0-or-later
// An article's text beside how it is spoken, its recording, and what changes while somebody looks on.
#include "serve/event_hub.h"
#include "served.h"

#include <chrono>
#include <thread>

namespace baonoi::serve {
namespace {

using nlohmann::json;

class TextApi : public test::Served {
protected:
    static constexpr auto reading =
        R"({"blocks":[{"kind":"title","text":"Bão <b>","sentences":[{"text":"Bão <b>","spoken":"Bão bê","tokens":[)"
        R"({"text":"Bão","spoken":"Bão","rule":"word","language":"vi","unknown":false,"from":0.1,"to":0.4},)"
        R"({"text":" ","spoken":"","rule":"blank","language":"vi","unknown":false,"from":null,"to":null},)"
        R"({"text":"<b>","spoken":"bê","rule":"letter","language":"vi","unknown":true,"from":0.5,"to":0.7}]}]},)"
        R"({"kind":"date","text":"29/11/2026","sentences":[]},)"
        R"({"kind":"paragraph","text":"Ban Quản lý dự án (Ban QLDA) họp. QLDA nói.","sentences":[]}],)"
        R"("drops":[{"rule":"caption","text":"Ảnh","place":"html/body/p"}]})";

    json keep_read(const std::string &id) {
        const store::ArticleRecord record = keep_spoken(id, "https://bao.example.vn/audio/1.mp3");
        store_->keep_reading(record.source, record.input, {record.content_hash, reading, {}});
        return json_of(api("GET", fmt::format("/api/articles/{}/text", id), "doc"));
    }
};

TEST_F(TextApi, TheTextStandsBesideHowItIsSpoken) {
    start();
    const json text = keep_read("00aa");
    EXPECT_EQ(text["title"], "Bài 00aa");
    EXPECT_EQ(text["voice"], "vi-north");
    EXPECT_EQ(text["duration"], 2.5);
    EXPECT_EQ(text["blocks"], json::parse(reading)["blocks"]);
    EXPECT_EQ(text["drops"][0]["rule"], "caption");
}

TEST_F(TextApi, WhatWasNotKeptIsSaid) {
    start();
    keep_spoken("00aa", "https://bao.example.vn/audio/1.mp3");
    const auto answer = api("GET", "/api/articles/00aa/text", "doc");
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(json_of(answer)["error"],
              "nothing is kept of how https://bao.example.vn/00aa was read; make it "
              "again to see it");
    queue("https://bao.example.vn/2", store::JobKind::published);
    EXPECT_EQ(json_of(api("GET", "/api/articles/https%3A%2F%2Fbao.example.vn%2F2/text", "doc"))["error"],
              "https://bao.example.vn/2 has no audio");
    EXPECT_EQ(api("GET", "/api/articles/none/text", "doc").status, 404);
}

TEST_F(TextApi, AnOlderRecordingOnThisDiskTellsByItsManifest) {
    start();
    test::write(
        folder_.path() / "site/audio/a.json",
        R"({"content_hash":")" + std::string(64, 'a') +
            R"(","entries":[{"block":0,"begin":0,"end":2,"text":"Xã","spoken":"Xã","rule":"word","from":0.1,)"
            R"("to":0.4},{"block":0,"begin":2,"end":3,"text":".","dropped":"punctuation"}],"drops":[]})");
    keep_spoken("00aa", page("audio/a.mp3"));
    const json text = json_of(api("GET", "/api/articles/00aa/text", "doc"));
    EXPECT_EQ(text["blocks"][0]["text"], "Xã.");
    EXPECT_EQ(text["blocks"][0]["sentences"][0]["tokens"][1]["rule"], "punctuation");
}

TEST_F(TextApi, TheReadingOfNowTellsWhatLostAndWhatTheArticleDefines) {
    start_reading();
    keep_read("00aa");
    const json now = json_of(api("GET", "/api/articles/00aa/reading", "doc"));
    ASSERT_EQ(now["blocks"].size(), 2U) << "the date is not read";
    EXPECT_EQ(now["blocks"][1]["block"], 2);
    const json sentence = now["blocks"][1]["sentences"][1];
    EXPECT_EQ(sentence["text"].get<std::string>().substr(0, 4), "QLDA");
    EXPECT_EQ(sentence["tokens"][0]["spoken"], "Quản lý dự án");
    EXPECT_EQ(sentence["tokens"][0]["rule"], "defined here");
    EXPECT_NE(sentence["tokens"][0]["candidates"].dump().find(R"("rule":"spelled")"), std::string::npos);
}

TEST_F(TextApi, UnknownWordsAreThoseThatNobodyEnteredSince) {
    start_reading();
    const store::ArticleRecord record = keep_spoken("00aa", "https://bao.example.vn/audio/1.mp3");
    store_->keep_reading(
        record.source, record.input,
        {record.content_hash,
         reading,
         {{"Kandora", "can đo ra", "vi", "Tới Kandora.", 3}, {"Zandora", "dan đo ra", "vi", "Z.", 1}}});
    api("POST", "/api/lexicon", "bien-tap", R"({"word":"Zandora","say":"dăng đô la"})");
    const json words = json_of(api("GET", "/api/unknown-words", "doc"))["words"];
    ASSERT_EQ(words.size(), 1U);
    EXPECT_EQ(words[0]["word"], "Kandora");
    EXPECT_EQ(words[0]["times"], 3);
    EXPECT_EQ(words[0]["places"][0], (json{{"source", "bao"},
                                           {"input", "https://bao.example.vn/00aa"},
                                           {"id", "00aa"},
                                           {"title", "Bài 00aa"},
                                           {"sentence", "Tới Kandora."}}));
    EXPECT_TRUE(json_of(api("GET", "/api/unknown-words?since=2026-01-01", "doc"))["words"].empty());
    EXPECT_EQ(api("GET", "/api/unknown-words?since=yesterday", "doc").status, 400);
}

TEST_F(TextApi, ArticlesAreFoundByWhatTheySay) {
    start();
    const store::ArticleRecord record = keep_spoken("00aa", "https://bao.example.vn/audio/1.mp3");
    store_->keep_sentences(record.source, record.input, {{"Bão số 3.", "Bão số ba"}});
    const json found = json_of(api("GET", "/api/articles?in=text&q=bao+so+ba", "doc"));
    EXPECT_EQ(found["articles"][0]["id"], "00aa");
    EXPECT_EQ(found["sentences"][0]["text"], "Bão số 3.");
    EXPECT_EQ(json_of(api("GET", "/api/articles?q=bao+so+ba", "doc"))["total"], 0);
    EXPECT_EQ(api("GET", "/api/articles?in=pictures&q=a", "doc").status, 400);
}

TEST_F(TextApi, WhoHasAnAnswerIsToldThatItStillHolds) {
    start();
    keep_spoken("00aa", "https://bao.example.vn/audio/1.mp3");
    const auto first = api("GET", "/api/articles", "doc");
    const std::string tag = first.headers.at("etag");
    EXPECT_EQ(first.headers.at("cache-control"), "private, no-cache");
    const auto again = [&](const std::string &header) {
        return test::ask(server_->port(), "GET", "/api/articles",
                         "Authorization: Bearer token-doc\r\n" + header + "\r\n");
    };
    const auto same = again("If-None-Match: \"x\", W/" + tag);
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.body, "");
    EXPECT_EQ(same.headers.at("etag"), tag);
    EXPECT_EQ(again("If-None-Match: \"x\"").status, 200);
    keep_spoken("00bb", "https://bao.example.vn/audio/2.mp3");
    EXPECT_EQ(again("If-None-Match: " + tag).status, 200);
    EXPECT_EQ(api("GET", "/api/articles/none", "doc").headers.count("etag"), 0U);
    EXPECT_EQ(api("GET", "/api/articles", "").status, 401);
    EXPECT_EQ(api("GET", "/healthz", "").headers.at("cache-control"), "no-store");
}

class AudioApi : public test::Served {
protected:
    AudioApi() {
        for (int i = 0; i < 100'000; ++i)
            bytes_ += static_cast<char>('a' + i % 23);
        test::write(folder_.path() / "site/audio/a.mp3", bytes_);
        keep_spoken("00aa", page("audio/a.mp3"));
        start();
    }
    test::RawAnswer audio(const std::string &headers, const std::string &method = "GET") {
        return test::ask(server_->port(), method, "/api/articles/00aa/audio",
                         "Authorization: Bearer token-doc\r\n" + headers);
    }
    std::string bytes_;
};

TEST_F(AudioApi, TheFileIsServed) {
    const auto answer = audio("");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, bytes_);
    EXPECT_EQ(answer.headers.at("content-type"), "audio/mpeg");
    EXPECT_EQ(answer.headers.at("accept-ranges"), "bytes");
    EXPECT_EQ(answer.headers.at("etag"), fmt::format("\"{}-100000\"", std::string(64, 'a')));
    const auto head = audio("", "HEAD");
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-length"), "100000");
    EXPECT_EQ(audio("If-None-Match: " + answer.headers.at("etag") + "\r\n").status, 304);
    EXPECT_EQ(test::ask(server_->port(), "GET", "/api/articles/00aa/audio").status, 401);
}

TEST_F(AudioApi, ItsCaptionsAndItsReceiptAreServedToo) {
    const auto ask = [&](const std::string &kind) {
        return test::ask(server_->port(), "GET", "/api/articles/00aa/" + kind,
                         "Authorization: Bearer token-doc\r\n");
    };
    EXPECT_EQ(json_of(ask("captions"))["error"], "the publisher of this article keeps no captions");
    store::ArticleRecord record = keep_spoken("00aa", page("audio/a.mp3"));
    record.captions = page("audio/a.vtt");
    store_->keep(record);
    test::write(folder_.path() / "site/audio/a.vtt", "WEBVTT\n");
    test::write(folder_.path() / "site/audio/a.json", "{\"a\": 1}\n");
    EXPECT_EQ(ask("captions").body, "WEBVTT\n");
    EXPECT_EQ(ask("captions").headers.at("content-type"), "text/vtt; charset=utf-8");
    EXPECT_EQ(ask("manifest").body, "{\"a\": 1}\n");
    EXPECT_EQ(ask("manifest").headers.at("content-type"), "application/json");
    record.audio = "https://bao.example.vn/audio/1.mp3";
    record.captions = "https://bao.example.vn/audio/1.vtt";
    store_->keep(record);
    EXPECT_EQ(ask("captions").headers.at("location"), record.captions);
    EXPECT_EQ(json_of(ask("manifest"))["error"], "the publisher of this article keeps no manifest");
}

TEST_F(AudioApi, APartIsServed) {
    const auto part = [&](const std::string &range, const std::string &more = "") {
        return audio("Range: " + range + "\r\n" + more);
    };
    struct Case {
        const char *range;
        std::size_t begin, end;
    };
    for (const Case &one : {Case{"bytes=0-", 0, 100'000},
                            {"bytes=10-19", 10, 20},
                            {"bytes=99990-200000", 99'990, 100'000},
                            {"bytes=-5", 99'995, 100'000},
                            {"bytes=0-0", 0, 1},
                            {"bytes=-200000", 0, 100'000}}) {
        const auto answer = part(one.range);
        EXPECT_EQ(answer.status, 206) << one.range;
        EXPECT_EQ(answer.body, bytes_.substr(one.begin, one.end - one.begin)) << one.range;
        EXPECT_EQ(answer.headers.at("content-range"),
                  fmt::format("bytes {}-{}/100000", one.begin, one.end - 1));
    }
    for (const char *whole :
         {"bytes=5-4", "bytes=0-1,3-4", "bytes=", "bytes=x-y", "lines=1-2", "bytes=-", "bytes=1-x"})
        EXPECT_EQ(part(whole).status, 200) << whole;
    for (const char *beyond : {"bytes=100000-", "bytes=-0", "bytes=100000-100001"}) {
        const auto answer = part(beyond);
        EXPECT_EQ(answer.status, 416) << beyond;
        EXPECT_EQ(answer.headers.at("content-range"), "bytes */100000");
    }
    const std::string tag = audio("", "HEAD").headers.at("etag");
    EXPECT_EQ(part("bytes=1-2", "If-Range: " + tag + "\r\n").status, 206);
    EXPECT_EQ(part("bytes=0-", "If-Range: \"other\"\r\n").status, 200);
    EXPECT_EQ(part("bytes=1-2", "If-Range: Sat, 29 Oct 2026 19:43:31 GMT\r\n").status, 200);
}

TEST_F(AudioApi, WhatIsPublishedElsewhereIsLedTo) {
    keep_spoken("00aa", "https://bao.example.vn/audio/1.mp3");
    const auto answer = audio("");
    EXPECT_EQ(answer.status, 302);
    EXPECT_EQ(answer.headers.at("location"), "https://bao.example.vn/audio/1.mp3");
}

TEST_F(AudioApi, NothingButRecordingsOfPublishersIsHandedOut) {
    test::write(folder_.path() / "secret.mp3", "x");
    std::filesystem::create_symlink(folder_.path() / "secret.mp3", folder_.path() / "site/audio/link.mp3");
    for (const std::filesystem::path &path :
         {folder_.path() / "secret.mp3", folder_.path() / "site/../secret.mp3",
          folder_.path() / "site/audio/link.mp3", folder_.path() / "site/audio/gone.mp3",
          folder_.path() / "site/audio"}) {
        keep_spoken("00aa", path.string());
        const auto answer = audio("");
        EXPECT_EQ(answer.status, 404) << path;
        EXPECT_EQ(json_of(answer)["error"],
                  "the recording of https://bao.example.vn/00aa is not on this machine any more");
    }
}

class EventsApi : public test::Served {
protected:
    // From the head on.
    test::RawClient listen(const std::string &headers = "") {
        test::RawClient client(server_->port());
        client.send("GET /api/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer token-doc\r\n" + headers +
                    "\r\n");
        const auto head = client.receive();
        EXPECT_EQ(head.status, 200);
        EXPECT_EQ(head.headers.at("content-type"), "text/event-stream");
        EXPECT_EQ(head.headers.at("cache-control"), "no-store");
        client.read_until("\n\n");
        return client;
    }
};

TEST_F(EventsApi, WhatHappensIsHeard) {
    start();
    auto one = listen(), two = listen();
    queue("https://bao.example.vn/1", store::JobKind::published);
    for (auto *client : {&one, &two}) {
        const std::string told = client->read_until("\n\n");
        EXPECT_NE(told.find("id: 1\nevent: job\ndata: {"), std::string::npos) << told;
        EXPECT_NE(told.find(R"("state":"queued")"), std::string::npos) << told;
        EXPECT_NE(client->read_until("\n\n").find("event: article"), std::string::npos);
    }
    store_->note_lexicon_change({0, 0, "lan", "added", "BHXH", "a", "f", "", 0, false});
    EXPECT_NE(one.read_until("\n\n").find("event: lexicon"), std::string::npos);
}

TEST_F(EventsApi, WhoWasAwayIsToldWhatWasMissed) {
    start();
    queue("https://bao.example.vn/1", store::JobKind::published);
    auto client = listen("Last-Event-ID: 1\r\n");
    EXPECT_NE(client.read_until("\n\n").find("id: 2\nevent: article"), std::string::npos);
    auto lost = listen("Last-Event-ID: 77\r\n");
    EXPECT_NE(lost.read_until("\n\n").find("id: 2\nevent: missed"), std::string::npos) << "of another store";
    EXPECT_EQ(test::ask(server_->port(), "GET", "/api/events",
                        "Authorization: Bearer token-doc\r\nLast-Event-ID: x\r\n")
                  .status,
              400);
    EXPECT_EQ(api("HEAD", "/api/events", "doc").status, 200);
    EXPECT_EQ(api("GET", "/api/events", "").status, 401);
}

TEST_F(EventsApi, ListenersKeepNobodyWaitingAndAreBounded) {
    start(toml("max_per_address = 200"));
    std::vector<test::RawClient> clients;
    for (std::size_t i = 0; i < EventHub::most_listeners; ++i)
        clients.push_back(listen());
    const auto refused = api("GET", "/api/events", "doc");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.headers.at("retry-after"), "10");
    EXPECT_EQ(api("GET", "/api/articles", "doc").status, 200);
    clients.clear();
    queue("https://bao.example.vn/1", store::JobKind::published); // writing finds out who went
    int status = 503;
    for (int i = 0; i < 100 && status == 503; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        queue(fmt::format("https://bao.example.vn/{}", i), store::JobKind::published);
        test::RawClient client(server_->port());
        client.send("GET /api/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer token-doc\r\n\r\n");
        status = client.receive().status;
    }
    EXPECT_EQ(status, 200);
}

TEST_F(EventsApi, AListenerWhoDoesNotReadIsCut) {
    start();
    test::RawClient slow(server_->port(), 4096);
    slow.send("GET /api/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer token-doc\r\n\r\n");
    slow.receive();
    auto quick = listen();
    const std::string title(20'000, 'x');
    for (int i = 0; i < 400; ++i) {
        store::ArticleRecord record = keep_spoken(fmt::format("{}", i), "https://bao.example.vn/a.mp3");
        record.title = title;
        record.state = store::ArticleState::outdated;
        store_->keep(record);
        if (i % 5 == 0)
            quick.read_until("\n\n");
    }
    EXPECT_TRUE(slow.is_closed());
    EXPECT_EQ(api("GET", "/api/coverage", "doc").status, 200);
}

TEST_F(EventsApi, StoppingDoesNotWaitForListeners) {
    start();
    auto client = listen();
    const auto begin = std::chrono::steady_clock::now();
    server_->stop(Seconds{10});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(3));
    EXPECT_TRUE(client.is_closed());
}

} // namespace
} // namespace baonoi::serve
