// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/webhook/stored_audio.h"
#include "systems/webhook/webhook.h"

#include "base/error.h"
#include "html/document.h"
#include "lib/curl/curl_url.h"
#include "publish/lease.h"
#include "publish/player_script.h"
#include "publish/slot_proof.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::webhook {

namespace {

constexpr const char *index_name = "audio.json";
constexpr const char *script_name = "baonoi.js";
constexpr std::size_t max_index = 16U << 20U; // bytes, about 30,000 articles

std::string without_fragment(const std::string &url) {
    return url.substr(0, url.find('#'));
}

// What the list at an address names for a page, as an address; empty: nothing.
std::string audio_in(const std::string &index, const std::string &address, const std::string &page,
                     const std::string &key = "audio") {
    const nlohmann::json json = nlohmann::json::parse(index, nullptr, false);
    const auto at = nlohmann::json::json_pointer() / "articles" / without_fragment(page) /
                    nlohmann::json::json_pointer("/" + key);
    const bool is_named = json.is_object() && json.contains(at) && json[at].is_string();
    return is_named ? curl::http_url(address, json[at].get<std::string>()).value_or("") : "";
}

// Files are named as they lie beside the list, so that players follow when all of it moves to another address
// or gets a CDN.
std::string beside_the_list(const std::string &url) {
    return url.substr(url.rfind('/') + 1);
}

bool loads(const curl::HttpResponse &page, const std::string &script) {
    const std::string text = publish::readable_page(page.body);
    const html::LazyDocument parsed(text, page.url);
    const html::Document &html = parsed.whole();
    for (const html::Element &element : html.elements()) {
        const auto src = element.attribute("src");
        if (element.name == "script" && src && curl::http_url(page.url, std::string(*src)) == script)
            return true;
    }
    return false;
}

class SidecarPublisher : public publish::Publisher {
public:
    SidecarPublisher(const SystemSettings &settings, const Environment &environment)
        : settings_(settings), http_(environment.api), clock_(environment.clock),
          storage_(
              publish::make_storage(settings.storage, environment.api, environment.clock, environment.turns)),
          audio_(*storage_, environment.clock, settings.grace) {}

    publish::Slot slot(const Article &article, const html::LazyDocument &) override {
        auto attachment = audio_.current(article);
        if (!attachment || audio_in(storage_->read(index_name, max_index).value_or(""),
                                    storage_->url(index_name), address_of(article)) != attachment->audio)
            return {publish::Slot::State::empty, "", std::nullopt, "audio.json has no recording of it"};
        attachment->page = address_of(article);
        const std::string hash = attachment->content_hash;
        return {publish::Slot::State::ours, hash, std::move(attachment), ""};
    }

    Attachment attach(const Article &article, const html::LazyDocument &, const Script &,
                      const Recording &recording) override {
        Attachment attachment = audio_.put(article, recording);
        attachment.page = address_of(article);
        put_player();
        enter(attachment, publish::note_of(settings_.voice_note, recording));
        audio_.make_current(article, attachment, recording, is_played());
        return attachment;
    }

    void prove_again(const Attachment &attachment) override {
        publish::SlotProof proof{attachment.page,  attachment.audio,       attachment.sha256,
                                 attachment.bytes, settings_.prove_within, {},
                                 attachment.opus,  attachment.opus_sha256, attachment.opus_bytes};
        proof.find = [&](const curl::HttpResponse &page) { return heard(page, attachment); };
        publish::prove_slot(http_, clock_, proof);
    }

    void withdraw(const Article &article) override {
        storage_->change(index_name, max_index, [&](const auto &before) -> std::optional<std::string> {
            nlohmann::json index = list_in(before);
            if (index["articles"].erase(without_fragment(address_of(article))) == 0)
                return std::nullopt;
            return index.dump(1) + "\n";
        });
        audio_.withdraw(article);
    }

    void take_away(const Article &article, const html::LazyDocument &) override { withdraw(article); }

    publish::Storage *storage() override { return storage_.get(); }

    std::size_t remove_retired(const publish::Remembers &) override {
        return audio_.remove_retired(is_played());
    }
    std::unique_ptr<publish::Lease> lease(const std::string &holder) override {
        return publish::storage_lease(*storage_, clock_, holder);
    }

    std::vector<publish::Finding> examine() override {
        std::vector<publish::Finding> findings = publish::examine_storage(*storage_, http_);
        findings.push_back(examine_script());
        return findings;
    }

private:
    nlohmann::json list_in(const std::optional<std::string> &bytes) const {
        if (!bytes)
            return {{"version", 1}, {"articles", nlohmann::json::object()}};
        nlohmann::json index = nlohmann::json::parse(*bytes, nullptr, false);
        if (!index.is_object() || !index["articles"].is_object())
            throw Error(Next::hold, fmt::format("{} is not the list that was written; restore or remove it",
                                                storage_->url(index_name)));
        return index;
    }

    publish::Finding examine_script() {
        curl::HttpRequest request;
        request.url = storage_->url(script_name);
        try {
            const curl::HttpResponse script = http_.send(request);
            if (script.status == 200 && script.body.find("audio.json") != std::string::npos)
                return {"script", true, request.url + " is there; pages must load it"};
            return {"script", false,
                    fmt::format("{} answers {}{}; copy config/sidecar/baonoi.js there", request.url,
                                script.status, script.status == 200 ? " with something else" : "")};
        } catch (const Error &error) {
            return {"script", false, error.what()};
        }
    }

    // The list as it is now.
    StoredAudio::IsPlayed is_played() {
        return [this](const std::string &stem) {
            const auto index = storage_->read(index_name, max_index);
            return index && index->find(stem + ".mp3") != std::string::npos;
        };
    }

    // baonoi.js loads what the list names.
    void put_player() {
        put_script(player_);
        if (!settings_.site.beacon.empty())
            put_script(publish::listening_script());
    }

    void put_script(const publish::PlayerScript &script) {
        if (storage_->size(script.name) != script.bytes.size())
            storage_->put({script.name, LongBytes::lent(script.bytes), publish::player_script_type});
    }

    void enter(const Attachment &attachment, const std::string &note) {
        nlohmann::json entry = {{"audio", beside_the_list(attachment.audio)},
                                {"type", "audio/mpeg"},
                                {"length", attachment.bytes},
                                {"duration", attachment.duration.value},
                                {"captions", beside_the_list(attachment.captions)},
                                {"sha256", attachment.sha256},
                                {"note", note}};
        if (!attachment.opus.empty())
            entry["also"] = {{{"audio", beside_the_list(attachment.opus)},
                              {"type", publish::opus_type},
                              {"length", attachment.opus_bytes},
                              {"sha256", attachment.opus_sha256}}};
        storage_->change(index_name, max_index, [&](const auto &before) -> std::optional<std::string> {
            nlohmann::json index = list_in(before);
            index["articles"][without_fragment(attachment.page)] = entry;
            index["player"] = player_.name;
            index.erase("listening");
            if (!settings_.site.beacon.empty())
                index["listening"] = {{"script", publish::listening_script().name},
                                      {"to", settings_.site.beacon}};
            std::string after = index.dump(1) + "\n";
            if (after.size() > max_index)
                throw Error(Next::hold, fmt::format("{} would have more than {} bytes; use one sidecar "
                                                    "publisher for each section",
                                                    storage_->url(index_name), max_index));
            return after == before ? std::nullopt : std::optional(std::move(after));
        });
    }

    // What baonoi.js does with the page.
    publish::HeardOnPage heard(const curl::HttpResponse &page, const Attachment &attachment) {
        const std::string script = storage_->url(script_name);
        if (!loads(page, script))
            return {std::nullopt, fmt::format("sees no player: the page does not load {}", script)};
        curl::HttpRequest request;
        std::string opus;
        for (const char *name : {script_name, index_name}) {
            request.url = storage_->url(name);
            request.max_bytes = max_index;
            const curl::HttpResponse file = http_.send(request);
            if (file.status != 200)
                return {std::nullopt, fmt::format("sees no player: {} answers {}", request.url, file.status)};
            const std::string audio = audio_in(file.body, request.url, attachment.page);
            opus = audio_in(file.body, request.url, attachment.page, "also/0/audio");
            if (name == index_name && audio != attachment.audio)
                return {std::nullopt,
                        audio.empty() ? fmt::format("sees no player: {} does not name the page", request.url)
                                      : "hears another recording: " + audio};
        }
        return {attachment.audio, "", opus};
    }

    SystemSettings settings_;
    curl::Http &http_;
    Clock &clock_;
    std::unique_ptr<publish::Storage> storage_;
    StoredAudio audio_;
    const publish::PlayerScript &player_ = publish::player_script();
};

} // namespace

std::unique_ptr<publish::Publisher> make_sidecar_publisher(const SystemSettings &settings,
                                                           const Environment &environment) {
    return std::make_unique<SidecarPublisher>(settings, environment);
}

} // namespace baonoi::systems::webhook
