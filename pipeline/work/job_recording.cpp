// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/job_recording.h"

#include "base/error.h"
#include "base/log.h"
#include "work/order_kinds.h"
#include "work/reading_text.h"
#include "work/version_archive.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::work {

bool JobRecording::is_earlier(const produce::Prepared &prepared, const store::Pin &pin, JobResult &result) {
    text_hash_ = prepared.text_hash;
    if (pin.content_hash.empty())
        return false;
    const std::string &hash = pin.content_hash;
    const bool plays = attached_ && attached_->content_hash == hash;
    pinned_ = pinned_version(tools_.store, {job_.source, job_.input}, pin, text_hash_);
    if (!pinned_) {
        end_pin(pin, text_changed);
    } else if (!plays && !VersionArchive(tools_.setup.config.versions).has(hash)) {
        end_pin(pin, recording_gone);
        pinned_.reset();
    }
    if (!pinned_)
        return false;
    if (pin.text_hash.empty())
        tools_.store.revise(job_.source, job_.input, [&](store::Decision &decision) {
            if (decision.pin == pin)
                decision.pin.text_hash = text_hash_;
        });
    result.content_hash = hash;
    result.sentences = tools_.store.version_sentences(job_.source, job_.input, pinned_->number);
    return true;
}

void JobRecording::end_pin(const store::Pin &pin, std::string_view why) const {
    bool is_over = false;
    tools_.store.revise(job_.source, job_.input, [&](store::Decision &decision) {
        is_over = decision.pin == pin; // else somebody ordered something else meanwhile
        if (is_over)
            decision.pin = {};
    });
    if (is_over)
        tools_.store.note_order(
            {0, "baonoi", what_of(OrderKind::unpin), job_.source, job_.input, job_.id, std::string(why)});
}

std::optional<produce::KeptRecording> JobRecording::instead() const {
    return pinned_ ? std::optional(kept_recording(*pinned_, tools_.setup.config)) : std::nullopt;
}

void JobRecording::note(const produce::Prepared &prepared, Recording &recording) {
    content_hash_ = recording.content_hash;
    const auto versions = tools_.store.versions(job_.source, job_.input);
    const bool was_replaced = std::any_of(versions.begin(), versions.end(), [&](const auto &version) {
        return !version.is_current && version.content_hash == content_hash_;
    });
    if (was_replaced)
        recording.occasion = fmt::format("job {}", job_.id);
    if (!pinned_)
        reading_ = reading_record(prepared, recording);
    else if (auto text = tools_.store.reading(job_.source, job_.input, content_hash_))
        reading_ = reading_again(content_hash_, std::move(*text));
    else if (auto found =
                 reading_of_manifest(recording.manifest.text(), content_hash_)) // of an older version
        reading_ = reading_again(content_hash_, std::move(*found));
}

void JobRecording::keep() {
    keep_replaced();
    // Before anything of it is attached: an attempt that ends behind this does not record it again.
    if (reading_)
        tools_.store.keep_reading(job_.source, job_.input, *reading_);
}

void JobRecording::keep_replaced() const {
    const VersionArchive archive(tools_.setup.config.versions);
    if (!archive.keeps() || !attached_ || attached_->content_hash == content_hash_ ||
        archive.holds_on_to(attached_->content_hash))
        return;
    try {
        archive.put(tools_.setup.production.recording_at(*attached_));
    } catch (const Error &error) {
        log(LogLevel::warning, fmt::format("{}: the recording that is replaced is not kept: {}", job_.input,
                                           baonoi::describe(error)));
    }
}

void JobRecording::describe(store::ArticleRecord &record, const std::string &voice) const {
    record.voice = pinned_ ? pinned_->voice : voice;
    if (pinned_)
        record.version = pinned_->version;
    record.text_hash = pinned_ ? pinned_->text_hash : text_hash_;
}

} // namespace baonoi::work
