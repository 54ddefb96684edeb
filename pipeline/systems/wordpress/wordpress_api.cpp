// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/wordpress/wordpress_api.h"

#include "base/base64.h"
#include "base/error.h"
#include "base/iso_time.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "fetch/feed_item.h"
#include "lib/curl/curl_url.h"
#include "lib/openssl/digest.h"
#include "systems/json_fields.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::wordpress {

namespace {

using nlohmann::json;

constexpr std::size_t most_answer = 64U << 20U; // bytes

json parsed(const std::string &text) {
    json value = json::parse(text, nullptr, false);
    if (value.is_discarded())
        throw Error(Next::retry,
                    "WordPress answers something else than JSON; is the address that of the site, "
                    "and is no other plugin printing into the REST API?");
    return value;
}

template <typename Whole>
Whole whole_in(const json &object, const char *key) {
    return static_cast<Whole>(number_in(object, key).value_or(0));
}

json object_at(const json &object, const char *key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && found->is_object() ? *found : json::object();
}

std::string code_of(const curl::HttpResponse &response) {
    return text_in(json::parse(response.body, nullptr, false), "code");
}

// WordPress names what is not there: a post, a media file.
bool is_no_route(const curl::HttpResponse &response) {
    if (response.status != 404)
        return false;
    const std::string code = code_of(response);
    return code.empty() || code == "rest_no_route";
}

// Another type of post may go with the plugin that registers it: that is the matter of its posts alone.
bool is_of_every_site(std::string_view route) {
    return route.starts_with("/baonoi/") || route.starts_with("/wp/v2/posts") ||
           route.starts_with("/wp/v2/media");
}

std::string reason_of(const curl::HttpResponse &response) {
    const json body = json::parse(response.body, nullptr, false);
    const std::string code = text_in(body, "code");
    return code.empty() ? "" : code + ", " + text_in(body, "message");
}

ApiAdvice advice_for(const SystemSettings &settings) {
    return {"WordPress",
            fmt::format(
                "make an application password for {} (Users, Profile) and put it where [[publisher]] \"{}\" "
                "names it; "
                "when it is right, the server drops the Authorization header: for nginx add \"fastcgi_param "
                "HTTP_AUTHORIZATION $http_authorization;\", for Apache \"CGIPassAuth On\"",
                settings.user, settings.name),
            fmt::format("give {} the role Editor", settings.user),
            "raise client_max_body_size (nginx), and post_max_size and upload_max_filesize (php.ini)",
            reason_of};
}

// The zone from a local time and the same in UTC: "+07:00".
std::string with_zone(const std::string &local, const std::string &utc) {
    const auto here = unix_time_of(local);
    const auto there = unix_time_of(utc);
    if (!here || !there)
        return local;
    const std::int64_t minutes = (*here - *there) / 60;
    return fmt::format("{}{}{:02}:{:02}", local, minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                       std::abs(minutes) % 60);
}

std::vector<std::string> texts_in(const json &object, const char *key) {
    std::vector<std::string> texts;
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (found != object.end() && found->is_array())
        for (const json &text : *found)
            if (text.is_string())
                texts.push_back(text.get<std::string>());
    return texts;
}

std::optional<WordPressAudio> audio_of(const json &audio) {
    if (text_in(audio, "url").empty())
        return std::nullopt;
    return WordPressAudio{whole_in<std::int64_t>(audio, "media"),
                          whole_in<std::int64_t>(audio, "captions_media"),
                          text_in(audio, "url"),
                          text_in(audio, "captions"),
                          text_in(audio, "sha256"),
                          text_in(audio, "content_hash"),
                          whole_in<std::uint64_t>(audio, "bytes"),
                          number_in(audio, "duration").value_or(0),
                          whole_in<std::int64_t>(audio, "opus_media"),
                          text_in(audio, "opus"),
                          text_in(audio, "opus_sha256"),
                          whole_in<std::uint64_t>(audio, "opus_bytes")};
}

WordPressPost post_of(const json &value, const std::string &routes) {
    WordPressPost post;
    post.id = whole_in<std::int64_t>(value, "id");
    const std::string link = text_in(value, "link");
    const auto url = curl::http_url("", link);
    if (post.id <= 0 || !url)
        throw Error(Next::skip, fmt::format("WordPress names a post without id or address: \"{}\"", link));
    post.is_public = text_in(value, "status") == "publish" && text_in(value, "password").empty();
    post.modified = text_in(value, "modified_gmt");
    const json title = object_at(value, "title");
    const json content = object_at(value, "content");
    post.text = openssl::sha256_hex(text_in(title, "raw") + "\n" + text_in(content, "raw"));
    post.listing.input = *url;
    post.listing.title = fetch::plain_text(text_in(title, "raw")); // rendered has other quotes
    post.listing.published = with_zone(text_in(value, "date"), text_in(value, "date_gmt"));
    post.listing.content = text_in(content, "rendered");
    const json ours = object_at(value, "baonoi");
    post.audio = audio_of(object_at(ours, "audio"));
    post.route = fmt::format("{}/{}", routes, post.id);
    post.make = text_in(ours, "make");
    post.voice = text_in(ours, "voice");
    post.categories = texts_in(ours, "categories");
    post.tags = texts_in(ours, "tags");
    return post;
}

WordPressMedia media_of(const json &value) {
    const json is_played = object_at(value, "baonoi").value("is_played", json());
    return {whole_in<std::int64_t>(value, "id"), text_in(value, "source_url"),
            text_in(object_at(value, "description"), "raw"), text_in(value, "modified_gmt"),
            is_played.is_boolean() ? std::optional(is_played.get<bool>()) : std::nullopt};
}

// The plugin leaves out of the content what is no part of the article when "baonoi" asks.
constexpr auto post_fields =
    "&context=edit&baonoi=1&_fields=id,link,status,password,date,date_gmt,modified_gmt,title,content,baonoi";
constexpr std::string_view posts_route = "/wp/v2/posts";
constexpr std::string_view lease_route = "/baonoi/v1/lease";
constexpr Seconds longest_lease_request{5};

} // namespace

WordPressApi::WordPressApi(const SystemSettings &settings, const Environment &environment)
    : settings_(settings), client_(environment.api, environment.clock, advice_for(settings)) {}

curl::HttpResponse WordPressApi::send(curl::HttpRequest request, const std::string &route,
                                      const std::string &query) const {
    // Works with every permalink structure.
    request.url = settings_.url + "?rest_route=" + route + query;
    request.headers.push_back("Authorization: Basic " +
                              to_base64(settings_.user + ":" + settings_.secret.value()));
    request.max_bytes = most_answer;
    request.timeout = settings_.timeout;
    // A daemon that ends must not wait for a server that does not answer.
    if (route == lease_route)
        request.timeout.value = std::min(request.timeout.value, longest_lease_request.value);
    curl::HttpResponse response = client_.ask(request);
    if (is_no_route(response) && !is_of_every_site(route))
        throw Error(Next::retry, fmt::format("{} does not know {}: no plugin or theme registers this type of "
                                             "post for the REST API any more",
                                             settings_.url, route));
    if (is_no_route(response))
        throw NoRoute(fmt::format("{} does not know {}: the plugin baonoi is not active or older than {}, or "
                                  "the REST API is not there; baonoi doctor says how to mend it",
                                  settings_.url, route, needed_plugin));
    client_.check(request, response);
    return response;
}

curl::HttpResponse WordPressApi::get(const std::string &route, const std::string &query) const {
    return send({}, route, query);
}

WordPressPost WordPressApi::post(const std::string &id) const {
    const std::string route = id.starts_with('/') ? id : fmt::format("{}/{}", posts_route, id);
    return post_of(parsed(get(route, post_fields).body), route.substr(0, route.rfind('/')));
}

WordPressPost WordPressApi::post_at(const std::string &url) const {
    const json found = parsed(get("/baonoi/v1/post", "&url=" + percent_encoded(url)).body);
    const std::string route = text_in(found, "route");
    return post(route.empty() ? fmt::to_string(whole_in<std::int64_t>(found, "id")) : route);
}

std::vector<WordPressPost> WordPressApi::posts(const std::string &route, const std::string &query) const {
    std::vector<WordPressPost> posts;
    for (const json &value : parsed(get(route, post_fields + query).body))
        posts.push_back(post_of(value, route));
    return posts;
}

std::vector<std::string> WordPressApi::type_routes() const {
    std::vector<std::string> routes = texts_in(parsed(get("/baonoi/v1/about").body), "routes");
    return routes.empty() ? std::vector<std::string>{std::string(posts_route)} : routes;
}

std::vector<WordPressWaiting> WordPressApi::waiting() const {
    std::vector<WordPressWaiting> waiting;
    for (const json &value : parsed(get("/baonoi/v1/waiting").body))
        if (const auto url = curl::http_url("", text_in(value, "link")))
            waiting.push_back({*url, whole_in<std::int64_t>(value, "since")});
    return waiting;
}

void WordPressApi::note_state(const std::string &id, const std::string &state,
                              const std::string &reason) const {
    curl::HttpRequest request;
    request.post =
        json{{"state", state}, {"reason", reason}}.dump(-1, ' ', false, json::error_handler_t::replace);
    request.headers.push_back("Content-Type: application/json");
    send(std::move(request), fmt::format("/baonoi/v1/post/{}/state", number_of(id)));
}

std::string WordPressApi::lease(const std::string &holder, Seconds lasts) const {
    curl::HttpRequest request;
    request.post = json{{"holder", holder}, {"seconds", static_cast<std::int64_t>(lasts.value)}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
    request.headers.push_back("Content-Type: application/json");
    try {
        return text_in(parsed(send(std::move(request), std::string(lease_route)).body), "holder");
    } catch (const NoRoute &) {
        throw NoRoute(
            fmt::format("the plugin of {} is not active or older than {}, so that a second daemon would "
                        "not be noticed; baonoi doctor says how to mend it",
                        settings_.url, needed_plugin));
    }
}

std::vector<WordPressMedia> WordPressApi::media(const std::string &query) const {
    std::vector<WordPressMedia> all;
    constexpr auto fields =
        "&context=edit&per_page=100&_fields=id,source_url,description,modified_gmt,baonoi";
    for (const json &value : parsed(get("/wp/v2/media", fields + query).body))
        all.push_back(media_of(value));
    return all;
}

WordPressMedia WordPressApi::upload(curl::HttpRequest request, const std::string &query) const {
    return media_of(parsed(send(std::move(request), "/wp/v2/media", query).body));
}

std::string number_of(const std::string &post) {
    return post.substr(post.rfind('/') + 1);
}

Article article_of(const WordPressPost &post, const std::string &source) {
    if (!post.is_public)
        throw Gone(fmt::format("{} is not public: post {} is a draft, private or behind a password",
                               post.listing.input, post.id));
    if (post.make == "no")
        throw Gone(fmt::format("{}: the editors of post {} want no audio", post.listing.input, post.id));
    if (fold_blanks(post.listing.content).empty())
        throw Error(Next::skip, fmt::format("{} has no text: post {} is empty", post.listing.input, post.id));
    Article article = fetch::article_of(post.listing, source);
    article.post = post.route;
    article.etag = post.text;
    article.voice = post.voice;
    if (!post.categories.empty())
        article.section = post.categories.front();
    return article;
}

std::string utc_text(std::int64_t unix_time) {
    return iso_time(unix_time).substr(0, 19);
}

} // namespace baonoi::systems::wordpress
