// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ascii.h"
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
    return show(call, {"login", texts.say("login.title"), "", attempt.status},
                {{"name", attempt.name},
                 {"next", attempt.next},
                 {"fault", attempt.fault.empty() ? json(false) : json(attempt.fault)}});
}

std::string next_of(const Call &call) {
    return own_address(query_text(call, "next"));
}

void note(const Call &call, const std::string &who, work::OrderKind what) {
    call.server.store.note_order({0, who, work::what_of(what), "", "", 0, call.request.peer});
}

} // namespace

http::ServerResponse answer_login(const Call &call) {
    const std::string next = next_of(call);
    if (session_of(call.request, call.server.store, call.server.clock.unix_time()))
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
    const auto caller =
        open_session(call.request, call.server.store, name, std::string(trimmed(form.one("token"))), now);
    if (!caller) {
        call.server.failed_logins.note(call.request.peer, name, now);
        return show_login(call, {name, next, texts.say("login.wrong"), 401});
    }
    if (const auto before = session_of(call.request, call.server.store, now))
        call.server.store.remove_session(before->session_number);
    note(call, caller->who, work::OrderKind::log_in);
    http::ServerResponse response = go_to(next);
    response.headers["Set-Cookie"] = session_cookie(call.request, caller->session);
    return response;
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
