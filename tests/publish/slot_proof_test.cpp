// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader of a public page would hear.
#include "publish/slot_proof.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/fake_http.h"
#include "lib/openssl/digest.h"

#include <gtest/gtest.h>
#include <map>

namespace baonoi::publish {
namespace {

// A web server with a page, which may come to show its player late, and a file.
class Web : public curl::Http {
public:
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        curl::HttpResponse response;
        response.url = request.url;
        if (request.url == "https://bao.vn/bai/tin") {
            response.status = page_status;
            response.body = ++looks > late ? page : "<p>Chưa có âm thanh</p>";
            return response;
        }
        if (request.url == "https://bao.vn/tep/tin.ogg" && !opus.empty()) {
            response.status = 200;
            response.headers = {{"content-type", opus_type}};
            response.body = opus;
            return test::delivered(std::move(response), request, 3);
        }
        if (request.url != "https://bao.vn/tep/tin.mp3" && request.url != moved) {
            response.status = 404;
            return response;
        }
        response.status = file_status;
        response.headers = {{"content-type", type}};
        response.body = file;
        const bool is_range = !request.headers.empty() && knows_ranges;
        if (is_range) {
            EXPECT_EQ(request.headers[0], "Range: bytes=5-");
            response.status = 206;
            response.body = part.empty() ? file.substr(5) : part;
            response.headers.emplace_back("content-range", "bytes 5-9/" + std::to_string(file.size()));
        }
        return test::delivered(std::move(response), request, 3);
    }
    std::string page = "<html><body><audio controls><source src=\"../tep/tin.mp3\"></audio></body></html>";
    std::string moved; // another address of the file
    std::string opus, opus_type = "audio/ogg";
    std::string file = "0123456789", part, type = "audio/mpeg";
    int page_status = 200, file_status = 200, late = 0, looks = 0;
    bool knows_ranges = true;
};

class SlotProofs : public ::testing::Test {
protected:
    // What is wrong; empty: nothing.
    std::string fault() {
        try {
            prove_slot(web_, clock_, proof_);
            return "";
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::retry);
            return error.what();
        }
    }

    Web web_;
    test::FakeClock clock_;
    SlotProof proof_{"https://bao.vn/bai/tin",
                     "https://bao.vn/tep/tin.mp3",
                     openssl::sha256_hex("0123456789"),
                     10,
                     Seconds{4},
                     {}};
};

TEST_F(SlotProofs, APlayerThatLeadsToTheFileIsHeard) {
    EXPECT_EQ(fault(), "");
    EXPECT_TRUE(clock_.sleeps.empty());
}

TEST_F(SlotProofs, APageThatTakesTooMuchToReadIsRefusedByItsName) {
    std::string tags;
    for (int i = 0; i < 1398101; ++i)
        tags += "<br a>";
    web_.page = tags + web_.page;
    try {
        prove_slot(web_, clock_, proof_);
        ADD_FAILURE() << "it was read";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(),
                     "https://bao.vn/bai/tin: the page takes more than 64 MB of memory to read; it "
                     "is too large or broken");
    }
    EXPECT_TRUE(clock_.sleeps.empty());
}

TEST_F(SlotProofs, ASourceOfItsOwnAndABaseAreFollowed) {
    web_.page = "<html><head><base href=\"https://bao.vn/tep/\"></head><body><audio src=tin.mp3></audio>";
    EXPECT_EQ(fault(), "");
}

TEST_F(SlotProofs, APageThatShowsItLateIsWaitedFor) {
    web_.late = 3;
    EXPECT_EQ(fault(), "");
    EXPECT_EQ(clock_.sleeps, (std::vector<double>{0.25, 0.5, 1}));
}

TEST_F(SlotProofs, SaysWhatTheReaderSeesWhenTheTimeIsOver) {
    web_.page = "<p>Chưa có âm thanh</p>";
    EXPECT_EQ(fault(), "https://bao.vn/bai/tin: a reader sees no player");
    EXPECT_EQ(clock_.elapsed().value, 4);
    web_.page = "<audio src=\"/khac.mp3\"></audio>";
    EXPECT_EQ(fault(), "https://bao.vn/bai/tin: a reader hears another recording: https://bao.vn/khac.mp3");
    web_.page_status = 403;
    EXPECT_EQ(fault(), "https://bao.vn/bai/tin: a reader is answered 403");
}

TEST_F(SlotProofs, TheSameFileAtAnotherAddressIsHeardThere) {
    web_.page = "<audio src=\"https://bao.vn/tep/tin.mp3?v=2\"></audio>";
    EXPECT_EQ(fault(),
              "https://bao.vn/bai/tin: a reader hears nothing: https://bao.vn/tep/tin.mp3?v=2 answers 404");
    web_.moved = "https://cdn.vn/a/tin.mp3";
    web_.page = "<audio src=\"https://cdn.vn/a/tin.mp3\"></audio>";
    EXPECT_EQ(fault(), "");
    web_.file = "012345678x";
    EXPECT_NE(fault().find("the SHA-256 of https://cdn.vn/a/tin.mp3 is "), std::string::npos);
}

TEST_F(SlotProofs, AVideoIsNoPlayer) {
    web_.page = "<video src=\"/tep/tin.mp3\"><source src=\"/tep/tin.mp3\"></video>";
    EXPECT_EQ(fault(), "https://bao.vn/bai/tin: a reader sees no player");
}

TEST_F(SlotProofs, TheFileMustAnswer) {
    web_.file_status = 404;
    web_.knows_ranges = false;
    EXPECT_EQ(fault(),
              "https://bao.vn/bai/tin: a reader hears nothing: https://bao.vn/tep/tin.mp3 answers 404");
}

TEST_F(SlotProofs, TheTypeMustBeThatOfAnMp3) {
    web_.type = "text/html; charset=utf-8";
    EXPECT_EQ(fault(),
              "https://bao.vn/bai/tin: a reader may hear nothing: https://bao.vn/tep/tin.mp3 has the "
              "type \"text/html; charset=utf-8\", not audio/mpeg");
}

TEST_F(SlotProofs, TheLengthMustBeRight) {
    web_.file = "01234567890";
    EXPECT_EQ(fault(),
              "https://bao.vn/bai/tin: a reader hears 11 bytes of https://bao.vn/tep/tin.mp3, not 10");
    web_.knows_ranges = false;
    EXPECT_EQ(fault(),
              "https://bao.vn/bai/tin: a reader hears 11 bytes of https://bao.vn/tep/tin.mp3, not 10");
}

TEST_F(SlotProofs, TheHashMustBeRight) {
    web_.file = "0123456780";
    EXPECT_EQ(fault(), "https://bao.vn/bai/tin: a reader hears another recording: the SHA-256 of "
                       "https://bao.vn/tep/tin.mp3 is " +
                           openssl::sha256_hex("0123456780") + ", not " + openssl::sha256_hex("0123456789"));
}

TEST_F(SlotProofs, AServerWithoutRangesIsHeard) {
    web_.knows_ranges = false;
    EXPECT_EQ(fault(), "");
}

TEST_F(SlotProofs, ARangeMustBePartOfTheFile) {
    web_.part = "xxxxx";
    EXPECT_EQ(fault(), "https://bao.vn/bai/tin: a reader who jumps ahead hears something else: "
                       "https://bao.vn/tep/tin.mp3 answers a range with other bytes");
}

TEST_F(SlotProofs, TheOpusFileBesideTheMp3MustBeOfferedAndRight) {
    proof_.opus = "https://bao.vn/tep/tin.ogg";
    proof_.opus_sha256 = openssl::sha256_hex("opus");
    proof_.opus_bytes = 4;
    EXPECT_EQ(fault(),
              "https://bao.vn/bai/tin: a reader is not offered the Opus file https://bao.vn/tep/tin.ogg");
    web_.page = "<audio><source src=\"/tep/tin.ogg\" type=\"audio/ogg; codecs=opus\">"
                "<source src=\"/tep/tin.mp3\" type=\"audio/mpeg\"></audio>";
    EXPECT_EQ(fault(),
              "https://bao.vn/bai/tin: a reader hears nothing: https://bao.vn/tep/tin.ogg answers 404");
    web_.opus = "opus";
    EXPECT_EQ(fault(), "");
    web_.opus_type = "application/octet-stream";
    EXPECT_EQ(fault(),
              "https://bao.vn/bai/tin: a reader may hear nothing: https://bao.vn/tep/tin.ogg has the type "
              "\"application/octet-stream\", not audio/ogg");
    web_.opus_type = "audio/ogg";
    web_.opus = "sopu";
    EXPECT_EQ(fault(), "https://bao.vn/bai/tin: a reader hears another recording: the SHA-256 of "
                       "https://bao.vn/tep/tin.ogg is " +
                           openssl::sha256_hex("sopu") + ", not " + openssl::sha256_hex("opus"));
}

} // namespace
} // namespace baonoi::publish
