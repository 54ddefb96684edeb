// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/production.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "base/spool.h"
#include "base/warn_once.h"
#include "encode/length.h"
#include "lib/curl/public_http.h"
#include "lib/openssl/digest.h"
#include "produce/segment_bucket.h"
#include "synthesise/cached_voice.h"
#include "synthesise/segment.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::produce {

Production::Production(const settings::Config &config, ProductionSettings settings)
    : config_(config), settings_(std::move(settings)),
      lexicon_stamp_(normalise::lexicon_stamp(config.lexicon_folders)),
      reader_(std::make_shared<const normalise::Reader>(config.lexicon_folders, config.reading)),
      own_(network(curl::make_curl_http(config.http))), public_(network(curl::make_public_http(config.http))),
      extract_(config.extract), cache_(synthesise::open_segment_cache(config.cache)),
      shared_cache_(open_shared_cache()) {
    extract_.words = extract::load_page_words(data_folder() / "config/extract");
    voice(settings_.voice.empty() ? config.voice : settings_.voice);
    for (const settings::VoiceRule &rule : config.voice_rules)
        voice(rule.voice);
    if (!config.fallback_voice.empty())
        voice(config.fallback_voice);
    for (const settings::SourceConfig &source : config.sources)
        if (!source.samples.empty())
            sampled_sources_[&source];
}

Production::Network Production::network(std::unique_ptr<curl::Http> http) const {
    auto polite = std::make_unique<fetch::PoliteHttp>(*http, clock_, config_.polite);
    curl::Http &pages = settings_.polite ? static_cast<curl::Http &>(*polite) : *http;
    return {std::move(http), std::move(polite), pages};
}

const Production::Network &Production::network_of(std::initializer_list<std::string_view> urls) const {
    const bool is_own = std::any_of(urls.begin(), urls.end(), [&](std::string_view url) {
        return curl::is_allowed_host(std::string(url), config_.http);
    });
    return is_own ? own_ : public_;
}

const Production::Network &Production::network_of(const settings::SourceConfig &source) const {
    return network_of({source.settings.url, source.account.url});
}

const Production::Network &Production::network_of(const Article &article) const {
    const settings::SourceConfig *source = config_.source_of(article);
    if (source)
        return network_of(*source);
    return article.source.empty() ? own_ : public_; // of a source that is no more
}

Article Production::fetch(const std::string &input, const Network &network) const {
    return baonoi::fetch::fetch(input, network.pages, config_.fetch);
}

Article Production::fetch(const std::string &input) {
    return fetch(input, own_);
}

std::unique_ptr<fetch::Source> Production::open_source(const settings::SourceConfig &source) const {
    return systems::open_source(source.settings, source.account,
                                {*network_of(source).api, network_of(source).pages, clock_});
}

Article Production::fetch(const settings::SourceConfig &source, const fetch::Listing &listing) {
    std::optional<Article> own = open_source(source)->article(listing);
    Article article = own ? std::move(*own) : fetch(listing.input, network_of(source));
    article.source = source.settings.name;
    article.enclosures = listing.enclosures;
    if (article.section.empty())
        article.section = listing.section;
    return article;
}

const extract::ExtractSettings &Production::extract_settings(const Article &article) {
    const settings::SourceConfig *source = config_.source_of(article);
    const auto found = sampled_sources_.find(source);
    if (found == sampled_sources_.end())
        return extract_;
    SampledSource &sampled = found->second;
    const std::lock_guard lock(sampled.mutex);
    if (!sampled.settings) {
        std::vector<Article> samples;
        for (const std::string &sample : source->samples)
            samples.push_back(fetch(sample));
        extract::ExtractSettings settings = extract_;
        settings.boilerplate = extract::find_boilerplate(samples, extract_);
        sampled.settings = std::move(settings);
    }
    return *sampled.settings;
}

Target Production::target(const Article &article) const {
    Target target{publisher_for(article), nullptr, {}, {}};
    target.page = std::make_unique<html::LazyDocument>(article.html, article.input, extract_.budget);
    target.slot = target.publisher->slot(article, *target.page);
    target.state = audio_state(target.slot, article);
    return target;
}

std::shared_ptr<const normalise::Reader> Production::reader(const std::vector<WordReading> &words) {
    auto usual = usual_reader();
    if (words.empty())
        return usual;
    return std::make_shared<const normalise::Reader>(*usual, normalise::orders_for(words));
}

std::shared_ptr<const normalise::Reader> Production::usual_reader() {
    const std::string stamp = normalise::lexicon_stamp(config_.lexicon_folders);
    const std::lock_guard lock(reader_mutex_);
    if (stamp == lexicon_stamp_)
        return reader_;
    lexicon_stamp_ = stamp;
    try {
        reader_ = std::make_shared<const normalise::Reader>(config_.lexicon_folders, config_.reading);
        log(LogLevel::info, "the lexicons have changed and are read again");
    } catch (const Error &error) {
        log(LogLevel::error,
            fmt::format("the lexicons have changed and cannot be used, the old ones go on: {}",
                        describe(error)));
    }
    return reader_;
}

ProduceTools Production::tools_for(const Article &article, const Target &target,
                                   const ProduceOptions &options, const normalise::Reader &reader) {
    ProduceHooks hooks = options.hooks;
    hooks.published = [this, &article](const Prepared &prepared, const synthesise::VoiceFacts &voice) {
        pin_segments(article, voice.is_repeatable ? std::vector<Utterance>() : prepared.utterances, voice);
    };
    return {reader,
            *target.publisher,
            extract_settings(article),
            {voice_for(article, options), config_.encode, config_.verify, options.progress,
             synthesise::cache_folder(config_.cache)},
            settings_.force,
            options.is_unproved,
            settings_.looks_once,
            [this, &article](const std::string &input) { return fetch(input, network_of(article)); },
            options.editing,
            std::move(hooks),
            fallback_for(article, options)};
}

void Production::pin_segments(const Article &article, const std::vector<Utterance> &utterances,
                              const synthesise::VoiceFacts &voice) const {
    if (!cache_)
        return;
    std::vector<std::string> keys;
    for (const Utterance &utterance : utterances)
        if (!spoken_text(utterance).empty())
            keys.push_back(synthesise::segment_key(utterance, voice));
    cache_->pin(article.source + '\n' + article.input, keys);
}

void Production::take_away(const Article &article, const Target &target) const {
    target.publisher->take_away(article, *target.page);
    pin_segments(article, {}, {});
}

Outcome Production::make(const Article &article, const Target &target, const ProduceOptions &options) {
    const auto reader = this->reader(options.editing.words);
    return produce(article, *target.page, target.slot, tools_for(article, target, options, *reader));
}

Preview Production::preview(const Article &article, const Target &target, const ProduceOptions &options) {
    const auto reader = this->reader(options.editing.words);
    Preview preview{prepare(article, *target.page, tools_for(article, target, options, *reader)), false};
    const auto kept = options.hooks.instead ? options.hooks.instead(preview.prepared) : std::nullopt;
    preview.is_current = target.slot.attachment &&
                         target.slot.content_hash == (kept ? kept->content_hash : preview.prepared.hash);
    if (preview.is_current)
        target.publisher->confirm(article);
    return preview;
}

Reading Production::reading(const Article &article, const Editing &editing) {
    extract::ExtractSettings settings = extract_settings(article);
    settings.vietnamese_only = true;
    Script script = whole_script(article, settings,
                                 [&](const std::string &input) { return fetch(input, network_of(article)); });
    Reading reading{extract::edited(std::move(script), editing, article.input), {}};
    reading.blocks = normalise::explain(reading.script, *reader(editing.words));
    return reading;
}

synthesise::Voice &Production::voice(const std::string &name) {
    const std::lock_guard lock(voices_mutex_);
    auto &made = voices_[name];
    if (made)
        return *made;
    auto voice = synthesise::make_voice(config_.voice_folders, name, config_.worker_count(), config_.pace,
                                        config_.voice_surroundings());
    made = std::make_unique<synthesise::CachedVoice>(std::move(voice), cache_, shared_cache_);
    return *made;
}

Recording Production::recording_at(const Attachment &attachment) const {
    const auto get = [&](const std::string &address) -> LongBytes {
        if (address.empty())
            return {};
        constexpr std::size_t largest = 512U << 20U; // bytes
        if (!fetch::is_url(address))
            return open_file(address, largest);
        curl::HttpRequest request;
        request.url = address;
        request.max_bytes = largest;
        request.timeout = Seconds{60};
        Spool body(synthesise::cache_folder(config_.cache));
        request.body_to = [&](std::string_view piece) { body.add(piece); };
        const curl::HttpResponse response = network_of({address}).api->send(request);
        if (response.status != 200)
            throw Error(Next::skip, fmt::format("{} answers {}", address, response.status));
        return body.bytes();
    };
    Recording recording;
    recording.content_hash = attachment.content_hash;
    recording.mp3 = get(attachment.audio);
    recording.sha256 = openssl::sha256_of(recording.mp3);
    if (!attachment.sha256.empty() && recording.sha256 != attachment.sha256)
        throw Error(Next::skip,
                    fmt::format("{} is another file than the one that was attached", attachment.audio));
    if (!attachment.opus.empty()) {
        recording.opus = get(attachment.opus);
        recording.opus_sha256 = openssl::sha256_of(recording.opus);
        if (recording.opus_sha256 != attachment.opus_sha256)
            throw Error(Next::skip,
                        fmt::format("{} is another file than the one that was attached", attachment.opus));
    }
    recording.captions = get(attachment.captions).text();
    recording.manifest = get(attachment.manifest);
    recording.duration = attachment.duration;
    return recording;
}

std::string Production::voice_name(const Article &article, const ProduceOptions &options) const {
    if (!options.voice.empty())
        return options.voice;
    if (!settings_.voice.empty())
        return settings_.voice;
    if (!article.voice.empty())
        return article.voice;
    return options.usual_voice.empty() ? config_.voice_for(article) : options.usual_voice;
}

synthesise::Voice &Production::voice_for(const Article &article, const ProduceOptions &options) {
    const std::string name = voice_name(article, options);
    const bool is_configured = name == settings_.voice || (options.voice.empty() && article.voice.empty() &&
                                                           options.usual_voice.empty());
    if (is_configured)
        return voice(name);
    // What editors chose, whether here or in their CMS, is checked.
    return known_voice(name);
}

synthesise::Voice *Production::fallback_for(const Article &article, const ProduceOptions &options) {
    const bool is_other =
        !config_.fallback_voice.empty() && config_.fallback_voice != voice_name(article, options);
    return is_other ? &voice(config_.fallback_voice) : nullptr;
}

synthesise::Voice &Production::known_voice(const std::string &name) {
    if (name.empty())
        return voice(config_.voice);
    const std::vector<std::string> names = synthesise::voice_names(config_.voice_folders);
    if (std::find(names.begin(), names.end(), name) == names.end())
        throw Error(Next::skip, fmt::format("unknown voice \"{}\" was ordered; the voices are {}", name,
                                            fmt::join(names, ", ")));
    return voice(name);
}

std::unique_ptr<publish::Publisher>
Production::open_publisher(const settings::PublisherConfig &publisher) const {
    settings::PublisherConfig settings = publisher;
    if (settings_.looks_once)
        settings.prove_within = Seconds{0};
    const Network &network = network_of(
        {publisher.url, publisher.site.site_url, publisher.storage.endpoint, publisher.storage.files_url});
    return systems::open_publisher(settings, {*network.api, network.pages, clock_, *turns_});
}

Seconds Production::prove_within(const Article &article) const {
    const settings::PublisherConfig *publisher = config_.publisher_of(article);
    return publisher ? publisher->prove_within : Seconds{0};
}

std::unique_ptr<publish::Publisher> Production::publisher_for(const Article &article) const {
    if (!settings_.out.empty())
        return systems::open_folder(settings_.out);
    const settings::PublisherConfig *publisher = config_.publisher_of(article);
    if (publisher && settings_.site.empty())
        return open_publisher(*publisher);
    publish::SiteSettings site = publisher ? publisher->site : config_.site;
    if (!settings_.site.empty())
        site.folder = settings_.site;
    return systems::open_site(site);
}

bool Production::is_of_another_limit(std::string_view reason) const {
    return encode::is_of_another_limit(reason, config_.encode.max_length);
}

std::string_view Production::limit_of_length() {
    return encode::limit_of_length;
}

void Production::withdraw(const Article &article) const {
    publisher_for(article)->withdraw(article);
    pin_segments(article, {}, {});
}

std::size_t Production::remove_retired(const publish::Remembers &store) const {
    std::size_t removed = 0;
    // One that does not answer keeps nobody else's from being removed.
    const auto sweep = [&](const std::string &name, const auto &open) {
        try {
            removed += open()->remove_retired(store);
        } catch (const Error &error) {
            log(LogLevel::warning, fmt::format("{}: retired recordings: {}", name, describe(error)));
        }
    };
    for (const settings::PublisherConfig &publisher : config_.publishers)
        sweep(publisher.name, [&] { return open_publisher(publisher); });
    for (const std::filesystem::path &folder : sites_without_publisher()) {
        publish::SiteSettings site = config_.site;
        site.folder = folder;
        sweep(folder.string(), [&] { return systems::open_site(site); });
    }
    return removed;
}

std::shared_ptr<SegmentBucket> Production::open_shared_cache() const {
    if (!config_.shared_cache)
        return nullptr;
    return std::make_shared<SegmentBucket>(*config_.shared_cache,
                                           *network_of({config_.shared_cache->bucket.endpoint}).api, clock_);
}

void Production::sweep_shared_cache(const std::function<bool()> &goes_on) const {
    if (!shared_cache_)
        return;
    try {
        if (const std::size_t count = shared_cache_->sweep(goes_on); count > 0)
            log(LogLevel::info, fmt::format("{} segments of the shared cache are removed", count));
        warn_once("shared cache", "");
    } catch (const Error &error) {
        warn_once("shared cache", fmt::format("the shared cache is not swept: {}", describe(error)));
    }
}

std::string Production::examine_shared_cache() const {
    return shared_cache_->examine();
}

std::set<std::filesystem::path> Production::sites_without_publisher() const {
    namespace fs = std::filesystem;
    std::set<fs::path> folders;
    if (!settings_.site.empty())
        folders.insert(settings_.site);
    for (const settings::SourceConfig &source : config_.sources) {
        if (source.settings.kind != "site" || config_.publisher_of(source))
            continue;
        std::error_code error;
        for (fs::recursive_directory_iterator
                 at(source.settings.path, fs::directory_options::skip_permission_denied, error),
             end;
             !error && at != end; at.increment(error))
            if (at->path().filename() == "audio" && at->is_directory())
                folders.insert(at->path().parent_path());
    }
    return folders;
}

} // namespace baonoi::produce
