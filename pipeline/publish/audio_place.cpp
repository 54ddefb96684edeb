// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/audio_place.h"

#include "base/error.h"
#include "lib/openssl/digest.h"

#include <cerrno>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baonoi::publish {

FileDigest digest_of(const LongBytes &bytes) {
    return {bytes.size(), openssl::sha256_of(bytes)};
}

std::optional<FileDigest> digest_of(const Folder &folder, const std::string &name) {
    const auto facts = folder.facts(name);
    if (!facts || !S_ISREG(facts->st_mode))
        return std::nullopt;
    const auto file = folder.open(name);
    if (!file)
        return std::nullopt;
    openssl::Sha256 digest;
    FileDigest found;
    std::vector<char> piece(std::size_t{64} << 10U);
    while (true) {
        const ssize_t size = ::read(file->value(), piece.data(), piece.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            throw Error(Next::retry,
                        fmt::format("cannot read {}: {}", folder.path_of(name).string(), errno_text(errno)));
        if (size == 0)
            break;
        digest.add({piece.data(), static_cast<std::size_t>(size)});
        found.bytes += static_cast<std::uint64_t>(size);
    }
    found.sha256 = digest.hex();
    return found;
}

std::optional<std::string> AudioFolder::read(const std::string &name) const {
    constexpr std::size_t largest = 512U << 20U; // bytes
    const auto facts = folder_.facts(name);
    if (!facts || !S_ISREG(facts->st_mode))
        return std::nullopt;
    try {
        return folder_.read(name, largest);
    } catch (const Error &error) {
        if (error.next() == Next::retry)
            throw;
        return std::nullopt;
    }
}

std::vector<std::string> AudioFolder::manifests(const std::string &slug) const {
    std::vector<std::string> names;
    for (std::string &name : folder_.names())
        if (name.starts_with(slug + ".") && (name.ends_with(".json") || name.ends_with(".json.old")))
            names.push_back(std::move(name));
    return names;
}

} // namespace baonoi::publish
