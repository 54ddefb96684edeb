// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/job_recording.h"

#include "base/error.h"
#include "base/log.h"
#include "base/version.h"
#include "work/version_archive.h"

#include <fmt/format.h>

namespace baonoi::work {

bool JobRecording::is_earlier(const produce::Prepared &prepared, const store::Decision &decision,
                              JobResult &result) {
    text_hash_ = prepared.text_hash;
    pinned_ = pinned_version(decision, tools_.store, {job_.source, job_.input}, prepared);
    if (!pinned_)
        return false;
    result.content_hash = pinned_->content_hash;
    result.sentences = tools_.store.sentences_of(job_.source, job_.input, pinned_->number);
    return true;
}

std::optional<produce::KeptRecording> JobRecording::instead() const {
    if (!pinned_)
        return std::nullopt;
    return kept_recording(*pinned_, tools_.setup.config, fmt::format("job {}", job_.id));
}

void JobRecording::keep_replaced() const {
    const VersionArchive archive(tools_.setup.config.versions);
    if (!archive.keeps() || !attached_ || archive.has(attached_->content_hash))
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
    record.version = pinned_ ? pinned_->version : version();
    record.text_hash = pinned_ && !pinned_->text_hash.empty() ? pinned_->text_hash : text_hash_;
}

} // namespace baonoi::work
