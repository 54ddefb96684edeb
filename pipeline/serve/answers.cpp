// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/answers.h"

#include "base/error.h"
#include "base/iso_time.h"
#include "work/article_key.h"

#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

using nlohmann::json;

http::ServerResponse reply_with(const json &body, int status) {
    return {status, "application/json", body.dump(-1, ' ', false, json::error_handler_t::replace) + "\n"};
}

http::ServerResponse reply_written(const std::string &written) {
    return {200, "application/json", written + "\n"};
}

json time_value(std::int64_t seconds) {
    return seconds > 0 ? json(iso_time(seconds)) : json();
}

std::optional<std::int64_t> number_from(const std::string &text, std::int64_t low, std::int64_t high) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || value < low || value > high)
        return std::nullopt;
    return value;
}

std::string query_text(const Call &call, const std::string &name, const std::string &otherwise) {
    const auto found = call.request.query.find(name);
    return found == call.request.query.end() || found->second.empty() ? otherwise : found->second;
}

http::ServerResponse refuse_number(const char *name, std::int64_t low, std::int64_t high) {
    return http::refusal(400, fmt::format("{} must be a number from {} to {}", name, low, high));
}

http::ServerResponse refuse_skipped(const std::exception &error) {
    if (next_step(error) != Next::skip)
        throw;
    return http::refusal(422, describe(error));
}

bool is_known_article(const Call &call) {
    return call.server.store.find_article(call.argument) ||
           work::article_key(*call.setup.config, call.argument);
}

http::ServerResponse unknown_article(const Call &call) {
    return http::refusal(404, fmt::format("no article is known as \"{}\"", call.argument));
}

std::variant<store::ArticleRecord, http::ServerResponse> heard_article(const Call &call) {
    auto article = call.server.store.find_article(call.argument);
    if (!article)
        return unknown_article(call);
    if (article->audio.empty())
        return http::refusal(404, fmt::format("{} has no audio", article->input));
    return std::move(*article);
}

std::shared_ptr<work::Setup> speaker_of(const Call &call) {
    auto setup = call.server.callbacks.setup ? call.server.callbacks.setup() : nullptr;
    if (!setup)
        throw Error(Next::retry, "nothing reads here yet");
    return setup;
}

} // namespace baonoi::serve
