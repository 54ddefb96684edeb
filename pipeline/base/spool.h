// SPDX-License-Identifier: GPL-3.0-or-later
// A file for bytes that are too many for memory: written once from its begin to its end, then read in pieces.
// It has no name, so that it is gone with the last who knows it, however the program ends. encode's Recorder
// owns one.
#pragma once

#include "base/handle.h"
#include "model/long_bytes.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace baonoi {

// Threads: one at a time.
class Spool {
public:
    // In the folder, which is made when it is missing. When it is empty, or no file can be made there, in
    // $TMPDIR, /var/tmp or /tmp. Throws hold when none of them will do.
    explicit Spool(const std::filesystem::path &folder);

    // All that write throw as next_after_write(), naming the folder.
    void add(std::string_view bytes);
    // In place of others that were added.
    void replace(std::uint64_t at, std::string_view bytes);
    std::uint64_t size() const { return written_ + waiting_.size(); }
    // All that was added. They stay, also without this object, as long as somebody has them. Reading throws
    // retry.
    LongBytes bytes();

private:
    struct File {
        UniqueFd fd;
        std::filesystem::path folder;
    };

    void flush();
    void write(std::uint64_t at, std::string_view bytes) const;

    std::shared_ptr<const File> file_;
    std::uint64_t written_ = 0;
    std::string waiting_; // what was added is written in larger pieces
};

} // namespace baonoi
