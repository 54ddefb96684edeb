// SPDX-License-Identifier: GPL-3.0-or-later
// How often the daemon was started lately without having been stopped before: a crash loop is to be seen at
// the start, with its reason, and not only in the log of whoever starts it again. The file "….starts" beside
// the store. serve_command.cpp keeps it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace baonoi::work {

class StartLog {
public:
    // Notes this start. A file that cannot be read or written is none: what is wrong with the disk the store
    // says. now: Unix seconds.
    StartLog(const std::string &store_url, std::int64_t now);

    // "baonoi has ended 4 times within an hour without being stopped; the last time: …"; empty when there is
    // nothing to say.
    std::string complaint() const;
    // This run ends. failure: why; empty when it was asked to.
    void end(const std::string &failure);

private:
    void write(const std::string &failure) const;

    std::filesystem::path file_;       // empty: the store is none in a file
    std::vector<std::int64_t> starts_; // within the last hour, this one too
    std::string last_failure_;
};

} // namespace baonoi::work
