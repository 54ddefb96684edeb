// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings of articles in a storage, for the webhook and the sidecar. A recording's files are named
// "SLUG.HASH.mp3", ".vtt" and ".json"; "SLUG.mp3" and so on hold the article's newest. What it replaced is
// listed in retired.json until its grace is over, and so is one from before its files are written until the
// stable names lead to it: what a killed program left is removed, too.
#pragma once

#include "base/clock.h"
#include "model/article.h"
#include "model/attachment.h"
#include "model/recording.h"
#include "publish/own_audio.h"
#include "publish/storage.h"

#include <cstddef>
#include <functional>
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

    // is_played: whether readers are led to the files named stem now, whatever the stable names say; it is
    // asked before anything is retired or removed.
    using IsPlayed = std::function<bool(const std::string &stem)>;

    // What the stable manifest states, when its files are there with the stated length.
    std::optional<Attachment> current(const Article &article);
    Attachment put(const Article &article, const Recording &recording);
    // The stable names lead to the recording, the one before it is retired.
    void make_current(const Article &article, const Recording &recording, const IsPlayed &is_played = {});
    // The stable names go, the recording is retired.
    void withdraw(const Article &article);
    std::size_t remove_retired(const IsPlayed &is_played = {});

private:
    // Of the manifest that the stable names lead to.
    std::optional<publish::Receipt> receipt_of(const std::string &slug);
    std::string current_hash(const std::string &slug);
    void retire(const std::string &stem, std::int64_t since);

    publish::Storage &storage_;
    Clock &clock_;
    Seconds grace_;
};

} // namespace baonoi::systems::webhook
