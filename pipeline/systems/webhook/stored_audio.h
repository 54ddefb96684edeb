// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings of articles in a storage, for the webhook and the sidecar. A recording's files are named
// "SLUG.HASH.mp3", ".vtt" and ".json"; "SLUG.mp3" and so on hold the article's newest. What it replaced is
// listed in retired.json until its grace is over.
#pragma once

#include "base/clock.h"
#include "model/article.h"
#include "model/attachment.h"
#include "model/recording.h"
#include "publish/storage.h"

#include <cstddef>
#include <optional>
#include <string>

namespace baonoi::systems::webhook {

// The address of an article as its readers know it.
std::string address_of(const Article &article);

// Threads: safe. storage and clock are lent.
class StoredAudio {
public:
    StoredAudio(publish::Storage &storage, Clock &clock, Seconds grace)
        : storage_(storage), clock_(clock), grace_(grace) {}

    // What the stable manifest states, when its files are there with the stated length.
    std::optional<Attachment> current(const Article &article);
    Attachment put(const Article &article, const Recording &recording);
    // The stable names lead to the recording, the one before it is retired.
    void make_current(const Article &article, const Recording &recording);
    // The stable names go, the recording is retired.
    void withdraw(const Article &article);
    std::size_t remove_retired();

private:
    std::string current_hash(const std::string &slug);
    void retire(const std::string &stem);

    publish::Storage &storage_;
    Clock &clock_;
    Seconds grace_;
};

} // namespace baonoi::systems::webhook
