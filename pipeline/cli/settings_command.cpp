// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "base/percent.h"
#include "base/printable.h"
#include "cli/commands.h"
#include "cli/daemon_client.h"
#include "cli/user.h"
#include "store/store.h"
#include "work/settings_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string path_of(const SettingsArguments &arguments) {
    if (!arguments.article.empty())
        return fmt::format("/api/articles/{}/settings", percent_encoded(arguments.article));
    return fmt::format("/api/settings/sources/{}{}{}", percent_encoded(arguments.source),
                       arguments.section.empty() ? "" : "?section=", percent_encoded(arguments.section));
}

void print_line(const std::string &what, const std::string &value) {
    fmt::print("{:<10}{}\n", what, printable(value));
}

// What holds and where it was set: "vi-north (section)".
std::string in_force(const Json &settings, const char *what) {
    const Json &held = settings["in_force"][what];
    const std::string value = held["value"].is_boolean() ? held["value"].get<bool>() ? "on" : "off"
                                                         : held["value"].get<std::string>();
    return fmt::format("{} ({})", value.empty() ? "none" : value, held["from"].get<std::string>());
}

void print(const std::string &text, bool as_json) {
    const Json settings = Json::parse(text);
    if (as_json) {
        fmt::print("{}\n", settings.dump(2, ' ', false, Json::error_handler_t::replace));
        return;
    }
    const bool is_article = settings.contains("input");
    print_line(is_article ? "article" : "source",
               settings[is_article ? "input" : "source"].get<std::string>());
    if (!settings["section"].is_null())
        print_line("section", settings["section"].get<std::string>());
    for (const auto &[name, key] :
         {std::pair("voice", "voice"), {"audio", "on"}, {"intro", "intro"}, {"outro", "outro"}})
        print_line(name, in_force(settings, key));
    for (const Json &passage : settings.value("passages", Json::array()))
        print_line(passage["read"].get<bool>() ? "read" : "not read", passage["text"].get<std::string>());
    for (const Json &word : settings.value("words", Json::array()))
        print_line("word",
                   fmt::format("{} = {}", word["word"].get<std::string>(), word["say"].get<std::string>()));
    if (const Json pinned = settings.value("pinned", Json()); pinned.is_object())
        print_line("pinned", fmt::format("to an older version by {}", pinned["by"].get<std::string>()));
    for (const Json &section : settings.value("sections", Json::array()))
        print_line("section", fmt::format("{}: {} articles", section["section"].get<std::string>(),
                                          section["articles"].dump()));
    for (const char *key : {"job", "queued"})
        if (settings.contains(key) && !settings[key].is_null())
            print_line(key, settings[key].dump());
}

std::optional<std::string> voice_of(const SettingsArguments &arguments) {
    if (arguments.voice.empty())
        return std::nullopt;
    return arguments.voice == work::configured_voice ? "" : arguments.voice;
}

std::optional<work::Heard> heard_of(const SettingsArguments &arguments) {
    if (arguments.audio.empty())
        return std::nullopt;
    return arguments.audio == "on"    ? work::Heard::yes
           : arguments.audio == "off" ? work::Heard::no
                                      : work::Heard::unsaid;
}

std::optional<std::optional<std::string>> frame_of(const std::optional<std::string> &given) {
    if (!given)
        return std::nullopt;
    return *given == work::configured_voice ? std::optional<std::string>() : given;
}

// "WORD=SYLLABLES"
WordReading word_of(const std::string &given) {
    const std::size_t sign = given.rfind('=');
    if (sign == std::string::npos || sign == 0)
        throw Error(Next::stop, fmt::format("--say \"{}\" must be WORD=SYLLABLES, as \"NATO=na tô\"", given));
    return {given.substr(0, sign), given.substr(sign + 1)};
}

work::ScopeChange scope_change_of(const SettingsArguments &arguments) {
    if (!arguments.exclude.empty() || !arguments.read.empty() || !arguments.forget.empty())
        throw Error(Next::stop, "passages are of an article: name one in place of --source");
    if (!arguments.say.empty() || !arguments.unsay.empty())
        throw Error(Next::stop,
                    "--say and --unsay are of an article: name one in place of --source, or enter "
                    "the word for all articles with: baonoi lexicon add");
    return {voice_of(arguments), heard_of(arguments), frame_of(arguments.intro), frame_of(arguments.outro),
            !arguments.later};
}

work::ArticleChange article_change_of(const SettingsArguments &arguments) {
    if (arguments.intro || arguments.outro || arguments.later)
        throw Error(Next::stop, "intro and outro are of a source or a section: give --source");
    work::ArticleChange change;
    change.voice = voice_of(arguments);
    change.heard = heard_of(arguments);
    for (const std::string &text : arguments.exclude)
        change.add.push_back({text, false});
    for (const std::string &text : arguments.read)
        change.add.push_back({text, true});
    change.forget = arguments.forget;
    for (const std::string &given : arguments.say)
        change.say.push_back(word_of(given));
    change.unsay = arguments.unsay;
    return change;
}

void check_named(const SettingsArguments &arguments) {
    if (arguments.article.empty() && arguments.source.empty())
        throw Error(Next::stop, "name an article, or a source with --source");
}

std::string body_of(const SettingsArguments &arguments) {
    return arguments.article.empty() ? work::text_of(scope_change_of(arguments), arguments.reason)
                                     : work::text_of(article_change_of(arguments), arguments.reason);
}

// By this program itself.
std::string show(store::Store &store, const SettingsArguments &arguments, const settings::Config &config) {
    if (!arguments.article.empty())
        return work::text_of(work::article_settings(store, config, arguments.article), std::nullopt);
    return work::text_of(work::scope_settings(store, config, arguments.source, arguments.section),
                         std::nullopt);
}

std::string set(store::Store &store, const SettingsArguments &arguments, const settings::Config &config) {
    const work::Order order{command_user(), "", arguments.reason};
    if (!arguments.article.empty()) {
        const auto job =
            work::change_article(store, config, arguments.article, article_change_of(arguments), order);
        return work::text_of(work::article_settings(store, config, arguments.article), job);
    }
    const auto queued = work::change_scope(store, config, arguments.source, arguments.section,
                                           scope_change_of(arguments), order);
    return work::text_of(work::scope_settings(store, config, arguments.source, arguments.section), queued);
}

} // namespace

int settings_show_command(const SettingsArguments &arguments, const settings::Config &config) {
    check_named(arguments);
    if (const auto daemon = daemon_of(config)) {
        print(daemon->get(path_of(arguments)), arguments.json);
        return 0;
    }
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    print(show(*store, arguments, config), arguments.json);
    return 0;
}

int settings_set_command(const SettingsArguments &arguments, const settings::Config &config) {
    check_named(arguments);
    if (const auto daemon = daemon_of(config)) {
        print(daemon->put(path_of(arguments), body_of(arguments)), arguments.json);
        return 0;
    }
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    print(set(*store, arguments, config), arguments.json);
    return 0;
}

} // namespace baonoi::cli
