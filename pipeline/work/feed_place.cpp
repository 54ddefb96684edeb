// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/feed_place.h"

#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"
#include "lib/openssl/digest.h"
#include "publish/storage.h"
#include "work/recording_address.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace baonoi::work {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_feed = 64U << 20U; // bytes
constexpr std::size_t hash_digits_of_chapters = 12;

bool is_chapters_name(std::string_view name) {
    constexpr std::string_view ending = ".json", hexadecimal = "0123456789abcdef";
    if (!name.ends_with(ending))
        return false;
    name.remove_suffix(ending.size());
    const std::size_t dot = name.rfind('.');
    return dot != 0 && dot != std::string_view::npos && name.size() - dot - 1 == hash_digits_of_chapters &&
           name.find_first_not_of(hexadecimal, dot + 1) == std::string_view::npos;
}

// What a file of that name holds, as encode/chapters.h makes it.
bool are_chapters(const std::string &text) {
    const nlohmann::json chapters = nlohmann::json::parse(text, nullptr, false);
    return chapters.is_object() && chapters.contains("version") && chapters["version"] == "1.2.0";
}

// Chapters lie in a folder of their own beside the feed.
class FolderOfFeed : public FeedPlace {
public:
    explicit FolderOfFeed(const settings::PodcastConfig &podcast)
        : podcast_(podcast), path_(fs::path(podcast.path).replace_extension(".chapters")),
          chapters_(opened()) {}

    std::string chapters_address(const std::string &name, const std::string &) const override {
        return address_below(podcast_.channel.url.substr(0, podcast_.channel.url.rfind('/')),
                             podcast_.path.parent_path(), path_ / name);
    }

    std::shared_ptr<const void> take_turn() override { return nullptr; }

    bool write(const std::string &feed, const std::map<std::string, std::string> &chapters) override {
        for (const auto &[name, text] : chapters)
            write_chapters(name, text);
        std::error_code fault;
        if (fs::is_regular_file(podcast_.path, fault) && read_file(podcast_.path, largest_feed) == feed)
            return false;
        write_file_atomically(podcast_.path, feed);
        if (chapters_)
            for (const std::string &name : chapters_->names())
                if (is_chapters_name(name) && !chapters.contains(name) && is_ours(name))
                    chapters_->remove(name);
        return true;
    }

private:
    std::optional<Folder> opened() const {
        std::error_code fault;
        if (!fs::is_directory(path_.parent_path(), fault))
            return std::nullopt;
        return Folder(path_.parent_path()).below(path_.filename());
    }

    void write_chapters(const std::string &name, const std::string &text) {
        if (!chapters_) {
            make_folder(path_);
            chapters_ = opened();
        }
        if (!chapters_)
            throw Error(Next::retry, fmt::format("{} went away", path_.string()));
        if (chapters_->read(name, largest_feed) != text)
            chapters_->write(name, text);
    }

    bool is_ours(const std::string &name) const {
        try {
            const auto text = chapters_->read(name, largest_feed);
            return text && are_chapters(*text);
        } catch (const Error &) { // a link, a folder
            return false;
        }
    }

    const settings::PodcastConfig &podcast_;
    const fs::path path_;            // of the chapters
    std::optional<Folder> chapters_; // nothing: there is none yet
};

// All names of a storage are in one place: chapters begin with the feed's. Which ones there are is known from
// the feed that named them.
class StorageOfFeed : public FeedPlace {
public:
    StorageOfFeed(const settings::PodcastConfig &podcast, publish::Storage &storage)
        : name_(podcast.path.string()), prefix_(podcast.path.stem().string() + ".chapters-"),
          storage_(storage) {}

    std::string chapters_address(const std::string &name, const std::string &text) const override {
        return storage_.url(name_of(name, text));
    }

    std::shared_ptr<const void> take_turn() override { return storage_.take_turn(name_); }

    bool write(const std::string &feed, const std::map<std::string, std::string> &chapters) override {
        const LongBytes bytes = LongBytes::lent(feed);
        if (storage_.digest(name_) == publish::digest_of(bytes))
            return false;
        const std::set<std::string> before = named_in(storage_.read(name_, largest_feed).value_or(""));
        std::set<std::string> now;
        for (const auto &[name, text] : chapters) {
            const std::string stored = name_of(name, text);
            if (!before.contains(stored))
                storage_.put({stored, LongBytes::lent(text), "application/json"});
            now.insert(stored);
        }
        storage_.put({name_, bytes, "application/rss+xml; charset=utf-8", publish::Lasts::to_change});
        for (const std::string &stored : before)
            if (!now.contains(stored))
                storage_.remove(stored);
        return true;
    }

private:
    // A name belongs to its bytes: caches keep them.
    std::string name_of(const std::string &name, const std::string &text) const {
        return fmt::format("{}{}.{}.json", prefix_, name.substr(0, name.find('.')),
                           openssl::sha256_hex(text).substr(0, hash_digits_of_chapters));
    }

    std::set<std::string> named_in(const std::string &feed) const {
        std::set<std::string> names;
        const std::string begin = storage_.url(prefix_);
        for (std::size_t at = feed.find(begin); at != std::string::npos; at = feed.find(begin, at + 1)) {
            const std::size_t from = at + begin.size();
            const std::string name = feed.substr(from, feed.find('"', from) - from);
            if (is_chapters_name(name))
                names.insert(prefix_ + name);
        }
        return names;
    }

    const std::string name_, prefix_;
    publish::Storage &storage_;
};

} // namespace

std::unique_ptr<FeedPlace> feed_place(const settings::PodcastConfig &podcast, publish::Publisher *publisher) {
    if (publisher && publisher->storage())
        return std::make_unique<StorageOfFeed>(podcast, *publisher->storage());
    return std::make_unique<FolderOfFeed>(podcast);
}

} // namespace baonoi::work
