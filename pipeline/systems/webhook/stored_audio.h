// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings of articles in a storage, for the webhook and the sidecar. A recording's files are named
// "SLUG.HASH.mp3", ".vtt", ".json" and ".ogg"; "SLUG.mp3" and so on hold the article's newest. What it
// replaced is listed in retired.json until its grace is over, and so is one from before its files are written
// until the stable names lead to it: what a killed program left is removed, too. What is not ours under such
// a name is neither replaced nor removed (publish/own_audio.h): the article's files then have another slug.
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
#include <vector>

namespace baonoi::systems::webhook {

// The address of an article as its readers know it.
std::string address_of(const Article &article);

// Threads: safe. storage and clock are lent.
class StoredAudio {
public:
    StoredAudio(publish::Storage &storage, Clock &clock, Seconds grace)
        : storage_(storage), place_(storage), clock_(clock), grace_(grace) {}

    // is_played: whether readers are led to the files named stem now, whatever the stable names say; it is
    // asked before anything is retired or removed.
    using IsPlayed = std::function<bool(const std::string &stem)>;

    // What the stable manifest states, when its files are there with the stated length.
    std::optional<Attachment> current(const Article &article);
    Attachment put(const Article &article, const Recording &recording);
    // The stable names lead to the recording that was put, those before it are retired.
    void make_current(const Article &article, const Attachment &attachment, const Recording &recording,
                      const IsPlayed &is_played = {});
    // The stable names go, the recording is retired.
    void withdraw(const Article &article);
    std::size_t remove_retired(const IsPlayed &is_played = {});

private:
    class Place : public publish::AudioPlace {
    public:
        explicit Place(publish::Storage &storage) : storage_(storage) {}
        bool has(const std::string &) const override { return false; } // nothing but files
        std::optional<publish::FileDigest> digest(const std::string &name) const override;
        std::optional<std::string> read(const std::string &name) const override;
        std::vector<std::string> manifests(const std::string &slug) const override;
        void remove(const std::string &name) const override;
        std::string name() const override { return storage_.url(""); }

    private:
        publish::Storage &storage_;
    };

    // A slug of an article whose stable manifest is ours, and what it states.
    struct StableNames {
        std::string slug;
        publish::Receipt receipt;
    };
    // Called for each, in order; false ends it, and no more is asked of the storage.
    using TakeSlug = std::function<bool(StableNames stable)>;
    void each_slug(const Article &article, const TakeSlug &take);
    std::vector<StableNames> all_slugs(const Article &article);
    std::string current_hash(const std::string &slug);
    void withdraw_slug(const StableNames &stable, const IsPlayed &is_played);
    void retire_now(const std::string &stem, const IsPlayed &is_played); // unless it is played
    void retire(const std::string &stem, std::int64_t since);
    std::size_t remove_some_retired(const IsPlayed &is_played);

    publish::Storage &storage_;
    Place place_;
    Clock &clock_;
    Seconds grace_;
};

} // namespace baonoi::systems::webhook
