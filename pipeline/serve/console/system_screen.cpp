// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what, who is logged in, what is connected, and who ordered what: for administrators.
#include "base/ascii.h"
#include "base/error.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "serve/answers.h"
#include "serve/console/article_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "serve/form_fields.h"
#include "work/order_kinds.h"
#include "work/system_state.h"
#include "work/tokens.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::size_t shown_orders = 100, longest_agent = 60;
constexpr std::int64_t longest_days = 3650;
constexpr std::uint64_t low_room = 2'000'000'000; // bytes

// "Firefox, Windows" of what browsers say of themselves; of others the beginning.
std::string browser_of(const std::string &agent) {
    struct Sign {
        std::string_view part, name;
    };
    constexpr std::array browsers{Sign{"Edg/", "Edge"}, Sign{"OPR/", "Opera"}, Sign{"Firefox/", "Firefox"},
                                  Sign{"Chrome/", "Chrome"}, Sign{"Safari/", "Safari"}};
    constexpr std::array systems{Sign{"Windows", "Windows"}, Sign{"Android", "Android"},
                                 Sign{"iPhone", "iPhone"},   Sign{"iPad", "iPad"},
                                 Sign{"Mac OS X", "macOS"},  Sign{"CrOS", "ChromeOS"},
                                 Sign{"Linux", "Linux"}};
    const auto name_in = [&](const auto &signs) {
        const auto found = std::find_if(signs.begin(), signs.end(), [&](const Sign &sign) {
            return agent.find(sign.part) != std::string::npos;
        });
        return found == signs.end() ? std::string_view() : found->name;
    };
    const std::string_view browser = name_in(browsers), system = name_in(systems);
    return browser.empty() || system.empty() ? shorten(agent, longest_agent)
                                             : fmt::format("{}, {}", browser, system);
}

std::string role_text(const Texts &texts, store::Role role) {
    return texts.say(fmt::format("roles.{}", store::name_of(role)));
}

json tokens_of(const Call &call, const Texts &texts) {
    json rows = json::array();
    const std::int64_t now = call.server.clock.unix_time();
    for (const store::TokenRecord &token : call.server.store.tokens())
        rows.push_back({{"name", token.name},
                        {"role", role_text(texts, token.role)},
                        {"created", time_value(token.created_at)},
                        {"expires", time_value(token.expires_at)},
                        {"has_expired", store::has_expired(token.expires_at, now)},
                        {"is_mine", token.name == call.who},
                        {"remove", texts.say("system.remove_of", token.name)}});
    return rows;
}

json sessions_of(const Call &call, const Texts &texts) {
    json rows = json::array();
    const std::int64_t now = call.server.clock.unix_time();
    for (const store::SessionRecord &session : call.server.store.sessions())
        if (is_open(session, now, session_times(*call.setup.config)))
            rows.push_back({{"number", session.number},
                            {"who", session.who},
                            {"role", role_text(texts, session.role)},
                            {"since", time_value(session.created_at)},
                            {"seen", time_value(session.seen_at)},
                            {"address", session.address},
                            {"agent", browser_of(session.agent)},
                            {"is_mine", session.number == call.caller.session_number}});
    return rows;
}

json sources_of(const Call &call, const Texts &texts) {
    json rows = json::array();
    for (const settings::SourceConfig &source : call.setup.config->sources)
        rows.push_back(
            {{"name", source.settings.name},
             {"kind", source.settings.kind},
             {"place", source.settings.url.empty() ? source.settings.path.string() : source.settings.url},
             {"poll", texts.span(static_cast<std::int64_t>(source.poll.value))},
             {"publisher", source.publisher.empty() ? json(false) : json(source.publisher)},
             {"test", fmt::format("/system/sources/{}/test", percent_encoded(source.settings.name))}});
    return rows;
}

json publishers_of(const Call &call) {
    json rows = json::array();
    for (const settings::PublisherConfig &publisher : call.setup.config->publishers)
        rows.push_back(
            {{"name", publisher.name},
             {"kind", publisher.kind},
             {"place", publisher.url.empty() ? publisher.folder.string() : publisher.url},
             {"test", fmt::format("/system/publishers/{}/test", percent_encoded(publisher.name))}});
    return rows;
}

// "12,3 GB"
std::string size_text(const Texts &texts, std::uint64_t bytes) {
    constexpr double giga = 1e9, mega = 1e6;
    const auto amount = static_cast<double>(bytes);
    std::string number = fmt::format("{:.1f}", amount / (amount >= giga ? giga : mega));
    number.replace(number.find('.'), 1, texts.say("numbers.decimal"));
    return number + (amount >= giga ? " GB" : " MB");
}

json disks_of(const Texts &texts, const work::SystemState &state) {
    json rows = json::array();
    for (const work::DiskUse &disk : state.disks) {
        const std::string key = fmt::format("system.disks.{}", disk.what);
        rows.push_back({{"name", texts.has(key) ? texts.say(key) : disk.what},
                        {"folder", disk.folder},
                        {"is_low", disk.all > 0 && disk.free < low_room},
                        {"free", disk.all > 0 ? texts.say("system.free", size_text(texts, disk.free))
                                              : texts.say("system.unknown_room")}});
    }
    return rows;
}

json cache_of(const Texts &texts, const work::SystemState &state) {
    if (!state.cache)
        return false;
    return fmt::format("{} / {}", size_text(texts, state.cache->bytes), size_text(texts, state.most_cached));
}

json orders_of(const Call &call, const Texts &texts) {
    json rows = json::array();
    for (const store::OrderRecord &order : call.server.store.orders(shown_orders)) {
        const bool has_article = !order.input.empty();
        json row = order_row(texts, order);
        row["title"] =
            has_article ? json(title_of(call.server.store, order.source, order.input)) : json(false);
        row["address"] = has_article ? address_of(order.input) : "";
        rows.push_back(std::move(row));
    }
    return rows;
}

json roles_of(const Texts &texts) {
    json rows = json::array();
    for (const store::Role role : {store::Role::viewer, store::Role::editor, store::Role::admin})
        rows.push_back({{"value", store::name_of(role)},
                        {"name", role_text(texts, role)},
                        {"may", texts.say(fmt::format("roles_may.{}", store::name_of(role)))}});
    return rows;
}

struct News {
    std::string fault, token, name; // of a form; empty: there is none
    int status = 200;
};

http::ServerResponse show_system(const Call &call, const News &news) {
    const Texts &texts = texts_of(call);
    const json tokens = tokens_of(call, texts), sessions = sessions_of(call, texts),
               sources = sources_of(call, texts), publishers = publishers_of(call),
               orders = orders_of(call, texts);
    const work::SystemState state = work::system_state(*call.setup.config);
    http::ServerResponse response = show(call, {"system", texts.say("system.title"), "system", news.status},
                                         {{"tokens", tokens},
                                          {"sessions", sessions},
                                          {"sources", sources},
                                          {"has_sources", !sources.empty()},
                                          {"publishers", publishers},
                                          {"has_publishers", !publishers.empty()},
                                          {"disks", disks_of(texts, state)},
                                          {"cache", cache_of(texts, state)},
                                          {"orders", orders},
                                          {"has_orders", !orders.empty()},
                                          {"roles", roles_of(texts)},
                                          {"fault", news.fault.empty() ? json(false) : json(news.fault)},
                                          {"new_token", news.token.empty() ? json(false) : json(news.token)},
                                          {"new_name", news.name}});
    if (!news.token.empty())
        response.headers["Cache-Control"] = "no-store";
    return response;
}

} // namespace

http::ServerResponse answer_system(const Call &call) {
    return show_system(call, {});
}

// The one form that shows a page itself: a token is shown once, and never kept to be shown later.
http::ServerResponse answer_token_form(const Call &call) {
    const Texts &texts = texts_of(call);
    const FormFields form(call.request.body);
    const auto role = store::role_named(form.one("role"));
    const std::string name(trimmed(form.one("name"))), days_text(trimmed(form.one("days")));
    const auto days = number_from(days_text.empty() ? "0" : days_text, 0, longest_days);
    if (!role || !days)
        return show_system(call, {texts.say("system.wrong_token"), "", name, 400});
    try {
        const std::string token = work::add_token(call.server.store, call.server.clock,
                                                  {call.who, name, *role, static_cast<int>(*days)});
        return show_system(call, {"", token, name});
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        return show_system(call, {texts.say("system.wrong_name"), "", name, 422});
    }
}

http::ServerResponse answer_token_removal(const Call &call) {
    work::remove_token(call.server.store, call.who, call.argument);
    return go_to("/system");
}

http::ServerResponse answer_session_removal(const Call &call) {
    const auto number = number_from(call.argument, 1, std::numeric_limits<std::int64_t>::max());
    for (const store::SessionRecord &session : call.server.store.sessions())
        if (session.number == number && call.server.store.remove_session(session.number))
            call.server.store.note_order(
                {0, call.who, work::what_of(work::OrderKind::session_revoke), "", "", 0, session.who});
    return go_to("/system");
}

} // namespace baonoi::serve::console
