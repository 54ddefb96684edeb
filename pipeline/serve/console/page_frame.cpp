// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/page_frame.h"

#include "base/ascii.h"
#include "base/iso_time.h"
#include "base/percent.h"
#include "base/version.h"
#include "lib/mustache/mustache.h"
#include "serve/console/assets.h"
#include "serve/console/embedded.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace baonoi::serve::console {

using nlohmann::json;

namespace {

constexpr std::string_view folder = "pages/", ending = ".html";

// All of them, parsed at the first request.
const mustache::Template &template_of(std::string_view name) {
    static const std::map<std::string, mustache::Template, std::less<>> all = [] {
        const auto find = [](std::string_view page) {
            return embedded_file(fmt::format("{}{}{}", folder, trimmed(page), ending));
        };
        std::map<std::string, mustache::Template, std::less<>> parsed;
        for (const EmbeddedFile &file : embedded_files())
            if (file.name.starts_with(folder)) {
                const std::string_view page =
                    file.name.substr(folder.size(), file.name.size() - folder.size() - ending.size());
                parsed.emplace(page, mustache::Template(page, find));
            }
        return parsed;
    }();
    return all.find(name)->second;
}

json menu(const Call &call, const Texts &texts, std::string_view here) {
    struct Entry {
        std::string_view screen, address;
        store::Role role;
    };
    constexpr std::array entries{Entry{"today", "/", store::Role::viewer},
                                 Entry{"articles", "/articles", store::Role::viewer},
                                 Entry{"lexicon", "/lexicon", store::Role::viewer},
                                 Entry{"voices", "/voices", store::Role::viewer},
                                 Entry{"settings", "/settings", store::Role::viewer},
                                 Entry{"system", "/system", store::Role::admin}};
    json items = json::array();
    for (const Entry &entry : entries)
        if (call.caller.role >= entry.role)
            items.push_back({{"address", entry.address},
                             {"name", texts.say(fmt::format("{}.title", entry.screen))},
                             {"is_here", entry.screen == here}});
    return items;
}

// They come back to the page that was asked for.
json language_links(const Texts &texts, const http::ServerRequest &request) {
    const std::string back = percent_encoded(http::target_of(request));
    json links = json::array();
    for (const std::string &language : languages())
        links.push_back({{"code", language},
                         {"name", texts_of(language).say("language.name")},
                         {"is_here", language == texts.language()},
                         {"address", fmt::format("/language/{}?back={}", language, back)}});
    return links;
}

// "https://bao.example.vn" of an address that begins so; empty for others, and for what is no plain host.
std::string origin_of(const std::string &url) {
    const std::string lower = ascii_lower(url.substr(0, 300));
    const std::size_t begin = lower.starts_with("https://") ? 8 : lower.starts_with("http://") ? 7 : 0;
    const std::size_t end = std::min(lower.find_first_of("/?#", begin), lower.size());
    const bool is_plain =
        begin > 0 && end > begin &&
        std::all_of(lower.begin() + static_cast<std::ptrdiff_t>(begin),
                    lower.begin() + static_cast<std::ptrdiff_t>(end), [](char byte) {
                        return is_ascii_alnum(byte) || byte == '.' || byte == '-' || byte == ':';
                    });
    return is_plain ? lower.substr(0, end) : "";
}

} // namespace

std::string content_policy(const std::vector<std::string> &media) {
    std::set<std::string> origins;
    for (const std::string &address : media)
        if (std::string origin = origin_of(address); !origin.empty())
            origins.insert(std::move(origin));
    return fmt::format("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                       "media-src 'self' blob:{}{}; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                       "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types baonoi",
                       origins.empty() ? "" : " ", fmt::join(origins, " "));
}

const Texts &texts_of(const Call &call) {
    return texts_of(cookie_of(call.request, "baonoi_language"));
}

http::ServerResponse show(const Call &call, const Frame &frame, json values) {
    const Texts &texts = texts_of(call);
    const bool is_known = !call.caller.session.empty();
    values["t"] = texts.all();
    values["language"] = texts.language();
    values["languages"] = language_links(texts, call.request);
    values["title"] = frame.title;
    values["menu"] = is_known ? menu(call, texts, frame.screen) : json::array();
    values["is_known"] = is_known;
    values["me"] = {{"name", call.who},
                    {"role", texts.say(fmt::format("roles.{}", store::name_of(call.caller.role)))}};
    values["may_order"] = is_known && call.caller.role >= store::Role::editor;
    values["csrf"] = is_known ? csrf_token(call.caller.session) : "";
    values["css"] = asset_address("console.css");
    values["js"] = asset_address("console.js");
    values["script"] = frame.script.empty() ? json(false) : json(asset_address(frame.script));
    values["icon"] = asset_address("icon.svg");
    values["version"] = version();
    http::ServerResponse response{frame.status, "text/html; charset=utf-8",
                                  template_of(frame.page).render(values)};
    response.headers["Cache-Control"] = "private, no-cache";
    response.headers["Content-Security-Policy"] = content_policy(frame.media);
    return response;
}

http::ServerResponse show_refused(const Call &call, std::string_view screen, const std::string &why,
                                  const std::string &back, int status) {
    const Texts &texts = texts_of(call);
    return show(call, {"refused", texts.say("refused.title"), screen, status},
                {{"heading", texts.say("refused.title")}, {"text", texts.refusal(why)}, {"back", back}});
}

http::ServerResponse go_to(const std::string &address) {
    http::ServerResponse response{303, "text/plain; charset=utf-8", "see there\n"};
    response.headers["Location"] = address;
    return response;
}

std::string own_address(const std::string &address) {
    const bool is_own = address.size() < 4096 && address.starts_with('/') && !address.starts_with("//") &&
                        !address.starts_with("/\\") &&
                        std::none_of(address.begin(), address.end(), [](char byte) {
                            return static_cast<unsigned char>(byte) <= 0x20 || byte == 0x7F;
                        });
    return is_own ? address : "/";
}

std::vector<std::int64_t> numbers_of(std::string_view text, std::size_t most) {
    std::vector<std::int64_t> numbers;
    while (!text.empty() && numbers.size() < most) {
        const std::size_t end = std::min(text.find('-'), text.size());
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + end, number);
        if (number > 0)
            numbers.push_back(number);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return numbers;
}

json time_value(std::int64_t unix_seconds) {
    if (unix_seconds <= 0)
        return false;
    return {{"iso", iso_time(unix_seconds)}, {"text", Texts::clock_time(unix_seconds)}};
}

json link_value(const std::string &url) {
    const std::string begin = ascii_lower(url.substr(0, 8));
    return begin.starts_with("https://") || begin.starts_with("http://") ? json(url) : json(false);
}

nlohmann::json choices_of(const std::vector<std::string> &values, const std::string &chosen) {
    nlohmann::json choices = nlohmann::json::array();
    for (const std::string &value : values)
        choices.push_back({{"value", value}, {"is_chosen", value == chosen}});
    if (!chosen.empty() && std::find(values.begin(), values.end(), chosen) == values.end())
        choices.push_back({{"value", chosen}, {"is_chosen", true}});
    return choices;
}

} // namespace baonoi::serve::console
