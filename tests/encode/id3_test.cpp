// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/id3.h"

#include "base/error.h"

#include <gtest/gtest.h>
#include <map>

namespace baonoi::encode {
namespace {

// Reads the tag back by the letter of the standard.
std::map<std::string, std::string> frames_of(const std::string &tag) {
    const auto byte = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(tag[at]));
    };
    EXPECT_EQ(tag.substr(0, 6), std::string("ID3\3\0\0", 6));
    const std::size_t size = byte(6) << 21U | byte(7) << 14U | byte(8) << 7U | byte(9);
    EXPECT_EQ(size + 10, tag.size());
    std::map<std::string, std::string> frames;
    for (std::size_t at = 10; at + 10 <= tag.size();) {
        const std::size_t length =
            byte(at + 4) << 24U | byte(at + 5) << 16U | byte(at + 6) << 8U | byte(at + 7);
        EXPECT_EQ(tag.substr(at + 8, 2), std::string(2, '\0'));
        frames[tag.substr(at, 4)] = tag.substr(at + 10, length);
        at += 10 + length;
    }
    return frames;
}

TEST(Id3, HoldsEveryFactInItsFrame) {
    Tags tags;
    tags.title = "Cầu";
    tags.artist = "Bao";
    tags.album = "Tin";
    tags.published = "2026-03-01T09:51:00+07:00";
    tags.url = "https://bao.example/cầu?a=1";
    tags.lyrics = "cầu 😀";
    tags.comment = "ồ";
    tags.cover = "\x89PNG\r\n\x1A\nxyz";
    auto frames = frames_of(make_id3(tags));
    EXPECT_EQ(frames["TIT2"], std::string("\1\xFF\xFE"
                                          "C\0\xA7\x1Eu\0",
                                          9));
    EXPECT_EQ(frames["TPE1"], std::string("\0Bao", 4));
    EXPECT_EQ(frames["TALB"], std::string("\0Tin", 4));
    EXPECT_EQ(frames["TYER"], std::string("\0"
                                          "2026",
                                          5));
    EXPECT_EQ(frames["TDAT"], std::string("\0"
                                          "0103",
                                          5));
    EXPECT_EQ(frames["TIME"], std::string("\0"
                                          "0951",
                                          5));
    EXPECT_EQ(frames["TLAN"], std::string("\0vie", 4));
    EXPECT_EQ(frames["TCON"], std::string("\0(101)", 6));
    EXPECT_EQ(frames["WOAF"], "https://bao.example/c%E1%BA%A7u?a=1");
    EXPECT_EQ(frames["COMM"], std::string("\1vie\xFF\xFE\0\0\xFF\xFE\xD3\x1E", 12));
    EXPECT_EQ(frames["USLT"], std::string("\1vie\xFF\xFE\0\0\xFF\xFE"
                                          "c\0\xA7\x1Eu\0 \0\x3D\xD8\x00\xDE",
                                          22));
    EXPECT_EQ(frames["APIC"], std::string("\0image/png\0\3\0", 13) + tags.cover);
}

TEST(Id3, TellsLengthAndChapters) {
    Tags tags;
    tags.milliseconds = 391'250;
    tags.chapters = {{0, "Tin"}, {61'000, "Sau"}};
    const std::string tag = make_id3(tags);
    auto frames = frames_of(tag);
    EXPECT_EQ(frames["TLEN"], std::string("\0", 1) + "391250");
    EXPECT_EQ(frames["CTOC"], std::string("toc\0\3\2c1\0c2\0", 12));
    // The last of two frames of one name.
    EXPECT_EQ(frames["CHAP"], std::string("c2\0\0\0\xEE\x48\0\5\xF8\x52\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
                                          "TIT2\0\0\0\4\0\0\0Sau",
                                          33));
    EXPECT_NE(tag.find(std::string("c1\0\0\0\0\0\0\0\xEE\x48\xFF", 12)), std::string::npos);
}

TEST(Id3, TakesThePlaceOfOneOfOtherTimes) {
    Tags tags;
    tags.title = "Tin";
    tags.milliseconds = 9'999'999'999;
    tags.chapters = {{0, "Tin"}, {0, "Sau"}};
    const std::string before = make_id3(tags);
    tags.milliseconds = 1000;
    tags.chapters[1].begin = 500;
    const std::string after = make_id3(tags, before.size());
    EXPECT_EQ(after.size(), before.size());
    EXPECT_EQ(after.substr(0, 10), before.substr(0, 10));
    EXPECT_EQ(after.substr(after.size() - 6), std::string(6, '\0'));
}

TEST(Id3, LargerThanItsLengthCanTellIsRefused) {
    std::string message;
    try {
        make_id3({}, (std::size_t{1} << 28U) + 10);
    } catch (const Error &error) {
        message = error.what();
        EXPECT_EQ(error.next(), Next::skip);
    }
    EXPECT_EQ(message,
              "the tag of the MP3 would have 268435466 bytes, more than the 268435465 that ID3 allows; "
              "shorten the article");
}

TEST(Id3, LeavesOutWhatIsNotKnown) {
    Tags tags;
    tags.published = "2013-02";
    const auto frames = frames_of(make_id3(tags));
    EXPECT_EQ(frames.size(), 3U);
    EXPECT_EQ(frames.count("TYER") + frames.count("TLAN") + frames.count("TCON"), 3U);
    tags.published = "hôm qua";
    EXPECT_EQ(frames_of(make_id3(tags)).size(), 2U);
}

TEST(Id3, KnowsPicturesByTheirFirstBytes) {
    EXPECT_EQ(image_type("\xFF\xD8\xFF\xE0"), "image/jpeg");
    EXPECT_EQ(image_type("\x89PNG\r\n\x1A\n"), "image/png");
    EXPECT_EQ(image_type("<svg/>"), "");
    EXPECT_EQ(image_type(""), "");
}

} // namespace
} // namespace baonoi::encode
