// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/iso_time.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "lib/openssl/digest.h"
#include "publish/audio_files.h"
#include "publish/lease.h"
#include "publish/slot_proof.h"
#include "systems/wordpress/own_recording.h"
#include "systems/wordpress/wordpress.h"
#include "systems/wordpress/wordpress_api.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::wordpress {

namespace {

// Marks in an attachment's description, followed by the file's SHA-256.
constexpr auto mark = "baonoi:";
constexpr auto retired_mark = "baonoi-retired:";
constexpr std::size_t longest_title = 200;    // bytes, in an address
constexpr double most_skew = 300;             // seconds
constexpr std::int64_t time_to_attach = 3600; // seconds

curl::HttpRequest posted(LongBytes body, const std::string &type) {
    curl::HttpRequest request;
    request.post = std::move(body);
    request.headers.push_back("Content-Type: " + type);
    return request;
}

// Versions of numbers with dots between them.
bool is_older(std::string_view version, std::string_view other) {
    const auto next = [](std::string_view &left) {
        int number = 0;
        const auto end = std::from_chars(left.data(), left.data() + left.size(), number).ptr;
        left.remove_prefix(std::min(left.size(), static_cast<std::size_t>(end - left.data()) + 1));
        return number;
    };
    while (!version.empty() || !other.empty()) {
        const int mine = next(version), theirs = next(other);
        if (mine != theirs)
            return mine < theirs;
    }
    return false;
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
        // What plays until now goes on until the new file is known to play.
        publish::prove_file(environment_.api,
                            proof_of(article.input, mp3.url, recording.sha256, recording.mp3.size()));
        // Read once more: the uploads took their time. The plugin looks a last time when it writes.
        const WordPressPost fresh = api_.post(id);
        check_unchanged(article, fresh);
        write(fresh, audio, publish::note_of(settings_.voice_note, recording));
        retire_others(id, audio);
        return attachment(article, fresh, audio);
    }

    void prove_again(const Attachment &attachment) override {
        publish::prove_slot(environment_.api, environment_.clock,
                            proof_of(attachment.page, attachment.audio, attachment.sha256, attachment.bytes));
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

    std::vector<publish::Finding> examine() override {
        std::vector<publish::Finding> findings;
        nlohmann::json about;
        try {
            about = nlohmann::json::parse(api_.get("/baonoi/v1/about").body, nullptr, false);
        } catch (const NoRoute &error) {
            return {missing_plugin(error)};
        } catch (const Error &error) {
            return {refused_password(error)};
        }
        if (!about.is_object())
            return {{"API", false, settings_.url + " answers something else than JSON"}};
        findings.push_back(
            {"credentials", true,
             fmt::format("{} at WordPress {}", settings_.user, about.value("wordpress", "?"))});
        const bool may_upload = about.value("may_upload", false);
        const bool may_edit = about.value("may_edit_others", false);
        findings.push_back({"rights", may_upload && may_edit,
                            may_upload && may_edit
                                ? "may upload, may edit all posts"
                                : fmt::format("{} may not {}: give the role Editor", settings_.user,
                                              may_upload ? "edit the posts of others" : "upload files")});
        constexpr std::int64_t an_hour = 22'000'000; // bytes of MP3 at 48 kb/s
        const auto limit = about.value("max_upload", std::int64_t{0});
        findings.push_back(
            {"upload size", limit >= an_hour,
             fmt::format("{} bytes{}", limit,
                         limit >= an_hour ? ""
                                          : ": less than an hour of speech; raise post_max_size and "
                                            "upload_max_filesize in php.ini")});
        const auto skew =
            static_cast<double>(about.value("time", std::int64_t{0}) - environment_.clock.unix_time());
        findings.push_back(
            {"clock", std::abs(skew) <= most_skew,
             std::abs(skew) <= most_skew
                 ? "agrees with ours"
                 : fmt::format("differs by {} s from ours: hooks would be refused; run NTP on both", skew)});
        const std::string plugin = about.value("version", "");
        const bool is_new_enough = !is_older(plugin, needed_plugin);
        findings.push_back({"plugin", is_new_enough,
                            is_new_enough
                                ? "version " + plugin
                                : fmt::format("version {} is older than {}, which this program needs: "
                                              "copy config/wordpress/baonoi over it",
                                              plugin, needed_plugin)});
        const bool has_hook = about.value("has_hook", false);
        findings.push_back({"publish hook", true,
                            has_hook
                                ? "is set"
                                : "is not set, posts are found by polling; to hear of them at once define "
                                  "BAONOI_HOOK_URL and BAONOI_HOOK_SECRET in wp-config.php"});
        return findings;
    }

private:
    // What WordPress says of itself to everybody; null when it is none.
    nlohmann::json index() const {
        curl::HttpRequest request;
        request.url = settings_.url + "?rest_route=/";
        nlohmann::json index;
        try {
            index = nlohmann::json::parse(environment_.api.send(request).body, nullptr, false);
        } catch (const Error &) { // as if it were none
        }
        return index.is_object() && index.contains("namespaces") ? index : nlohmann::json();
    }

    // Its API does not know the plugin.
    publish::Finding missing_plugin(const NoRoute &error) const {
        if (index().is_null())
            return {"API", false,
                    fmt::format("{}; no WordPress answers at {}: give the address of the site", error.what(),
                                settings_.url)};
        curl::HttpRequest file;
        file.url = settings_.url + "wp-content/plugins/baonoi/editor.js";
        bool is_there = false;
        try {
            is_there = environment_.api.send(file).status == 200;
        } catch (const Error &) { // then it is to be copied
        }
        return {"plugin", false,
                is_there
                    ? "the plugin baonoi is there, and not active: activate it (Plugins)"
                    : "there is no plugin baonoi: copy config/wordpress/baonoi to wp-content/plugins and "
                      "activate it (Plugins)"};
    }

    // Whatever the password is, when WordPress takes none.
    publish::Finding refused_password(const Error &error) const {
        const nlohmann::json index = error.next() == Next::hold ? this->index() : nlohmann::json();
        const bool takes_none =
            index.is_object() && !(index.contains("authentication") && index["authentication"].is_object() &&
                                   index["authentication"].contains("application-passwords"));
        if (!takes_none)
            return {"API", false, error.what()};
        return {
            "application passwords", false,
            settings_.url.starts_with("https:")
                ? "WordPress takes none: a security plugin or a filter turned them off, or the proxy that "
                  "speaks https does not tell WordPress so (X-Forwarded-Proto)"
                : "WordPress takes them over https only: give the https address of the site as url"};
    }

    static std::string id_of(const Article &article) {
        if (article.post.empty())
            throw Error(Next::skip,
                        fmt::format("{} was not read by a [[source]] of kind \"wordpress\"", article.input));
        return article.post;
    }

    publish::SlotProof proof_of(const std::string &page, const std::string &audio, const std::string &sha256,
                                std::uint64_t bytes) const {
        return {page, audio, sha256, bytes, settings_.prove_within};
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
        const nlohmann::json body = {{"text", post.text},
                                     {"audio",
                                      {{"media", audio.media},
                                       {"bytes", audio.bytes},
                                       {"duration", audio.duration},
                                       {"sha256", audio.sha256},
                                       {"content_hash", audio.content_hash},
                                       {"captions_media", audio.captions_media},
                                       {"voice_note", note}}}};
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
                media.id == attached.captions_media)
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
