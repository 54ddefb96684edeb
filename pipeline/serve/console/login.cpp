// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii.h"
#include "base/error.h"
#include "base/percent.h"
#include "base/random.h"
#include "base/url.h"
#include "serve/answers.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "serve/form_fields.h"
#include "work/order_kinds.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr int keeps_language = 365 * 24 * 3600; // seconds

struct Attempt {
    std::string name, next;
    std::string fault; // shown above the form; empty: it is the first
    int status = 200;
};

http::ServerResponse show_login(const Call &call, const Attempt &attempt) {
    const Texts &texts = texts_of(call);
    const settings::OpenIdConfig *provider = call.setup.openid ? &call.setup.openid->config() : nullptr;
    const std::string label = !provider                 ? ""
                              : provider->label.empty() ? host_of(provider->issuer)
                                                        : provider->label;
    return show(
        call, {"login", texts.say("login.title"), "", attempt.status},
        {{"name", attempt.name},
         {"next", attempt.next},
         {"openid", provider ? json{{"text", texts.say("login.openid", label)},
                                    {"address", "/login/openid?next=" + percent_encoded(attempt.next)}}
                             : json(false)},
         {"fault", attempt.fault.empty() ? json(false) : json(attempt.fault)}});
}

std::string next_of(const Call &call) {
    return own_address(query_text(call, "next"));
}

void note(const Call &call, const std::string &who, work::OrderKind what) {
    call.server.store.note_order({0, who, work::what_of(what), "", "", 0, call.request.peer});
}

// The session that the browser had before has ended.
http::ServerResponse enter(const Call &call, const Caller &caller, const std::string &next,
                           SessionTimes times) {
    const std::int64_t now = call.server.clock.unix_time();
    if (const auto before = session_of(call.request, call.server.store, now, times))
        call.server.store.remove_session(before->session_number);
    note(call, caller.who, work::OrderKind::log_in);
    http::ServerResponse response = go_to(next);
    response.headers["Set-Cookie"] = session_cookie(call.request, caller.session, times);
    return response;
}

constexpr std::size_t secret_bytes = 32;

// What the browser keeps of an attempt: the secret and, escaped, where it is to lead.
struct OpenIdAttempt {
    std::string secret, next;
};
OpenIdAttempt attempt_in(const Call &call) {
    const std::string kept = attempt_of(call.request);
    const std::size_t dot = std::min(kept.find('.'), kept.size());
    if (dot != 2 * secret_bytes)
        return {"", "/"};
    return {kept.substr(0, dot), own_address(percent_decoded(kept.substr(std::min(dot + 1, kept.size()))))};
}

// What the provider or we have against it: the log has the whole of it.
http::ServerResponse refuse_openid(const Call &call, const std::string &next, const char *fault, int status) {
    http::ServerResponse response = show_login(call, {"", next, texts_of(call).say(fault), status});
    response.headers["Set-Cookie"] = attempt_cookie(call.request, "");
    return response;
}

template <class Ask>
http::ServerResponse asked(const Call &call, const std::string &next, Ask ask) {
    try {
        return ask();
    } catch (const Error &error) {
        if (call.server.callbacks.warn)
            call.server.callbacks.warn(describe(error));
        const bool is_away = next_step(error) == Next::retry;
        const std::string &peer = call.request.peer;
        if (!is_away)
            call.server.failed_logins.note(peer, peer, call.server.clock.unix_time());
        return refuse_openid(call, next, is_away ? "login.openid_away" : "login.openid_refused",
                             is_away ? 503 : 403);
    }
}

} // namespace

http::ServerResponse answer_login(const Call &call) {
    const std::string next = next_of(call);
    if (session_of(call.request, call.server.store, call.server.clock.unix_time(),
                   session_times(*call.setup.config)))
        return go_to(next);
    return show_login(call, {"", next, ""});
}

http::ServerResponse answer_login_form(const Call &call) {
    const Texts &texts = texts_of(call);
    const FormFields form(call.request.body);
    const std::string name(trimmed(form.one("name"))), next = own_address(form.one("next"));
    const std::int64_t now = call.server.clock.unix_time();
    if (is_of_other_site(call.request))
        return show_login(call, {name, next, texts.say("login.other_site"), 403});
    if (const std::int64_t wait = call.server.failed_logins.wait_of(call.request.peer, name, now); wait > 0) {
        http::ServerResponse response =
            show_login(call, {name, next, texts.say("login.wait", texts.span(wait)), 429});
        response.headers["Retry-After"] = fmt::to_string(wait);
        return response;
    }
    const SessionTimes times = session_times(*call.setup.config);
    const auto caller = open_session(call.request, call.server.store, name,
                                     std::string(trimmed(form.one("token"))), now, times);
    if (!caller) {
        call.server.failed_logins.note(call.request.peer, name, now);
        return show_login(call, {name, next, texts.say("login.wrong"), 401});
    }
    return enter(call, *caller, next, times);
}

http::ServerResponse answer_openid(const Call &call) {
    const std::string next = next_of(call);
    if (!call.setup.openid)
        return go_to("/login");
    return asked(call, next, [&] {
        const std::string secret = random_hex(secret_bytes);
        http::ServerResponse response = go_to(call.setup.openid->address_for(secret));
        response.headers["Set-Cookie"] = attempt_cookie(call.request, secret + "." + percent_encoded(next));
        return response;
    });
}

http::ServerResponse answer_openid_return(const Call &call) {
    const OpenIdAttempt attempt = attempt_in(call);
    const std::int64_t now = call.server.clock.unix_time();
    if (!call.setup.openid)
        return go_to("/login");
    if (attempt.secret.empty() || !OpenIdProvider::is_state_of(attempt.secret, query_text(call, "state")))
        return refuse_openid(call, attempt.next, "login.openid_old", 400);
    if (call.server.failed_logins.wait_of(call.request.peer, call.request.peer, now) > 0)
        return refuse_openid(call, attempt.next, "login.openid_refused", 429);
    return asked(call, attempt.next, [&] {
        const OpenIdPerson person =
            call.setup.openid->person_of(query_text(call, "code"), attempt.secret, now);
        if (!person.role) {
            note(call, person.name, work::OrderKind::log_in_refused);
            return refuse_openid(call, attempt.next, "login.openid_role", 403);
        }
        SessionTimes times = session_times(*call.setup.config);
        times.longest =
            std::min(times.longest, static_cast<std::int64_t>(call.setup.openid->config().session.value));
        return enter(call,
                     open_session_of(call.request, call.server.store, person.name, *person.role, now, times),
                     attempt.next, times);
    });
}

http::ServerResponse answer_logout(const Call &call) {
    call.server.store.remove_session(call.caller.session_number);
    note(call, call.who, work::OrderKind::log_out);
    http::ServerResponse response = go_to("/login");
    response.headers["Set-Cookie"] = session_cookie_gone(call.request);
    return response;
}

http::ServerResponse answer_language(const Call &call) {
    http::ServerResponse response = go_to(own_address(query_text(call, "back")));
    const std::vector<std::string> &all = languages();
    if (std::find(all.begin(), all.end(), call.argument) != all.end())
        response.headers["Set-Cookie"] =
            fmt::format("baonoi_language={}; Path=/; Max-Age={}; SameSite=Lax{}", call.argument,
                        keeps_language, call.request.is_tls ? "; Secure" : "");
    return response;
}

} // namespace baonoi::serve::console
