// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a voice that come whole, in parts, wrong or not at all.
#include "cli/voice_install.h"

namespace baonoi::test {
namespace {

TEST_F(VoiceInstall, ACutDownloadGoesOnWhereItEnded) {
    server_.in_turn("/model.bin", {first_half_of(bytes_, etag_)});
    int asked = 0;
    server_.answer_by("/model.bin", [&](const std::string &head, const std::string &) {
        return ++asked == 1 ? first_half_of(bytes_, etag_) : file(head);
    });
    const ProgramResult result = install();
    EXPECT_EQ(result.exit_code, 0) << result.err;
    expect_installed();
    ASSERT_EQ(server_.requests().size(), 2U);
    EXPECT_EQ(header_of(server_.requests()[0], "Range"), "");
    EXPECT_EQ(header_of(server_.requests()[1], "Range"), "bytes=150000-");
    EXPECT_EQ(header_of(server_.requests()[1], "If-Range"), "\"v1\"");
}

TEST_F(VoiceInstall, WhatCameIsKeptForTheNextTime) {
    int asked = 0;
    server_.answer_by("/model.bin", [&](const std::string &head, const std::string &) {
        ++asked;
        Reply silent;
        silent.silent = true;
        return asked == 1 ? first_half_of(bytes_, etag_) : asked == 2 ? silent : file(head);
    });
    const ProgramResult broken = install();
    EXPECT_EQ(broken.exit_code, 1);
    EXPECT_NE(
        broken.err.find(fmt::format("baonoi: cannot fetch {}: the server closed the connection without an "
                                    "answer; 150000 of 300000 bytes are kept: the same command goes on "
                                    "from there\n",
                                    server_.url("/model.bin"))),
        std::string::npos)
        << broken.err;
    EXPECT_EQ(read(part()), bytes_.substr(0, length / 2));
    EXPECT_FALSE(fs::exists(voices_ / "thu"));
    EXPECT_EQ(baonoi({"voices", "--json"}).out.find("\"thu\""), std::string::npos);
    EXPECT_EQ(install().exit_code, 0);
    expect_installed();
    EXPECT_EQ(header_of(server_.requests().back(), "Range"), "bytes=150000-");
}

TEST_F(VoiceInstall, AFileThatChangedMeanwhileIsFetchedAnew) {
    int asked = 0;
    server_.answer_by("/model.bin", [&](const std::string &head, const std::string &) {
        return ++asked == 1 ? first_half_of(noise(2), "\"v0\"") : file(head);
    });
    EXPECT_EQ(install().exit_code, 0);
    expect_installed();
    ASSERT_EQ(server_.requests().size(), 2U);
    EXPECT_EQ(header_of(server_.requests()[1], "If-Range"), "\"v0\"");
}

TEST_F(VoiceInstall, APartOfSomethingElseIsFoundOutAtTheEndAndFetchedAnew) {
    int asked = 0;
    server_.answer_by("/model.bin", [&](const std::string &head, const std::string &) {
        Reply silent;
        silent.silent = true;
        ++asked;
        // A weak validator does not tell whether the bytes are the same, so it is not sent.
        return asked == 1 ? first_half_of(noise(2), "W/\"v1\"") : asked == 2 ? silent : file(head);
    });
    ASSERT_EQ(install().exit_code, 1);
    EXPECT_EQ(install().exit_code, 0);
    expect_installed();
    ASSERT_EQ(server_.requests().size(), 4U);
    EXPECT_EQ(header_of(server_.requests()[2], "Range"), "bytes=150000-");
    EXPECT_EQ(header_of(server_.requests()[2], "If-Range"), "");
    EXPECT_EQ(header_of(server_.requests()[3], "Range"), "");
}

TEST_F(VoiceInstall, AFileWithAnotherHashIsRefusedAndLeavesNothing) {
    const std::string right = openssl::sha256_hex(bytes_);
    bytes_ = noise(2);
    const ProgramResult result = install();
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(
        result.err.find(fmt::format("baonoi: {} has the SHA-256 {}, not {}: it is not the file that the "
                                    "catalogue means\n",
                                    server_.url("/model.bin"), openssl::sha256_hex(bytes_), right)),
        std::string::npos)
        << result.err;
    expect_nothing();
}

TEST_F(VoiceInstall, AFileOfAnotherLengthIsRefusedBeforeItComes) {
    bytes_ += "more";
    const ProgramResult result = install();
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(
        result.err.find("/model.bin has 300004 bytes, not 300000: it is not the file that the catalogue "
                        "means\n"),
        std::string::npos)
        << result.err;
    expect_nothing();
}

TEST_F(VoiceInstall, AnEndlessFileIsEndedAtItsLength) {
    Reply endless;
    endless.body = bytes_;
    endless.endless = true;
    server_.answer_by("/model.bin", [&](const std::string &, const std::string &) { return endless; });
    const ProgramResult result = install();
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find("/model.bin has more than 300000 bytes: it is not the file that the catalogue "
                              "means\n"),
              std::string::npos)
        << result.err;
    expect_nothing();
}

TEST_F(VoiceInstall, AShortFileIsNoVoice) {
    bytes_.resize(length - 4);
    int asked = 0;
    server_.answer_by("/model.bin", [&](const std::string &head, const std::string &) {
        Reply reply = file(head);
        reply.chunked = ++asked == 1; // without its length
        return reply;
    });
    EXPECT_EQ(install().exit_code, 1);
    EXPECT_FALSE(fs::exists(voices_ / "thu"));
}

TEST_F(VoiceInstall, AFullDiskIsSaidAndNothingStays) {
    const ProgramResult result = install({}, 100'000);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find(fmt::format("baonoi: cannot write {}: File too large\n", part().string())),
              std::string::npos)
        << result.err;
    expect_nothing();
}

TEST_F(VoiceInstall, WithoutRoomNothingIsAskedFor) {
    constexpr std::uintmax_t longest = std::uintmax_t{8} << 30U; // that a catalogue may name
    std::string catalogue = read(folder_.path() / "ds.toml");
    for (std::uintmax_t files = fs::space(voices_).available / longest + 1; files > 0; --files)
        catalogue +=
            fmt::format("[[voice.file]]\nname = \"f{0}\"\nurl = \"{1}\"\nbytes = {2}\nsha256 = \"{3}\"\n",
                        files, server_.url("/model.bin"), longest, openssl::sha256_hex(bytes_));
    write(folder_.path() / "ds.toml", catalogue);
    const ProgramResult result = install();
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(result.err.starts_with(fmt::format("baonoi: {} has ", voices_.string()))) << result.err;
    EXPECT_TRUE(result.err.ends_with(" MB more; make room there, or choose another folder with --to\n"))
        << result.err;
    EXPECT_TRUE(server_.requests().empty());
    expect_nothing();
}

TEST_F(VoiceInstall, OnlyPrivateAddressesAreAsked) {
    write_catalogue("http://bao.example.vn/model.bin", openssl::sha256_hex(bytes_));
    EXPECT_NE(install().err.find("url must be an https address"), std::string::npos);
    EXPECT_EQ(install({"--from", "http://bao.example.vn/"}).exit_code, 1);
    write_catalogue(server_.url("/model.bin"), openssl::sha256_hex(bytes_));
    EXPECT_EQ(install({"--from", "http://bao.example.vn/"}).err,
              "baonoi: --from http://bao.example.vn/: it must be an https address\n");
    Reply away;
    away.status = 302;
    away.headers = {"Location: http://bao.example.vn/model.bin"};
    server_.answer_by("/model.bin", [&](const std::string &, const std::string &) { return away; });
    const ProgramResult result = install();
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(
        result.err.find(fmt::format("baonoi: cannot fetch {}: http://bao.example.vn/model.bin is not https\n",
                                    server_.url("/model.bin"))),
        std::string::npos)
        << result.err;
    expect_nothing();
}

TEST_F(VoiceInstall, APrivateAddressNeedsTheOwnersWord) {
    write(folder_.path() / "baonoi.toml", "[voice]\nfolders = [\"voices\"]\n");
    const ProgramResult result = install();
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.err.find(fmt::format(
                  "the address 127.0.0.1 is not public; add \"{}\" to [fetch] allow_hosts", server_.host())),
              std::string::npos)
        << result.err;
    expect_nothing();
}

} // namespace
} // namespace baonoi::test
