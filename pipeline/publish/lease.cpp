// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/lease.h"

#include "base/error.h"
#include "base/folder.h"
#include "base/process.h"

#include <exception>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <unistd.h>

namespace baonoi::publish {

namespace {

constexpr const char *lease_name = "baonoi-daemon.json", *lock_name = ".baonoi.lock";
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

class AskedLease : public Lease {
public:
    AskedLease(AskedPlace place, Clock &clock, std::string holder)
        : place_(std::move(place)), clock_(clock), holder_(std::move(holder)) {
        AskedLease::renew();
    }
    AskedLease(const AskedLease &) = delete;
    AskedLease &operator=(const AskedLease &) = delete;
    ~AskedLease() override {
        if (is_left_)
            return;
        try {
            place_.ask(holder_, Seconds{0});
        } catch (const std::exception &) { // it runs out by itself
        }
    }

    void renew() override {
        if (asked_at_ && clock_.elapsed().value - asked_at_->value < place_.pause.value)
            return;
        const std::string holder = place_.ask(holder_, place_.lasts);
        if (holder != holder_)
            throw Error(Next::stop,
                        fmt::format("another daemon serves {}: {}; give both the same store, or stop one",
                                    place_.name, holder));
        asked_at_ = clock_.elapsed();
    }
    void leave() override { is_left_ = true; }

private:
    const AskedPlace place_;
    Clock &clock_;
    const std::string holder_;
    bool is_left_ = false;
    std::optional<Seconds> asked_at_; // Clock::elapsed()
};

std::string first_line_of(const std::string &text) {
    return text.substr(0, text.find('\n'));
}

// Who has the storage now.
std::string ask_storage(Storage &storage, Clock &clock, const std::string &holder, Seconds lasts) {
    std::string has = holder;
    storage.change(lease_name, most_lease_bytes, [&](const auto &before) -> std::optional<std::string> {
        const nlohmann::json old = before ? nlohmann::json::parse(*before, nullptr, false) : nlohmann::json();
        has = holder;
        if (old.is_object() && old.value("holder", "") != holder &&
            old.value("until", std::int64_t{0}) > clock.unix_time()) {
            has = old.value("holder", "");
            return std::nullopt;
        }
        const std::int64_t until = clock.unix_time() + static_cast<std::int64_t>(lasts.value);
        return nlohmann::json{{"holder", holder}, {"until", until}}.dump() + "\n";
    });
    return has;
}

} // namespace

std::unique_ptr<Lease> folder_lease(const std::filesystem::path &folder, const std::string &holder) {
    if (::access(folder.c_str(), W_OK) != 0)
        return nullptr;
    try {
        return std::make_unique<FolderLease>(folder / lock_name, holder);
    } catch (const Error &error) {
        const bool is_one_of_us =
            dynamic_cast<const LockHeld *>(&error) &&
            first_line_of(Folder(folder).read(lock_name, most_lease_bytes).value_or("")) == holder;
        if (error.next() != Next::stop || is_one_of_us)
            return nullptr; // the folder cannot be written, which its jobs will say
        std::throw_with_nested(
            Error(Next::stop, fmt::format("another daemon serves {}; give both sites to one, or stop one",
                                          folder.string())));
    }
}

std::unique_ptr<Lease> asked_lease(AskedPlace place, Clock &clock, const std::string &holder) {
    return std::make_unique<AskedLease>(std::move(place), clock, holder);
}

std::unique_ptr<Lease> storage_lease(Storage &storage, Clock &clock, const std::string &holder) {
    const auto ask = [&storage, &clock](const std::string &who, Seconds lasts) {
        return ask_storage(storage, clock, who, lasts);
    };
    return asked_lease({storage.url(""), ask}, clock, holder);
}

} // namespace baonoi::publish
