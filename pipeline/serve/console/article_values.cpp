// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/article_values.h"

#include "base/iso_time.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "serve/console/order_words.h"
#include "serve/console/page_frame.h"
#include "serve/console/reasons.h"
#include "work/article_versions.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

using nlohmann::json;

namespace {

constexpr std::size_t longest_title = 300, longest_message = 1500; // bytes

// What is shown of a state beside its name: good, busy, bad, none.
std::string_view tone_of(store::ArticleState state) {
    switch (state) {
    case store::ArticleState::attached:
    case store::ArticleState::unchanged:
        return "good";
    case store::ArticleState::failed:
        return "bad";
    case store::ArticleState::queued:
    case store::ArticleState::working:
    case store::ArticleState::attaching:
    case store::ArticleState::outdated:
        return "busy";
    default:
        return "none";
    }
}

bool has_words(const std::string &text) {
    return !fold_blanks(valid_utf8(text)).empty();
}

} // namespace

json article_row(const Texts &texts, const store::ArticleRecord &article) {
    const bool has_audio = !article.audio.empty();
    const bool says_why =
        article.state == store::ArticleState::failed || article.state == store::ArticleState::skipped;
    const json published = time_value(unix_time_of(article.published).value_or(0));
    return {{"input", article.input},
            {"title", shorten(has_words(article.title) ? article.title : article.input, longest_title)},
            {"address", address_of(article.input)},
            {"source", article.source},
            {"state", store::name_of(article.state)},
            {"state_text", texts.say(fmt::format("states.{}", store::name_of(article.state)))},
            {"tone", tone_of(article.state)},
            {"why", says_why ? reason_value(texts, article.reason) : json(false)},
            {"length", has_audio ? json(texts.length(article.duration)) : json(false)},
            {"play", has_audio ? json(audio_address(article)) : json(false)},
            {"voice", has_audio && !article.voice.empty() ? json(article.voice) : json(false)},
            {"time", published.is_object() ? published : time_value(article.announced_at)},
            {"public_page", link_value(article.url.empty() ? article.input : article.url)}};
}

json reason_value(const Texts &texts, const std::string &message) {
    if (message.empty())
        return false;
    const std::string key = fmt::format("reasons.{}", kind_of_reason(message));
    return {{"what", texts.say(key + ".what")},
            {"todo", texts.say(key + ".todo")},
            {"message", shorten(message, longest_message)}};
}

json order_row(const Texts &texts, const store::OrderRecord &order) {
    const OrderWords words = order_words(texts, order.what);
    return {{"time", time_value(order.at)},
            {"who", order.who},
            {"what", words.what},
            {"details", words.details.empty() ? json(false) : json(words.details)},
            {"reason", order.reason == work::text_changed     ? json(texts.say("versions.text_changed"))
                       : order.reason == work::recording_gone ? json(texts.say("versions.recording_gone"))
                       : order.reason.empty()                 ? json(false)
                                                              : json(order.reason)}};
}

std::string title_of(const std::optional<store::ArticleRecord> &article, const std::string &input) {
    return title_of(article ? article->title : "", input);
}

std::string title_of(const std::string &title, const std::string &input) {
    return shorten(has_words(title) ? title : input, longest_title);
}

std::string title_of(store::Store &store, const std::string &source, const std::string &input) {
    return title_of(store.article(source, input), input);
}

std::string address_of(const std::string &input) {
    return "/articles/" + percent_encoded(input);
}

std::string audio_address(const store::ArticleRecord &article) {
    // With the recording's hash, so that no browser plays the one before it.
    return fmt::format("/api/articles/{}/audio?of={}", percent_encoded(article.input),
                       percent_encoded(article.content_hash));
}

std::string last_error(const store::Job &job) {
    const std::size_t end = job.errors.find_last_not_of('\n');
    if (end == std::string::npos)
        return "";
    const std::size_t line = job.errors.rfind('\n', end);
    const std::string last = job.errors.substr(line == std::string::npos ? 0 : line + 1, end - line);
    const std::size_t time = last.find(' ');
    return unix_time_of(last) && time != std::string::npos ? last.substr(time + 1) : last;
}

} // namespace baonoi::serve::console
