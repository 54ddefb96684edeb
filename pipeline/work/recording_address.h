// SPDX-License-Identifier: GPL-3.0-or-later
// Where recordings are that the store knows: by the configuration of now, not of the day they were made.
#pragma once

#include "settings/config.h"
#include "store/articles.h"

#include <filesystem>
#include <string>

namespace baonoi::work {

// The public address of a file that is below a folder, which that URL shows; empty: it is not, or there is no
// URL.
std::string address_below(const std::string &url, const std::filesystem::path &folder,
                          const std::filesystem::path &file);

// The article's publisher, when it keeps that file of its recording in a storage; null: it does not.
const settings::PublisherConfig *storage_of(const settings::Config &config,
                                            const store::ArticleRecord &record,
                                            const std::string &url_or_path);

// A file of the article's recording as the store names it, by path or URL; one that its publisher keeps in a
// storage has that name below its files_url of now, which may have changed.
std::string place_now(const settings::Config &config, const store::ArticleRecord &record,
                      const std::string &url_or_path);

// The public address of a recording's file: itself when it is one, else by the publisher that shows its
// folder. Empty: it is not known.
std::string public_address(const settings::Config &config, const std::string &url_or_path);

} // namespace baonoi::work
