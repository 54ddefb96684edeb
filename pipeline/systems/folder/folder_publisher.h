// SPDX-License-Identifier: GPL-3.0-or-later
// The files of each recording in one folder; pages are left alone.
#pragma once

#include "publish/audio_files.h"
#include "publish/page_slots.h"
#include "publish/publisher.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace baonoi::systems::folder {

class FolderPublisher : public publish::Publisher {
public:
    FolderPublisher(std::filesystem::path folder, const publish::SiteSettings *slot_rules);

    // ours when the folder holds a whole recording under the article's name.
    publish::Slot slot(const Article &article, const html::LazyDocument &page) override;
    Attachment attach(const Article &article, const html::LazyDocument &page, const Script &script,
                      const Recording &recording) override;
    void prove(const Attachment &attachment, const Recording &recording) override;
    void withdraw(const Article &article) override;
    void take_away(const Article &article, const html::LazyDocument &) override { withdraw(article); }
    std::size_t remove_retired(const publish::Remembers &store) override;
    std::unique_ptr<publish::Lease> lease(const std::string &holder) override;

private:
    std::string slug_of_article(const Article &article) const;
    std::optional<Attachment> recording_of(const Article &article) const;

    std::filesystem::path folder_;
    std::optional<publish::SlotRules> rules_;
    Seconds grace_{0};
};

// Writes the files to the folder and leaves the page alone. With slot_rules the folder is a source's: the
// page is looked at, so that a recording by others in it is respected, and the files' names end with 8 digits
// of the article's id, so that pages of one name do not meet.
// The article's newest recording also has the name without a hash. Without slot_rules pages may share a name.
std::unique_ptr<publish::Publisher> make_folder_publisher(const std::filesystem::path &folder,
                                                          const publish::SiteSettings *slot_rules = nullptr);

} // namespace baonoi::systems::folder
