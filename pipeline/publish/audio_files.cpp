// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/audio_files.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lib/icu/ascii_letters.h"
#include "lib/openssl/digest.h"
#include "publish/own_audio.h"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>

namespace baonoi::publish {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_slug = 60;
constexpr std::size_t path_digits = 8;
constexpr std::size_t hash_digits = 12;

std::string cut(std::string slug, std::size_t limit) {
    slug.resize(std::min(slug.size(), limit));
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug;
}

// What a manifest would say of the files.
std::string bytes_of_mark(const Recording &recording) {
    const std::string opus = recording.opus.size() > 0
                                 ? fmt::format(",\"opus\":{{\"sha256\":\"{}\"}}", recording.opus_sha256)
                                 : "";
    return fmt::format("{{\"content_hash\":\"{}\",\"audio\":{{\"sha256\":\"{}\"}},"
                       "\"captions\":{{\"sha256\":\"{}\"}}{}}}\n",
                       recording.content_hash, recording.sha256, openssl::sha256_hex(recording.captions),
                       opus);
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

AudioNames audio_names(const std::string &slug, std::string_view content_hash) {
    return names_of_stem(stem_of(slug, content_hash));
}

std::string stem_of(const std::string &slug, std::string_view content_hash) {
    return fmt::format("{}.{}", slug, content_hash.substr(0, hash_digits));
}

AudioNames names_of_stem(const std::string &stem) {
    return {stem + ".mp3", stem + ".vtt", stem + ".json", stem + ".ogg"};
}

std::string slug_of_stem(const std::string &stem) {
    const std::size_t dot = stem.rfind('.');
    return dot != std::string::npos && stem.size() - dot - 1 == hash_digits ? stem.substr(0, dot) : "";
}

std::string mark_of(const AudioNames &recording) {
    return recording.manifest + ".old";
}

AudioPaths paths_of(const fs::path &folder, const AudioNames &names) {
    return {folder / names.mp3, folder / names.captions, folder / names.manifest};
}

bool is_content_hash(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<Attachment> checked_audio(const Folder &folder, const AudioNames &names) {
    const auto receipt = receipt_in(folder, names.manifest);
    if (!receipt || !digest_of(folder, names.captions) ||
        digest_of(folder, names.mp3) != FileDigest{receipt->bytes, receipt->sha256})
        return std::nullopt;
    const bool has_opus = !receipt->opus_sha256.empty();
    if (has_opus && digest_of(folder, names.opus) != FileDigest{receipt->opus_bytes, receipt->opus_sha256})
        return std::nullopt;
    Attachment attachment;
    attachment.content_hash = receipt->content_hash;
    attachment.audio = folder.path_of(names.mp3).string();
    attachment.manifest = folder.path_of(names.manifest).string();
    attachment.captions = folder.path_of(names.captions).string();
    attachment.sha256 = receipt->sha256;
    attachment.bytes = receipt->bytes;
    attachment.duration = receipt->duration;
    if (has_opus) {
        attachment.opus = folder.path_of(names.opus).string();
        attachment.opus_bytes = receipt->opus_bytes;
        attachment.opus_sha256 = receipt->opus_sha256;
    }
    return attachment;
}

Attachment attachment_of(const fs::path &folder, const AudioNames &names, const Recording &recording) {
    Attachment attachment;
    attachment.content_hash = recording.content_hash;
    attachment.audio = (folder / names.mp3).string();
    attachment.manifest = (folder / names.manifest).string();
    attachment.captions = (folder / names.captions).string();
    attachment.sha256 = recording.sha256;
    attachment.bytes = recording.mp3.size();
    attachment.duration = recording.duration;
    if (recording.opus.size() > 0) {
        attachment.opus = (folder / names.opus).string();
        attachment.opus_bytes = recording.opus.size();
        attachment.opus_sha256 = recording.opus_sha256;
    }
    return attachment;
}

MadeFolders::MadeFolders(const fs::path &folder) {
    for (fs::path missing = folder; !missing.empty() && !fs::exists(fs::symlink_status(missing));
         missing = missing.parent_path())
        made_.insert(made_.begin(), missing);
    make_folder(folder);
}

MadeFolders::~MadeFolders() {
    std::error_code ignored;
    for (auto path = made_.rbegin(); path != made_.rend(); ++path)
        fs::remove(*path, ignored); // only when it is empty
}

struct NewAudio::NewFile {
    NewFile(const Folder &folder, std::string wanted) : name(std::move(wanted)), file(folder, name) {}

    std::string name;
    TemporaryFile file;
    bool is_new = true; // nothing has the name
};

NewAudio::NewAudio(const Folder &folder, const AudioNames &names, const Recording &recording,
                   MadeFolders made)
    : folder_(folder), made_folders_(std::move(made)), mark_(mark_of(names)) {
    try {
        NewFiles files;
        if (!folder_.facts(names.manifest))
            write(files, mark_, bytes_of_mark(recording));
        write(files, names.mp3, recording.mp3, mp3_digest_of(recording));
        if (recording.opus.size() > 0)
            write(files, names.opus, recording.opus, opus_digest_of(recording));
        write(files, names.captions, LongBytes::lent(recording.captions));
        write(files, names.manifest, recording.manifest);
        give_names(files);
    } catch (...) {
        undo();
        throw;
    }
}

NewAudio::~NewAudio() {
    undo();
}

void NewAudio::add_beside(const std::string &name, const LongBytes &bytes) {
    NewFiles files;
    write(files, name, bytes);
    give_names(files);
}

void NewAudio::keep() {
    made_.clear();
    made_folders_.keep();
    try {
        folder_.remove(mark_);
    } catch (const Error &) { // make_current() removes it, or the sweep
    }
}

void NewAudio::write(NewFiles &files, const std::string &name, const LongBytes &bytes,
                     const FileDigest &digest) {
    const bool is_new = !folder_.facts(name);
    if (!is_new && digest_of(folder_, name) == digest)
        return;
    NewFile &made = *files.emplace_back(std::make_unique<NewFile>(folder_, name));
    made.is_new = is_new;
    made.file.copy(bytes);
    made.file.set_mode(0644);
    made.file.begin_sync();
}

void NewAudio::write(NewFiles &files, const std::string &name, const LongBytes &bytes) {
    write(files, name, bytes, digest_of(bytes));
}

// In their order: the mark is there before what it tells of.
void NewAudio::give_names(const NewFiles &files) {
    for (const auto &file : files) {
        file->file.sync();
        fault_point("file.written");
    }
    for (const auto &file : files) {
        if (file->is_new)
            made_.push_back(file->name);
        file->file.rename(file->name);
        fault_point("file.renamed");
    }
    if (!files.empty())
        folder_.sync();
}

void NewAudio::undo() noexcept {
    for (auto name = made_.rbegin(); name != made_.rend(); ++name)
        ::unlinkat(folder_.fd(), name->c_str(), 0);
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

void prove_audio(const AudioPaths &paths, const Recording &recording, const std::string &who) {
    const auto fail = [&](const std::string &what) { throw Error(Next::retry, who + " " + what); };
    const auto heard = [](const fs::path &file) -> std::optional<FileDigest> {
        try {
            return digest_of(Folder(file.parent_path()), file.filename().string());
        } catch (const Error &) {
            return std::nullopt;
        }
    };
    const auto mp3 = heard(paths.mp3);
    if (!mp3)
        fail(fmt::format("hears nothing: there is no file {}", paths.mp3.string()));
    if (mp3->bytes != recording.mp3.size())
        fail(fmt::format("hears {} bytes of {}, not the {} that were made", mp3->bytes, paths.mp3.string(),
                         recording.mp3.size()));
    if (mp3->sha256 != recording.sha256)
        fail(fmt::format("hears another recording: the SHA-256 of {} is {}, not {}", paths.mp3.string(),
                         mp3->sha256, recording.sha256));
    const fs::path opus = fs::path(paths.mp3).replace_extension(".ogg");
    if (recording.opus.size() > 0 && heard(opus) != opus_digest_of(recording))
        fail(fmt::format("does not hear the Opus file: {} is missing or another file", opus.string()));
    if (heard(paths.captions) != digest_of(LongBytes::lent(recording.captions)))
        fail(
            fmt::format("does not get the captions: {} is missing or another file", paths.captions.string()));
    if (heard(paths.manifest) != digest_of(recording.manifest))
        fail(
            fmt::format("does not get the manifest: {} is missing or another file", paths.manifest.string()));
}

} // namespace baonoi::publish
