// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/article_record.h"

#include "base/version.h"
#include "fetch/fetch.h"

namespace baonoi::work {

Article article_of(const store::ArticleRecord &record) {
    Article article;
    article.source = record.source;
    article.input = record.input;
    article.id = record.id;
    article.url = record.url;
    if (!fetch::is_url(record.input))
        article.path = record.input;
    return article;
}

void note_recording(store::ArticleRecord &record, const produce::Outcome &outcome, std::int64_t now) {
    const Attachment &attachment = *outcome.attachment;
    record.state = outcome.state;
    record.reason = outcome.reason;
    record.content_hash = attachment.content_hash;
    record.audio = attachment.audio;
    record.stable = attachment.stable;
    record.captions = attachment.captions;
    record.opus = attachment.opus;
    record.opus_bytes = static_cast<std::int64_t>(attachment.opus_bytes);
    record.bytes = static_cast<std::int64_t>(attachment.bytes);
    record.chapters = outcome.chapters;
    record.sha256 = attachment.sha256;
    record.duration = attachment.duration.value;
    record.version = version();
    if (outcome.state != ArticleState::unchanged)
        record.page_hash = attachment.page_hash;
    if (record.first_attached_at == 0)
        record.first_attached_at = now;
}

} // namespace baonoi::work
