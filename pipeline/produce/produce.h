// SPDX-License-Identifier: GPL-3.0-or-later
// The chain for one article.
#pragma once

#include "encode/encode.h"
#include "extract/extract.h"
#include "model/article.h"
#include "model/attachment.h"
#include "normalise/normalise.h"
#include "produce/whole_article.h"
#include "publish/publisher.h"
#include "synthesise/voice.h"
#include "verify/verify.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::produce {

// Called when a stage begins and while it goes on: done of total, both 0 when unknown. From any thread.
using Progress = std::function<void(std::string_view stage, std::size_t done, std::size_t total)>;

// What turns an article's words into a recording. Lent for the time of the call.
struct Studio {
    synthesise::Voice &voice;
    const encode::EncodeSettings &encode;
    const verify::VerifySettings &verify;
    Progress progress = {};
};

struct Recorded {
    Recording recording;
    std::size_t sentences = 0; // that have words
    std::size_t spoken = 0;    // of these, by the voice; the cache remembered the others
};

// Synthesise, encode, verify. Throws skip when the verdict is no, naming the first failure.
Recorded record(const Script &script, const std::vector<Utterance> &utterances, const std::string &hash,
                const Studio &studio);

// What will be said for an article.
struct Prepared {
    Script script;
    std::vector<Utterance> utterances;
    std::string hash; // content_hash() of it
};

// Who watches over a run of produce. Any of them may throw to end it; nothing of the site has changed then.
struct Watch {
    std::function<void(const Prepared &)> prepared = {}; // it is known what will be said
    std::function<void()> before_publish = {};           // the recording is ready
};

// Lent for the time of the call.
struct Tools {
    const normalise::Reader &reader;
    publish::Publisher &publisher;
    const extract::ExtractSettings &extract;
    Studio studio;
    bool force = false;        // make it again though nothing changed
    FetchPage fetch_page = {}; // of the other pages of an article; empty: the first alone is read
    Watch watch = {};
};

enum class Status { attached, unchanged, skipped, failed };

std::string_view name_of(Status status);

struct Outcome {
    Status status = Status::failed;
    std::string reason;                    // why skipped or failed
    std::optional<Attachment> attachment;  // attached and unchanged
    std::size_t sentences = 0, spoken = 0; // attached: as Recorded
    std::string chapters = {};             // attached: Recording::chapters
};

// The stages before speech. page is the article's. Throws what they throw.
Prepared prepare(const Article &article, const html::LazyDocument &page, const Tools &tools);

// Throws what the stages throw; nothing of the site has changed then.
Outcome produce(const Article &article, const Tools &tools);

// 64 hex digits over all that decides the bytes of a recording: what is said and how, tags, voice, encoder,
// version.
std::string content_hash(const Script &script, const std::vector<Utterance> &utterances,
                         const synthesise::VoiceFacts &voice, const encode::EncodeSettings &encode);

} // namespace baonoi::produce
