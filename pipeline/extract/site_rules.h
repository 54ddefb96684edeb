// SPDX-License-Identifier: GPL-3.0-or-later
// Which file of site rules is for a page.
#pragma once

#include "extract/site_file.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::extract {

// Reads a file when the first page of its host comes, and keeps it. Threads: may be used from several.
class SiteRules {
public:
    // The first folder that has a file for a host has the word. Folders need not exist.
    explicit SiteRules(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}

    // For "www.thoisu.example.vn", the first there is of thoisu.example.vn.txt, .thoisu.example.vn.txt,
    // .example.vn.txt, .vn.txt; nothing when there is none. A file that cannot be read is one without rules
    // and with a warning.
    std::shared_ptr<const SiteFile> for_host(std::string_view host) const;

    // Every file of every folder, in the order of names; for checks.
    std::vector<std::shared_ptr<const SiteFile>> all() const;

private:
    std::vector<std::filesystem::path> folders_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::shared_ptr<const SiteFile>> hosts_;
};

} // namespace baonoi::extract
