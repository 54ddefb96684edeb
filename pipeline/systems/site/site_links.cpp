// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/site_links.h"

#include "base/error.h"
#include "base/path.h"
#include "base/percent.h"
#include "base/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::systems::site {

namespace fs = std::filesystem;

namespace {

// "https://host/a/b" begins with a scheme.
bool has_scheme(std::string_view link) {
    const std::size_t colon = link.find(':');
    return colon != std::string_view::npos && colon < link.find_first_of("/?#");
}

// The path of "https://host/path" or "//host/path".
std::string_view without_host(std::string_view link) {
    const std::size_t host = link.find("//");
    const std::size_t path = host == std::string_view::npos ? host : link.find('/', host + 2);
    return path == std::string_view::npos ? "/" : link.substr(path);
}

std::string with_slash(std::string url) {
    if (!url.empty() && url.back() != '/')
        url += '/';
    return url;
}

// Normal, without a '/' at the end.
fs::path joined(const fs::path &folder, std::string_view link) {
    const fs::path path = (folder / percent_decoded(link)).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

} // namespace

SiteLinks::SiteLinks(const publish::SiteSettings &settings, fs::path root, const fs::path &page,
                     const html::Document &html)
    : site_url_(with_slash(settings.site_url)), root_(std::move(root)), base_(page.parent_path()),
      root_known_(!settings.folder.empty()) {
    const auto &elements = html.elements();
    const auto found = std::find_if(elements.begin(), elements.end(), [](const html::Element &element) {
        return element.name == "base" && element.attribute("href");
    });
    if (found == elements.end())
        return;
    const std::string href = fold_blanks(*found->attribute("href"));
    // A base names a folder when it ends with '/', else a file beside which links start.
    const auto base = resolved(href.substr(0, href.rfind('/') + 1), base_);
    if (!base)
        throw Error(Next::skip,
                    fmt::format("{}: its <base href=\"{}\"> is outside the site; give --site DIR and "
                                "site_url of its site",
                                page.string(), shorten(href, 200)));
    base_ = *base;
}

std::string SiteLinks::to(const fs::path &file) const {
    return percent_encoded(file.lexically_relative(base_).generic_string(), unreserved_or_slash);
}

std::string SiteLinks::public_url(const fs::path &file) const {
    return site_url_.empty() ? to(file) : address_of_file(site_url_, root_, file);
}

std::optional<fs::path> SiteLinks::file(std::string_view link) const {
    link = link.substr(0, link.find_first_of("?#"));
    if (link.empty() || link.find('\0') != std::string_view::npos)
        return std::nullopt;
    return resolved(link, base_);
}

std::optional<fs::path> SiteLinks::resolved(std::string_view link, const fs::path &from) const {
    fs::path path;
    const bool elsewhere = has_scheme(link) || link.starts_with("//");
    if (!site_url_.empty() && link.starts_with(site_url_))
        path = joined(root_, link.substr(site_url_.size()));
    else if ((elsewhere && (!site_url_.empty() || !root_known_)) ||
             (!elsewhere && link.starts_with('/') && !root_known_))
        return std::nullopt;
    else if (elsewhere)
        path = joined(root_, without_host(link).substr(1));
    else if (link.starts_with('/'))
        path = joined(root_, link.substr(std::min(link.find_first_not_of('/'), link.size())));
    else
        path = joined(from, link);
    if (!is_below(path, root_))
        return std::nullopt;
    return path;
}

std::string address_of_file(std::string_view site_url, const fs::path &root, const fs::path &file) {
    return with_slash(std::string(site_url)) +
           percent_encoded(file.lexically_relative(root).generic_string(), unreserved_or_slash);
}

std::string address_of_page(std::string_view site_url, const fs::path &root, const fs::path &page) {
    constexpr std::string_view front = "index.html";
    std::string url = address_of_file(site_url, root, page);
    if (page.filename() == front)
        url.resize(url.size() - front.size());
    return url;
}

std::optional<fs::path> path_of_url(std::string_view url, std::string_view site_url) {
    const std::string site = with_slash(std::string(site_url));
    if (site.empty() || !url.starts_with(site))
        return std::nullopt;
    const std::string_view rest = url.substr(site.size());
    const std::string decoded = percent_decoded(rest.substr(0, rest.find_first_of("?#")));
    const fs::path path = fs::path(decoded).lexically_normal();
    if (path.is_absolute() || decoded.find('\0') != std::string::npos ||
        std::find(path.begin(), path.end(), "..") != path.end())
        return std::nullopt;
    return path;
}

} // namespace baonoi::systems::site
