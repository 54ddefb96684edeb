// SPDX-License-Identifier: GPL-3.0-or-later
// The files of each recording in one folder; pages are left alone.
#pragma once

#include "publish/audio_files.h"
#include "publish/publisher.h"
#include "publish/slot_place.h"

#include <filesystem>
#include <optional>
#include <string>

namespace baonoi {

class FolderPublisher : public Publisher {
public:
    FolderPublisher(std::filesystem::path folder, const SiteSettings *slot_rules);

    // ours when the folder holds a whole recording under the article's name.
    Slot slot(const Article &article) override;
    Attachment attach(const Article &article, const Script &script, const Recording &recording) override;
    void prove(const Attachment &attachment, const Recording &recording) override;
    std::size_t remove_retired() override;

private:
    std::string slug_of_article(const Article &article) const;
    std::optional<Attachment> recording_of(const Article &article) const;

    std::filesystem::path folder_;
    std::optional<SlotRules> rules_;
    Seconds grace_{0};
};

} // namespace baonoi
