// SPDX-License-Identifier: GPL-3.0-or-later
// The recording as an audio card at the top of a post. Ghost's API can neither list nor remove media: what a
// correction replaced stays on the server.
#include "lib/openssl/digest.h"
#include "publish/audio_files.h"
#include "publish/slot_proof.h"
#include "systems/ghost/ghost.h"
#include "systems/ghost/ghost_api.h"
#include "systems/ghost/ghost_lease.h"

#include <fmt/format.h>

namespace baonoi::systems::ghost {

namespace {

constexpr int most_writes = 4; // the first and three after conflicts
constexpr std::int64_t month =
    27LL * 86'400; // seconds: from any day it leads to this month or the one before
constexpr std::size_t most_audio = 512U << 20U;

class GhostPublisher : public publish::Publisher {
public:
    GhostPublisher(const SystemSettings &settings, const Environment &environment)
        : environment_(environment), api_(settings, environment) {}

    publish::Slot slot(const Article &article, const html::LazyDocument &) override {
        const GhostPost post = api_.post_of(article);
        require_public(post);
        const GhostCards cards = cards_in(post);
        if (cards.foreign)
            return {publish::Slot::State::foreign, "", std::nullopt, ""};
        if (cards.ours.empty())
            return {publish::Slot::State::empty, "", std::nullopt, "the post has no audio card"};
        const GhostFile file = *ghost_file(cards.ours);
        publish::Slot slot{publish::Slot::State::ours, file.content_hash, std::nullopt, ""};
        if (const auto mp3 = file_at(cards.ours, file.sha)) {
            Attachment attachment = attached(article, post, cards.ours);
            attachment.content_hash = file.content_hash;
            attachment.bytes = mp3->bytes;
            attachment.sha256 = mp3->sha256;
            slot.attachment = attachment;
        } else {
            slot.reason = fmt::format("the audio card plays {}, which is not there or damaged", cards.ours);
        }
        return slot;
    }

    Attachment attach(const Article &article, const html::LazyDocument &, const Script &,
                      const Recording &recording) override {
        std::string src;
        for (int tries = 1;; ++tries) {
            const GhostPost post = api_.post_of(article);
            require_same(post, article);
            const GhostCards cards = cards_in(post);
            if (cards.foreign)
                throw Error(
                    Next::skip,
                    fmt::format("{}: the post has a recording that is not ours; it is left alone", post.url));
            if (src.empty())
                src = file_of(article, recording, cards.ours);
            try {
                if (cards.ours != src)
                    api_.write(post, with_card(post, {src, title_of(post, recording), recording.duration}));
            } catch (const EditConflict &) {
                if (tries >= most_writes)
                    throw;
                continue;
            }
            Attachment attachment = attached(article, post, src);
            attachment.content_hash = recording.content_hash;
            attachment.bytes = recording.mp3.size();
            attachment.duration = recording.duration;
            attachment.sha256 = recording.sha256;
            return attachment;
        }
    }

    void prove_again(const Attachment &attachment) override {
        publish::SlotProof proof;
        proof.page = attachment.page;
        proof.audio = attachment.audio;
        proof.sha256 = attachment.sha256;
        proof.bytes = attachment.bytes;
        proof.within = api_.settings().prove_within;
        publish::prove_slot(environment_.api, environment_.clock, proof);
    }

    void take_away(const Article &article, const html::LazyDocument &) override {
        for (int tries = 1;; ++tries) {
            const GhostPost post = api_.post_of(article);
            if (cards_in(post).ours.empty())
                return;
            try {
                return api_.write(post, without_card(post));
            } catch (const EditConflict &) {
                if (tries >= most_writes)
                    throw;
            }
        }
    }

    std::size_t remove_retired(const publish::Remembers &) override { return 0; }
    std::unique_ptr<publish::Lease> lease(const std::string &holder) override {
        return ghost_lease(api_, environment_.clock, holder);
    }
    std::vector<publish::Finding> examine() override { return api_.examine(); }

private:
    static Attachment attached(const Article &article, const GhostPost &post, const std::string &src) {
        Attachment attachment;
        attachment.article_id = article.id;
        attachment.audio = src;
        attachment.page = post.url;
        return attachment;
    }

    std::string title_of(const GhostPost &post, const Recording &recording) const {
        const std::string note = publish::note_of(api_.settings().voice_note, recording);
        return note.empty() ? post.title : note;
    }

    // The recording is of the text that the article had.
    static void require_same(const GhostPost &post, const Article &article) {
        require_public(post);
        if (!article.post.empty() && ghost::article_of(post).html != article.html)
            throw EditConflict(fmt::format("{}: the text changed while its recording was made", post.url));
    }

    // What is there, unless its SHA-256 begins otherwise.
    std::optional<publish::FileDigest> file_at(const std::string &url, const std::string &sha) const {
        publish::FileDigest file;
        openssl::Sha256 digest;
        curl::HttpRequest request;
        request.url = url;
        request.max_bytes = most_audio;
        request.timeout = api_.settings().timeout;
        request.body_to = [&](std::string_view piece) {
            file.bytes += piece.size();
            digest.add(piece);
        };
        const curl::HttpResponse response = environment_.api.send(request);
        file.sha256 = digest.hex();
        return response.status == 200 && file.sha256.starts_with(sha) ? std::optional(file) : std::nullopt;
    }

    // The address of the recording's file: the one that the card plays already, else one that was uploaded
    // before a crash, else that of an upload made now.
    std::string file_of(const Article &article, const Recording &recording, const std::string &card) const {
        std::string_view last = article.url;
        while (last.ends_with('/'))
            last.remove_suffix(1);
        const std::string slug = publish::slug_of(last.substr(last.rfind('/') + 1));
        const std::string name = ghost_file_name(slug, recording.content_hash, recording.sha256);
        const auto holds = [&](const std::string &url) { return file_at(url, recording.sha256).has_value(); };
        const auto on_card = ghost_file(card);
        if (on_card && on_card->content_hash == recording.content_hash && holds(card))
            return card;
        const std::int64_t now = environment_.clock.unix_time();
        for (const std::int64_t time : {now, now - month})
            if (std::string url = api_.media_folder(time) + name; holds(url))
                return url;
        return api_.upload(name, recording);
    }

    Environment environment_;
    GhostApi api_;
};

} // namespace

std::unique_ptr<publish::Publisher> make_publisher(const SystemSettings &settings,
                                                   const Environment &environment) {
    return std::make_unique<GhostPublisher>(settings, environment);
}

} // namespace baonoi::systems::ghost
