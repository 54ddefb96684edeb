// SPDX-License-Identifier: GPL-3.0-or-later
// The section of its source that an article is in, by which editors set what holds for many articles.
#pragma once

#include "settings/config.h"
#include "work/article_key.h"

#include <cstddef>
#include <string>

namespace baonoi::work {

constexpr std::size_t longest_section = 200; // bytes of its name

// What the source announces (Article::section): a category of WordPress, the first tag of Ghost, the category
// of a feed's item. Else the first folder of the address, or of the file's path below the source's folder:
// "the-thao" of https://bao.example.vn/the-thao/bai-1.html. A folder that is a number, as a year, is none.
// Empty: it is in none.
std::string section_of(const settings::SourceConfig &source, const std::string &announced,
                       const std::string &input, const std::string &url);

// Of an article that was fetched.
std::string section_of(const Article &article, const ArticleKey &key, const settings::Config &config);

} // namespace baonoi::work
