// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of sources and their articles.
#pragma once

#include "model/article_state.h"
#include "model/exemption.h"
#include "model/passage.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::store {

using baonoi::article_state_named;
using baonoi::ArticleState;
using baonoi::name_of;

// One article of one source. Unknown facts are empty, unknown times 0. Times are Unix seconds.
struct ArticleRecord {
    std::string source;
    std::string input; // URL or absolute path, as the source announces it: with source, the key
    std::string id, url, title;
    std::string published; // ISO 8601
    ArticleState state = ArticleState::missing;
    std::string reason;
    std::string content_hash, audio; // our recording
    std::string stable, captions;    // Attachment::stable, Attachment::captions
    std::string chapters;            // JSON; empty: there are none
    std::int64_t bytes = 0;          // of the MP3
    double duration = 0;             // seconds
    std::string voice, version;      // that made it
    std::int64_t round = 0;          // the last round of its source that dealt with it
    std::int64_t announced_at = 0;   // when it was first heard of
    std::int64_t first_attached_at = 0;
    std::int64_t attached_at = 0;
    std::string page_hash = {}; // Attachment::page_hash
    std::int64_t seen_at = 0;   // when its page was looked at last
    std::int64_t missed_at = 0; // since when its page is not there, or not public; 0: it is
    std::string section = {};   // of its source; empty: in none, or not known yet
    // Of our recording: the SHA-256 of the MP3, and of the article's words that it says
    // (Prepared::text_hash).
    std::string sha256 = {}, text_hash = {};
    // As VersionRecord, and the highest number that any of its recordings has. The store sets them.
    std::int64_t number = 1, last_number = 1;
    std::string made_for = {}, made_by = {}, made_because = {};
    // As it was found last, and stays while it is looked at again. What has audio has none.
    Exemption exemption = Exemption::none;
    std::string opus = {}; // Attachment::opus
    std::int64_t opus_bytes = 0;
    bool operator==(const ArticleRecord &) const = default;
};

// One sentence of an article as it was last spoken.
struct SentenceRecord {
    std::string text;   // as written
    std::string spoken; // as said, words separated by one space
    bool operator==(const SentenceRecord &) const = default;
};

// The recording that an editor went back to (store/versions.h).
struct Pin {
    std::string content_hash; // empty: none, what the article says now is to play
    // As ArticleRecord::text_hash: it holds while the article's words are these. Empty: those that are found
    // with it first.
    std::string text_hash;
    std::string by, reason; // who went back to it, and why
    std::int64_t at = 0;    // Unix seconds; 0 when it is kept: now
    bool operator==(const Pin &) const = default;
};

// What editors decided about an article. It lasts until they decide otherwise.
struct Decision {
    std::string voice;             // that speaks it; empty: as configured
    std::string withdrawn_by;      // who took its audio away, and why; empty: nobody did
    std::int64_t withdrawn_at = 0; // Unix seconds; 0 when it is kept: now
    std::string reason;
    std::string published_by = {}; // who wants it heard, whatever its section says; empty: nobody said so
    std::vector<Passage> passages = {};
    std::vector<WordReading> words = {};
    Pin pin = {};
    bool is_pinned() const { return !pin.content_hash.empty(); }
    bool is_withdrawn() const { return !withdrawn_by.empty(); }
    bool operator==(const Decision &) const = default;
};

// A sentence that a search found.
struct TextHit {
    std::string source, input, id;
    std::size_t number = 0; // in its article, from 1
    SentenceRecord sentence;
    bool operator==(const TextHit &) const = default;
};

struct ArticleQuery {
    std::optional<ArticleState> state;
    std::string source; // empty: all; so are section and voice
    // Words in title, id, URL or input, whatever their case and tone marks ("ha noi" finds "Hà Nội"); the
    // last of them may be its beginning, unless it is long and more than most_counted have it whole. Empty:
    // all.
    std::string text;
    std::size_t page = 1, per_page = 50;
    std::int64_t after = 0; // ArticlePage::next of the page before, in place of page; 0: none
    std::string section = {}, voice = {};
};

struct ArticlePage {
    std::vector<ArticleRecord> articles; // the last changed first
    std::vector<TextHit> hits = {};      // of a search in what they say: the best sentences of each
    std::int64_t total = 0;              // of all pages; of a search at most most_counted
    bool has_more_than_total = false;    // a search found more than that
    std::int64_t next = 0;               // what the page after this one begins after; 0: this is the last
};

constexpr std::int64_t most_counted = 10'000;

// How many of a source's articles have their audio. Those whose page is gone do not count, those that are
// exempt are counted apart.
struct Coverage {
    std::string source;
    std::int64_t articles = 0, with_audio = 0; // that can have audio; of these, that have it
    std::int64_t in_time = 0; // first attached within the asked time after they were announced
    // "failed: reason" -> articles without audio; the article's input in a reason is "it"
    std::map<std::string, std::int64_t> gaps;
    std::map<Exemption, std::int64_t> exempt; // beside the articles
};

class Articles {
public:
    virtual ~Articles() = default;

    virtual std::optional<ArticleRecord> article(const std::string &source, const std::string &input) = 0;
    // By id, URL or input; the one with audio first when several sources have it.
    virtual std::optional<ArticleRecord> find_article(const std::string &id_or_url) = 0;
    // All of that id, URL or input.
    virtual std::vector<ArticleRecord> articles_named(const std::string &id_or_url) = 0;
    virtual ArticlePage articles(const ArticleQuery &query) = 0;
    // Those whose sentences, as written or as said, hold the words of ArticleQuery::text: the last spoken
    // first. Without words none. total counts those of every state and source.
    virtual ArticlePage articles_that_say(const ArticleQuery &query) = 0;
    // announced_at and first_attached_at stay as they were first kept; an unknown announced_at becomes now,
    // and so does attached_at of a new recording. What the record leaves empty stays known; the recording is
    // forgotten when the state is missing or skipped.
    virtual void keep(const ArticleRecord &record) = 0;
    virtual Decision decision(const std::string &source, const std::string &input) = 0;
    // What is decided now is changed by how, and nobody else's change comes between. The decision after it.
    virtual Decision revise(const std::string &source, const std::string &input,
                            const std::function<void(Decision &)> &how) = 0;
    // Those with audio, the last published first; of one source, or all, and whose URL, or without one
    // whose input, begins with prefix.
    virtual std::vector<ArticleRecord> recordings(const std::string &source, const std::string &prefix,
                                                  std::size_t limit) = 0;
    // Those with audio whose reason begins so, the longest unchanged first.
    virtual std::vector<ArticleRecord> recordings_because(const std::string &reason, std::size_t limit) = 0;
    virtual std::int64_t count_because(const std::string &reason) = 0; // of those
    // How many articles have audio by each voice.
    virtual std::map<std::string, std::int64_t> voices_of_recordings() = 0;
    // Inputs of the source's articles with audio.
    virtual std::vector<std::string> inputs_with_audio(const std::string &source) = 0;
    // Of those, whose page was not looked at for an hour, nor for an eighth of the time that it has its
    // audio; the longest unseen first.
    virtual std::vector<std::string> long_unseen(const std::string &source, std::size_t limit) = 0;
    virtual void note_seen(const std::string &source, const std::string &input) = 0; // now
    // The last skipped for a reason that holds phrase first, at most limit.
    virtual std::vector<ArticleRecord> skipped_because(const std::string &phrase, std::size_t limit) = 0;
    virtual std::map<ArticleState, std::int64_t> counts() = 0;
    virtual std::vector<Coverage> coverage(std::int64_t minutes) = 0; // by source, in order of names

    virtual void keep_sentences(const std::string &source, const std::string &input,
                                const std::vector<SentenceRecord> &sentences) = 0;
    virtual std::vector<SentenceRecord> sentences(const std::string &source, const std::string &input) = 0;
    // The sentences, at most limit, of articles with audio whose text holds word, not as a part of a longer
    // word or number, case folded as Unicode does. Those of one article come together.
    struct FoundSentence {
        std::string source, input, id, title;
        std::size_t number = 0; // from 1
        SentenceRecord sentence;
    };
    virtual std::vector<FoundSentence> sentences_with(const std::string &word, std::size_t limit) = 0;

    // A round goes once over a whole source. One that was interrupted goes on under its number.
    virtual std::int64_t begin_round(const std::string &source) = 0;
    virtual void end_round(const std::string &source) = 0;
    // Where the last complete polling of a source ended; empty: never.
    virtual std::string cursor(const std::string &source) = 0;
    virtual void keep_cursor(const std::string &source, const std::string &cursor) = 0;
};

} // namespace baonoi::store
