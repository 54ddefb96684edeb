// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a recording in a folder: <slug>.<first 12 of the content hash>.mp3, .vtt and .json, and .ogg
// of one that has Opus beside the MP3: web servers and WordPress know that ending, few know .opus. What of a
// folder is ours says own_audio.h.
#pragma once

#include "base/folder.h"
#include "model/attachment.h"
#include "model/long_bytes.h"
#include "model/recording.h"
#include "publish/audio_place.h"
#include "publish/publisher.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baonoi::publish {

// ASCII of a page's name: a-z, 0-9 and single '-', at most 60 characters, "bai-viet" when nothing is left.
std::string slug_of(std::string_view name);

// The slug of a page by its path below the site's folder. It is the page's own: any other name than
// "<slug>.html" in the site's folder itself adds 8 digits of the path's hash.
std::string slug_of_page(const std::filesystem::path &below_site);

// Names of files in their folder.
struct AudioNames {
    std::string mp3, captions, manifest, opus;
};
AudioNames audio_names(const std::string &slug, std::string_view content_hash);
// Their stem, the names without their endings: "cau-moi.0123456789ab".
std::string stem_of(const std::string &slug, std::string_view content_hash);
AudioNames names_of_stem(const std::string &stem);
// "cau-moi" again; empty: no recording is named so.
std::string slug_of_stem(const std::string &stem);
// "….json.old": the manifest of a recording that is retired, or of one whose files are being written, so that
// they are known as ours when the program dies.
std::string mark_of(const AudioNames &recording);

struct AudioPaths {
    std::filesystem::path mp3;
    std::filesystem::path captions;
    std::filesystem::path manifest;
};
AudioPaths paths_of(const std::filesystem::path &folder, const AudioNames &names);

bool is_content_hash(std::string_view text); // 64 hex digits

// The recording that the files hold: all are there, and the MP3 and the Opus file, if the manifest names one,
// have the length and SHA-256 that it states. article_id, page and stable stay empty. Nothing when anything
// is missing or differs. Throws retry when it cannot be known now.
std::optional<Attachment> checked_audio(const Folder &folder, const AudioNames &names);

// What is known of a recording whose files get these names. article_id, page and stable stay empty.
Attachment attachment_of(const std::filesystem::path &folder, const AudioNames &names,
                         const Recording &recording);

// A folder and its parents; those that had to be made go again while they are empty, unless kept.
class MadeFolders {
public:
    MadeFolders() = default;
    explicit MadeFolders(const std::filesystem::path &folder); // throws as make_folder()
    MadeFolders(MadeFolders &&other) noexcept : made_(std::exchange(other.made_, {})) {}
    MadeFolders &operator=(MadeFolders &&other) noexcept {
        std::swap(made_, other.made_);
        return *this;
    }
    MadeFolders(const MadeFolders &) = delete;
    MadeFolders &operator=(const MadeFolders &) = delete;
    ~MadeFolders();
    void keep() { made_.clear(); }

private:
    std::vector<std::filesystem::path> made_; // in order
};

// New files on disk that go away again unless kept. Files that were there with the same bytes stay untouched.
class NewAudio {
public:
    // made: folders that go as well. Throws as next_after_write() when a file cannot be written; nothing of
    // the attempt stays then.
    NewAudio(const Folder &folder, const AudioNames &names, const Recording &recording,
             MadeFolders made = {});
    NewAudio(const NewAudio &) = delete;
    NewAudio &operator=(const NewAudio &) = delete;
    ~NewAudio();
    // A file that others share, such as the player's script: it goes again only if it was not there.
    void add_beside(const std::string &name, const LongBytes &bytes);
    void keep(); // something leads to them

private:
    struct NewFile; // that is to get its name
    using NewFiles = std::vector<std::unique_ptr<NewFile>>;

    void write(NewFiles &files, const std::string &name, const LongBytes &bytes, const FileDigest &digest);
    void write(NewFiles &files, const std::string &name, const LongBytes &bytes);
    void give_names(const NewFiles &files);
    void undo() noexcept;

    const Folder &folder_;
    MadeFolders made_folders_; // removed after the files
    std::vector<std::string> made_{};
    std::string mark_;
};

// Whether files can be written there, for doctor: a folder that does not exist is to be made by its owner.
Finding examine_folder(const std::filesystem::path &folder);

// The type of an Opus file as a player asks whether it can play it, and as it is served.
constexpr const char *opus_type = "audio/ogg; codecs=opus", *opus_file_type = "audio/ogg";

// Reads back what a listener gets; an Opus file lies beside the MP3. who begins the message: "<page>: a
// reader". Throws retry with what is there instead.
void prove_audio(const AudioPaths &paths, const Recording &recording, const std::string &who);

} // namespace baonoi::publish
