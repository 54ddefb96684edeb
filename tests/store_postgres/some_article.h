// SPDX-License-Identifier: GPL-3.0-or-later
// An article of no interest in itself: how it is asked for, and what is known of it when it has its audio.
#pragma once

#include "store/store.h"

#include <fmt/format.h>

namespace baonoi::test {

inline store::JobRequest request(int number) {
    store::JobRequest request;
    request.source = "cong-tin";
    request.input = fmt::format("https://tin.example.vn/{}", number);
    return request;
}

inline store::ArticleRecord attached(const store::Job &job) {
    store::ArticleRecord record;
    record.source = job.source;
    record.input = job.input;
    record.state = ArticleState::attached;
    record.content_hash = "h";
    record.audio = "a.mp3";
    return record;
}

} // namespace baonoi::test
