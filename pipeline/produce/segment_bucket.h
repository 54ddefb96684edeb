// SPDX-License-Identifier: GPL-3.0-or-later
// The cache that hosts share: segments of dear voices in a bucket, an object for each, named by its key.
// Production gives it to the voices and has the housekeeper sweep it. Whatever is wrong with the bucket, no
// article fails for it, and none waits long.
#pragma once

#include "base/clock.h"
#include "publish/s3_bucket.h"
#include "settings/config.h"
#include "synthesise/cached_voice.h"

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace baonoi::produce {

// The way there for one kind of request. After one that failed, or whose answer was slow, nobody goes for a
// minute; then one goes and shows whether the others may. The log says once that it is closed, and once that
// it is open again. Threads: safe.
class BucketWay {
public:
    // slow: longer than this.
    BucketWay(std::string name, Seconds slow, Clock &clock)
        : name_(std::move(name)), slow_(slow), clock_(clock) {}

    bool is_open();
    // One of them after each time that is_open() was true; began: Clock::elapsed() then.
    void answered(Seconds began);
    void failed(const std::string &fault);

private:
    const std::string name_;
    const Seconds slow_;
    Clock &clock_;
    std::mutex mutex_;        // guards what follows
    double closed_until_ = 0; // Clock::elapsed()
    double failed_at_ = 0;    // last
    bool is_said_ = false;    // that it is closed
};

class SegmentBucket : public synthesise::SharedSegments {
public:
    // http and clock are lent.
    SegmentBucket(const settings::SharedCacheConfig &settings, curl::Http &http, Clock &clock);

    // An object of which more than half its time is over is put again, for a bucket does not tell when an
    // object was last read: one that is used stays.
    std::optional<std::string> get(const std::string &key) noexcept override;
    void put(const std::string &key, const std::string &bytes) noexcept override;

    // Removes what was not put for too long, and of the others the oldest until they fit; how many. What is
    // not named as segments are stays. It lists for a minute and removes for another, or until goes_on says
    // no. Throws what the bucket throws.
    std::size_t sweep(const std::function<bool()> &goes_on);
    // Writes, reads and removes an object of its own. Throws hold, retry or skip, saying how to mend it.
    std::string examine();

private:
    void send(const std::string &name, const std::string &bytes);

    const settings::SharedCacheConfig settings_;
    publish::S3Bucket bucket_;
    Clock &clock_;
    // Apart: from a bucket that is full can be read.
    BucketWay reading_, writing_;
};

} // namespace baonoi::produce
