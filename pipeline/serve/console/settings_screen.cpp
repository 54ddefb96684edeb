// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for a source and for a section of one: voice, audio on or off, what is said before and after.
// Whatever was set can be taken back at once.
#include "base/error.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "serve/answers.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "serve/form_fields.h"
#include "work/orders.h"
#include "work/scope_settings.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;
using work::Heard;

constexpr std::size_t most_sections_shown = 300;
constexpr std::array heard_choices{std::pair("inherit", Heard::unsaid), std::pair("on", Heard::yes),
                                   std::pair("off", Heard::no)};

std::string address_of_scope(const std::string &source, const std::string &section) {
    std::string address = "/settings/" + percent_encoded(source);
    return section.empty() ? address : address + "?section=" + percent_encoded(section);
}

// "giọng vi-north, theo cấu hình"
json set_value(const Texts &texts, const std::string &value, work::SetFor from) {
    return {{"value", value}, {"from", texts.say(fmt::format("set_for.{}", work::name_of(from)))}};
}

json holds_value(const Texts &texts, const work::ScopeSettings &settings) {
    const work::InForce &holds = settings.holds;
    const auto frame = [&](const work::Setting<std::string> &setting) {
        return set_value(texts, setting.value.empty() ? texts.say("settings.none") : setting.value,
                         setting.from);
    };
    const std::string heard = texts.say(holds.heard.value ? "settings.on" : "settings.off");
    return {{"voice", set_value(texts, settings.voice, holds.voice.from)},
            {"heard", set_value(texts, heard, holds.heard.from)},
            {"is_silent", !holds.heard.value},
            {"intro", frame(holds.intro)},
            {"outro", frame(holds.outro)}};
}

json changed_value(const store::ScopeRecord &own) {
    if (own.changed_by.empty())
        return false;
    return {{"who", own.changed_by},
            {"time", time_value(own.changed_at)},
            {"reason", own.reason.empty() ? json(false) : json(own.reason)}};
}

json section_rows(const Call &call, const Texts &texts, const work::ScopeSettings &source) {
    json rows = json::array();
    for (const auto &[section, articles] : source.sections) {
        if (rows.size() == most_sections_shown)
            break;
        const work::ScopeSettings settings =
            work::scope_settings(call.server.store, *call.setup.config, source.own.source, section);
        rows.push_back({{"name", section},
                        {"address", address_of_scope(source.own.source, section)},
                        {"articles", texts.count("today.articles", articles)},
                        {"is_own", !settings.own.changed_by.empty()},
                        {"holds", holds_value(texts, settings)}});
    }
    return rows;
}

// What is nearest above: the configuration for a source, the source for a section.
std::string inherit_text(const Texts &texts, const store::ScopeRecord &own) {
    return texts.say(own.section.empty() ? "settings.inherit.source" : "settings.inherit.section");
}

json choice_rows(const Texts &texts, const std::string &group, const std::array<std::string_view, 3> &values,
                 std::string_view chosen, const std::string &inherit) {
    json rows = json::array();
    for (const std::string_view value : values)
        rows.push_back(
            {{"value", value},
             {"name", value == "inherit" ? inherit : texts.say(fmt::format("{}.{}", group, value))},
             {"is_chosen", value == chosen}});
    return rows;
}

std::string_view frame_choice(const std::optional<std::string> &frame) {
    return !frame ? "inherit" : frame->empty() ? "none" : "text";
}

std::string_view heard_choice(const std::optional<bool> &heard) {
    return !heard ? "inherit" : *heard ? "on" : "off";
}

json form_of(const Texts &texts, const settings::Config &config, const store::ScopeRecord &own) {
    const std::string inherit = inherit_text(texts, own);
    const auto frame = [&](const std::optional<std::string> &set) -> json {
        return {{"choices", choice_rows(texts, "settings.frames", {"inherit", "none", "text"},
                                        frame_choice(set), inherit)},
                {"text", set.value_or("")}};
    };
    return {{"voices", choices_of(work::voice_names(config), own.voice)},
            {"inherit", inherit},
            {"heard", choice_rows(texts, "settings.heard_choices", {"inherit", "on", "off"},
                                  heard_choice(own.heard), inherit)},
            {"intro", frame(own.intro)},
            {"outro", frame(own.outro)}};
}

// As the form that takes the change back sends it.
json undo_value(const store::ScopeRecord &before) {
    return {{"voice", before.voice},
            {"heard", heard_choice(before.heard)},
            {"intro", {{"choice", frame_choice(before.intro)}, {"text", before.intro.value_or("")}}},
            {"outro", {{"choice", frame_choice(before.outro)}, {"text", before.outro.value_or("")}}}};
}

// What the form of a page did.
struct Saved {
    std::string fault;
    std::optional<store::ScopeRecord> before; // nothing: nothing was changed
    std::string text;                         // in words
    int status = 200;
};

http::ServerResponse show_scope(const Call &call, const std::string &section, const Saved &saved) {
    const Texts &texts = texts_of(call);
    const work::ScopeSettings settings =
        work::scope_settings(call.server.store, *call.setup.config, call.argument, section);
    const std::string name = section.empty() ? call.argument : section;
    return show(call, {"scope", name, "settings", saved.status},
                {{"name", name},
                 {"source", call.argument},
                 {"section", section},
                 {"is_section", !section.empty()},
                 {"address_of_source", address_of_scope(call.argument, "")},
                 {"address", address_of_scope(call.argument, "")},
                 {"articles", fmt::format("/articles?source={}{}{}", percent_encoded(call.argument),
                                          section.empty() ? "" : "&section=", percent_encoded(section))},
                 {"fault", saved.fault.empty() ? json(false) : json(saved.fault)},
                 {"saved", saved.text.empty() ? json(false) : json(saved.text)},
                 {"undo", saved.before ? undo_value(*saved.before) : json(false)},
                 {"holds", holds_value(texts, settings)},
                 {"changed", changed_value(settings.own)},
                 {"form", form_of(texts, *call.setup.config, settings.own)},
                 {"sections", section_rows(call, texts, settings)},
                 {"has_sections", !settings.sections.empty()}});
}

std::optional<std::optional<std::string>> frame_in(const FormFields &fields, const std::string &name) {
    const std::string choice = fields.one(name), text = fields.one(name + "_text");
    if (choice == "inherit")
        return std::optional<std::string>();
    if (choice == "none" || (choice == "text" && fold_blanks(text).empty()))
        return std::string();
    return choice == "text" ? std::optional(std::optional(fold_blanks(text))) : std::nullopt;
}

// Fields that are not there stay.
work::ScopeChange change_in(const FormFields &fields) {
    work::ScopeChange change;
    if (!fields.all("voice").empty())
        change.voice = fields.one("voice");
    for (const auto &[name, heard] : heard_choices)
        if (fields.one("heard") == name)
            change.heard = heard;
    change.intro = frame_in(fields, "intro");
    change.outro = frame_in(fields, "outro");
    change.with_existing = fields.one("later") != "yes";
    return change;
}

bool is_source_of(const Call &call) {
    return call.setup.config->source_named(call.argument) != nullptr;
}

http::ServerResponse no_such_source(const Call &call) {
    const Texts &texts = texts_of(call);
    return show(call, {"fault", texts.say("faults.404.title"), "settings", 404},
                {{"heading", texts.say("faults.404.title")}, {"text", texts.say("settings.no_such_source")}});
}

} // namespace

http::ServerResponse answer_settings(const Call &call) {
    const Texts &texts = texts_of(call);
    json rows = json::array();
    for (const settings::SourceConfig &source : call.setup.config->sources) {
        const work::ScopeSettings settings =
            work::scope_settings(call.server.store, *call.setup.config, source.settings.name, "");
        const json sections = section_rows(call, texts, settings);
        rows.push_back({{"name", source.settings.name},
                        {"address", address_of_scope(source.settings.name, "")},
                        {"holds", holds_value(texts, settings)},
                        {"sections", sections},
                        {"has_sections", !sections.empty()}});
    }
    return show(call, {"settings", texts.say("settings.title"), "settings"},
                {{"rows", rows}, {"has_rows", !rows.empty()}});
}

http::ServerResponse answer_scope(const Call &call) {
    return is_source_of(call) ? show_scope(call, valid_utf8(query_text(call, "section")), {})
                              : no_such_source(call);
}

http::ServerResponse answer_scope_form(const Call &call) {
    if (!is_source_of(call))
        return no_such_source(call);
    const Texts &texts = texts_of(call);
    const FormFields fields(call.request.body);
    const std::string section = fields.one("section");
    const std::string reason = fields.one("reason");
    if (reason.size() > work::longest_reason)
        return show_scope(call, section, {texts.say("refused.long_reason"), std::nullopt, "", 400});
    try {
        const store::ScopeRecord before =
            work::scope_settings(call.server.store, *call.setup.config, call.argument, section).own;
        const auto queued = work::change_scope(call.server.store, *call.setup.config, call.argument, section,
                                               change_in(fields), {call.who, "", reason});
        if (queued && call.server.callbacks.wake)
            call.server.callbacks.wake();
        if (!queued)
            return show_scope(call, section, {"", std::nullopt, texts.say("settings.unchanged")});
        return show_scope(call, section,
                          {"", before, texts.count("settings.saved", static_cast<std::int64_t>(*queued))});
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        return show_scope(call, section, {texts.refusal(describe(error)), std::nullopt, "", 422});
    }
}

} // namespace baonoi::serve::console
