// SPDX-License-Identifier: GPL-3.0-or-later
// Where files are kept that listeners fetch from a public address: a folder that a web server shows, or a
// bucket that speaks S3.
#pragma once

#include "base/clock.h"
#include "lib/curl/http.h"
#include "model/long_bytes.h"
#include "publish/audio_place.h"
#include "publish/publisher.h"
#include "publish/s3_bucket.h"
#include "publish/turns.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::publish {

enum class Lasts {
    forever,   // the name belongs to the bytes: caches may keep it
    to_change, // a stable name: caches ask again
};

struct FileToStore {
    std::string name; // letters, digits, '.', '-' and '_'
    LongBytes bytes;
    std::string type; // "audio/mpeg"
    Lasts lasts = Lasts::forever;
};

// Threads: safe.
class Storage {
public:
    virtual ~Storage() = default;
    // Readers see the old or the new bytes. Its public URL. Throws hold, skip or retry, saying how to mend
    // it.
    virtual std::string put(const FileToStore &file) = 0;
    // Nothing: there is no such file.
    virtual std::optional<std::string> read(const std::string &name, std::size_t limit) = 0;
    virtual std::optional<std::uint64_t> size(const std::string &name) = 0;
    virtual std::optional<FileDigest> digest(const std::string &name) = 0;
    virtual void remove(const std::string &name) = 0; // also when it is not there
    // A turn at that file: among those who take turns with this process, in a folder among all processes. As
    // Turns::take().
    virtual std::shared_ptr<const void> take_turn(const std::string &name) = 0;
    // A JSON file of a stable name by the bytes that it has, or nothing, to those that it is to have, or
    // nothing: it stays. It takes a turn at it.
    using Change = std::function<std::optional<std::string>(const std::optional<std::string> &bytes)>;
    virtual void change(const std::string &name, std::size_t limit, const Change &how) = 0;
    virtual std::string url(const std::string &name) const = 0;
};

// A folder when it is given, else a bucket.
struct StorageSettings : BucketSettings {
    std::string files_url; // public address of the files, ends with '/'
    std::filesystem::path folder;
};

// http, clock and turns are lent.
std::unique_ptr<Storage> make_storage(const StorageSettings &settings, curl::Http &http, Clock &clock,
                                      Turns &turns = turns_of_this_process());

// Writes, reads as the public does, and removes a file of its own.
std::vector<Finding> examine_storage(Storage &storage, curl::Http &http);

} // namespace baonoi::publish
