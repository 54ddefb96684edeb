// SPDX-License-Identifier: GPL-3.0-or-later
// A person at the console of a Served server: logs in, follows links, fills in forms.
#pragma once

#include "base/percent.h"
#include "serve/session.h"
#include "served.h"

namespace baonoi::test {

class Browsing : public Served {
protected:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    static std::string form(const Fields &fields) {
        std::string body;
        for (const auto &[name, value] : fields)
            body += fmt::format("{}{}={}", body.empty() ? "" : "&", percent_encoded(name),
                                percent_encoded(value));
        return body;
    }
    RawAnswer send(const std::string &target, const Fields &fields, const std::string &headers = "") const {
        return ask(server_->port(), "POST", target,
                   "Content-Type: application/x-www-form-urlencoded\r\n" + headers, form(fields));
    }
    RawAnswer try_login(const std::string &name, const std::string &token,
                        const std::string &headers = "") const {
        return send("/login", {{"name", name}, {"token", token}}, headers);
    }

    // The header of the cookie; who: a token's name.
    std::string login(const std::string &who, const std::string &headers = "") const {
        const RawAnswer answer = try_login(who, "token-" + who, headers);
        EXPECT_EQ(answer.status, 303) << answer.body;
        const std::string cookie = answer.status == 303 ? answer.headers.at("set-cookie") : "";
        return fmt::format("Cookie: {}\r\n", cookie.substr(0, cookie.find(';')));
    }
    RawAnswer see(const std::string &target, const std::string &cookie) const {
        return ask(server_->port(), "GET", target, cookie);
    }
    // As the form of the page at target would, with the session's CSRF token.
    RawAnswer submit(const std::string &target, const std::string &cookie, Fields fields) const {
        fields.emplace_back("csrf", csrf_of(cookie));
        return send(target, fields, cookie);
    }
    static std::string csrf_of(const std::string &cookie) {
        const std::size_t begin = cookie.rfind('=') + 1;
        return csrf_token(cookie.substr(begin, cookie.find('\r', begin) - begin));
    }

    // An article with everything that a screen shows; mark stands in every text of it.
    void keep_article(const std::string &input, const std::string &mark) {
        store::ArticleRecord article;
        article.source = "bao";
        article.input = article.url = input;
        article.id = "id-" + mark;
        article.title = "Giá vàng " + mark;
        article.published = "2020-09-13T12:20:00Z";
        article.state = store::ArticleState::failed;
        article.reason = "no article found in " + mark;
        article.audio = input + ".mp3";
        article.voice = "vi-north" + mark;
        article.duration = 187;
        article.announced_at = clock_.unix_time() - 120;
        article.first_attached_at = article.attached_at = clock_.unix_time() - 60;
        for (const char *hash : {"g", "h"}) { // it had another recording before
            article.content_hash = hash;
            store_->keep(article);
            store_->keep_sentences("bao", input, {{hash + mark, hash + mark}, {"Cũ.", hash + mark}});
        }
        const auto token = [](const std::string &text, const std::string &spoken, nlohmann::json from,
                              nlohmann::json to) {
            return nlohmann::json{{"text", text},
                                  {"spoken", spoken},
                                  {"rule", spoken.empty() ? "blank" : "spelled"},
                                  {"language", "vi"},
                                  {"unknown", text.size() > 5},
                                  {"from", std::move(from)},
                                  {"to", std::move(to)}};
        };
        const nlohmann::json reading = {
            {"blocks",
             {{{"kind", "paragraph"},
               {"text", mark},
               {"sentences",
                {{{"text", "giá " + mark},
                  {"spoken", "giá " + mark},
                  {"tokens",
                   {token("giá", "giá", 0.5, 0.75), token(" ", "", nullptr, nullptr),
                    token(mark + " SJC", "ét di xi", 0.75, 1.25)}}}}}}}},
            {"drops", {{{"rule", mark}, {"text", mark}, {"place", mark}}}}};
        store_->keep_reading("bao", input, {"h", reading.dump(), {{mark, mark, "vi", mark, 1}}});
        store_->keep_sentences("bao", input, {{"Giá vàng " + mark, "giá vàng " + mark}});
        store_->revise("bao", input, [&](store::Decision &decision) {
            decision.withdrawn_by = "lan " + mark;
            decision.reason = mark;
            decision.pin = {"g", "", mark, mark, 0};
        });
        store_->note_order({0, "lan", "regenerate", "bao", input, 1, mark});
        fail_job(input, mark);
    }
    void fail_job(const std::string &input, const std::string &mark) {
        queue(input, store::JobKind::published);
        const auto job = store_->claim("w", Seconds{30});
        store::ArticleRecord article = *store_->article("bao", input);
        store_->finish(
            job->id, "w",
            {store::JobState::failed, "2020-09-13T12:26:40Z extract: no article found in " + mark, {}},
            article, nullptr);
    }
};

} // namespace baonoi::test
