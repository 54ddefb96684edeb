// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/segment_cache.h"

#include "base/error.h"
#include "base/file.h"
#include "lib/xxhash/xxh3.h"
#include "synthesise/segment.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <unistd.h>
#include <vector>

namespace baonoi::synthesise {

namespace fs = std::filesystem;
using FileTime = fs::file_time_type;

namespace {

constexpr std::string_view pins_folder = "pins";

constexpr std::size_t note = std::size_t{64} << 10U; // bytes kept for which one byte is added to the notes
constexpr std::size_t part = 16;                     // of max_bytes: may be kept between two trims
constexpr auto notes_name = "notes";
constexpr std::chrono::minutes fresh(10); // a use is not noted again so soon
constexpr std::chrono::hours abandoned(1);

// Written in place: a reader who sees a half file sees a wrong hash, and two writers write the same bytes.
bool write_segment(const fs::path &path, std::string_view bytes) {
    const UniqueFd fd(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644));
    if (fd && ::write(fd.value(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()))
        return true;
    ::unlink(path.c_str());
    return false;
}

struct KeptFile {
    FileTime used;
    std::size_t bytes;
    fs::path path;
};

// The segments below folder, those used last at the end. What an earlier version's killed writer left beside
// them (the name of a segment and more) is removed on the way.
std::vector<KeptFile> list_segments(const fs::path &folder) {
    std::vector<KeptFile> files;
    std::error_code error;
    for (fs::recursive_directory_iterator file(folder, error), end; !error && file != end;
         file.increment(error)) {
        const std::string name = file->path().filename();
        std::error_code gone;
        if (name.size() < 30 || name.find_first_not_of("0123456789abcdef") < 30 ||
            !file->is_regular_file(gone))
            continue;
        const FileTime used = file->last_write_time(gone);
        if (name.size() == 30)
            files.push_back({used, static_cast<std::size_t>(file->file_size(gone)), file->path()});
        else if (used < FileTime::clock::now() - abandoned)
            ::unlink(file->path().c_str());
    }
    std::sort(files.begin(), files.end(),
              [](const KeptFile &a, const KeptFile &b) { return a.used < b.used; });
    return files;
}

} // namespace

SegmentCache::SegmentCache(fs::path folder, std::size_t max_bytes)
    : folder_(std::move(folder)), max_bytes_(max_bytes) {
    make_folder(folder_);
    if (::access(folder_.c_str(), R_OK | W_OK | X_OK) != 0)
        throw Error(Next::stop, fmt::format("cannot write to {}", folder_.string()));
}

fs::path SegmentCache::file_of(const std::string &key) const {
    return folder_ / key.substr(0, 2) / key.substr(2);
}

std::optional<SpokenUtterance> SegmentCache::find(const std::string &key, const Utterance &utterance,
                                                  int sample_rate) {
    try {
        const fs::path path = file_of(key);
        auto speech = parse_segment(read_file(path, largest_segment), utterance, sample_rate);
        if (!speech)
            return std::nullopt;
        std::error_code ignored;
        if (fs::last_write_time(path, ignored) < FileTime::clock::now() - fresh)
            fs::last_write_time(path, FileTime::clock::now(), ignored);
        return speech;
    } catch (const Error &) {
        return std::nullopt;
    }
}

void SegmentCache::keep(const std::string &key, const SpokenUtterance &speech, int sample_rate) noexcept {
    try {
        const std::string bytes = segment_bytes(speech, sample_rate);
        if (bytes.size() > max_bytes_ / part)
            return;
        const fs::path path = file_of(key);
        fs::create_directories(path.parent_path());
        if (write_segment(path, bytes) && is_time_to_trim(bytes.size()))
            trim();
    } catch (const std::exception &) {
        // Nothing was promised: it will be spoken again.
    }
}

// One file for each name, a key a line; how it is called keeps list_segments() from taking it for a segment.
void SegmentCache::pin(const std::string &name, const std::vector<std::string> &keys) noexcept {
    try {
        const fs::path file = folder_ / pins_folder / ("pin-" + xxhash::xxh128_hex(name));
        if (keys.empty()) {
            ::unlink(file.c_str());
            return;
        }
        make_folder(file.parent_path());
        write_file_atomically(file, fmt::format("{}\n", fmt::join(keys, "\n")));
    } catch (const std::exception &) {
        // They go when it is their turn, and are spoken again.
    }
}

std::set<std::string> SegmentCache::pinned() const {
    std::set<std::string> keys;
    std::error_code error;
    for (fs::directory_iterator file(folder_ / pins_folder, error), end; !error && file != end;
         file.increment(error)) {
        std::ifstream lines(file->path());
        for (std::string line; std::getline(lines, line);)
            keys.insert(line);
    }
    return keys;
}

// Every program adds to the notes, so that their size tells how much was kept since the last trim without a
// look at any other file. Without notes nothing is known.
bool SegmentCache::is_time_to_trim(std::size_t bytes) const {
    const fs::path notes = folder_ / notes_name;
    std::error_code error;
    const bool is_known = fs::exists(notes, error);
    std::ofstream(notes, std::ios::app) << std::string(bytes / note + 1, '.');
    const auto noted = fs::file_size(notes, error);
    return !is_known || error || noted > max_bytes_ / part / note;
}

// One trim of a folder at a time is enough; two of two programs do no harm.
void SegmentCache::trim() {
    const std::unique_lock lock(trimming_, std::try_to_lock);
    if (!lock)
        return;
    const std::ofstream emptied(folder_ / notes_name, std::ios::trunc);
    const std::size_t most = max_bytes_ - max_bytes_ / part * 2;
    std::vector<KeptFile> files = list_segments(folder_);
    std::size_t total = 0;
    for (const KeptFile &file : files)
        total += file.bytes;
    if (total <= most)
        return; // the pins need not be read
    const std::set<std::string> stays = pinned();
    std::erase_if(files, [&](const KeptFile &file) {
        const bool is_pinned =
            stays.contains(file.path.parent_path().filename().string() + file.path.filename().string());
        total -= is_pinned ? file.bytes : 0;
        return is_pinned;
    });
    for (const KeptFile &file : files) {
        if (total <= most)
            return;
        if (::unlink(file.path.c_str()) == 0)
            total -= file.bytes;
    }
}

fs::path usual_cache_folder() {
    const auto value = [](const char *name) {
        const char *text = std::getenv(name);
        return std::string(text ? text : "");
    };
    const std::string given = value("CACHE_DIRECTORY");
    if (!given.empty())
        return given.substr(0, given.find(':'));
    const std::string xdg = value("XDG_CACHE_HOME");
    if (fs::path(xdg).is_absolute())
        return fs::path(xdg) / "baonoi";
    const std::string home = value("HOME");
    return home.empty() ? fs::path() : fs::path(home) / ".cache/baonoi";
}

fs::path cache_folder(const SegmentCacheSettings &settings) {
    if (settings.folder == "off")
        return {};
    return settings.folder.empty() ? usual_cache_folder() : fs::path(settings.folder);
}

namespace {

// Nothing: it is off.
std::optional<fs::path> segment_folder(const SegmentCacheSettings &settings) {
    const fs::path folder = cache_folder(settings);
    return folder.empty() ? std::nullopt : std::optional(folder / "segments");
}

} // namespace

std::optional<CacheUse> use_of_cache(const SegmentCacheSettings &settings) {
    const auto folder = segment_folder(settings);
    if (!folder)
        return std::nullopt;
    CacheUse use{*folder, 0, 0};
    for (const KeptFile &file : list_segments(*folder)) {
        ++use.segments;
        use.bytes += file.bytes;
    }
    return use;
}

std::shared_ptr<SegmentCache> open_segment_cache(const SegmentCacheSettings &settings) {
    const auto folder = segment_folder(settings);
    if (!folder)
        return nullptr;
    try {
        return std::make_shared<SegmentCache>(*folder, settings.max_bytes);
    } catch (const Error &) {
        return nullptr;
    }
}

} // namespace baonoi::synthesise
