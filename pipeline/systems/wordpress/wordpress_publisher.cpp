// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/iso_time.h"
#include "base/log.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "lib/openssl/digest.h"
#include "publish/audio_files.h"
#include "publish/lease.h"
#include "publish/slot_proof.h"
#include "systems/wordpress/own_recording.h"
#include "systems/wordpress/wordpress.h"
#include "systems/wordpress/wordpress_api.h"
#include "systems/wordpress/wordpress_check.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::wordpress {

namespace {

// Marks in an attachment's description, followed by the file's SHA-256.
constexpr auto mark = "baonoi:";
constexpr auto retired_mark = "baonoi-retired:";
constexpr std::size_t longest_title = 200;    // bytes, in an address
constexpr std::int64_t time_to_attach = 3600; // seconds

curl::HttpRequest posted(LongBytes body, const std::string &type) {
    curl::HttpRequest request;
    request.post = std::move(body);
    request.headers.push_back("Content-Type: " + type);
    return request;
}

class WordPressPublisher : public publish::Publisher {
public:
    WordPressPublisher(const SystemSettings &settings, const Environment &environment)
        : settings_(settings), environment_(environment), api_(settings, environment) {}

    publish::Slot slot(const Article &article, const html::LazyDocument &) override {
        const WordPressPost post = api_.post(id_of(article));
        (void)article_of(post, ""); // throws unless the post is public and has text
        publish::Slot slot;
        if (post.make != "yes" && has_own_recording(post.listing.content)) {
            slot.state = publish::Slot::State::foreign;
            return slot;
        }
        if (!post.audio)
            return slot;
        slot.state = publish::Slot::State::ours;
        slot.content_hash = post.audio->content_hash;
        slot.reason = missing(post.audio->url, post.audio->bytes);
        if (slot.reason.empty() && !post.audio->opus.empty())
            slot.reason = missing(post.audio->opus, post.audio->opus_bytes);
        if (slot.reason.empty())
            slot.attachment = attachment(article, post, *post.audio);
        return slot;
    }

    Attachment attach(const Article &article, const html::LazyDocument &, const Script &script,
                      const Recording &recording) override {
        const std::string id = id_of(article);
        check_unchanged(article, api_.post(id));
        WordPressAudio audio;
        const WordPressMedia mp3 = stored(article, script, recording, recording.mp3, "mp3", "audio/mpeg");
        const WordPressMedia vtt =
            recording.captions.empty()
                ? WordPressMedia()
                : stored(article, script, recording, LongBytes::lent(recording.captions), "vtt", "text/vtt");
        audio = {mp3.id,
                 vtt.id,
                 mp3.url,
                 vtt.url,
                 recording.sha256,
                 recording.content_hash,
                 recording.mp3.size(),
                 recording.duration.value};
        if (recording.opus.size() > 0)
            add_opus(audio, article, script, recording);
        // What plays until now goes on until the new file is known to play.
        publish::prove_file(environment_.api, proof_of(article.input, audio));
        // Read once more: the uploads took their time. The plugin looks a last time when it writes.
        const WordPressPost fresh = api_.post(id);
        check_unchanged(article, fresh);
        write(fresh, audio, publish::note_of(settings_.voice_note, recording));
        retire_others(id, audio);
        if (audio.opus_media != 0 && !api_.post(id).audio.value_or(WordPressAudio()).opus_media) {
            log(LogLevel::warning,
                fmt::format(
                    "{}: the plugin of {} plays the MP3 alone; copy config/wordpress/baonoi of version "
                    "{} or newer over it, or take \"opus\" out of [encode] also",
                    article.input, settings_.url, opus_plugin));
            audio.opus_media = 0;
            audio.opus.clear();
        }
        return attachment(article, fresh, audio);
    }

    void prove_again(const Attachment &attachment) override {
        publish::prove_slot(environment_.api, environment_.clock,
                            {attachment.page,
                             attachment.audio,
                             attachment.sha256,
                             attachment.bytes,
                             settings_.prove_within,
                             {},
                             attachment.opus,
                             attachment.opus_sha256,
                             attachment.opus_bytes});
    }

    void confirm(const Article &article) override {
        api_.send(posted("{}", "application/json"),
                  fmt::format("/baonoi/v1/post/{}/current", number_of(id_of(article))));
    }

    void explain(const Article &article, const std::string &state, const std::string &reason) override {
        if (!article.post.empty())
            api_.note_state(article.post, state, reason);
    }

    // A post that is not public any more lost its recording when it was saved.
    void withdraw(const Article &article) override {
        try {
            const WordPressPost post =
                article.post.empty() ? api_.post_at(article.input) : api_.post(article.post);
            api_.send(posted("{}", "application/json"), fmt::format("/baonoi/v1/post/{}/withdraw", post.id));
        } catch (const Gone &) {
            return;
        }
    }

    void take_away(const Article &article, const html::LazyDocument &) override { withdraw(article); }

    // The plugin knows what belongs to what: which file a post plays.
    std::size_t remove_retired(const publish::Remembers &) override {
        retire_unattached();
        std::size_t removed = 0;
        for (const WordPressMedia &media : api_.media(std::string("&search=") + retired_mark)) {
            const auto since = unix_time_of(media.modified);
            if (!media.description.starts_with(retired_mark) || !since || !media.is_played ||
                static_cast<double>(environment_.clock.unix_time() - *since) < settings_.grace.value)
                continue;
            if (*media.is_played) { // another daemon attached it meanwhile
                note(media, mark + media.description.substr(std::string_view(retired_mark).size()));
                continue;
            }
            remove(media);
            ++removed;
        }
        return removed;
    }

    std::unique_ptr<publish::Lease> lease(const std::string &holder) override {
        const auto ask = [this](const std::string &who, Seconds lasts) { return api_.lease(who, lasts); };
        return publish::asked_lease({settings_.url, ask}, environment_.clock, holder);
    }

    std::vector<publish::Finding> examine() override { return examine_site(settings_, environment_, api_); }

private:
    static std::string id_of(const Article &article) {
        if (article.post.empty())
            throw Error(Next::skip,
                        fmt::format("{} was not read by a [[source]] of kind \"wordpress\"", article.input));
        return article.post;
    }

    publish::SlotProof proof_of(const std::string &page, const WordPressAudio &audio) const {
        return {page, audio.url,  audio.sha256,      audio.bytes,     settings_.prove_within,
                {},   audio.opus, audio.opus_sha256, audio.opus_bytes};
    }

    // WordPress takes it as .ogg: it knows no file named .opus.
    void add_opus(WordPressAudio &audio, const Article &article, const Script &script,
                  const Recording &recording) const {
        const WordPressMedia opus =
            stored(article, script, recording, recording.opus, "ogg", publish::opus_file_type);
        audio.opus_media = opus.id;
        audio.opus = opus.url;
        audio.opus_sha256 = recording.opus_sha256;
        audio.opus_bytes = recording.opus.size();
    }

    static void check_unchanged(const Article &article, const WordPressPost &fresh) {
        // What is stored is compared: what is shown may differ each time, as figures of the moment do.
        (void)article_of(fresh, article.source); // throws unless it is public
        if (fresh.text != article.etag)
            throw EditConflict(
                fmt::format("the text of {} was changed while it was read aloud", fresh.listing.input));
    }

    // What is wrong with a file that should be there; empty: nothing.
    std::string missing(const std::string &url, std::uint64_t bytes) const {
        curl::HttpRequest request;
        request.url = url;
        request.method = "HEAD";
        const curl::HttpResponse file = environment_.api.send(request);
        const std::string length = file.header("content-length"); // a CDN need not know it
        if (file.status == 200 && (length.empty() || length == fmt::to_string(bytes)))
            return "";
        return fmt::format("{} answers {} with {} bytes, not {}", url, file.status, length, bytes);
    }

    void note(const WordPressMedia &media, const std::string &description) const {
        api_.send(posted(nlohmann::json{{"description", description}}.dump(), "application/json"),
                  fmt::format("/wp/v2/media/{}", media.id));
    }

    void remove(const WordPressMedia &media) const {
        curl::HttpRequest request;
        request.method = "DELETE";
        api_.send(request, fmt::format("/wp/v2/media/{}", media.id), "&force=true");
    }

    // Uploads a file, unless one of the same bytes was uploaded before a crash: its note tells.
    WordPressMedia stored(const Article &article, const Script &script, const Recording &recording,
                          const LongBytes &bytes, const char *extension, const char *type) const {
        const std::string note = mark + openssl::sha256_of(bytes);
        const std::string post = number_of(article.post);
        for (const WordPressMedia &media : api_.media(fmt::format("&parent={}&search={}", post, note)))
            if (media.description == note) {
                if (missing(media.url, bytes.size()).empty())
                    return media;
                remove(media); // the library knows it, but its file is gone
            }
        curl::HttpRequest request = posted(bytes, type);
        const std::string stem = publish::stem_of(publish::slug_of(script.title), recording.content_hash);
        request.headers.push_back(
            fmt::format("Content-Disposition: attachment; filename=\"{}.{}\"", stem, extension));
        request.headers.push_back("Content-MD5: " + openssl::hex_of(openssl::md5_of(bytes)));
        const std::string title = percent_encoded(shorten(script.title, longest_title));
        try {
            return api_.upload(request, fmt::format("&post={}&title={}&alt_text={}&description={}", post,
                                                    title, title, note));
        } catch (const EditConflict &) {
            throw;
        } catch (const Error &error) {
            // WordPress answers 500, but no repetition mends it.
            if (std::string_view(error.what()).find("rest_upload_sideload_error") == std::string_view::npos)
                throw;
            throw Error(Next::hold, fmt::format("{}; allow .{} files (filter upload_mimes, or the network's "
                                                "settings of a multisite)",
                                                error.what(), extension));
        }
    }

    void write(const WordPressPost &post, const WordPressAudio &audio, const std::string &note) const {
        nlohmann::json body = {{"text", post.text},
                               {"audio",
                                {{"media", audio.media},
                                 {"bytes", audio.bytes},
                                 {"duration", audio.duration},
                                 {"sha256", audio.sha256},
                                 {"content_hash", audio.content_hash},
                                 {"captions_media", audio.captions_media},
                                 {"voice_note", note}}}};
        if (audio.opus_media != 0)
            body["audio"].update({{"opus_media", audio.opus_media},
                                  {"opus_bytes", audio.opus_bytes},
                                  {"opus_sha256", audio.opus_sha256}});
        api_.send(posted(body.dump(), "application/json"), fmt::format("/baonoi/v1/post/{}/audio", post.id));
    }

    // What somebody uploaded an hour ago and did not live to attach, or whose post was not to have it any
    // more.
    void retire_unattached() const {
        const std::int64_t begun = environment_.clock.unix_time() - time_to_attach;
        const std::string marked =
            fmt::format("&search={}&modified_before={}Z&orderby=modified&order=desc", mark, utc_text(begun));
        for (const WordPressMedia &media : api_.media(marked))
            if (media.description.starts_with(mark) && media.is_played == false)
                note(media, retired_mark + media.description.substr(std::string_view(mark).size()));
    }

    // What the post refers to now is read again: another daemon may have attached meanwhile.
    void retire_others(const std::string &post, const WordPressAudio &attached) const {
        const WordPressAudio audio = api_.post(post).audio.value_or(attached);
        for (const WordPressMedia &media : api_.media("&parent=" + number_of(post) + "&search=" + mark)) {
            if (!media.description.starts_with(mark) || media.id == audio.media ||
                media.id == audio.captions_media || media.id == attached.media ||
                media.id == attached.captions_media ||
                (media.id == audio.opus_media || media.id == attached.opus_media))
                continue;
            note(media, retired_mark + media.description.substr(std::string_view(mark).size()));
        }
    }

    static Attachment attachment(const Article &article, const WordPressPost &post,
                                 const WordPressAudio &audio) {
        Attachment made;
        made.article_id = article.id;
        made.content_hash = audio.content_hash;
        made.audio = audio.url;
        made.page = post.listing.input;
        made.bytes = audio.bytes;
        made.duration = Seconds{audio.duration};
        made.captions = audio.captions;
        made.sha256 = audio.sha256;
        made.opus = audio.opus;
        made.opus_bytes = audio.opus.empty() ? 0 : audio.opus_bytes;
        made.opus_sha256 = audio.opus.empty() ? "" : audio.opus_sha256;
        return made;
    }

    SystemSettings settings_;
    Environment environment_;
    WordPressApi api_;
};

} // namespace

std::unique_ptr<publish::Publisher> make_publisher(const SystemSettings &settings,
                                                   const Environment &environment) {
    return std::make_unique<WordPressPublisher>(settings, environment);
}

} // namespace baonoi::systems::wordpress
