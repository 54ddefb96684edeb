// SPDX-License-Identifier: GPL-3.0-or-later
// What all articles of one run share: the reader of text, the voices, the network, the publishers. A command
// or the daemon's Setup makes one from the configuration; every worker's thread calls it. It calls the
// sources and publishers of systems/ and the chain of produce.h. It knows nothing of jobs and of the store.
#pragma once

#include "base/clock.h"
#include "fetch/source.h"
#include "html/document.h"
#include "produce/audio_state.h"
#include "produce/produce.h"
#include "settings/config.h"

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace baonoi::produce {

class SegmentBucket;

// What the command line says instead of the configuration; empty: nothing.
struct ProductionSettings {
    std::string site = {};  // folder of the static site
    std::string out = {};   // write the files there, leave the page alone
    std::string voice = {}; // for all pages
    bool force = false;
    bool polite = false;     // nobody waits for a single page: fetch at the pace of [fetch]
    bool looks_once = false; // whether a reader hears what is attached is looked at once, not waited for
};

// How one article is made.
struct ProduceOptions {
    Progress progress = {};
    // Both empty: as configured; an unknown one is an Error{skip}. usual_voice is of the article's section or
    // source: a voice that its editors chose in their CMS wins over it.
    std::string voice = {}, usual_voice = {};
    ProduceHooks hooks = {};
    bool is_unproved = false; // it was not proved before that its page plays it
    Editing editing = {};     // what editors decided about the text
};

// Where the audio of one article goes, and what is there now: its publisher was asked once, and what is done
// with the article relies on that answer.
struct Target {
    std::unique_ptr<publish::Publisher> publisher;
    std::unique_ptr<const html::LazyDocument> page; // of the article, which lives as long
    publish::Slot slot;
    AudioState state;
};

// What would be said for an article, before anything is spoken.
struct Preview {
    Prepared prepared;
    bool is_current = false; // what the page plays says just that
};

// An article as it will be spoken, each block with the reasons of its readings.
struct Reading {
    Script script;
    std::vector<normalise::ExplainedBlock> blocks;
};

// Threads: any number may fetch and make at the same time, each its own article; they share the voices'
// servers, of which each voice has Config::worker_count(). Each article is read with the lexicons as they are
// when it begins: a correction needs no reload. Lexicons that have become malformed are not used, the ones
// before go on, and the log says so once.
class Production {
public:
    // Lent for the life of the production. Throws stop when a voice that the configuration names does not
    // exist: a wrong name must not cost anybody a run that fails page by page.
    explicit Production(const settings::Config &config, ProductionSettings settings = {});

    // Lent from before anything is published until the production makes nothing more: with whom it takes
    // turns at what several hosts change.
    void take_turns_by(publish::Turns &turns) { turns_ = &turns; }

    Article fetch(const std::string &input);
    std::unique_ptr<fetch::Source> open_source(const settings::SourceConfig &source) const;
    std::unique_ptr<publish::Publisher> open_publisher(const settings::PublisherConfig &publisher) const;
    // The article that a source announced, fetched unless its feed carries it or its CMS tells it.
    Article fetch(const settings::SourceConfig &source, const fetch::Listing &listing);
    // Asks the article's publisher what its page plays.
    Target target(const Article &article) const;
    // target: of this article. Throws what the stages throw.
    Outcome make(const Article &article, const Target &target, const ProduceOptions &options);
    // The files of what is attached, as a listener gets them. Throws what reading them throws; skip when they
    // are not those that were attached.
    Recording recording_at(const Attachment &attachment) const;
    // The name of the voice that speaks the article with these options.
    std::string voice_name(const Article &article, const ProduceOptions &options) const;
    // How long what is attached to the article may take to show.
    Seconds prove_within(const Article &article) const;
    // As far as make() goes without speaking.
    Preview preview(const Article &article, const Target &target, const ProduceOptions &options);
    // What make() would say for an article, whoever publishes it. Throws what the stages throw.
    Reading reading(const Article &article, const Editing &editing = {});
    // With the lexicons as they are now, and over them the words that an article's editors decided. Throws
    // skip for one of these that cannot be an entry.
    std::shared_ptr<const normalise::Reader> reader(const std::vector<WordReading> &words = {});
    // Throws skip for a name that is none, saying which there are; empty: as configured.
    synthesise::Voice &known_voice(const std::string &name);
    // Its page is public and plays nothing of ours any more.
    void take_away(const Article &article, const Target &target) const;
    // The article, of which source, input, id and url need to be known, is not public any more.
    void withdraw(const Article &article) const;
    // Recordings of the configured publishers, and of the folder given, whose time of grace is over; how
    // many.
    std::size_t remove_retired(const publish::Remembers &store = {}) const;
    // Removes from [cache.shared], when there is one, what nobody used for long and what is too much. The log
    // says what keeps it from that. It ends when goes_on says no.
    void sweep_shared_cache(const std::function<bool()> &goes_on) const;
    // What was seen of [cache.shared], which there must be. Throws what it throws.
    std::string examine_shared_cache() const;
    // Whether an article was skipped for a limit of the configuration (limit_of_length) that has another
    // value now.
    bool is_of_another_limit(std::string_view reason) const;
    static std::string_view limit_of_length(); // as its reasons name it
    // With what the samples of the article's source have in common. Fetches them once; who comes meanwhile
    // waits.
    const extract::ExtractSettings &extract_settings(const Article &article);

private:
    struct SampledSource {
        std::mutex mutex; // held while the samples are fetched
        std::optional<extract::ExtractSettings> settings;
    };

    synthesise::Voice &voice(const std::string &name);
    synthesise::Voice &voice_for(const Article &article, const ProduceOptions &options);
    // What a published article says stays in the cache when its voice could not say it so again.
    void pin_segments(const Article &article, const std::vector<Utterance> &utterances,
                      const synthesise::VoiceFacts &voice) const;
    // Null: there is none, or it is the article's own.
    synthesise::Voice *fallback_for(const Article &article, const ProduceOptions &options);
    ProduceTools tools_for(const Article &article, const Target &target, const ProduceOptions &options,
                           const normalise::Reader &reader);
    std::shared_ptr<const normalise::Reader> usual_reader();
    std::unique_ptr<publish::Publisher> publisher_for(const Article &article) const;
    // Folders of pages beside which recordings lie, in the folder audio.
    std::shared_ptr<SegmentBucket> open_shared_cache() const;
    std::set<std::filesystem::path> sites_without_publisher() const;

    const settings::Config &config_;
    ProductionSettings settings_;
    std::mutex reader_mutex_; // guards the next two
    std::string lexicon_stamp_;
    std::shared_ptr<const normalise::Reader> reader_; // of the lexicons as they were at that stamp
    mutable SystemClock clock_;
    publish::Turns *turns_ = &publish::turns_of_this_process();
    // In whose name something is asked for: the configuration, the command line and systems on a host of
    // [fetch] allow_hosts may name addresses on all of these, all others public ones.
    struct Network {
        std::unique_ptr<curl::Http> api;
        std::unique_ptr<curl::Http> polite; // on api
        curl::Http &pages;                  // one of the two
    };
    Network network(std::unique_ptr<curl::Http> http) const;
    const Network &network_of(std::initializer_list<std::string_view> urls) const;
    const Network &network_of(const settings::SourceConfig &source) const;
    const Network &network_of(const Article &article) const;
    Article fetch(const std::string &input, const Network &network) const;
    Network own_;    // may ask the hosts of allow_hosts
    Network public_; // may not
    extract::ExtractSettings extract_;
    std::map<const settings::SourceConfig *, SampledSource>
        sampled_sources_;                             // those with samples; from the beginning
    std::shared_ptr<synthesise::SegmentCache> cache_; // nothing: there is none
    std::shared_ptr<SegmentBucket> shared_cache_;     // the same
    std::mutex voices_mutex_;                         // guards voices_
    std::map<std::string, std::unique_ptr<synthesise::Voice>> voices_;
};

} // namespace baonoi::produce
