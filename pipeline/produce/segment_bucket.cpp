// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/segment_bucket.h"

#include "base/error.h"
#include "base/log.h"
#include "base/warn_once.h"
#include "lib/curl/date.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace baonoi::produce {

namespace {

constexpr std::size_t largest_object = std::size_t{16} << 20U; // bytes: six minutes of speech
constexpr Seconds closed_for{60}, longest_sweep{60};
constexpr double slow = 1.0 / 3; // of the time that a request may take
constexpr std::size_t key_digits = 32;

bool is_key(std::string_view name) {
    return name.size() == key_digits && name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

bool BucketWay::is_open() {
    const std::scoped_lock lock(mutex_);
    if (clock_.elapsed().value < closed_until_)
        return false;
    if (is_said_) // who goes first; the others wait for what becomes of it
        closed_until_ = clock_.elapsed().value + closed_for.value;
    return true;
}

void BucketWay::answered(Seconds began) {
    const double took = clock_.elapsed().value - began.value;
    if (took > slow_.value)
        return failed(fmt::format("an answer took {:.1f} s", took));
    const std::scoped_lock lock(mutex_);
    if (is_said_ && began.value < failed_at_)
        return; // it was on its way when another failed
    if (is_said_)
        log(LogLevel::info, fmt::format("the shared cache is {} again", name_));
    is_said_ = false;
    closed_until_ = 0;
}

void BucketWay::failed(const std::string &fault) {
    const std::scoped_lock lock(mutex_);
    if (!is_said_)
        log(LogLevel::warning,
            fmt::format("the shared cache is not {}; nothing waits for it, and it is tried "
                        "again once a minute: {}",
                        name_, fault));
    is_said_ = true;
    failed_at_ = clock_.elapsed().value;
    closed_until_ = clock_.elapsed().value + closed_for.value;
}

SegmentBucket::SegmentBucket(const settings::SharedCacheConfig &settings, curl::Http &http, Clock &clock)
    : settings_(settings), bucket_(settings.bucket, http, clock), clock_(clock),
      reading_("read", Seconds{settings.bucket.timeout.value * slow}, clock),
      writing_("written", Seconds{settings.bucket.timeout.value * slow}, clock) {}

std::optional<std::string> SegmentBucket::get(const std::string &key) noexcept {
    try {
        if (!reading_.is_open())
            return std::nullopt;
        const Seconds began = clock_.elapsed();
        try {
            curl::HttpResponse response = bucket_.get(settings_.prefix + key, largest_object);
            reading_.answered(began);
            if (response.status == 404)
                return std::nullopt;
            const auto changed = curl::parse_http_date(response.header("last-modified"));
            if (changed && static_cast<double>(clock_.unix_time() - *changed) > settings_.lasts.value / 2)
                put(key, response.body);
            return std::move(response.body);
        } catch (const Error &error) {
            reading_.failed(describe(error));
        }
    } catch (const std::exception &) {
        // Memory is short; it is spoken.
    }
    return std::nullopt;
}

void SegmentBucket::put(const std::string &key, const std::string &bytes) noexcept {
    try {
        if (bytes.size() > largest_object || !writing_.is_open())
            return;
        const Seconds began = clock_.elapsed();
        try {
            send(key, bytes);
            writing_.answered(began);
        } catch (const Error &error) {
            writing_.failed(describe(error));
        }
    } catch (const std::exception &) {
        // Nothing was promised.
    }
}

void SegmentBucket::send(const std::string &name, const std::string &bytes) {
    bucket_.put(settings_.prefix + name, LongBytes::lent(bytes), {"Content-Type: application/octet-stream"});
}

std::size_t SegmentBucket::sweep(const std::function<bool()> &goes_on) {
    double end = clock_.elapsed().value + longest_sweep.value;
    const auto has_time = [&] { return clock_.elapsed().value < end && goes_on(); };
    std::vector<publish::BucketFile> files;
    std::uint64_t total = 0;
    bucket_.list(settings_.prefix, [&](std::vector<publish::BucketFile> more) {
        for (publish::BucketFile &file : more)
            if (file.name.starts_with(settings_.prefix) &&
                is_key(std::string_view(file.name).substr(settings_.prefix.size()))) {
                total += file.bytes;
                files.push_back(std::move(file));
            }
        return has_time();
    });
    if (clock_.elapsed().value >= end)
        warn_once(
            "the sweep of the shared cache",
            fmt::format("{} has more objects than are listed in {:.0f} s, so that not all are swept; let a "
                        "lifecycle rule of the bucket expire them",
                        bucket_.url(settings_.prefix), longest_sweep.value));
    end = clock_.elapsed().value + longest_sweep.value;
    std::sort(files.begin(), files.end(), [](const publish::BucketFile &a, const publish::BucketFile &b) {
        return a.changed < b.changed;
    });
    const std::int64_t oldest = clock_.unix_time() - static_cast<std::int64_t>(settings_.lasts.value);
    std::size_t removed = 0;
    for (const publish::BucketFile &file : files) {
        if ((file.changed >= oldest && total <= settings_.max_bytes) || !has_time())
            break;
        bucket_.remove(file.name);
        total -= file.bytes;
        ++removed;
    }
    return removed;
}

std::string SegmentBucket::examine() {
    const std::string name = "baonoi-probe.txt", bytes = "baonoi looks whether it may write here\n";
    constexpr int most_tries = 3; // somebody else who looks at the same time removes it, too
    curl::HttpResponse read;
    for (int i = 0; i < most_tries && (i == 0 || read.status == 404); ++i) {
        send(name, bytes);
        read = bucket_.get(settings_.prefix + name, largest_object);
    }
    if (read.status != 200 || read.body != bytes)
        throw Error(Next::hold, fmt::format("{} was written, and then {}; let nobody else write there",
                                            bucket_.url(settings_.prefix + name),
                                            read.status == 404 ? "was not there" : "held other bytes"));
    bucket_.remove(settings_.prefix + name);
    bucket_.list(settings_.prefix, [](const auto &) { return false; });
    return fmt::format("{} was written, read, listed and removed", bucket_.url(settings_.prefix + name));
}

} // namespace baonoi::produce
