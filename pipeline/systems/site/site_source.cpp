// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/site_source.h"

#include "base/error.h"
#include "base/file.h"
#include "base/iso_time.h"
#include "fetch/listing_run.h"
#include "systems/site/site_page.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <sys/stat.h>

namespace baonoi::systems::site {

namespace fs = std::filesystem;

namespace {

constexpr int max_depth = 64;
constexpr std::size_t max_entries = 5'000'000;
constexpr std::int64_t settled = 60; // seconds

bool is_inside(const fs::path &path, const fs::path &folder) {
    const fs::path relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

// Calls each(path) for every page.
template <class Each>
class SiteWalk {
public:
    SiteWalk(fetch::ListingRun &run, const fs::path &root, Each each)
        : run_(run), root_(root), real_(fs::canonical(root)), each_(each) {}

    void folder(const fs::path &path, int depth) {
        for (const fs::directory_entry &entry : sorted(path)) {
            const std::string name = entry.path().filename().string();
            std::error_code fault;
            if (name.starts_with('.')) {
                continue;
            }
            if (entry.is_symlink(fault)) {
                link(entry.path());
            } else if (entry.is_directory(fault)) {
                if (depth >= max_depth)
                    run_.warn(fmt::format("{}: folders are nested deeper than {}; it is left out",
                                          entry.path().string(), max_depth));
                else if (name != "audio")
                    folder(entry.path(), depth + 1);
            } else if (entry.is_regular_file(fault) && is_page_name(entry.path())) {
                each_(entry.path());
            }
        }
    }

private:
    std::vector<fs::directory_entry> sorted(const fs::path &path) {
        std::vector<fs::directory_entry> entries;
        std::error_code fault;
        fs::directory_iterator at(path, fault);
        for (; !fault && at != fs::directory_iterator(); at.increment(fault)) {
            if (++entries_ > max_entries)
                throw Error(Next::skip,
                            fmt::format("{} holds more than {} files", root_.string(), max_entries));
            entries.push_back(*at);
        }
        if (fault && path == root_)
            throw Error(next_after_read(fault.value()),
                        fmt::format("cannot read the folder {}: {}", path.string(), fault.message()));
        if (fault)
            run_.warn(fmt::format("cannot read the folder {}: {}", path.string(), fault.message()));
        std::sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) {
            return a.path().filename().native() < b.path().filename().native();
        });
        return entries;
    }

    void link(const fs::path &path) {
        std::error_code fault;
        const fs::path target = fs::canonical(path, fault);
        if (!fault && !is_inside(target, real_) && (fs::is_directory(target, fault) || is_page_name(target)))
            run_.warn(fmt::format("{} leads out of the folder, to {}; it is left out", path.string(),
                                  target.string()));
    }

    fetch::ListingRun &run_;
    fs::path root_, real_;
    Each each_;
    std::size_t entries_ = 0;
};

struct FileFacts {
    std::uint64_t stamp = 0;
    std::string modified;
    std::int64_t newest = 0; // seconds since 1970
};

std::optional<FileFacts> facts_of(const fs::path &file) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0)
        return std::nullopt;
    const auto &change = facts.st_ctim;
    const auto &write = facts.st_mtim;
    return FileFacts{
        fetch::article_state(fmt::format("{}.{} {}.{} {} {}", write.tv_sec, write.tv_nsec, change.tv_sec,
                                         change.tv_nsec, facts.st_size, facts.st_ino)),
        iso_time(write.tv_sec), std::max(write.tv_sec, change.tv_sec)};
}

} // namespace

fetch::ListingReport SiteSource::list(const std::string &cursor, const fetch::TakeListing &take) {
    const fs::path root = fs::absolute(settings_.path).lexically_normal();
    if (!fs::is_directory(root))
        throw Error(Next::skip, fmt::format("the folder {} of the source {} does not exist", root.string(),
                                            settings_.name));
    return fetch::run_listing(settings_, cursor, take, [&](fetch::ListingRun &run) {
        run.begin(root.string());
        SiteWalk walk(run, root, [&](const fs::path &page) {
            const auto facts = facts_of(page);
            if (!facts)
                return; // removed meanwhile
            fetch::Listing listing;
            listing.input = page.string();
            listing.modified = facts->modified;
            const std::uint64_t stamp = facts->newest < clock_.unix_time() - settled ? facts->stamp : 0;
            const fetch::SeenArticle *known = run.known(fetch::article_id(listing.input));
            if (known && stamp != 0 && known->stamp == stamp)
                return run.offer(listing, known->state, stamp);
            std::string bytes;
            try {
                bytes = read_file(page, settings_.max_bytes);
            } catch (const Error &error) {
                if (known && error.next() == Next::retry)
                    run.offer(listing, known->state); // it is read again at the next listing
                return run.warn(error.what());
            }
            // Who builds a page anew may take its player away again between two listings.
            const bool has_player = bytes.find("data-baonoi") != std::string::npos;
            const std::uint64_t state = fetch::article_state(bytes);
            listing.page_hash = fmt::format("{:012x}", state);
            run.offer(listing, state ^ (has_player ? 0 : facts->stamp), stamp);
        });
        walk.folder(root, 0);
        run.end(true);
    });
}

} // namespace baonoi::systems::site
