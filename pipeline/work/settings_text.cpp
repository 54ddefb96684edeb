// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/settings_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace baonoi::work {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t longest_reason = 1000;

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

ordered_json value_of(Heard heard) {
    return heard == Heard::unsaid ? ordered_json() : ordered_json(heard == Heard::yes);
}

ordered_json value_of(const std::vector<Passage> &passages) {
    ordered_json values = ordered_json::array();
    for (const Passage &passage : passages)
        values.push_back({{"text", passage.text}, {"read", passage.is_read}});
    return values;
}

} // namespace

AskedChange article_change_in(const std::string &json) {
    const Fields fields(json, {"voice", "on", "passages", "exclude", "read", "forget", "reason"});
    AskedChange asked{{}, fields.reason()};
    asked.change.voice = fields.text("voice");
    asked.change.heard = fields.heard("on");
    asked.change.passages = fields.passages("passages");
    for (std::string &text : fields.texts("exclude"))
        asked.change.add.push_back({std::move(text), false});
    for (std::string &text : fields.texts("read"))
        asked.change.add.push_back({std::move(text), true});
    asked.change.forget = fields.texts("forget");
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
    if (!reason.empty())
        body["reason"] = reason;
    return dumped(body);
}

std::string text_of(const ArticleSettings &settings, std::optional<std::int64_t> job) {
    return dumped({{"source", settings.key.source},
                   {"input", settings.key.input},
                   {"id", settings.id},
                   {"voice", or_null(settings.decision.voice)},
                   {"on", value_of(heard_of(settings.decision))},
                   {"passages", value_of(settings.decision.passages)},
                   {"job", job ? ordered_json(*job) : ordered_json()}});
}

} // namespace baonoi::work
