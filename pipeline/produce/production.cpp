// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/production.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "html/document.h"
#include "systems/folder/folder_publisher.h"
#include "systems/site/site_publisher.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::produce {

namespace {

std::unique_ptr<publish::Publisher> made(const settings::PublisherConfig &publisher,
                                         const systems::CmsTools &tools) {
    if (const systems::CmsKind *kind = systems::cms_kind(publisher.kind))
        return kind->publisher(publisher.cms, tools);
    return publisher.kind == "folder"
               ? systems::folder::make_folder_publisher(publisher.folder, &publisher.site)
               : systems::site::make_site_publisher(publisher.site);
}

} // namespace

Production::Production(const settings::Config &config, ProductionSettings settings)
    : config_(config), settings_(std::move(settings)), reader_(config.lexicon_folders, config.reading),
      network_(curl::make_curl_http(config.http)),
      polite_(std::make_unique<fetch::PoliteHttp>(*network_, clock_, config.polite)),
      http_(settings_.polite ? *polite_ : *network_), extract_(config.extract),
      cache_(synthesise::open_segment_cache(config.cache)) {
    extract_.words = extract::load_page_words(data_folder() / "config/extract");
    voice(settings_.voice.empty() ? config.voice : settings_.voice);
    for (const settings::VoiceRule &rule : config.voice_rules)
        voice(rule.voice);
    for (const settings::SourceConfig &source : config.sources)
        if (!source.samples.empty())
            sampled_sources_[&source];
}

Article Production::fetch(const std::string &input) {
    return baonoi::fetch::fetch(input, http_, config_.fetch);
}

std::unique_ptr<fetch::Source> Production::open_source(const settings::SourceConfig &source) const {
    if (const systems::CmsKind *kind = systems::cms_kind(source.settings.kind))
        return kind->source(source.settings, source.cms, {*network_, clock_});
    return systems::make_source(source.settings, http_, clock_);
}

Article Production::fetch(const settings::SourceConfig &source, const fetch::Listing &listing) {
    const bool carried = source.settings.content_from_feed && !listing.content.empty();
    std::optional<Article> own;
    if (systems::cms_kind(source.settings.kind))
        own = open_source(source)->article(listing);
    else if (carried)
        own = fetch::article_of(listing, source.settings.name);
    Article article = own ? std::move(*own) : fetch(listing.input);
    article.source = source.settings.name;
    article.enclosures = listing.enclosures;
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

Gap Production::gap(const Article &article) const {
    return audio_gap(publisher_for(article)->slot(article), article);
}

template <class Use>
auto Production::with_tools(const Article &article, const Making &making, Use use) {
    const auto publisher = publisher_for(article);
    const Studio studio{voice_for(article, making.voice), config_.encode, config_.verify, making.progress};
    const FetchPage fetch_page = [this](const std::string &input) { return fetch(input); };
    return use(Tools{reader_, *publisher, extract_settings(article), studio, settings_.force || making.again,
                     fetch_page, making.watch});
}

Outcome Production::make(const Article &article, const Making &making) {
    return with_tools(article, making, [&](const Tools &tools) { return produce(article, tools); });
}

Look Production::look(const Article &article, const Making &making) {
    return with_tools(article, making, [&](const Tools &tools) {
        const html::LazyDocument page(article.html, article.input, tools.extract.budget);
        Look look{prepare(article, page, tools), false};
        const publish::Slot slot = tools.publisher.slot(article, page);
        look.is_current = slot.attachment && slot.content_hash == look.prepared.hash;
        if (look.is_current)
            tools.publisher.confirm(article);
        return look;
    });
}

synthesise::Voice &Production::voice(const std::string &name) {
    const std::lock_guard lock(voices_mutex_);
    auto &made = voices_[name];
    if (made)
        return *made;
    auto voice = synthesise::make_voice(data_folder() / "voices", name, config_.worker_count());
    made = cache_ ? std::make_unique<synthesise::CachedVoice>(std::move(voice), cache_) : std::move(voice);
    return *made;
}

synthesise::Voice &Production::voice_for(const Article &article, const std::string &ordered) {
    if (ordered.empty())
        return voice(settings_.voice.empty() ? config_.voice_for(article) : settings_.voice);
    std::vector<std::string> names;
    for (const synthesise::VoiceSummary &known : synthesise::list_voices(data_folder() / "voices"))
        names.push_back(known.name);
    if (std::find(names.begin(), names.end(), ordered) == names.end())
        throw Error(Next::skip, fmt::format("unknown voice \"{}\" was ordered; the voices are {}", ordered,
                                            fmt::join(names, ", ")));
    return voice(ordered);
}

std::unique_ptr<publish::Publisher>
Production::open_publisher(const settings::PublisherConfig &publisher) const {
    return made(publisher, {*network_, clock_});
}

std::unique_ptr<publish::Publisher> Production::publisher_for(const Article &article) const {
    if (!settings_.out.empty())
        return systems::folder::make_folder_publisher(settings_.out);
    const settings::PublisherConfig *publisher = config_.publisher_of(article);
    if (publisher && settings_.site.empty())
        return open_publisher(*publisher);
    publish::SiteSettings site = publisher ? publisher->site : config_.site;
    if (!settings_.site.empty())
        site.folder = settings_.site;
    return systems::site::make_site_publisher(site);
}

void Production::withdraw(const store::ArticleRecord &record) const {
    Article article;
    article.source = record.source;
    article.input = record.input;
    article.id = record.id;
    article.url = record.url;
    if (!fetch::is_url(record.input))
        article.path = record.input;
    publisher_for(article)->withdraw(article);
}

std::size_t Production::remove_retired() const {
    std::size_t removed = 0;
    for (const settings::PublisherConfig &publisher : config_.publishers)
        removed += open_publisher(publisher)->remove_retired();
    if (!settings_.site.empty()) {
        publish::SiteSettings site = config_.site;
        site.folder = settings_.site;
        removed += systems::site::make_site_publisher(site)->remove_retired();
    }
    return removed;
}

} // namespace baonoi::produce
