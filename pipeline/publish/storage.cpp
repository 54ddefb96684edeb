// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/storage.h"

#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"
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
        made_folder().copy(file.bytes, file.name);
        return url(file.name);
    }
    std::optional<std::string> read(const std::string &name, std::size_t limit) override {
        const auto folder = existing_folder();
        return folder ? folder->read(name, limit) : std::nullopt;
    }
    std::optional<std::uint64_t> size(const std::string &name) override {
        const auto folder = existing_folder();
        const auto facts = folder ? folder->facts(name) : std::nullopt;
        if (!facts || !S_ISREG(facts->st_mode))
            return std::nullopt;
        return static_cast<std::uint64_t>(facts->st_size);
    }
    std::optional<FileDigest> digest(const std::string &name) override {
        const auto folder = existing_folder();
        return folder ? digest_of(*folder, name) : std::nullopt;
    }
    void remove(const std::string &name) override {
        if (const auto folder = existing_folder())
            folder->remove(name);
    }
    std::shared_ptr<const void> take_turn(const std::string &) override {
        made_folder();
        return std::make_shared<const FolderLock>(settings_.folder);
    }
    void change(const std::string &name, std::size_t limit, const Change &how) override {
        const Folder folder = made_folder();
        const auto turn = take_turn(name);
        if (const auto bytes = how(folder.read(name, limit)))
            folder.write(name, *bytes);
    }
    std::string url(const std::string &name) const override { return settings_.files_url + name; }

private:
    Folder made_folder() const {
        make_folder(settings_.folder);
        return Folder(settings_.folder);
    }
    std::optional<Folder> existing_folder() const {
        std::error_code fault;
        return fs::is_directory(settings_.folder, fault) ? std::optional(Folder(settings_.folder))
                                                         : std::nullopt;
    }

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

std::unique_ptr<Storage> make_storage(const StorageSettings &settings, curl::Http &http, Clock &clock,
                                      Turns &turns) {
    if (settings.folder.empty())
        return std::make_unique<S3Storage>(settings, http, clock, turns);
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
