// SPDX-License-Identifier: GPL-3.0-or-later
// Files for listeners in a bucket, one PUT for each.
#pragma once

#include "publish/s3_bucket.h"
#include "publish/storage.h"

namespace baonoi::publish {

class S3Storage : public Storage {
public:
    S3Storage(const StorageSettings &settings, curl::Http &http, Clock &clock, Turns &turns)
        : bucket_(settings, http, clock), files_url_(settings.files_url),
          place_(settings.endpoint + settings.bucket + "/"), turns_(turns) {}

    // A HEAD checks the length that is kept.
    std::string put(const FileToStore &file) override;
    std::optional<std::string> read(const std::string &name, std::size_t limit) override;
    std::optional<std::uint64_t> size(const std::string &name) override;
    // By what put() said of it, or else of its bytes.
    std::optional<FileDigest> digest(const std::string &name) override;
    void remove(const std::string &name) override;
    std::shared_ptr<const void> take_turn(const std::string &name) override {
        return turns_.take(place_ + name);
    }
    void change(const std::string &name, std::size_t limit, const Change &how) override;
    std::string url(const std::string &name) const override { return files_url_ + name; }

private:
    S3Bucket bucket_;
    std::string files_url_;
    std::string place_; // for turns: hosts may know it by other public addresses
    Turns &turns_;
};

} // namespace baonoi::publish
