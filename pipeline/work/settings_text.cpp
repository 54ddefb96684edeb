// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/settings_text.h"

#include "base/iso_time.h"
#include "work/orders.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace baonoi::work {

namespace {

using nlohmann::ordered_json;

std::string dumped(const ordered_json &value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json or_null(const std::string &text) {
    return text.empty() ? ordered_json() : ordered_json(text);
}

// A body and what is asked of it.
class Fields {
public:
    Fields(const std::string &json, const std::vector<std::string> &names)
        : body_(ordered_json::parse(json, nullptr, false)) {
        if (!body_.is_object())
            throw BadBody(fmt::format("the body must be a JSON object with {}", fmt::join(names, ", ")));
        for (const auto &[name, value] : body_.items())
            if (std::find(names.begin(), names.end(), name) == names.end())
                throw BadBody(
                    fmt::format("\"{}\" is not known; there are: {}", name, fmt::join(names, ", ")));
    }

    // Nothing: it is not there. Null is an empty text.
    std::optional<std::string> text(const char *name) const {
        const ordered_json *value = find(name);
        if (!value)
            return std::nullopt;
        if (!value->is_null() && !value->is_string())
            throw BadBody(fmt::format("\"{}\" must be a text or null", name));
        return value->is_null() ? "" : value->get<std::string>();
    }
    std::optional<Heard> heard(const char *name) const {
        const ordered_json *value = find(name);
        if (!value)
            return std::nullopt;
        if (!value->is_null() && !value->is_boolean())
            throw BadBody(fmt::format("\"{}\" must be true, false or null", name));
        return value->is_null() ? Heard::unsaid : value->get<bool>() ? Heard::yes : Heard::no;
    }
    // Nothing within: null.
    std::optional<std::optional<std::string>> text_or_null(const char *name) const {
        const ordered_json *value = find(name);
        if (!value)
            return std::nullopt;
        return value->is_null() ? std::optional<std::string>() : text(name);
    }
    std::vector<std::string> texts(const char *name) const {
        const ordered_json *value = find(name);
        const bool are_texts =
            !value || (value->is_array() && std::all_of(value->begin(), value->end(),
                                                        [](const auto &item) { return item.is_string(); }));
        if (!are_texts)
            throw BadBody(fmt::format("\"{}\" must be a list of texts", name));
        return value ? value->get<std::vector<std::string>>() : std::vector<std::string>();
    }
    std::optional<std::vector<Passage>> passages(const char *name) const {
        const ordered_json *value = find(name);
        if (!value)
            return std::nullopt;
        std::vector<Passage> all;
        for (const ordered_json &item : value->is_array() ? *value : ordered_json::array({nullptr})) {
            if (!item.is_object() || item.size() != 2 || !item.contains("text") ||
                !item["text"].is_string() || !item.contains("read") || !item["read"].is_boolean())
                throw BadBody(
                    fmt::format("\"{}\" must be a list of {{\"text\": …, \"read\": true or false}}", name));
            all.push_back({item["text"].get<std::string>(), item["read"].get<bool>()});
        }
        return all;
    }
    std::optional<std::vector<WordReading>> words(const char *name) const {
        const ordered_json *value = find(name);
        if (!value)
            return std::nullopt;
        std::vector<WordReading> all;
        for (const ordered_json &item : value->is_array() ? *value : ordered_json::array({nullptr})) {
            if (!item.is_object() || item.size() != 2 || !item.contains("word") ||
                !item["word"].is_string() || !item.contains("say") || !item["say"].is_string())
                throw BadBody(fmt::format("\"{}\" must be a list of {{\"word\": …, \"say\": …}}", name));
            all.push_back({item["word"].get<std::string>(), item["say"].get<std::string>()});
        }
        return all;
    }
    std::string reason() const {
        std::string reason = text("reason").value_or("");
        if (reason.size() > longest_reason)
            throw BadBody(fmt::format("\"reason\" is longer than {} bytes", longest_reason));
        return reason;
    }

private:
    const ordered_json *find(const char *name) const {
        const auto found = body_.find(name);
        return found == body_.end() ? nullptr : &*found;
    }

    ordered_json body_;
};

ordered_json value_of(const std::optional<std::string> &text) {
    return text ? ordered_json(*text) : ordered_json();
}

ordered_json value_of(Heard heard) {
    return heard == Heard::unsaid ? ordered_json() : ordered_json(heard == Heard::yes);
}

ordered_json value_of(const std::vector<Passage> &passages) {
    ordered_json values = ordered_json::array();
    for (const Passage &passage : passages)
        values.push_back({{"text", passage.text}, {"read", passage.is_read}});
    return values;
}

ordered_json value_of(const std::vector<WordReading> &words) {
    ordered_json values = ordered_json::array();
    for (const WordReading &word : words)
        values.push_back({{"word", word.word}, {"say", word.said}});
    return values;
}

} // namespace

AskedChange article_change_in(const std::string &json) {
    const Fields fields(
        json, {"voice", "on", "passages", "exclude", "read", "forget", "words", "say", "unsay", "reason"});
    AskedChange asked{{}, fields.reason()};
    asked.change.voice = fields.text("voice");
    asked.change.heard = fields.heard("on");
    asked.change.passages = fields.passages("passages");
    for (std::string &text : fields.texts("exclude"))
        asked.change.add.push_back({std::move(text), false});
    for (std::string &text : fields.texts("read"))
        asked.change.add.push_back({std::move(text), true});
    asked.change.forget = fields.texts("forget");
    asked.change.words = fields.words("words");
    asked.change.say = fields.words("say").value_or(std::vector<WordReading>());
    asked.change.unsay = fields.texts("unsay");
    return asked;
}

std::string text_of(const ArticleChange &change, const std::string &reason) {
    ordered_json body = ordered_json::object();
    if (change.voice)
        body["voice"] = or_null(*change.voice);
    if (change.heard)
        body["on"] = value_of(*change.heard);
    if (change.passages)
        body["passages"] = value_of(*change.passages);
    for (const Passage &passage : change.add)
        body[passage.is_read ? "read" : "exclude"].push_back(passage.text);
    if (!change.forget.empty())
        body["forget"] = change.forget;
    if (change.words)
        body["words"] = value_of(*change.words);
    if (!change.say.empty())
        body["say"] = value_of(change.say);
    if (!change.unsay.empty())
        body["unsay"] = change.unsay;
    if (!reason.empty())
        body["reason"] = reason;
    return dumped(body);
}

AskedScopeChange scope_change_in(const std::string &json) {
    const Fields fields(json, {"voice", "on", "intro", "outro", "existing", "reason"});
    AskedScopeChange asked{{}, fields.reason()};
    asked.change.voice = fields.text("voice");
    asked.change.heard = fields.heard("on");
    asked.change.intro = fields.text_or_null("intro");
    asked.change.outro = fields.text_or_null("outro");
    const Heard existing = fields.heard("existing").value_or(Heard::yes);
    if (existing == Heard::unsaid)
        throw BadBody("\"existing\" must be true or false");
    asked.change.with_existing = existing == Heard::yes;
    return asked;
}

std::string text_of(const ScopeChange &change, const std::string &reason) {
    ordered_json body = ordered_json::object();
    if (change.voice)
        body["voice"] = or_null(*change.voice);
    if (change.heard)
        body["on"] = value_of(*change.heard);
    if (change.intro)
        body["intro"] = value_of(*change.intro);
    if (change.outro)
        body["outro"] = value_of(*change.outro);
    if (!change.with_existing)
        body["existing"] = false;
    if (!reason.empty())
        body["reason"] = reason;
    return dumped(body);
}

namespace {

template <class Value>
ordered_json value_of(const Setting<Value> &setting) {
    return {{"value", setting.value}, {"from", name_of(setting.from)}};
}

ordered_json value_of(const InForce &settings, const std::string &voice) {
    ordered_json heard = value_of(settings.heard);
    heard["reason"] = or_null(settings.silent_because);
    return {{"voice", {{"value", voice}, {"from", name_of(settings.voice.from)}}},
            {"on", std::move(heard)},
            {"intro", value_of(settings.intro)},
            {"outro", value_of(settings.outro)}};
}

// The version that an editor went back to.
ordered_json value_of(const store::Pin &pin) {
    if (pin.content_hash.empty())
        return nullptr;
    return {{"content_hash", pin.content_hash},
            {"by", or_null(pin.by)},
            {"at", iso_time(pin.at)},
            {"reason", or_null(pin.reason)}};
}

ordered_json value_of(const store::ScopeRecord &scope) {
    return {{"voice", or_null(scope.voice)},
            {"on", scope.heard ? ordered_json(*scope.heard) : ordered_json()},
            {"intro", value_of(scope.intro)},
            {"outro", value_of(scope.outro)},
            {"changed_by", or_null(scope.changed_by)},
            {"changed_at", scope.changed_at > 0 ? ordered_json(iso_time(scope.changed_at)) : ordered_json()},
            {"reason", or_null(scope.reason)}};
}

ordered_json sections_of(const ScopeSettings &settings) {
    ordered_json sections = ordered_json::array();
    for (const auto &[name, articles] : settings.sections) {
        store::ScopeRecord own;
        for (const store::ScopeRecord &scope : settings.own_of_sections)
            if (scope.section == name)
                own = scope;
        ordered_json section = {{"section", name}, {"articles", articles}};
        section.update(value_of(own));
        sections.push_back(std::move(section));
    }
    return sections;
}

ordered_json value_of(const ScopeSettings &settings) {
    ordered_json value = {{"source", settings.own.source}, {"section", or_null(settings.own.section)}};
    value.update(value_of(settings.own));
    value["in_force"] = value_of(settings.holds, settings.voice);
    value["sections"] = sections_of(settings);
    return value;
}

} // namespace

std::string text_of(const ArticleSettings &settings, std::optional<std::int64_t> job) {
    return dumped({{"source", settings.key.source},
                   {"section", or_null(settings.section)},
                   {"input", settings.key.input},
                   {"id", settings.id},
                   {"voice", or_null(settings.decision.voice)},
                   {"on", value_of(heard_of(settings.decision))},
                   {"passages", value_of(settings.decision.passages)},
                   {"words", value_of(settings.decision.words)},
                   {"pinned", value_of(settings.decision.pin)},
                   {"in_force", value_of(settings.holds, settings.voice)},
                   {"job", job ? ordered_json(*job) : ordered_json()}});
}

std::string text_of(const ScopeSettings &settings, std::optional<std::size_t> queued) {
    ordered_json value = value_of(settings);
    value["queued"] = queued ? ordered_json(*queued) : ordered_json();
    return dumped(value);
}

std::string text_of(const std::vector<ScopeSettings> &sources) {
    ordered_json values = ordered_json::array();
    for (const ScopeSettings &settings : sources)
        values.push_back(value_of(settings));
    return dumped({{"sources", std::move(values)}});
}

} // namespace baonoi::work
