// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/segment_cache.h"

#include "base/error.h"
#include "base/file.h"
#include "base/version.h"
#include "lib/xxhash/xxh3.h"
#include "synthesise/segment_file.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace baonoi::synthesise {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t block = 4096; // files take whole blocks
constexpr std::size_t note =
    std::size_t{64} * 1024;             // bytes of segments that one byte of the notes stands for
constexpr std::size_t part = 16;        // of max_bytes: kept between two trims
constexpr auto notes_name = "notes";    // grows with what was kept since the last trim
constexpr std::time_t fresh = 600;      // seconds in which a use is not noted again
constexpr std::time_t abandoned = 3600; // seconds after which a temporary file has no writer

// Fields end with a separator that cannot occur in them.
void add(std::string &all, std::string_view field) {
    all += field;
    all += '\x1f';
}

struct KeptFile {
    std::time_t used;
    std::size_t bytes;
    fs::path path;
};

std::size_t blocks_of(std::size_t bytes) {
    return (bytes + block - 1) / block * block;
}

// Temporary files without a writer are removed on the way.
std::vector<KeptFile> list_files(const fs::path &folder) {
    std::vector<KeptFile> files;
    const std::time_t now = std::time(nullptr);
    std::error_code error;
    for (fs::directory_iterator shard(folder, error), end; !error && shard != end; shard.increment(error)) {
        std::error_code inner;
        for (fs::directory_iterator file(shard->path(), inner), last; !inner && file != last;
             file.increment(inner)) {
            struct stat facts {};
            if (::lstat(file->path().c_str(), &facts) != 0 || !S_ISREG(facts.st_mode))
                continue;
            const std::string name = file->path().filename();
            if (is_segment_name(name))
                files.push_back(
                    {facts.st_mtime, blocks_of(static_cast<std::size_t>(facts.st_size)), file->path()});
            else if (is_temporary_segment(name) && facts.st_mtime < now - abandoned)
                ::unlink(file->path().c_str());
        }
    }
    return files;
}

} // namespace

std::string segment_key(const Utterance &utterance, const VoiceFacts &voice) {
    std::string all;
    for (const std::string_view field :
         {version(), std::string_view(voice.engine), std::string_view(voice.fingerprint)})
        add(all, field);
    add(all, fmt::format("{}|{}|{}|{}", voice.sample_rate, name_of(utterance.kind), utterance.question,
                         name_of(utterance.pause)));
    for (const Token &token : utterance.tokens) {
        if (!token.spoken.empty())
            for (const std::string &field : {token.spoken, token.language, token.phonemes})
                add(all, field);
        if (token.pause != Pause::none)
            add(all, fmt::format("\x1e{}", name_of(token.pause)));
    }
    return xxhash::xxh128_hex(all);
}

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
    const fs::path path = file_of(key);
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    struct stat facts {};
    if (!fd || ::fstat(fd.value(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return std::nullopt;
    auto speech = read_segment(fd, static_cast<std::size_t>(facts.st_size), sample_rate);
    std::size_t words = 0;
    for (std::size_t i = 0; speech && i < utterance.tokens.size(); ++i)
        if (!utterance.tokens[i].spoken.empty() && words++ < speech->words.size())
            speech->words[words - 1].token = i;
    if (!speech || words != speech->words.size()) {
        ::unlink(path.c_str());
        return std::nullopt;
    }
    if (facts.st_mtime < std::time(nullptr) - fresh)
        ::futimens(fd.value(), nullptr);
    return speech;
}

void SegmentCache::keep(const std::string &key, const SpokenUtterance &speech, int sample_rate) noexcept {
    try {
        const std::string bytes = segment_bytes(speech, sample_rate);
        if (blocks_of(bytes.size()) > max_bytes_ / part)
            return;
        const fs::path path = file_of(key);
        ::mkdir(folder_.c_str(), 0755);
        ::mkdir(path.parent_path().c_str(), 0755);
        if (write_segment(path, bytes) && is_time_to_trim(bytes.size()))
            trim();
    } catch (const std::exception &) {
        // Nothing was promised: it will be spoken again.
    }
}

// The notes are appended to by every program, one byte or more for each segment, so that their length tells
// how much was kept since the last trim without looking at any other file.
bool SegmentCache::is_time_to_trim(std::size_t bytes) const {
    const UniqueFd fd(
        ::open((folder_ / notes_name).c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
    const std::string more((blocks_of(bytes) + note - 1) / note, '.');
    struct stat facts {};
    if (!fd || ::write(fd.value(), more.data(), more.size()) < 0 || ::fstat(fd.value(), &facts) != 0)
        return true;
    const auto noted = static_cast<std::size_t>(facts.st_size);
    const bool is_new = noted == more.size();
    return is_new || noted * note > max_bytes_ / part;
}

// One trim of a folder at a time is enough; two of two programs do no harm.
void SegmentCache::trim() {
    const std::unique_lock lock(trimming_, std::try_to_lock);
    if (!lock)
        return;
    const fs::path notes = folder_ / notes_name;
    if (::truncate(notes.c_str(), 1) != 0)
        ::unlink(notes.c_str());
    std::vector<KeptFile> files = list_files(folder_);
    std::sort(files.begin(), files.end(),
              [](const KeptFile &a, const KeptFile &b) { return a.used < b.used; });
    std::size_t total = 0;
    for (const KeptFile &file : files)
        total += file.bytes;
    for (const KeptFile &file : files) {
        if (total <= max_bytes_ - max_bytes_ / part * 2)
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

std::shared_ptr<SegmentCache> open_segment_cache(const SegmentCacheSettings &settings) {
    const fs::path folder = settings.folder.empty() ? usual_cache_folder() : fs::path(settings.folder);
    if (settings.folder == "off" || folder.empty())
        return nullptr;
    try {
        return std::make_shared<SegmentCache>(folder / "segments", settings.max_bytes);
    } catch (const Error &) {
        return nullptr;
    }
}

SpokenUtterance CachedVoice::speak(const Utterance &utterance) {
    const std::string key = segment_key(utterance, facts());
    if (auto known = cache_->find(key, utterance, facts().sample_rate)) {
        known->remembered = true;
        return std::move(*known);
    }
    SpokenUtterance speech = voice_->speak(utterance);
    cache_->keep(key, speech, facts().sample_rate);
    return speech;
}

} // namespace baonoi::synthesise
