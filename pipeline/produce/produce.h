// SPDX-License-Identifier: GPL-3.0-or-later
// The chain for one article: extract, normalise, synthesise, encode, verify, publish. produce() is called by
// Production, which made everything that it is lent; a worker's thread and the commands call Production. The
// publisher was asked for the article's slot before, and its answer is handed on: produce() never asks again.
// It keeps nothing: what became of the article is in its answer.
#pragma once

#include "encode/encode.h"
#include "extract/extract.h"
#include "model/article.h"
#include "model/article_state.h"
#include "model/attachment.h"
#include "normalise/normalise.h"
#include "produce/record.h"
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

// What will be said for an article.
struct Prepared {
    Script script;
    std::vector<Utterance> utterances;
    std::string hash; // content_hash() of it
    // 64 hex digits over the words of the article that are read, without its title, intro and outro, however
    // they are laid out.
    std::string text_hash;
};

// A recording that was made before.
struct KeptRecording {
    std::string content_hash;
    std::function<Recording()> load; // may throw what ends the run
};

// Called between the stages. Any of them may throw to end the run; nothing of the site has changed then.
struct ProduceHooks {
    std::function<void(const Script &)> extracted = {};               // the article was read from its page
    std::function<void(const Prepared &)> prepared = {};              // it is known what will be said
    std::function<void(const Prepared &, Recording &)> recorded = {}; // and verified, or kept before
    // What is to be attached in place of a recording of that; nothing: none is.
    std::function<std::optional<KeptRecording>(const Prepared &)> instead = {};
    std::function<void()> before_publish = {}; // the recording is ready
    std::function<void(const Prepared &, const synthesise::VoiceFacts &)> published =
        {}; // what that voice said is attached
};

// Lent for the time of the call.
struct ProduceTools {
    const normalise::Reader &reader;
    publish::Publisher &publisher;
    const extract::ExtractSettings &extract;
    RecordTools record;
    bool force = false;        // make it again though nothing changed
    bool is_unproved = false;  // it was not proved before that the page plays what the slot says
    bool looks_once = false;   // a proof that fails is no error: it is attached, and to be proved later
    FetchPage fetch_page = {}; // of the other pages of an article; empty: the first alone is read
    Editing editing = {};      // what editors decided about the text
    ProduceHooks hooks = {};
    synthesise::Voice *fallback = nullptr; // speaks the whole article when record.voice cannot; null: none
};

// What one attempt at an article came to.
struct Outcome {
    // produce() says attached, unchanged, skipped, or attaching: attached, but a reader does not hear it yet.
    ArticleState state = ArticleState::failed;
    std::string reason = {};                   // in words, unless the article has our audio, by its own voice
    std::optional<Attachment> attachment = {}; // attached, attaching and unchanged
    std::size_t sentences = 0, spoken = 0;     // of what was made now: as Recorded
    std::size_t takes = 0;                     // of what was made now: as Recorded
    std::string chapters = {};                 // of what was made now: Recording::chapters
    std::string voice = {};                    // that spoke in place of the one that was to; empty: none did
    std::size_t shared = 0;                    // of what was made now: as Recorded
};

// How the reason begins of an article that another voice spoke than the one that was to. The store finds it
// by this.
constexpr std::string_view fell_back = "spoken by ";

// The stages before speech. page is the article's. Throws what they throw.
Prepared prepare(const Article &article, const html::LazyDocument &page, const ProduceTools &tools);

// page: the article's. slot: what tools.publisher answered for it. Throws what the stages throw; nothing of
// the site has changed then.
Outcome produce(const Article &article, const html::LazyDocument &page, const publish::Slot &slot,
                const ProduceTools &tools);

// 64 hex digits over all that decides the bytes of a recording: what is said and how, tags, voice, encoder,
// version.
std::string content_hash(const Script &script, const std::vector<Utterance> &utterances,
                         const synthesise::VoiceFacts &voice, const encode::EncodeSettings &encode);

} // namespace baonoi::produce
