// SPDX-License-Identifier: GPL-3.0-or-later
// A page with its recording as the stages before would make them.
#pragma once

#include "base/error.h"
#include "fakes/folder.h"
#include "lib/icu/unicode.h"
#include "lib/openssl/digest.h"
#include "model/article.h"
#include "model/recording.h"
#include "model/script.h"

#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <string>

namespace baonoi::test {

using namespace publish;

// Every file below a folder with its bytes.
inline std::map<std::string, std::string> everything_in(const std::filesystem::path &folder) {
    std::map<std::string, std::string> files;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
        files[entry.path().lexically_relative(folder).string()] =
            entry.is_regular_file() ? read(entry.path()) : "folder";
    return files;
}

inline Article article_of(const std::filesystem::path &path, const std::string &charset = "UTF-8") {
    Article article;
    article.input = path.string();
    article.path = path.string();
    article.id = openssl::sha256_hex(article.path).substr(0, 16);
    article.bytes = read(path);
    icu::Decoded decoded = icu::decode(article.bytes, charset);
    article.html = std::move(decoded.text);
    article.charset = decoded.charset;
    article.broken_bytes = decoded.broken_bytes;
    return article;
}

inline Script script_of(const std::string &title = "Mùa nước nổi về sớm") {
    Script script;
    script.title = title;
    return script;
}

// what tells recordings apart.
inline Recording recording_of(const std::string &what, double seconds = 200.4) {
    Recording recording;
    recording.content_hash = openssl::sha256_hex(what);
    recording.mp3 = "ID3 not really an MP3: " + what;
    recording.captions = "WEBVTT\n\n00:00.000 --> 00:01.000\n" + what + "\n";
    recording.sha256 = openssl::sha256_of(recording.mp3);
    recording.duration = {seconds};
    recording.manifest =
        fmt::format("{{\"content_hash\":\"{}\",\"audio\":{{\"bytes\":{},\"sha256\":\"{}\",\"duration\":{}}},"
                    "\"captions\":{{\"sha256\":\"{}\"}}}}\n",
                    recording.content_hash, recording.mp3.size(), recording.sha256, seconds,
                    openssl::sha256_hex(recording.captions));
    return recording;
}

// The same with an Opus file beside the MP3.
inline Recording recording_with_opus(const std::string &what, double seconds = 200.4) {
    Recording recording = recording_of(what, seconds);
    recording.opus = "OggS not really Opus: " + what;
    recording.opus_sha256 = openssl::sha256_of(recording.opus);
    std::string manifest = recording.manifest.text();
    manifest.insert(manifest.rfind('}'), fmt::format(",\"opus\":{{\"bytes\":{},\"sha256\":\"{}\"}}",
                                                     recording.opus.size(), recording.opus_sha256));
    recording.manifest = manifest;
    return recording;
}

// The message of the Error that the work throws, and what it says to do next.
struct Refusal {
    Next next = Next::stop;
    std::string message = "nothing was thrown";
};
template <class Work>
Refusal refusal_of(Work work) {
    try {
        work();
    } catch (const Error &error) {
        return {error.next(), error.what()};
    }
    return {};
}

} // namespace baonoi::test
