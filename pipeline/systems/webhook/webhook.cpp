// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/webhook/webhook.h"

#include "base/base64.h"
#include "base/error.h"
#include "lib/openssl/digest.h"
#include "lib/openssl/hmac.h"
#include "publish/lease.h"
#include "publish/slot_proof.h"
#include "systems/api_client.h"
#include "systems/webhook/stored_audio.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::webhook {

namespace {

constexpr std::size_t message_id_digits = 32;
constexpr std::size_t fewest_key_bytes = 24;                     // of a Standard Webhooks secret
constexpr std::size_t most_answer = 1U << 20U, most_mark = 4096; // bytes
// Remembers that the receiver answered 410: {"SHA-256 of its url": time}.
constexpr const char *gone_name = "webhook-gone.json";

class WebhookPublisher : public publish::Publisher {
public:
    WebhookPublisher(const SystemSettings &settings, const Environment &environment)
        : settings_(settings), http_(environment.api), clock_(environment.clock),
          client_(environment.api, environment.clock,
                  {"the webhook's receiver",
                   "it does not take our signature; give both sides the same secret",
                   "it refuses us; let requests of this machine through",
                   "raise its limit of a request's body to 16 KB"}),
          storage_(
              publish::make_storage(settings.storage, environment.api, environment.clock, environment.turns)),
          audio_(*storage_, environment.clock, settings.grace) {}

    publish::Slot slot(const Article &article, const html::LazyDocument &) override {
        if (auto attachment = audio_.current(article)) {
            const std::string hash = attachment->content_hash;
            attachment->page = page_of(article);
            return {publish::Slot::State::ours, hash, std::move(attachment), ""};
        }
        return {publish::Slot::State::empty, "", std::nullopt, "no recording was delivered for it"};
    }

    Attachment attach(const Article &article, const html::LazyDocument &, const Script &script,
                      const Recording &recording) override {
        require_wanted();
        Attachment attachment = audio_.put(article, recording);
        attachment.page = page_of(article);
        deliver("msg_" + openssl::sha256_hex(article.id + recording.content_hash + recording.occasion)
                             .substr(0, message_id_digits),
                message(article, script, attachment, recording));
        audio_.make_current(article, attachment, recording);
        return attachment;
    }

    void prove_again(const Attachment &attachment) override {
        const publish::SlotProof proof{attachment.page.empty() ? attachment.audio : attachment.page,
                                       attachment.audio,
                                       attachment.sha256,
                                       attachment.bytes,
                                       settings_.prove_within,
                                       {},
                                       attachment.opus,
                                       attachment.opus_sha256,
                                       attachment.opus_bytes};
        if (settings_.page_proof)
            publish::prove_slot(http_, clock_, proof);
        else
            publish::prove_file(http_, proof);
    }

    void take_away(const Article &article, const html::LazyDocument &) override { withdraw(article); }

    // Who answered 410 is told nothing more, and its files go all the same.
    void withdraw(const Article &article) override {
        const nlohmann::json body = {{"type", "audio.withdrawn"},
                                     {"article", {{"id", article.id}, {"url", address_of(article)}}}};
        if (!wants_no_more())
            deliver("msg_" +
                        openssl::sha256_hex(article.id + "withdrawn" + fmt::to_string(clock_.unix_time()))
                            .substr(0, message_id_digits),
                    body.dump());
        audio_.withdraw(article);
    }

    publish::Storage *storage() override { return storage_.get(); }

    std::size_t remove_retired(const publish::Remembers &) override { return audio_.remove_retired(); }

    std::unique_ptr<publish::Lease> lease(const std::string &holder) override {
        return publish::storage_lease(*storage_, clock_, holder);
    }

    std::vector<publish::Finding> examine() override {
        std::vector<publish::Finding> findings = publish::examine_storage(*storage_, http_);
        try {
            require_wanted();
            deliver(fmt::format("msg_ping_{}", clock_.unix_time()), R"({"type":"ping"})");
            findings.push_back({"webhook", true, settings_.url + " took a signed ping"});
        } catch (const Error &error) {
            findings.push_back({"webhook", false, error.what()});
        }
        return findings;
    }

private:
    std::string page_of(const Article &article) const {
        return settings_.page_proof ? address_of(article) : "";
    }

    static std::string message_of_end(const std::string &url, const std::string &mark) {
        return fmt::format(
            "the webhook's receiver answered 410 to POST {}: it wants no more and is not asked "
            "again; take the publisher out or mend url; to ask it again remove {}",
            url, mark);
    }

    bool wants_no_more() const {
        const auto mark = storage_->read(gone_name, most_mark);
        const nlohmann::json ended = mark ? nlohmann::json::parse(*mark, nullptr, false) : nlohmann::json();
        return ended.is_object() && ended.contains(openssl::sha256_hex(settings_.url));
    }

    void require_wanted() const {
        if (wants_no_more())
            throw Error(Next::hold, message_of_end(settings_.url, storage_->url(gone_name)));
    }

    [[noreturn]] void end() const {
        storage_->change(gone_name, most_mark, [&](const auto &before) -> std::optional<std::string> {
            nlohmann::json ended =
                before ? nlohmann::json::parse(*before, nullptr, false) : nlohmann::json::object();
            if (!ended.is_object())
                return std::nullopt; // by others
            ended[openssl::sha256_hex(settings_.url)] = clock_.unix_time();
            return ended.dump();
        });
        throw Error(Next::hold, message_of_end(settings_.url, storage_->url(gone_name)));
    }

    std::string message(const Article &article, const Script &script, const Attachment &attachment,
                        const Recording &recording) const {
        nlohmann::json message = {
            {"type", "audio.attached"},
            {"article", {{"id", article.id}, {"url", address_of(article)}, {"title", script.title}}},
            {"audio",
             {{"url", attachment.audio},
              {"stable_url", attachment.stable},
              {"length", attachment.bytes},
              {"type", "audio/mpeg"},
              {"duration", attachment.duration.value},
              {"sha256", attachment.sha256}}},
            {"captions", {{"url", attachment.captions}, {"type", "text/vtt"}}},
            {"manifest", {{"url", attachment.manifest}, {"sha256", openssl::sha256_of(recording.manifest)}}},
            {"voice_note", publish::note_of(settings_.voice_note, recording)}};
        if (!attachment.opus.empty())
            message["also"] = {{{"url", attachment.opus},
                                {"length", attachment.opus_bytes},
                                {"type", publish::opus_type},
                                {"sha256", attachment.opus_sha256}}};
        return message.dump();
    }

    std::string key() const {
        constexpr std::string_view prefix = "whsec_";
        const std::string secret = settings_.secret.value();
        const auto key =
            secret.starts_with(prefix) ? from_base64(secret.substr(prefix.size())) : std::nullopt;
        if (!key || key->size() < fewest_key_bytes)
            throw Error(Next::hold,
                        fmt::format("{} holds no secret of a webhook: \"whsec_\" and base64 of at "
                                    "least {} bytes",
                                    settings_.secret.reference(), fewest_key_bytes));
        return *key;
    }

    void deliver(const std::string &id, const std::string &body) const {
        const std::string time = fmt::to_string(clock_.unix_time());
        curl::HttpRequest request;
        request.url = settings_.url;
        request.timeout = settings_.timeout;
        request.max_bytes = most_answer;
        request.post = body;
        request.headers = {
            "Content-Type: application/json", "webhook-id: " + id, "webhook-timestamp: " + time,
            "webhook-signature: v1," +
                to_base64(openssl::hmac_sha256(key(), fmt::format("{}.{}.{}", id, time, body)))};
        const curl::HttpResponse response = client_.ask(request);
        if (response.status == 410)
            end();
        client_.check(request, response);
    }

    SystemSettings settings_;
    curl::Http &http_;
    Clock &clock_;
    ApiClient client_;
    std::unique_ptr<publish::Storage> storage_;
    StoredAudio audio_;
};

} // namespace

std::unique_ptr<publish::Publisher> make_webhook_publisher(const SystemSettings &settings,
                                                           const Environment &environment) {
    return std::make_unique<WebhookPublisher>(settings, environment);
}

} // namespace baonoi::systems::webhook
