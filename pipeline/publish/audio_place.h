// SPDX-License-Identifier: GPL-3.0-or-later
// Where recordings lie, as own_audio.h asks about it: a folder, or a storage of storage.h. Every function
// throws retry when it cannot be known now, and a storage what its requests throw.
#pragma once

#include "base/folder.h"
#include "model/long_bytes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::publish {

struct FileDigest {
    std::uint64_t bytes = 0;
    std::string sha256;
    bool operator==(const FileDigest &) const = default;
};
FileDigest digest_of(const LongBytes &bytes);
// Of a regular file; nothing: there is none.
std::optional<FileDigest> digest_of(const Folder &folder, const std::string &name);

class AudioPlace {
public:
    virtual ~AudioPlace() = default;
    virtual bool has(const std::string &name) const = 0;
    // Of what is there under that name; nothing: it is no regular file, or not there.
    virtual std::optional<FileDigest> digest(const std::string &name) const = 0;
    // A manifest or captions; nothing: there is none, or it is too large to be one.
    virtual std::optional<std::string> read(const std::string &name) const = 0;
    // Names that manifests of the slug's recordings may have.
    virtual std::vector<std::string> manifests(const std::string &slug) const = 0;
    virtual void remove(const std::string &name) const = 0; // also when it is not there
    virtual std::string name() const = 0;                   // in a message
};

// folder is lent.
class AudioFolder : public AudioPlace {
public:
    explicit AudioFolder(const Folder &folder) : folder_(folder) {}
    bool has(const std::string &name) const override { return folder_.facts(name).has_value(); }
    std::optional<FileDigest> digest(const std::string &name) const override {
        return digest_of(folder_, name);
    }
    std::optional<std::string> read(const std::string &name) const override;
    std::vector<std::string> manifests(const std::string &slug) const override;
    void remove(const std::string &name) const override { folder_.remove(name); }
    std::string name() const override { return folder_.path().string(); }

private:
    const Folder &folder_;
};

} // namespace baonoi::publish
