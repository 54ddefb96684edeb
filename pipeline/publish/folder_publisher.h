// SPDX-License-Identifier: GPL-3.0-or-later
// --out DIR: the files of each recording in one folder; pages are left alone.
#pragma once

#include "publish/audio_files.h"
#include "publish/publisher.h"

#include <filesystem>

namespace baonoi {

class FolderPublisher : public Publisher {
public:
    explicit FolderPublisher(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // ours when the folder holds a whole recording under the article's name; the newest of several.
    Slot slot(const Article &article) override;
    Attachment attach(const Article &article, const Script &script, const Recording &recording) override;
    void prove(const Attachment &attachment, const Recording &recording) override;

private:
    std::filesystem::path folder_;
};

} // namespace baonoi
