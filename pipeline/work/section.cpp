// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/section.h"

#include "base/percent.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <filesystem>

namespace baonoi::work {

namespace {

namespace fs = std::filesystem;

// The first part of a path that is not its last.
std::string first_folder(const fs::path &path) {
    const fs::path below = path.relative_path();
    const auto first = below.begin();
    return first == below.end() || std::next(first) == below.end() || *first == ".." ? "" : first->string();
}

std::string folder_of_url(const std::string &url) {
    const std::size_t host = url.find("://");
    const std::size_t path = host == std::string::npos ? host : url.find('/', host + 3);
    return path == std::string::npos
               ? ""
               : percent_decoded(first_folder(url.substr(path, url.find_first_of("?#", path) - path)));
}

} // namespace

std::string section_of(const settings::SourceConfig &source, const std::string &announced,
                       const std::string &input, const std::string &url) {
    std::string section = announced;
    if (section.empty() && fetch::is_url(input))
        section = folder_of_url(url.empty() ? input : url);
    else if (section.empty())
        section = first_folder(fs::path(input).lexically_relative(source.settings.path));
    section = shorten(fold_blanks(icu::nfc(section)), longest_section);
    const bool is_number =
        std::all_of(section.begin(), section.end(), [](char c) { return c >= '0' && c <= '9'; });
    return is_number ? "" : section;
}

std::string section_of(const Article &article, const ArticleKey &key, const settings::Config &config) {
    const auto *source = config.source_named(key.source);
    return source ? section_of(*source, article.section, key.input, article.url) : "";
}

} // namespace baonoi::work
