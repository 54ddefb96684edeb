// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/recording_address.h"

#include "base/path.h"
#include "base/percent.h"

#include <fmt/format.h>

namespace baonoi::work {

namespace fs = std::filesystem;

std::string address_below(const std::string &url, const fs::path &folder, const fs::path &file) {
    if (url.empty() || !is_below(file, folder))
        return "";
    return fmt::format(
        "{}{}{}", url, url.ends_with('/') ? "" : "/",
        percent_encoded(file.lexically_relative(folder).generic_string(), unreserved_or_slash));
}

const settings::PublisherConfig *storage_of(const settings::Config &config,
                                            const store::ArticleRecord &record,
                                            const std::string &url_or_path) {
    constexpr std::size_t id_digits = 8;
    const settings::SourceConfig *source = config.source_named(record.source);
    const settings::PublisherConfig *publisher = source ? config.publisher_of(*source) : nullptr;
    const std::string name = url_or_path.substr(url_or_path.rfind('/') + 1);
    const bool is_stored = fetch::is_url(url_or_path) && !record.id.empty() &&
                           name.find("-" + record.id.substr(0, id_digits)) != std::string::npos;
    return is_stored && publisher && !publisher->storage.files_url.empty() ? publisher : nullptr;
}

std::string place_now(const settings::Config &config, const store::ArticleRecord &record,
                      const std::string &url_or_path) {
    const settings::PublisherConfig *publisher = storage_of(config, record, url_or_path);
    return publisher ? publisher->storage.files_url + url_or_path.substr(url_or_path.rfind('/') + 1)
                     : url_or_path;
}

std::string public_address(const settings::Config &config, const std::string &url_or_path) {
    if (url_or_path.empty() || fetch::is_url(url_or_path))
        return url_or_path;
    const fs::path file = fs::path(url_or_path).lexically_normal();
    for (const settings::PublisherConfig &publisher : config.publishers) {
        if (std::string url = address_below(publisher.site.site_url, publisher.folder, file); !url.empty())
            return url;
    }
    for (const settings::SourceConfig &source : config.sources)
        if (std::string url = address_below(config.site.site_url, source.settings.path, file); !url.empty())
            return url;
    return "";
}

} // namespace baonoi::work
