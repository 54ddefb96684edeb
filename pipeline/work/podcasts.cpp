// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/podcasts.h"

#include "base/error.h"
#include "base/iso_time.h"
#include "base/utf8.h"
#include "publish/podcast.h"
#include "synthesise/voice.h"
#include "work/feed_place.h"
#include "work/recording_address.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace baonoi::work {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_description = 500; // bytes
constexpr std::size_t hash_digits = 12;

// A name that chapters of ours have: "0123456789abcdef.0123456789ab.json".
std::string chapters_name(const store::ArticleRecord &record) {
    return fmt::format("{}.{}.json", record.id, record.content_hash.substr(0, hash_digits));
}

// Its first sentences after the title, which an intro may come before, or say.
std::string description(store::Articles &articles, const store::ArticleRecord &record) {
    const std::vector<store::SentenceRecord> sentences = articles.sentences(record.source, record.input);
    const auto title = std::find_if(sentences.begin(), sentences.end(), [&](const auto &sentence) {
        return !record.title.empty() && sentence.text.find(record.title) != std::string::npos;
    });
    std::string text;
    for (auto at = title == sentences.end() ? sentences.begin() : title + 1; at != sentences.end(); ++at) {
        const store::SentenceRecord &sentence = *at;
        if (!text.empty() && text.size() + sentence.text.size() > longest_description)
            break;
        text += (text.empty() ? "" : " ") + sentence.text;
    }
    return shorten(text, 2 * longest_description);
}

// The stable address, told apart by the recording: a feed that somebody keeps leads to the newest for ever,
// and a player sees that it is another one.
std::string enclosure(const settings::Config &config, const store::ArticleRecord &record) {
    const std::string stable = public_address(config, place_now(config, record, record.stable));
    if (stable.empty())
        return public_address(config, place_now(config, record, record.audio));
    return fmt::format("{}?v={}", stable, record.content_hash.substr(0, hash_digits));
}

std::string captions(const settings::Config &config, const store::ArticleRecord &record) {
    constexpr std::string_view ending = ".mp3";
    std::string file = record.captions;
    if (record.stable.ends_with(ending))
        file = record.stable.substr(0, record.stable.size() - ending.size()) + ".vtt";
    return public_address(config, place_now(config, record, file));
}

// As the enclosure; empty: there is none.
std::string opus(const settings::Config &config, const store::ArticleRecord &record) {
    constexpr std::string_view ending = ".mp3", opus_ending = ".ogg";
    if (record.opus.empty() || !record.stable.ends_with(ending))
        return public_address(config, place_now(config, record, record.opus));
    const std::string stable =
        record.stable.substr(0, record.stable.size() - ending.size()).append(opus_ending);
    const std::string address = public_address(config, place_now(config, record, stable));
    return address.empty() ? "" : fmt::format("{}?v={}", address, record.content_hash.substr(0, hash_digits));
}

class Feed {
public:
    Feed(const settings::Config &config, const settings::PodcastConfig &podcast, store::Articles &articles,
         FeedPlace &place)
        : config_(config), podcast_(podcast), articles_(articles), place_(place) {}

    // A host that was cut off meanwhile would put an older feed in the place of another's: the turn is taken
    // before the store is read.
    void write(PodcastsWritten &written) {
        const auto turn = place_.take_turn();
        std::vector<publish::PodcastEpisode> episodes;
        std::set<std::string> voices;
        std::size_t without_address = 0;
        for (const store::ArticleRecord &record : articles_.recordings(
                 podcast_.source, podcast_.prefix, static_cast<std::size_t>(podcast_.items))) {
            publish::PodcastEpisode episode = made(record);
            if (episode.audio.empty()) {
                ++without_address;
                continue;
            }
            episodes.push_back(std::move(episode));
            voices.insert(record.voice);
        }
        if (without_address > 0)
            written.warnings.push_back(
                fmt::format("podcast {}: {} articles are left out: the public address of their audio is not "
                            "known; set url in their [[publisher]] or in [site]",
                            podcast_.name, without_address));
        publish::PodcastChannel channel = podcast_.channel;
        channel.attributions = attributions(voices);
        written.feeds += place_.write(publish::podcast_feed(channel, episodes), chapters_) ? 1 : 0;
    }

private:
    // Each once. A voice whose file cannot be read keeps the feed as it is.
    std::vector<std::string> attributions(const std::set<std::string> &voices) const {
        std::vector<std::string> all;
        try {
            for (const std::string &voice : voices) {
                std::string one = synthesise::attribution_of(config_.voice_folders, voice);
                if (!one.empty() && std::find(all.begin(), all.end(), one) == all.end())
                    all.push_back(std::move(one));
            }
        } catch (const Error &error) {
            throw Error(Next::hold, describe(error));
        }
        return all;
    }

    publish::PodcastEpisode made(const store::ArticleRecord &record) {
        publish::PodcastEpisode episode;
        episode.guid = "baonoi:" + record.id;
        episode.title = record.title;
        episode.link = public_address(config_, record.url.empty() ? record.input : record.url);
        episode.published = record.published.empty() ? iso_time(record.first_attached_at) : record.published;
        episode.audio = enclosure(config_, record);
        if (episode.audio.empty())
            return episode;
        episode.description = description(articles_, record);
        episode.captions = captions(config_, record);
        episode.bytes = static_cast<std::uint64_t>(record.bytes);
        episode.duration = Seconds{record.duration};
        episode.opus = opus(config_, record);
        episode.opus_bytes = static_cast<std::uint64_t>(record.opus_bytes);
        if (!record.chapters.empty()) {
            const std::string name = chapters_name(record);
            chapters_.emplace(name, record.chapters);
            episode.chapters = place_.chapters_address(name, record.chapters);
        }
        return episode;
    }

    const settings::Config &config_;
    const settings::PodcastConfig &podcast_;
    store::Articles &articles_;
    FeedPlace &place_;
    std::map<std::string, std::string> chapters_; // by name
};

} // namespace

PodcastsWritten write_podcasts(const settings::Config &config, const produce::Production &production,
                               store::Articles &articles) {
    PodcastsWritten written;
    for (const settings::PodcastConfig &podcast : config.podcasts) {
        try {
            const settings::PublisherConfig *named = config.publisher_named(podcast.publisher);
            const auto publisher = named ? production.open_publisher(*named) : nullptr;
            const auto place = feed_place(podcast, publisher.get());
            Feed(config, podcast, articles, *place).write(written);
        } catch (const Error &error) {
            if (next_step(error) == Next::stop)
                throw;
            ++written.faults;
            written.refused += next_step(error) == Next::hold ? 1 : 0;
            written.warnings.push_back(fmt::format("podcast {}: {}", podcast.name, describe(error)));
        }
    }
    return written;
}

} // namespace baonoi::work
