// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/audio_files.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lib/icu/ascii_letters.h"
#include "lib/openssl/digest.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <unistd.h>
#include <vector>

namespace baonoi::publish {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_slug = 60;
constexpr std::size_t path_digits = 8;
constexpr std::size_t hash_digits = 12;
constexpr std::size_t max_bytes = 512U << 20U; // of a recording

std::string cut(std::string slug, std::size_t limit) {
    slug.resize(std::min(slug.size(), limit));
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug;
}

} // namespace

std::string slug_of(std::string_view name) {
    std::string slug;
    for (const char c : icu::ascii_letters(valid_utf8(name))) {
        if (is_ascii_alnum(c))
            slug += ascii_lower(c);
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    slug = cut(std::move(slug), longest_slug);
    return slug.empty() ? "bai-viet" : slug;
}

std::string slug_of_page(const fs::path &below_site) {
    const std::string path = below_site.generic_string();
    std::string slug = slug_of(below_site.stem().string());
    if (path == slug + ".html")
        return slug;
    return fmt::format("{}-{}", cut(slug, longest_slug - path_digits - 1),
                       openssl::sha256_hex(path).substr(0, path_digits));
}

AudioPaths audio_paths(const fs::path &folder, const std::string &slug, std::string_view content_hash) {
    return paths_of_stem(folder, fmt::format("{}.{}", slug, content_hash.substr(0, hash_digits)));
}

AudioPaths paths_of_stem(const fs::path &folder, const std::string &stem) {
    return {folder / (stem + ".mp3"), folder / (stem + ".vtt"), folder / (stem + ".json")};
}

fs::path mark_of(const AudioPaths &recording) {
    fs::path mark = recording.manifest;
    return mark += ".old";
}

bool is_content_hash(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<std::string> audio_bytes(const fs::path &file) {
    try {
        return read_file(file, max_bytes);
    } catch (const Error &) {
        return std::nullopt;
    }
}

namespace {

// Without its list of words, which is most of it.
nlohmann::json parsed_manifest(const fs::path &file) {
    const auto bytes = audio_bytes(file);
    const auto is_wanted = [](int depth, nlohmann::json::parse_event_t event, const nlohmann::json &value) {
        return depth != 1 || event != nlohmann::json::parse_event_t::key || value != "entries";
    };
    return bytes ? nlohmann::json::parse(*bytes, is_wanted, false) : nlohmann::json();
}

struct FileFacts {
    std::uintmax_t bytes = 0;
    std::string sha256;
};

// Nothing: it cannot be read.
std::optional<FileFacts> facts_of(const fs::path &file) {
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored))
        return std::nullopt;
    std::ifstream stream(file, std::ios::binary);
    openssl::Sha256 digest;
    std::vector<char> piece(std::size_t{64} << 10U);
    FileFacts facts;
    while (stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto count = static_cast<std::size_t>(stream.gcount());
        digest.add({piece.data(), count});
        facts.bytes += count;
    }
    if (!stream.eof())
        return std::nullopt;
    facts.sha256 = digest.hex();
    return facts;
}

std::string text_of(const nlohmann::json &object, const char *key) {
    if (!object.is_object())
        return "";
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

} // namespace

std::string manifest_hash(const fs::path &manifest) {
    const std::string hash = text_of(parsed_manifest(manifest), "content_hash");
    return is_content_hash(hash) ? hash : "";
}

std::optional<Attachment> checked_audio(const AudioPaths &paths) {
    const auto json = parsed_manifest(paths.manifest);
    const auto mp3 = facts_of(paths.mp3);
    if (!mp3 || !audio_bytes(paths.captions))
        return std::nullopt;
    if (!json.is_object() || !json.contains("audio") || !json["audio"].is_object())
        return std::nullopt;
    const nlohmann::json &audio = json["audio"];
    const auto number = [&](const char *key) {
        const auto found = audio.find(key);
        return found != audio.end() && found->is_number() ? found->get<double>() : -1;
    };
    Attachment attachment;
    attachment.content_hash = text_of(json, "content_hash");
    attachment.audio = paths.mp3.string();
    attachment.manifest = paths.manifest.string();
    attachment.captions = paths.captions.string();
    attachment.sha256 = text_of(audio, "sha256");
    attachment.bytes = mp3->bytes;
    attachment.duration = {number("duration")};
    if (!is_content_hash(attachment.content_hash) || number("bytes") != static_cast<double>(mp3->bytes) ||
        text_of(audio, "sha256") != mp3->sha256)
        return std::nullopt;
    return attachment;
}

NewAudio::NewAudio(const AudioPaths &paths, const Recording &recording) : mark_(mark_of(paths)) {
    try {
        const fs::path folder = paths.mp3.parent_path();
        for (fs::path missing = folder; !missing.empty() && !fs::exists(fs::symlink_status(missing));
             missing = missing.parent_path())
            made_.insert(made_.begin(), missing);
        make_folder(folder);
        if (!fs::exists(fs::symlink_status(paths.manifest)))
            write(mark_, fmt::format("{{\"content_hash\":\"{}\"}}\n", recording.content_hash));
        write(paths.mp3, recording.mp3);
        write(paths.captions, recording.captions);
        write(paths.manifest, recording.manifest);
    } catch (...) {
        undo();
        throw;
    }
}

NewAudio::~NewAudio() {
    undo();
}

void NewAudio::keep() {
    made_.clear();
    std::error_code ignored;
    fs::remove(mark_, ignored);
}

void NewAudio::write(const fs::path &path, std::string_view bytes) {
    const bool there = fs::exists(fs::symlink_status(path));
    if (there && audio_bytes(path) == bytes)
        return;
    if (!there)
        made_.push_back(path);
    write_file_atomically(path, bytes);
}

void NewAudio::undo() noexcept {
    std::error_code ignored;
    for (auto path = made_.rbegin(); path != made_.rend(); ++path)
        fs::remove(*path, ignored); // a folder only when it is empty
    made_.clear();
}

Finding examine_folder(const fs::path &folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return {"folder", false, fmt::format("{} is no folder; make it, or mend path", folder.string())};
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        return {"folder", false,
                fmt::format("{} cannot be written by this user; give it the right, and in the unit "
                            "ReadWritePaths",
                            folder.string())};
    return {"folder", true, folder.string() + " can be written"};
}

void remove_audio(const AudioPaths &paths) noexcept {
    std::error_code ignored;
    for (const fs::path *path : {&paths.mp3, &paths.captions, &paths.manifest})
        if (fs::is_regular_file(fs::symlink_status(*path, ignored)))
            fs::remove(*path, ignored);
}

void prove_audio(const AudioPaths &paths, const Recording &recording, const std::string &who) {
    const auto fail = [&](const std::string &what) { throw Error(Next::retry, who + " " + what); };
    const auto mp3 = facts_of(paths.mp3);
    if (!mp3)
        fail(fmt::format("hears nothing: there is no file {}", paths.mp3.string()));
    if (mp3->bytes != recording.mp3.size())
        fail(fmt::format("hears {} bytes of {}, not the {} that were made", mp3->bytes, paths.mp3.string(),
                         recording.mp3.size()));
    if (mp3->sha256 != recording.sha256)
        fail(fmt::format("hears another recording: the SHA-256 of {} is {}, not {}", paths.mp3.string(),
                         mp3->sha256, recording.sha256));
    if (audio_bytes(paths.captions) != recording.captions)
        fail(
            fmt::format("does not get the captions: {} is missing or another file", paths.captions.string()));
    if (audio_bytes(paths.manifest) != recording.manifest)
        fail(
            fmt::format("does not get the manifest: {} is missing or another file", paths.manifest.string()));
}

} // namespace baonoi::publish
