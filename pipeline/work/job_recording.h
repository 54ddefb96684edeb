// SPDX-License-Identifier: GPL-3.0-or-later
// Which recording a job attaches: one of what the article says now, or the earlier one that an editor went
// back to; and that what it replaces is kept. A part of run_job(), on the worker's thread.
#pragma once

#include "work/article_key.h"
#include "work/article_versions.h"
#include "work/run_job.h"

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::work {

class JobRecording {
public:
    // All are lent for its life.
    JobRecording(const store::Job &job, const JobTools &tools) : job_(job), tools_(tools) {}

    // What of ours is on the page when the job begins.
    void replaces(const std::optional<Attachment> &attached) { attached_ = attached; }
    // It is known what the article says now. True: an earlier recording is to play in its place, and what the
    // result says of it is that one's. When the article's words are others than those for which that was
    // ordered, the order is over, which is on record.
    bool is_earlier(const produce::Prepared &prepared, const store::Pin &pin, JobResult &result);
    std::optional<produce::KeptRecording> instead() const;
    // It is ready: what is to be kept of how it reads the article, and what tells this attaching of it from
    // one before.
    void note(const produce::Prepared &prepared, Recording &recording);
    // Before the recording takes the place of what the page plays. That the files of that cannot be kept is
    // no reason not to.
    void keep();
    // Who speaks what was attached, and of which words it was made. voice: of what the article says now.
    void describe(store::ArticleRecord &record, const std::string &voice) const;

private:
    void end_pin(const store::Pin &pin, std::string_view why) const;
    void keep_replaced() const;

    const store::Job &job_;
    const JobTools &tools_;
    std::optional<Attachment> attached_;
    std::optional<store::VersionRecord> pinned_;
    std::string text_hash_; // of what the article says now
    std::string content_hash_;
    std::optional<store::ReadingRecord> reading_;
};

} // namespace baonoi::work
