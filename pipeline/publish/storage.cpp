// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/storage.h"

#include "base/error.h"
#include "base/file.h"
#include "publish/s3_storage.h"

#include <fmt/format.h>
#include <system_error>

namespace baonoi::publish {

namespace fs = std::filesystem;

namespace {

class FolderStorage : public Storage {
public:
    explicit FolderStorage(StorageSettings settings) : settings_(std::move(settings)) {}

    std::string put(const FileToStore &file) override {
        make_folder(settings_.folder);
        copy_to_file_atomically(file.bytes, settings_.folder / file.name);
        return url(file.name);
    }
    std::optional<std::string> read(const std::string &name, std::size_t limit) override {
        if (!size(name))
            return std::nullopt;
        return read_file(settings_.folder / name, limit);
    }
    std::optional<std::uint64_t> size(const std::string &name) override {
        std::error_code fault;
        const fs::path file = settings_.folder / name;
        if (!fs::is_regular_file(file, fault))
            return std::nullopt;
        const std::uint64_t bytes = fs::file_size(file, fault);
        return fault ? std::nullopt : std::optional(bytes);
    }
    std::optional<FileDigest> digest(const std::string &name) override {
        return size(name) ? digest_of(Folder(settings_.folder), name) : std::nullopt;
    }
    void remove(const std::string &name) override {
        std::error_code fault;
        fs::remove(settings_.folder / name, fault);
        if (fault)
            throw Error(Next::retry, fmt::format("cannot remove {}: {}", (settings_.folder / name).string(),
                                                 fault.message()));
    }
    void change(const std::string &name, std::size_t limit, const Change &how) override {
        make_folder(settings_.folder);
        const FolderLock lock(settings_.folder);
        if (const auto bytes = how(read(name, limit)))
            write_file_atomically(settings_.folder / name, *bytes);
    }
    std::string url(const std::string &name) const override { return settings_.files_url + name; }

private:
    StorageSettings settings_;
};

Finding finding(const std::string &what, const std::function<std::string()> &look) {
    try {
        return {what, true, look()};
    } catch (const Error &error) {
        return {what, false, error.what()};
    }
}

std::string read_as_public(Storage &storage, curl::Http &http, const std::string &name,
                           std::string_view bytes) {
    curl::HttpRequest request;
    request.url = storage.url(name);
    const curl::HttpResponse response = http.send(request);
    if (response.status == 200 && response.body == bytes)
        return request.url + " answers everyone";
    throw Error(Next::hold,
                fmt::format("{} answers {}{}; let everyone read the files, or mend files_url", request.url,
                            response.status, response.status == 200 ? " with other bytes" : ""));
}

} // namespace

std::unique_ptr<Storage> make_storage(const StorageSettings &settings, curl::Http &http, Clock &clock) {
    if (settings.folder.empty())
        return std::make_unique<S3Storage>(settings, http, clock);
    return std::make_unique<FolderStorage>(settings);
}

std::vector<Finding> examine_storage(Storage &storage, curl::Http &http) {
    const std::string name = "baonoi-probe.txt";
    const std::string_view bytes = "baonoi looks whether it may write here\n";
    std::vector<Finding> findings{finding("storage: write", [&] {
        const auto there = storage.digest(name);
        if (there && *there != digest_of(LongBytes::lent(bytes)))
            throw Error(Next::hold, fmt::format("{} is not baonoi's; rename it", storage.url(name)));
        return storage.put({name, LongBytes::lent(bytes), "text/plain", Lasts::to_change}) + " was written";
    })};
    if (!findings.back().is_good)
        return findings;
    findings.push_back(
        finding("storage: public reading", [&] { return read_as_public(storage, http, name, bytes); }));
    findings.push_back(finding("storage: delete", [&] {
        storage.remove(name);
        return std::string("and removed");
    }));
    return findings;
}

} // namespace baonoi::publish
