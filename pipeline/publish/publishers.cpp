// SPDX-License-Identifier: GPL-3.0-or-later
// The backends: what the door makes, and of which class.
#include "publish/folder_publisher.h"
#include "publish/site_publisher.h"

namespace baonoi {

std::unique_ptr<Publisher> make_site_publisher(const SiteSettings &settings) {
    return std::make_unique<SitePublisher>(settings);
}

std::unique_ptr<Publisher> make_folder_publisher(const std::filesystem::path &folder,
                                                 const SiteSettings *slot_rules) {
    return std::make_unique<FolderPublisher>(folder, slot_rules);
}

} // namespace baonoi
