// SPDX-License-Identifier: GPL-3.0-or-later
// A bucket by the S3 protocol: requests signed with AWS Signature Version 4, one PUT for each file.
#pragma once

#include "publish/storage.h"

namespace baonoi::publish {

class S3Storage : public Storage {
public:
    S3Storage(StorageSettings settings, curl::Http &http, Clock &clock, Turns &turns)
        : settings_(std::move(settings)), http_(http), clock_(clock), turns_(turns) {}

    // The server checks the signature, the SHA-256 and the MD5; a HEAD then checks the length.
    std::string put(const FileToStore &file) override;
    std::optional<std::string> read(const std::string &name, std::size_t limit) override;
    std::optional<std::uint64_t> size(const std::string &name) override;
    // By what put() said of it, or else of its bytes.
    std::optional<FileDigest> digest(const std::string &name) override;
    void remove(const std::string &name) override;
    void change(const std::string &name, std::size_t limit, const Change &how) override;
    std::string url(const std::string &name) const override { return settings_.files_url + name; }

private:
    curl::HttpResponse head(const std::string &name) const;
    curl::HttpResponse send(curl::HttpRequest request, const std::string &name) const;
    [[noreturn]] void refuse(const curl::HttpRequest &request, const curl::HttpResponse &response) const;

    StorageSettings settings_;
    curl::Http &http_;
    Clock &clock_;
    Turns &turns_;
};

} // namespace baonoi::publish
