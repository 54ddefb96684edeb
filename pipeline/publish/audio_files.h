// SPDX-License-Identifier: GPL-3.0-or-later
// The three files of a recording in a folder: <slug>.<first 12 of the content hash>.mp3, .vtt and .json.
#pragma once

#include "model/attachment.h"
#include "model/recording.h"
#include "publish/publisher.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::publish {

// ASCII of a page's name: a-z, 0-9 and single '-', at most 60 characters, "bai-viet" when nothing is left.
std::string slug_of(std::string_view name);

// The slug of a page by its path below the site's folder. It is the page's own: any other name than
// "<slug>.html" in the site's folder itself adds 8 digits of the path's hash.
std::string slug_of_page(const std::filesystem::path &below_site);

struct AudioPaths {
    std::filesystem::path mp3;
    std::filesystem::path captions;
    std::filesystem::path manifest;
};
// "….json.old": the manifest of a recording that is retired, or what stands for it while its files are
// written, so that they are known as ours when the program dies.
std::filesystem::path mark_of(const AudioPaths &recording);
AudioPaths audio_paths(const std::filesystem::path &folder, const std::string &slug,
                       std::string_view content_hash);
// stem: the name without its ending, "cau-moi.0123456789ab".
AudioPaths paths_of_stem(const std::filesystem::path &folder, const std::string &stem);

bool is_content_hash(std::string_view text); // 64 hex digits

// A file's bytes; nothing when it cannot be read or is larger than any recording.
std::optional<std::string> audio_bytes(const std::filesystem::path &file);
// The content hash that a manifest states; empty when there is none.
std::string manifest_hash(const std::filesystem::path &manifest);

// The recording that the files hold: all three are there and the MP3 has the length and SHA-256 that the
// manifest states. article_id, page and stable stay empty. Nothing when anything is missing or differs.
std::optional<Attachment> checked_audio(const AudioPaths &paths);

// New files on disk that go away again unless kept. Files that were there with the same bytes stay untouched.
class NewAudio {
public:
    // Throws stop when one cannot be written; nothing of the attempt stays then.
    NewAudio(const AudioPaths &paths, const Recording &recording);
    NewAudio(const NewAudio &) = delete;
    NewAudio &operator=(const NewAudio &) = delete;
    ~NewAudio();
    void keep(); // something leads to them

private:
    void write(const std::filesystem::path &path, std::string_view bytes);
    void undo() noexcept;

    std::vector<std::filesystem::path> made_{}; // folders and files, in order
    std::filesystem::path mark_;
};

// Whether files can be written there, for doctor: a folder that does not exist is to be made by its owner.
Finding examine_folder(const std::filesystem::path &folder);

// Removes those of the files that are regular files. What cannot be removed stays: nothing refers to it.
void remove_audio(const AudioPaths &paths) noexcept;

// Reads back what a listener gets. who begins the message: "<page>: a reader". Throws retry with what is
// there instead.
void prove_audio(const AudioPaths &paths, const Recording &recording, const std::string &who);

} // namespace baonoi::publish
