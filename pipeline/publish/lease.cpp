// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/lease.h"

#include "base/error.h"
#include "base/process.h"

#include <exception>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace baonoi::publish {

namespace {

constexpr const char *lease_name = "baonoi-daemon.json";
constexpr std::size_t most_lease_bytes = 4096;

class FolderLease : public Lease {
public:
    FolderLease(const std::filesystem::path &file, const std::string &holder)
        : lock_(file, holder), file_(file) {}
    FolderLease(const FolderLease &) = delete;
    FolderLease &operator=(const FolderLease &) = delete;
    // While it is locked still: who opened it meanwhile finds that it has no name any more.
    ~FolderLease() override { ::unlink(file_.c_str()); }
    void renew() override {}

private:
    ProcessLock lock_;
    std::filesystem::path file_;
};

class StorageLease : public Lease {
public:
    StorageLease(Storage &storage, Clock &clock, std::string holder)
        : storage_(storage), clock_(clock), holder_(std::move(holder)) {
        StorageLease::renew();
    }
    StorageLease(const StorageLease &) = delete;
    StorageLease &operator=(const StorageLease &) = delete;
    ~StorageLease() override {
        try {
            write_end(clock_.unix_time());
        } catch (const std::exception &) { // it runs out by itself
        }
    }

    void renew() override { write_end(clock_.unix_time() + static_cast<std::int64_t>(lease_lasts.value)); }

private:
    void write_end(std::int64_t end) {
        storage_.change(lease_name, most_lease_bytes, [&](const auto &before) {
            const nlohmann::json old =
                before ? nlohmann::json::parse(*before, nullptr, false) : nlohmann::json();
            if (old.is_object() && old.value("holder", "") != holder_ &&
                old.value("until", std::int64_t{0}) > clock_.unix_time())
                throw Error(Next::stop,
                            fmt::format("another daemon serves {}: {}; give both the same store, or stop one",
                                        storage_.url(""), old.value("holder", "")));
            return std::optional(nlohmann::json{{"holder", holder_}, {"until", end}}.dump() + "\n");
        });
    }

    Storage &storage_;
    Clock &clock_;
    const std::string holder_;
};

} // namespace

std::unique_ptr<Lease> folder_lease(const std::filesystem::path &folder, const std::string &holder) {
    if (::access(folder.c_str(), W_OK) != 0)
        return nullptr;
    try {
        return std::make_unique<FolderLease>(folder / ".baonoi.lock", holder);
    } catch (const Error &) {
        std::throw_with_nested(
            Error(Next::stop, fmt::format("another daemon serves {}; give both sites to one, or stop one",
                                          folder.string())));
    }
}

std::unique_ptr<Lease> storage_lease(Storage &storage, Clock &clock, const std::string &holder) {
    return std::make_unique<StorageLease>(storage, clock, holder);
}

} // namespace baonoi::publish
