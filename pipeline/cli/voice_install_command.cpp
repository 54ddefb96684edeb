// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/url.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "cli/voice_catalogue.h"
#include "cli/voice_file_fetch.h"
#include "synthesise/voice.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <iostream>
#include <linux/fs.h>
#include <optional>
#include <set>
#include <sys/syscall.h>
#include <unistd.h>

namespace baonoi::cli {

namespace {

namespace fs = std::filesystem;

// In the folder of voices: what is being fetched. No voice lies directly in it, so that nobody takes it for
// one.
constexpr std::string_view staging_name = ".install";
constexpr std::uint64_t room_beside = 1U << 20U; // bytes, for voice.toml and the file system itself

// Where a voice's file comes from.
struct Origin {
    fs::path folder; // of this machine; empty: an address
    std::string url; // that the files' names are put after; empty: their own
};

Origin origin_of(const InstallArguments &arguments) {
    if (arguments.from.empty())
        return {};
    if (arguments.from.find("://") == std::string::npos) {
        std::error_code error;
        if (fs::is_directory(arguments.from, error))
            return {arguments.from, ""};
        if (fs::is_regular_file(arguments.from, error))
            return {fs::absolute(arguments.from).parent_path(), ""};
        throw Error(Next::stop, fmt::format("--from {}: there is no such file or folder", arguments.from));
    }
    if (!is_private_address(arguments.from))
        throw Error(Next::stop, fmt::format("--from {}: it must be an https address", arguments.from));
    if (!arguments.from.ends_with('/'))
        throw Error(Next::stop,
                    fmt::format("--from {}: it must end with \"/\": the names of the files are put "
                                "after it",
                                arguments.from));
    return {{}, arguments.from};
}

// As its publisher calls it.
std::string published_name(const CatalogueFile &file) {
    const std::string path = file.url.substr(0, file.url.find_first_of("?#"));
    return path.substr(path.rfind('/') + 1);
}

// The file in the folder: as it is called there or by its publisher.
fs::path found_in(const fs::path &folder, const CatalogueFile &file) {
    std::error_code error;
    for (const std::string &name : {published_name(file), file.name})
        if (fs::is_regular_file(folder / name, error))
            return folder / name;
    throw Error(Next::stop, fmt::format("{} has no file {}", folder.string(), published_name(file)));
}

fs::path folder_for(const InstallArguments &arguments, const settings::Config &config) {
    if (!arguments.to.empty())
        return fs::absolute(arguments.to).lexically_normal();
    if (config.voice_folders.own.empty())
        throw Error(Next::stop,
                    "there is no folder for voices of yours; name one in baonoi.toml, [voice] folders "
                    "= [\"/var/lib/baonoi/voices\"], or with --to");
    return config.voice_folders.own.front();
}

// Throws stop when something else has the name, or the voice itself and it is not to be replaced.
void check_name(const CatalogueVoice &voice, const fs::path &folder, const settings::Config &config,
                bool replaces) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(folder / voice.name, error))) {
        if (!replaces)
            throw Error(Next::stop,
                        fmt::format("{} is there already; --replace puts the new one in its place",
                                    (folder / voice.name).string()));
        return;
    }
    const std::vector<std::string> names = synthesise::voice_names(config.voice_folders);
    if (std::find(names.begin(), names.end(), voice.name) != names.end())
        throw Error(Next::stop,
                    fmt::format("another folder has a voice \"{}\" already; see: baonoi voices", voice.name));
}

void describe_voice(const CatalogueVoice &voice, const Origin &origin) {
    say(stdout, "{}: {}\n", voice.name, voice.description);
    const std::string from = !origin.folder.empty() ? origin.folder.string()
                             : !origin.url.empty()  ? origin.url
                                                    : host_of(voice.files.front().url);
    say(stdout, "  files     {}, {}, from {}\n", voice.files.size(), readable_size(voice.bytes()), from);
    say(stdout, "  licence   {}\n", voice.licence);
    if (!voice.attribution.empty())
        say(stdout, "  to name   {}\n", voice.attribution);
    if (!voice.needs.empty())
        say(stdout, "  needs     {}\n", voice.needs);
    for (const std::string &doubt : voice.doubts)
        say(stdout, "  doubt     {}\n", doubt);
    std::fflush(stdout);
}

void have_licence_accepted(const CatalogueVoice &voice, bool accepted) {
    if (accepted)
        return;
    if (::isatty(STDIN_FILENO) != 1 || ::isatty(STDOUT_FILENO) != 1)
        throw Error(Next::stop,
                    fmt::format("the licence of {} must be accepted: --accept-licence", voice.name));
    fmt::print("Do you accept this licence? [y/N] ");
    std::fflush(stdout);
    std::string answer;
    std::getline(std::cin, answer);
    for (const char *yes : {"y", "Y", "yes", "Yes", "có", "Có"})
        if (answer == yes)
            return;
    throw Error(Next::stop, "the licence was not accepted; nothing was installed");
}

void check_room(const CatalogueVoice &voice, const fs::path &staging) {
    std::uint64_t there = 0;
    std::error_code error;
    for (const CatalogueFile &file : voice.files)
        if (const auto size = fs::file_size(part_of(file, staging), error); !error)
            there += size;
    const std::uint64_t needed = voice.bytes() - std::min(there, voice.bytes()) + room_beside;
    const fs::space_info room = fs::space(staging, error);
    if (!error && room.available < needed)
        throw Error(Next::hold,
                    fmt::format("{} has {} left, and the voice {} needs {} more; make room there, or choose "
                                "another folder with --to",
                                staging.parent_path().parent_path().string(), readable_size(room.available),
                                voice.name, readable_size(needed)));
}

// A folder in which a voice is made; what is not to be gone on with goes with this object.
class Staging {
public:
    Staging(fs::path voices, const std::string &name)
        : voices_(std::move(voices)), all_(voices_ / staging_name), folder_(all_ / name) {
        make_folder(folder_);
        lock_.emplace(all_);
        make_folder(folder_); // another one may have ended meanwhile, and removed it
    }
    Staging(const Staging &) = delete;
    Staging &operator=(const Staging &) = delete;
    ~Staging() {
        std::error_code ignored;
        if (!keeps_parts_)
            fs::remove_all(folder_, ignored);
        fs::remove(folder_, ignored); // when it is empty
        fs::remove(all_, ignored);
    }

    const fs::path &folder() const { return folder_; }
    const fs::path &all() const { return all_; }
    void keep_parts() { keeps_parts_ = true; }

    // The voice is there, at once, in place of what has its name. What was there is in folder() then.
    void put_in_place(bool replaces) const {
        const fs::path place = voices_ / folder_.filename();
        Folder(folder_).sync();
        std::error_code error;
        const bool exchanges = replaces && fs::exists(fs::symlink_status(place, error));
        if (!renamed(place, exchanges ? RENAME_EXCHANGE : RENAME_NOREPLACE)) {
            // A file system that can do neither: for a moment there is no voice.
            const fs::path old = folder_.string() + ".old";
            if (exchanges && ::rename(place.c_str(), old.c_str()) != 0)
                fail_to_write("replace", place, errno);
            if (::rename(folder_.c_str(), place.c_str()) != 0)
                fail_to_write("put in place", place, errno);
            fs::remove_all(old, error);
        }
        Folder(voices_).sync();
    }

private:
    // False: the file system cannot.
    bool renamed(const fs::path &place, unsigned how) const {
        if (::syscall(SYS_renameat2, AT_FDCWD, folder_.c_str(), AT_FDCWD, place.c_str(), how) == 0)
            return true;
        if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
            fail_to_write("put in place", place, errno);
        return false;
    }

    const fs::path voices_, all_, folder_;
    std::optional<FolderLock> lock_;
    bool keeps_parts_ = false;
};

// What an earlier run left of other files.
void remove_strangers(const CatalogueVoice &voice, const fs::path &staging) {
    std::set<std::string> ours;
    for (const CatalogueFile &file : voice.files) {
        const std::string part = part_of(file, staging).filename().string();
        ours.insert({part, part + ".etag"});
    }
    for (const fs::directory_entry &entry : fs::directory_iterator(staging))
        if (!ours.contains(entry.path().filename().string()))
            fs::remove_all(entry.path());
}

void get_files(const CatalogueVoice &voice, const Origin &origin, const fs::path &staging,
               const settings::Config &config) {
    const auto http = curl::make_curl_http(config.http);
    ProgressDisplay progress(voice.files.size());
    for (const CatalogueFile &file : voice.files) {
        progress.begin(fmt::format("{} ({})", file.name, readable_size(file.bytes)));
        const Came came = [&](std::uint64_t bytes) { progress.stage("fetch", bytes, file.bytes); };
        CatalogueFile from = file;
        if (!origin.url.empty())
            from.url = origin.url + published_name(file);
        if (origin.folder.empty())
            fetch_voice_file(from, staging, *http, came);
        else
            copy_voice_file(file, found_in(origin.folder, file), staging, came);
    }
}

// The files under their names, and voice.toml.
void finish_folder(const CatalogueVoice &voice, const fs::path &staging) {
    for (const CatalogueFile &file : voice.files) {
        const fs::path part = part_of(file, staging);
        if (::rename(part.c_str(), (staging / file.name).c_str()) != 0)
            fail_to_write("name", staging / file.name, errno);
        ::unlink((part.string() + ".etag").c_str());
    }
    write_file_atomically(staging / "voice.toml", voice_toml_of(voice));
}

// Why the voice cannot speak; empty: it can be opened.
std::string fault_of(const std::string &name, const fs::path &folder, const settings::Config &config) {
    try {
        synthesise::make_voice({config.voice_folders.shipped, {folder}}, name, 1, {},
                               config.voice_surroundings());
        return "";
    } catch (const Error &error) {
        return error.what();
    }
}

// All until it is in place. fault: why it cannot speak yet.
void install(const CatalogueVoice &voice, const InstallArguments &arguments, const fs::path &folder,
             const settings::Config &config, std::string &fault) {
    const Origin origin = origin_of(arguments);
    Staging staging(folder, voice.name);
    try {
        remove_strangers(voice, staging.folder());
        check_room(voice, staging.folder());
        get_files(voice, origin, staging.folder(), config);
        finish_folder(voice, staging.folder());
    } catch (const Error &error) {
        if (error.next() == Next::retry)
            staging.keep_parts();
        throw;
    }
    fault = fault_of(voice.name, staging.all(), config);
    std::error_code ignored;
    if (!fault.empty() && fs::exists(fs::symlink_status(folder / voice.name, ignored)))
        throw Error(Next::stop,
                    fmt::format("the new {} cannot speak here, so the old one stays: {}", voice.name, fault));
    staging.put_in_place(arguments.replace);
}

} // namespace

int voices_install_command(const InstallArguments &arguments, const settings::Config &config) {
    const fs::path file = arguments.catalogue.empty() ? usual_catalogue() : fs::path(arguments.catalogue);
    const std::vector<CatalogueVoice> catalogue = read_catalogue(file);
    const CatalogueVoice &voice = voice_in(arguments.name, catalogue, file);
    if (const std::string why = obstacle_to(voice); !why.empty())
        throw Error(Next::stop, fmt::format("{} cannot be installed: {}", voice.name, why));
    const fs::path folder = folder_for(arguments, config);
    check_name(voice, folder, config, arguments.replace);
    describe_voice(voice, origin_of(arguments));
    have_licence_accepted(voice, arguments.accept_licence);
    std::string fault;
    install(voice, arguments, folder, config, fault);
    say(stdout, "installed in {}\n", (folder / voice.name).string());
    const auto &own = config.voice_folders.own;
    std::error_code ignored;
    if (std::none_of(own.begin(), own.end(),
                     [&](const fs::path &one) { return fs::equivalent(one, folder, ignored); }))
        say(stdout, "It is no voice before [voice] folders of baonoi.toml names {}\n", folder.string());
    else if (!fault.empty())
        say(stdout, "It cannot speak yet: {}\n", fault);
    else
        say(stdout, "Measure its loudness once: baonoi voices calibrate {}\n", voice.name);
    return 0;
}

} // namespace baonoi::cli
