// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/ghost/ghost_api.h"

#include "base/iso_time.h"
#include "base/percent.h"
#include "fetch/feed_date.h"
#include "systems/ghost/jwt.h"
#include "systems/json_fields.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace baonoi::systems::ghost {

using nlohmann::json;

namespace {

constexpr std::string_view plain = "-_%"; // in a path and a filter, beside letters and digits
constexpr int page_size = 25;
constexpr std::size_t most_answer = 64U << 20U; // bytes: of a page of posts
constexpr std::size_t probe_size = 16U << 20U;  // bytes: half an hour of speech
constexpr Seconds longest_note_request{5};
constexpr const char *note_slug = "baonoi-daemon";
constexpr const char *note_title =
    "baonoi: who reads this site aloud (a draft for its daemons, not to be published)";
constexpr std::int64_t most_skew = 60; // seconds; a token lives for 300

// Ghost's own words: {"errors": [{"message": …, "context": …}]}.
std::string reason_in(const curl::HttpResponse &response) {
    const json body = json::parse(response.body, nullptr, false);
    if (!body.is_object() || !body.contains("errors") || !body["errors"].is_array() ||
        body["errors"].empty() || !body["errors"][0].is_object())
        return "";
    const std::string message = text_in(body["errors"][0], "message");
    const std::string context = text_in(body["errors"][0], "context");
    return context.empty() ? message : message + " " + context;
}

ApiAdvice advice_of(const SystemSettings &settings) {
    const std::string key = settings.secret.reference();
    return {"Ghost",
            fmt::format("put the Admin API key of a custom integration (Settings, Integrations) into {} and "
                        "compare the clocks of both servers: a key works for five minutes around now",
                        key),
            "the key's integration may not do that; use the Admin API key of a custom integration",
            "raise the limit of the proxy in front of Ghost (nginx: client_max_body_size 64m)", reason_in};
}

json json_of(const curl::HttpResponse &response) {
    json body = json::parse(response.body, nullptr, false);
    if (!body.is_object())
        throw Error(Next::hold,
                    fmt::format("{} answered something else than Ghost's Admin API; give the address "
                                "under which Ghost's /ghost/ is reached as url",
                                response.url));
    return body;
}

GhostPost post_in(const json &entry) {
    GhostPost post;
    if (!entry.is_object())
        return post;
    post.id = text_in(entry, "id");
    post.url = text_in(entry, "url");
    post.title = text_in(entry, "title");
    post.status = text_in(entry, "status");
    post.visibility = text_in(entry, "visibility");
    if (entry.contains("primary_tag"))
        post.tag = text_in(entry["primary_tag"], "slug");
    post.published = text_in(entry, "published_at");
    post.updated_at = text_in(entry, "updated_at");
    post.html = text_in(entry, "html");
    post.lexical = text_in(entry, "lexical");
    return post;
}

const json &list_in(const json &body, const char *name, const curl::HttpResponse &response) {
    const auto found = body.find(name);
    if (found == body.end() || !found->is_array())
        throw Error(Next::retry, fmt::format("{} answered without {}", response.url, name));
    return *found;
}

const json &posts_in(const json &body, const curl::HttpResponse &response) {
    return list_in(body, "posts", response);
}

// Without scheme, query and slashes at the end.
std::string_view place_of(std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    const std::size_t scheme = url.find("://");
    url = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
    while (url.ends_with('/'))
        url.remove_suffix(1);
    return url;
}

struct Form {
    std::string type;
    LongBytes body;
};
// One file as multipart/form-data. The boundary is made of the content: same file, same bytes.
Form form_of(const std::string &name, const Recording &recording) {
    const std::string boundary = "baonoi-" + recording.sha256.substr(0, 32);
    return {"multipart/form-data; boundary=" + boundary,
            LongBytes::joined(
                {fmt::format("--{}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n"
                             "Content-Type: audio/mpeg\r\n\r\n",
                             boundary, name),
                 recording.mp3, "\r\n--" + boundary + "--\r\n"})};
}

} // namespace

GhostApi::GhostApi(SystemSettings settings, const Environment &environment)
    : settings_(std::move(settings)), environment_(environment),
      client_(environment.api, environment.clock, advice_of(settings_)) {}

curl::HttpRequest GhostApi::request(const std::string &path) const {
    curl::HttpRequest request;
    request.url = settings_.url + "ghost/api/admin/" + path;
    request.headers = {"Authorization: Ghost " +
                           ghost_token(settings_.secret.value(), environment_.clock.unix_time()),
                       "Accept-Version: v5.0"};
    request.max_bytes = most_answer;
    request.timeout = settings_.timeout;
    return request;
}

GhostPage GhostApi::posts(const ListPosition &after) const {
    std::string filter = "status:published+visibility:public";
    const std::string later = fmt::format("updated_at:>'{}'", after.time);
    if (!after.id.empty())
        filter += fmt::format("+({},updated_at:'{}'+id:>'{}')", later, after.time, after.id);
    else if (!after.time.empty())
        filter += "+" + later;
    const curl::HttpResponse response = client_.send(
        request(fmt::format("posts/?formats=html,lexical&limit={}&order=updated_at%20asc,id%20asc&filter={}",
                            page_size, percent_encoded(filter, plain))));
    const json body = json_of(response);
    GhostPage posts;
    for (const json &entry : posts_in(body, response))
        posts.posts.push_back(post_in(entry));
    posts.has_more = posts.posts.size() >= static_cast<std::size_t>(page_size);
    return posts;
}

GhostPost GhostApi::one_post(const std::string &path) const {
    const curl::HttpResponse response = client_.send(request(path + "/?formats=html,lexical"));
    const json body = json_of(response);
    const json &posts = posts_in(body, response);
    if (posts.empty())
        throw Error(Next::skip, fmt::format("{} has no such post", settings_.url));
    return post_in(posts[0]);
}

GhostPost GhostApi::post_by_id(const std::string &id) const {
    return one_post("posts/" + percent_encoded(id, plain));
}

GhostPost GhostApi::post_at(const std::string &url) const {
    const std::string_view place = place_of(url);
    GhostPost post = one_post("posts/slug/" + percent_encoded(place.substr(place.rfind('/') + 1), plain));
    if (post.status == "published" && place_of(post.url) != place)
        throw Error(Next::skip, fmt::format("{}: Ghost has this post at {} now", url, post.url));
    return post;
}

GhostPost GhostApi::post_of(const Article &article) const {
    return article.post.empty() ? post_at(article.url) : post_by_id(article.post);
}

std::string GhostApi::upload(const std::string &name, const Recording &recording) const {
    curl::HttpRequest post = request("media/upload/");
    Form form = form_of(name, recording);
    post.headers.push_back("Content-Type: " + form.type);
    post.post = std::move(form.body);
    const curl::HttpResponse response = client_.send(post);
    const json body = json_of(response);
    const auto media = body.find("media");
    std::string url = media != body.end() && media->is_array() && !media->empty() && (*media)[0].is_object()
                          ? text_in((*media)[0], "url")
                          : "";
    if (!ghost_file(url))
        throw Error(Next::skip,
                    fmt::format("{} took the file {} and answered with another address than its own: "
                                "\"{}\"",
                                post.url, name, url));
    return url;
}

void GhostApi::write(const GhostPost &post, const std::string &lexical) const {
    curl::HttpRequest put = request("posts/" + percent_encoded(post.id, plain) + "/");
    put.method = "PUT";
    put.headers.emplace_back("Content-Type: application/json");
    const json entry = {{"lexical", lexical}, {"updated_at", post.updated_at}};
    put.post = json{{"posts", json::array({entry})}}.dump();
    client_.send(put);
}

curl::HttpRequest GhostApi::note_request(const std::string &path) const {
    curl::HttpRequest asked = request("pages/" + path);
    // A daemon that ends must not wait for a server that does not answer.
    asked.timeout.value = std::min(asked.timeout.value, longest_note_request.value);
    asked.headers.emplace_back("Content-Type: application/json");
    return asked;
}

std::int64_t GhostApi::ghosts_time(const curl::HttpResponse &response) const {
    return unix_time_of(fetch::feed_date(response.header("date")).value_or(""))
        .value_or(environment_.clock.unix_time());
}

GhostNote GhostApi::note() const {
    const curl::HttpRequest asked = note_request(fmt::format("slug/{}/", note_slug));
    const curl::HttpResponse response = client_.ask(asked);
    if (response.status == 404)
        return {};
    client_.check(asked, response);
    const json body = json_of(response);
    const json &pages = list_in(body, "pages", response);
    if (pages.empty())
        return {};
    GhostNote note{text_in(pages[0], "id"), text_in(pages[0], "custom_excerpt"),
                   text_in(pages[0], "updated_at"), 0};
    const std::int64_t now = ghosts_time(response);
    note.age = now - unix_time_of(note.updated_at).value_or(now);
    return note;
}

void GhostApi::write_note(const GhostNote &note, const std::string &text) const {
    curl::HttpRequest asked = note_request(note.id.empty() ? "" : percent_encoded(note.id, plain) + "/");
    asked.method = note.id.empty() ? "POST" : "PUT";
    json entry = {{"title", note_title}, {"custom_excerpt", text}, {"status", "draft"}};
    if (note.id.empty())
        entry["slug"] = note_slug;
    else
        entry["updated_at"] = note.updated_at;
    asked.post = json{{"pages", json::array({entry})}}.dump();
    const curl::HttpResponse response = client_.send(asked);
    const json body = json_of(response);
    const json &pages = list_in(body, "pages", response);
    const json page = pages.empty() ? json() : pages[0];
    if (!note.id.empty() || text_in(page, "slug") == note_slug)
        return;
    // Ghost gave it another name.
    curl::HttpRequest second = note_request(percent_encoded(text_in(page, "id"), plain) + "/");
    second.method = "DELETE";
    client_.send(second);
    throw EditConflict("another daemon was faster");
}

std::string GhostApi::media_folder(std::int64_t time) const {
    const std::string at = iso_time(time);
    return fmt::format("{}content/media/{}/{}/", settings_.url, at.substr(0, 4), at.substr(5, 2));
}

publish::Finding GhostApi::examine_version() const {
    curl::HttpRequest site = request("site/");
    site.headers.clear();
    const curl::HttpResponse response = client_.send(site);
    const json body = json_of(response);
    const std::string version =
        body.contains("site") && body["site"].is_object() ? text_in(body["site"], "version") : "";
    const bool is_good = !version.empty() && std::atoi(version.c_str()) >= 5;
    const std::int64_t skew = ghosts_time(response) - environment_.clock.unix_time();
    if (std::abs(skew) > most_skew)
        return {"Ghost", false,
                fmt::format("its clock is {} seconds {} ours; set both by NTP", std::abs(skew),
                            skew > 0 ? "ahead of" : "behind")};
    return {"Ghost", is_good,
            is_good ? fmt::format("version {}, clocks agree", version)
                    : fmt::format("version \"{}\"; 5.0 or newer is needed for audio cards", version)};
}

// A file that is no audio: Ghost refuses it (415) only after it came through every proxy and the key was
// accepted, so that the way is tried and nothing stays.
publish::Finding GhostApi::examine_upload() const {
    curl::HttpRequest post = request("media/upload/");
    post.headers.emplace_back("Content-Type: multipart/form-data; boundary=baonoi");
    post.post = "--baonoi\r\nContent-Disposition: form-data; name=\"file\"; filename=\"doctor.txt\"\r\n"
                "Content-Type: text/plain\r\n\r\n" +
                std::string(probe_size, ' ') + "\r\n--baonoi--\r\n";
    const curl::HttpResponse response = client_.ask(post);
    if (response.status != 415)
        client_.check(post, response);
    return {"upload", true, fmt::format("the key may upload, also {} MB", probe_size >> 20U)};
}

std::vector<publish::Finding> GhostApi::examine() const {
    std::vector<publish::Finding> findings;
    const auto find = [&](const char *what, auto look) {
        try {
            findings.push_back(look());
        } catch (const std::exception &error) {
            findings.push_back({what, false, describe(error)});
        }
        return findings.back().is_good;
    };
    if (!find("Ghost", [&] { return examine_version(); }))
        return findings;
    const bool has_key = find("credentials", [&] {
        client_.send(request("posts/?limit=1&fields=id"));
        return publish::Finding{"credentials", true, settings_.secret.reference() + " is accepted"};
    });
    if (has_key)
        find("upload", [&] { return examine_upload(); });
    return findings;
}

} // namespace baonoi::systems::ghost
