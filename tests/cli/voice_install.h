// SPDX-License-Identifier: GPL-3.0-or-later
// A voice of a catalogue, and a server on 127.0.0.1 that gives its file as servers of files do.
#pragma once

#include "cli/pages.h"
#include "fakes/test_server.h"
#include "lib/openssl/digest.h"
#include "test_paths.h"

#include <fmt/format.h>

namespace baonoi::test {

namespace fs = std::filesystem;

inline constexpr std::size_t length = 300'000;
inline constexpr const char *attribution = "Giọng đọc: bộ tiếng nói Thử (CC BY 4.0).";

// No two parts of it are alike.
inline std::string noise(std::uint32_t seed) {
    std::string bytes;
    for (std::uint32_t value = seed; bytes.size() < length;) {
        value = value * 1664525U + 1013904223U;
        bytes += static_cast<char>(value >> 24U);
    }
    return bytes;
}

// The value of a header of a request; empty: it has none.
inline std::string header_of(const std::string &head, const std::string &name) {
    const std::size_t at = head.find("\r\n" + name + ": ");
    const std::size_t begin = at + name.size() + 4;
    return at == std::string::npos ? "" : head.substr(begin, head.find('\r', begin) - begin);
}

class VoiceInstall : public ::testing::Test {
protected:
    VoiceInstall() {
        server_.answer_by("/model.bin",
                          [this](const std::string &head, const std::string &) { return file(head); });
        write(folder_.path() / "baonoi.toml",
              fmt::format("[voice]\nfolders = [\"voices\"]\n[fetch]\nallow_hosts = [\"{}\"]\n",
                          server_.host()));
        fs::create_directory(voices_);
        write_catalogue(server_.url("/model.bin"), openssl::sha256_hex(bytes_));
    }

    // It answers as servers of files do, also to Range and If-Range.
    Reply file(const std::string &head) const {
        const std::string range = header_of(head, "Range"), condition = header_of(head, "If-Range");
        Reply reply;
        reply.headers = {"Content-Type: application/octet-stream", "ETag: " + etag_};
        reply.body = bytes_;
        if (range.empty() || (!condition.empty() && condition != etag_))
            return reply;
        const std::size_t from = std::stoul(range.substr(std::string("bytes=").size()));
        reply.status = from < bytes_.size() ? 206 : 416;
        reply.headers.push_back(
            fmt::format("Content-Range: bytes {}-{}/{}", from, bytes_.size() - 1, bytes_.size()));
        reply.body = from < bytes_.size() ? bytes_.substr(from) : "";
        return reply;
    }
    Reply first_half_of(const std::string &bytes, const std::string &etag) const {
        Reply reply;
        reply.headers = {"ETag: " + etag};
        reply.body = bytes.substr(0, length / 2);
        reply.declared_length = length;
        return reply;
    }

    void write_catalogue(const std::string &url, const std::string &sha256, std::size_t bytes = length,
                         const std::string &engine = "espeak") {
        // A voice that speaks: its file is there and nothing reads it.
        std::string settings = read(fs::path(BAONOI_SOURCE_DIR) / "voices/vi-north/voice.toml");
        settings.erase(0, settings.find("gain_db"));
        for (const char *key : {"respell", "latin", "languages", "prosody"})
            settings.erase(settings.find(key),
                           settings.find('\n', settings.find(key)) - settings.find(key) + 1);
        write(folder_.path() / "ds.toml", fmt::format(R"([[voice]]
name = "thu"
description = "A voice of a test"
engine = "{}"
licence = "CC BY 4.0"
attribution = "{}"
doubts = ["Nobody has \"heard\" it."]
settings = '''
{}'''
[[voice.file]]
name = "model.bin"
url = "{}"
bytes = {}
sha256 = "{}"
)",
                                                      engine, attribution, settings, url, bytes, sha256));
    }

    ProgramResult baonoi(std::vector<std::string> arguments, long max_file_bytes = 0) {
        arguments.insert(arguments.begin(), BAONOI_PROGRAM);
        return run(
            {.arguments = std::move(arguments), .folder = folder_.path(), .max_file_bytes = max_file_bytes});
    }
    ProgramResult install(std::vector<std::string> more = {}, long max_file_bytes = 0) {
        std::vector<std::string> words = {"voices",      "install", "thu",
                                          "--catalogue", "ds.toml", "--accept-licence"};
        words.insert(words.end(), more.begin(), more.end());
        return baonoi(words, max_file_bytes);
    }
    void expect_nothing() const {
        std::vector<std::string> found;
        for (const fs::directory_entry &entry : fs::recursive_directory_iterator(voices_))
            found.push_back(entry.path().string());
        EXPECT_TRUE(found.empty()) << fmt::format("{}", fmt::join(found, " "));
    }
    void expect_installed() const {
        EXPECT_EQ(read(voices_ / "thu/model.bin"), bytes_);
        EXPECT_FALSE(fs::exists(voices_ / ".install"));
    }
    fs::path part() const { return voices_ / ".install/thu/model.bin.part"; }

    TemporaryFolder folder_;
    const fs::path voices_ = folder_.path() / "voices";
    std::string bytes_ = noise(1), etag_ = "\"v1\"";
    TestServer server_;
};

} // namespace baonoi::test
