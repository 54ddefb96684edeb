// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/article_key.h"

#include "base/percent.h"
#include "base/url.h"
#include "lib/curl/curl_url.h"

#include <algorithm>

namespace baonoi::work {

namespace fs = std::filesystem;

namespace {

// "https://a.vn/b/c?d" -> "/b/c".
std::string url_path(const std::string &url) {
    const std::size_t host = url.find("://") + 3;
    const std::size_t begin = std::min(url.find('/', host), url.size());
    return url.substr(begin, std::min(url.find('?', begin), url.size()) - begin);
}

bool names_a_page(const fs::path &file) {
    const std::string extension = file.extension().string();
    return extension == ".html" || extension == ".htm" || extension == ".xhtml";
}

// In a folder, also after symbolic links are followed.
bool is_in_folder(const fs::path &file, const fs::path &folder) {
    std::error_code fault;
    const fs::path relative =
        fs::weakly_canonical(file, fault).lexically_relative(fs::weakly_canonical(folder, fault));
    return !fault && !relative.empty() && *relative.begin() != "..";
}

// The page of the folder that the rest of an address names.
std::optional<fs::path> page_of(const fs::path &folder, const std::string &rest, MustExist must_exist) {
    const auto decoded = strictly_percent_decoded(rest);
    if (!decoded)
        return std::nullopt;
    const fs::path named = (folder / fs::path(*decoded).relative_path()).lexically_normal();
    fs::path with_ending = named;
    with_ending += ".html";
    for (const fs::path &file : {named, named / "index.html", with_ending}) {
        std::error_code fault;
        if (names_a_page(file) && is_in_folder(file, folder) &&
            (must_exist == MustExist::no || fs::is_regular_file(file, fault)))
            return file;
    }
    return std::nullopt;
}

const settings::SourceConfig *site_source_with(const settings::Config &config, const fs::path &file) {
    const auto found =
        std::find_if(config.sources.begin(), config.sources.end(), [&](const settings::SourceConfig &source) {
            return source.settings.kind == "site" && is_in_folder(file, source.settings.path);
        });
    return found == config.sources.end() ? nullptr : &*found;
}

// A public address and the folder that it shows.
std::optional<ArticleKey> key_on_site(const settings::Config &config, const std::string &url,
                                      const publish::SiteSettings &site, const fs::path &folder,
                                      MustExist must_exist) {
    auto address = site.site_url.empty() ? std::nullopt : curl::http_url("", site.site_url);
    if (!address || folder.empty())
        return std::nullopt;
    if (!address->ends_with('/'))
        *address += '/';
    if (!url.starts_with(*address))
        return std::nullopt;
    const std::string rest = url.substr(address->size());
    const auto page = page_of(folder, rest.substr(0, rest.find('?')), must_exist);
    const settings::SourceConfig *source = page ? site_source_with(config, *page) : nullptr;
    return source ? std::optional(ArticleKey{source->settings.name, page->string()}) : std::nullopt;
}

std::optional<ArticleKey> key_on_sites(const settings::Config &config, const std::string &url,
                                       MustExist must_exist) {
    for (const settings::PublisherConfig &publisher : config.publishers)
        if (auto key = key_on_site(config, url, publisher.site, publisher.site.folder, must_exist))
            return key;
    for (const settings::SourceConfig &source : config.sources)
        if (auto key = key_on_site(config, url, config.site, source.settings.path, must_exist))
            return key;
    return std::nullopt;
}

std::optional<ArticleKey> key_by_host(const settings::Config &config, const std::string &url) {
    const std::string path = url_path(url);
    const settings::SourceConfig *best = nullptr;
    std::size_t longest = 0;
    for (const settings::SourceConfig &source : config.sources) {
        if (source.settings.url.empty() || !curl::is_same_site(url, source.settings.url))
            continue;
        const std::string own = url_path(source.settings.url);
        const std::string folder = own.substr(0, own.rfind('/') + 1);
        const std::size_t fits = path.starts_with(folder) ? folder.size() : 0;
        if (!best || fits > longest) {
            best = &source;
            longest = fits;
        }
    }
    return best ? std::optional(ArticleKey{best->settings.name, url}) : std::nullopt;
}

} // namespace

std::optional<ArticleKey> article_key(const settings::Config &config, const std::string &url_or_path,
                                      MustExist must_exist) {
    if (fetch::is_url(url_or_path)) {
        const auto url = curl::http_url("", url_or_path);
        if (!url)
            return std::nullopt;
        const auto key = key_on_sites(config, *url, must_exist);
        return key ? key : key_by_host(config, without_tracking(*url));
    }
    std::error_code fault;
    const fs::path file = fs::absolute(url_or_path, fault).lexically_normal();
    if (fault || (must_exist == MustExist::yes && !fs::is_regular_file(file, fault)))
        return std::nullopt;
    const settings::SourceConfig *source = site_source_with(config, file);
    return source ? std::optional(ArticleKey{source->settings.name, file.string()}) : std::nullopt;
}

} // namespace baonoi::work
