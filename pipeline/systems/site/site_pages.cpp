// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/site_pages.h"

#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/log.h"
#include "publish/audio_files.h"
#include "systems/site/page_replacement.h"
#include "systems/site/site_page.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

namespace baonoi::systems::site {

namespace fs = std::filesystem;

bool SitePages::play(const std::string &slug, const std::string &stem) {
    if (!is_walked_)
        walk();
    const auto pages = pages_.find(slug);
    return pages != pages_.end() &&
           std::any_of(pages->second.begin(), pages->second.end(), [&](const fs::path &page) {
               std::error_code gone;
               return fs::exists(page, gone) && names_recording(read_file(page, max_page), stem);
           });
}

bool SitePages::has(const std::string &slug) {
    if (!is_walked_)
        walk();
    return pages_.contains(slug);
}

void SitePages::recover() {
    if (!is_walked_)
        walk();
    for (const fs::path &left : left_) {
        try {
            const auto folder = Folder(root_).below(left.parent_path().lexically_relative(root_));
            if (folder)
                recover_page(*folder, left.filename().string());
        } catch (const Error &error) {
            log(LogLevel::warning, fmt::format("{}: {}", left.string(), describe(error)));
        }
    }
    left_.clear();
}

void SitePages::walk() {
    std::error_code error;
    for (fs::recursive_directory_iterator at(root_, error), end; !error && at != end; at.increment(error)) {
        const fs::path &path = at->path();
        if (path.filename() == "audio" && at->is_directory())
            at.disable_recursion_pending();
        std::error_code other;
        const fs::path page = at->is_symlink(other) ? fs::canonical(path, other) : path;
        if (is_left_of_replacement(path))
            left_.push_back(path);
        else if (!other && fs::is_regular_file(page, other))
            pages_[publish::slug_of_page(page.lexically_relative(root_))].push_back(page);
    }
    if (error)
        throw Error(next_after_read(error.value()),
                    fmt::format("cannot read the folder {}: {}", root_.string(), error.message()));
    is_walked_ = true;
}

} // namespace baonoi::systems::site
