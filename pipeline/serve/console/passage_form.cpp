// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/percent.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "serve/form_fields.h"
#include "work/article_settings.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

work::ArticleChange passage_change(const FormFields &fields) {
    work::ArticleChange change;
    for (const auto &[name, is_read] : {std::pair("exclude", false), {"read", true}})
        for (const std::string &text : fields.all(name))
            change.add.push_back({text, is_read});
    change.forget = fields.all("forget");
    change.unsay = fields.all("unsay");
    return change;
}

} // namespace

http::ServerResponse answer_passage_form(const Call &call) {
    const FormFields fields(call.request.body);
    const std::string back = own_address(fields.one("back"));
    try {
        const auto job = work::change_article(call.server.store, *call.setup.config, fields.one("article"),
                                              passage_change(fields), {call.who, "", ""});
        if (!job)
            return go_to(back);
        if (call.server.callbacks.wake)
            call.server.callbacks.wake();
        return go_to(fmt::format("/orders/{}?order=regenerate&back={}", *job, percent_encoded(back)));
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        return show_refused(call, "articles", describe(error), back);
    }
}

} // namespace baonoi::serve::console
