// SPDX-License-Identifier: GPL-3.0-or-later
// Where a podcast feed and the chapters of its episodes lie: in a folder of this machine, or in the storage
// of a publisher, which all hosts reach. podcasts.cpp makes what is written.
#pragma once

#include "publish/publisher.h"
#include "settings/config.h"

#include <map>
#include <memory>
#include <string>

namespace baonoi::work {

class FeedPlace {
public:
    virtual ~FeedPlace() = default;
    // The public address of the chapters of that name, "0123456789abcdef.0123456789ab.json".
    virtual std::string chapters_address(const std::string &name, const std::string &text) const = 0;
    // While what is returned lives, no other host writes the feed: of what the store says meanwhile the
    // newest is written last. As publish::Turns::take(). Null: only this host writes there.
    virtual std::shared_ptr<const void> take_turn() = 0;
    // The chapters by their names first, then the feed that names them; then those of ours that it names no
    // more go. False: the feed stays as it is. Throws what writing throws.
    virtual bool write(const std::string &feed, const std::map<std::string, std::string> &chapters) = 0;
};

// publisher: of the podcast, if it has one; lent with its storage. The podcast is lent.
std::unique_ptr<FeedPlace> feed_place(const settings::PodcastConfig &podcast, publish::Publisher *publisher);

} // namespace baonoi::work
