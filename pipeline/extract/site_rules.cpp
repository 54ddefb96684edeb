// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/site_rules.h"

#include "base/error.h"
#include "base/file.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::extract {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t max_host = 200;
constexpr std::size_t max_kept = 1000; // hosts
constexpr std::size_t max_files = 20000;

bool is_host(std::string_view host) {
    return !host.empty() && host.size() <= max_host && host.front() != '.' &&
           host.find("..") == std::string_view::npos && std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                      static_cast<unsigned char>(c) >= 0x80;
           });
}

std::vector<std::string> names_for(std::string_view host) {
    std::vector<std::string> names = {std::string(host) + ".txt", "." + std::string(host) + ".txt"};
    for (std::size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.', dot + 1))
        names.push_back(std::string(host.substr(dot)) + ".txt");
    return names;
}

std::shared_ptr<const SiteFile> read_site_file(const fs::path &path) {
    try {
        return std::make_shared<const SiteFile>(
            parse_site_file(read_file(path, SiteFile::max_bytes), path.string()));
    } catch (const Error &error) {
        SiteFile file;
        file.path = path.string();
        file.name = path.filename().string();
        file.warnings.push_back(fmt::format("{}: the site rules are left out", error.what()));
        return std::make_shared<const SiteFile>(std::move(file));
    }
}

} // namespace

std::shared_ptr<const SiteFile> SiteRules::for_host(std::string_view host) const {
    if (host.starts_with("www."))
        host.remove_prefix(4);
    if (!is_host(host))
        return nullptr;
    const std::lock_guard lock(mutex_);
    const auto known = hosts_.find(std::string(host));
    if (known != hosts_.end())
        return known->second;
    if (hosts_.size() >= max_kept)
        hosts_.clear();
    auto &kept = hosts_[std::string(host)];
    for (const fs::path &folder : folders_)
        for (const std::string &name : names_for(host)) {
            std::error_code error;
            if (fs::exists(folder / name, error))
                return kept = read_site_file(folder / name);
        }
    return nullptr;
}

std::vector<std::shared_ptr<const SiteFile>> SiteRules::all() const {
    std::vector<std::shared_ptr<const SiteFile>> files;
    for (const fs::path &folder : folders_) {
        std::vector<fs::path> paths;
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
            if (entry->path().extension() == ".txt" && paths.size() < max_files)
                paths.push_back(entry->path());
        std::sort(paths.begin(), paths.end());
        for (const fs::path &path : paths)
            files.push_back(read_site_file(path));
    }
    return files;
}

} // namespace baonoi::extract
