// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/hook.h"

#include "base/error.h"
#include "base/url.h"
#include "base/utf8.h"
#include "serve/body_fields.h"
#include "work/orders.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

constexpr std::size_t longest_url = 2000;
constexpr std::size_t longest_id = 200; // kept of the id for the record

http::ServerResponse refuse_hook(const Call &call, int status, const char *result,
                                 const std::string &message) {
    call.server.metrics.add("baonoi_hooks_total", work::metric_labels({{"result", result}}));
    return http::refusal(status, message);
}

// A replay is refused; but an id is known only after its order is on disk, so that the sender of a hook that
// was cut off by a crash can send it again. One hook at a time, so that nobody comes in between.
http::ServerResponse accept_hook(const Call &call, const std::string &webhook_id,
                                 const work::Announcement &announcement) {
    const std::scoped_lock lock(call.server.one_hook);
    store::Store &store = call.server.store;
    if (store.has_hook(webhook_id))
        return refuse_hook(call, 409, "replayed", "a hook with this webhook-id was accepted before");
    std::optional<std::int64_t> job;
    try {
        job = work::announce(store, *call.setup.config, announcement);
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        return refuse_hook(call, 422, "unknown", describe(error));
    }
    if (job && call.server.callbacks.wake)
        call.server.callbacks.wake();
    store.is_new_hook(webhook_id, call.server.clock.unix_time() + 2 * HookKeys::tolerance);
    call.server.metrics.add("baonoi_hooks_total", work::metric_labels({{"result", "accepted"}}));
    const nlohmann::json body = {{"job", job ? nlohmann::json(*job) : nlohmann::json()}};
    return {202, "application/json", body.dump() + "\n"};
}

std::string text_in(const nlohmann::json &object, const char *key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// What a webhook of Ghost tells of a post.
struct GhostNews {
    std::string url, id;
    work::PublishEvent event = work::PublishEvent::deleted;
    bool was_public = false;
};

// The body is {"post": {"current": …, "previous": …}}: previous holds what has changed, which is nothing of a
// new post and all of a deleted one. The address of a post that is not public is not the one that it had, but
// its slug stays: the address is made of it. Of a deleted post Ghost tells none at all: then it is the one
// that the store knows.
std::optional<GhostNews> ghost_news(const settings::Config &config, store::Store &store,
                                    const std::string &body) {
    const auto told = nlohmann::json::parse(body, nullptr, false);
    if (!told.is_object() || !told.contains("post") || !told["post"].is_object())
        return std::nullopt;
    const auto current = told["post"].value("current", nlohmann::json::object());
    const auto previous = told["post"].value("previous", nlohmann::json::object());
    GhostNews news;
    const auto known = [&](const char *key) {
        const std::string now = text_in(current, key);
        return now.empty() ? text_in(previous, key) : now;
    };
    news.id = known("id");
    if (text_in(current, "status") == "published") {
        news.url = text_in(current, "url");
        const std::string before = text_in(previous, "status");
        const bool is_edit = before.empty() ? !previous.empty() : before == "published";
        news.event = is_edit ? work::PublishEvent::updated : work::PublishEvent::published;
        news.was_public = true;
        return news;
    }
    news.was_public = text_in(previous, "status") == "published";
    const std::string shown = known("url");
    for (const settings::SourceConfig &source : config.sources) {
        const std::string url = source.settings.url + known("slug") + "/";
        if (source.settings.kind == "ghost" &&
            (shown.empty() ? !known("slug").empty() && store.find_article(url)
                           : host_of(source.settings.url) == host_of(shown)))
            news.url = url;
    }
    if (news.url.empty())
        news.url = shown;
    return news;
}

http::ServerResponse answer_ghost_hook(const Call &call, const std::string &signature) {
    if (call.setup.ghost_keys.empty())
        return refuse_hook(
            call, 503, "unconfigured",
            "webhooks of Ghost have no key: put the webhook's secret into a file and name it in "
            "baonoi.toml, [serve] ghost_hook_keys = [\"credential:ghost-hook\"]");
    const std::string &body = call.request.body;
    if (const auto fault = call.setup.ghost_keys.fault_of(signature, body, call.server.clock.unix_time()))
        return refuse_hook(call, 401, "unsigned", *fault);
    const auto news = ghost_news(*call.setup.config, call.server.store, body);
    if (!news || news->url.empty() || news->url.size() > longest_url)
        return refuse_hook(call, 400, "malformed", "the body names no post of Ghost");
    if (!news->was_public && news->event == work::PublishEvent::deleted) // a draft that nobody knows
        return {202, "application/json", "{\"job\":null}\n"};
    return accept_hook(call, "ghost " + signature,
                       {news->url, news->event, "hook", "id " + shorten(news->id, longest_id)});
}

} // namespace

http::ServerResponse answer_hook(const Call &call) {
    if (const std::string ghost = call.request.header("x-ghost-signature"); !ghost.empty())
        return answer_ghost_hook(call, ghost);
    if (call.setup.keys.empty())
        return refuse_hook(
            call, 503, "unconfigured",
            "the publish hook has no key: put one into a file and name it in baonoi.toml, [serve] "
            "hook_keys = [\"credential:hook\"]");
    const http::ServerRequest &request = call.request;
    const std::string id = request.header("webhook-id");
    const SignedMessage message{id, request.header("webhook-timestamp"), request.header("webhook-signature"),
                                request.body};
    if (const auto fault = call.setup.keys.fault_of(message, call.server.clock.unix_time()))
        return refuse_hook(call, 401, "unsigned", *fault);
    JsonFields fields = read_fields(request.body, {"id", "url", "event"}, OtherFields::ignored);
    if (!fields.fault.empty())
        return refuse_hook(call, 400, "malformed", fields.fault);
    if (fields.values["event"] == "ping") // of doctor: keys and clocks fit, nothing is ordered
        return {202, "application/json", "{\"job\":null}\n"};
    const auto event = work::publish_event_named(fields.values["event"]);
    if (!event)
        return refuse_hook(call, 400, "malformed",
                           "\"event\" must be published, updated, again, deleted or ping");
    const std::string &url = fields.values["url"];
    if (url.empty() || url.size() > longest_url)
        return refuse_hook(
            call, 400, "malformed",
            fmt::format("\"url\" must be the article's address, at most {} bytes", longest_url));
    return accept_hook(call, id, {url, *event, "hook", "id " + shorten(fields.values["id"], longest_id)});
}

} // namespace baonoi::serve
