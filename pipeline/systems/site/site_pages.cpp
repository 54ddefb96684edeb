// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/site_pages.h"

#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/log.h"
#include "base/warn_once.h"
#include "publish/audio_files.h"
#include "systems/site/page_replacement.h"
#include "systems/site/site_page.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

namespace baonoi::systems::site {

namespace fs = std::filesystem;

bool SitePages::play(const std::string &slug, const std::string &stem) {
    const std::vector<fs::path> &pages = pages_of(slug);
    return std::any_of(pages.begin(), pages.end(), [&](const fs::path &page) {
        std::error_code gone;
        return fs::exists(page, gone) && names_recording(read_file(page, max_page), stem);
    });
}

bool SitePages::has(const std::string &slug) {
    return !pages_of(slug).empty();
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
    std::vector<fs::path> folders{root_}, unread;
    while (!folders.empty()) {
        const fs::path folder = std::move(folders.back());
        folders.pop_back();
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
            note(*at, folders);
        if (error && folder == root_)
            throw Error(next_after_read(error.value()),
                        fmt::format("cannot read the folder {}: {}", root_.string(), error.message()));
        if (error && error != std::errc::no_such_file_or_directory)
            unread.push_back(folder);
    }
    warn_once("pages of " + root_.string(),
              unread.empty()
                  ? ""
                  : fmt::format("cannot read the folder {}{}; recordings whose page may be there "
                                "stay until it can be read",
                                unread[0].string(),
                                unread.size() > 1 ? fmt::format(" and {} others", unread.size() - 1) : ""));
    has_unread_ = !unread.empty();
    is_walked_ = true;
}

void SitePages::note(const fs::directory_entry &entry, std::vector<fs::path> &folders) {
    const fs::path &path = entry.path();
    std::error_code error;
    const bool is_link = entry.is_symlink(error);
    if (!is_link && entry.is_directory(error)) {
        if (path.filename() != "audio")
            folders.push_back(path);
        return;
    }
    if (is_left_of_replacement(path)) {
        left_.push_back(path);
        return;
    }
    const fs::path page = is_link ? fs::canonical(path, error) : path;
    if (!error && fs::is_regular_file(page, error))
        pages_[publish::slug_of_page(page.lexically_relative(root_))].push_back(page);
}

// A slug of which no page was found may be that of a page in a folder that cannot be read.
const std::vector<fs::path> &SitePages::pages_of(const std::string &slug) {
    static const std::vector<fs::path> none;
    if (!is_walked_)
        walk();
    const auto pages = pages_.find(slug);
    if (pages == pages_.end() && has_unread_)
        throw Error(Next::retry, fmt::format("a folder of {} cannot be read", root_.string()));
    return pages == pages_.end() ? none : pages->second;
}

} // namespace baonoi::systems::site
