// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/percent.h"
#include "base/printable.h"
#include "cli/commands.h"
#include "cli/daemon_client.h"
#include "cli/user.h"
#include "store/store.h"
#include "work/settings_text.h"

#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

using nlohmann::json;

// The daemon, where there is a token for it and it answers.
std::unique_ptr<DaemonClient> daemon_of(const settings::Config &config) {
    const char *token = std::getenv("BAONOI_TOKEN");
    if (!token || !*token)
        return nullptr;
    auto daemon = std::make_unique<DaemonClient>(config.listen, token);
    return daemon->answers() ? std::move(daemon) : nullptr;
}

std::string path_of(const std::string &article) {
    return fmt::format("/api/articles/{}/settings", percent_encoded(article));
}

void print_line(const char *what, const std::string &value) {
    fmt::print("{:<10}{}\n", what, printable(value));
}

void print_article(const json &settings) {
    print_line("article", settings["input"].get<std::string>());
    print_line("voice",
               settings["voice"].is_null() ? "none of its own" : settings["voice"].get<std::string>());
    print_line("audio", settings["on"].is_null()     ? "as its section"
                        : settings["on"].get<bool>() ? "on"
                                                     : "off");
    for (const json &passage : settings["passages"])
        print_line(passage["read"].get<bool>() ? "read" : "not read", passage["text"].get<std::string>());
    if (!settings["job"].is_null())
        print_line("job", settings["job"].dump());
}

void print(const std::string &text, bool as_json) {
    if (as_json)
        fmt::print("{}\n", json::parse(text).dump(2, ' ', false, json::error_handler_t::replace));
    else
        print_article(json::parse(text));
}

work::ArticleChange change_of(const SettingsArguments &arguments) {
    work::ArticleChange change;
    if (!arguments.voice.empty())
        change.voice = arguments.voice == work::configured_voice ? "" : arguments.voice;
    if (!arguments.audio.empty())
        change.heard = arguments.audio == "on"    ? work::Heard::yes
                       : arguments.audio == "off" ? work::Heard::no
                                                  : work::Heard::unsaid;
    for (const std::string &text : arguments.exclude)
        change.add.push_back({text, false});
    for (const std::string &text : arguments.read)
        change.add.push_back({text, true});
    change.forget = arguments.forget;
    return change;
}

} // namespace

int settings_show_command(const SettingsArguments &arguments, const settings::Config &config) {
    if (const auto daemon = daemon_of(config)) {
        print(daemon->get(path_of(arguments.article)), arguments.json);
        return 0;
    }
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    print(work::text_of(work::article_settings(*store, config, arguments.article), std::nullopt),
          arguments.json);
    return 0;
}

int settings_set_command(const SettingsArguments &arguments, const settings::Config &config) {
    const work::ArticleChange change = change_of(arguments);
    if (const auto daemon = daemon_of(config)) {
        print(daemon->put(path_of(arguments.article), work::text_of(change, arguments.reason)),
              arguments.json);
        return 0;
    }
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    const auto job = work::change_article(*store, config, arguments.article, change,
                                          {command_user(), "", arguments.reason});
    print(work::text_of(work::article_settings(*store, config, arguments.article), job), arguments.json);
    return 0;
}

} // namespace baonoi::cli
