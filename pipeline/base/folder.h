// SPDX-License-Identifier: GPL-3.0-or-later
// A folder that is open, and its files by their names. Whatever becomes of the folder's own name meanwhile,
// what is read and written is in that folder, and no symbolic link in it is followed. Messages name files by
// the path at which the folder was opened. What cannot be read throws as next_after_read() says, what cannot
// be written as next_after_write(). Threads: any.
#pragma once

#include "base/handle.h"
#include "model/long_bytes.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <vector>

namespace baonoi {

class Folder {
public:
    // Symbolic links on the way to it are followed.
    explicit Folder(const std::filesystem::path &path);
    // A folder below it; nothing when there is none. What is no folder on the way, as a symbolic link to one,
    // is refused as what cannot be written.
    std::optional<Folder> below(const std::filesystem::path &relative) const;

    const std::filesystem::path &path() const { return path_; }
    std::filesystem::path path_of(const std::string &name) const { return path_ / name; }
    int fd() const { return fd_.value(); }

    // Of the name itself; nothing when nothing has it.
    std::optional<struct stat> facts(const std::string &name) const;
    // The whole file; nothing when nothing has the name. Throws skip when it is no regular file or larger
    // than limit bytes.
    std::optional<std::string> read(const std::string &name, std::size_t limit) const;
    std::optional<UniqueFd> open(const std::string &name) const; // for reading; nothing: nothing has the name
    std::vector<std::string> names() const;

    // Readers see the old or the new bytes; on disk when it returns. The mode is 0644, whatever is replaced.
    void write(const std::string &name, std::string_view bytes) const;
    void copy(const LongBytes &bytes, const std::string &name) const;
    // to becomes another name of the file, at once; a copy of it where files have one name. On disk after
    // sync().
    void link(const std::string &from, const std::string &to) const;
    void rename(const std::string &from, const std::string &to) const;
    void remove(const std::string &name) const; // also when nothing has it; no folder
    void touch(const std::string &name) const;  // written now, as its time says
    void sync() const;

private:
    Folder(std::filesystem::path path, UniqueFd fd) : path_(std::move(path)), fd_(std::move(fd)) {}

    std::filesystem::path path_;
    UniqueFd fd_;
};

// A new file of a folder under a short name of its own, ".baonoi-0123456789abcdef", locked as long as its
// writer lives. Removed with this object unless it got another name.
class TemporaryFile {
public:
    // target: the name that it is to have, for messages. The folder is lent.
    TemporaryFile(const Folder &folder, std::string target);
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;
    ~TemporaryFile();

    int fd() const { return fd_.value(); }
    const std::string &name() const { return name_; }
    void write(std::string_view bytes) const;
    void copy(const LongBytes &bytes) const;
    void set_mode(mode_t mode) const;
    // The disk may begin with it: several files that are synced one after the other then take the time of
    // one.
    void begin_sync() const;
    void sync() const;
    // It replaces what has the name.
    void rename(const std::string &name);

    static bool is_name(std::string_view name);

private:
    const Folder &folder_;
    const std::string target_;
    std::string name_;
    UniqueFd fd_;
};

} // namespace baonoi
