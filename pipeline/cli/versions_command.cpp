// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/percent.h"
#include "base/printable.h"
#include "cli/commands.h"
#include "cli/daemon_client.h"
#include "store/store.h"
#include "work/versions_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string path_of(const VersionsArguments &arguments) {
    const std::string article = "/api/articles/" + percent_encoded(arguments.article);
    return arguments.from == 0
               ? article + "/versions"
               : fmt::format("{}/changes?from={}&to={}", article, arguments.from, arguments.to);
}

std::string text_field(const Json &value, const char *key) {
    return value[key].is_string() ? printable(value[key].get<std::string>()) : "";
}

// "2026-11-01T08:00:00Z" -> "2026-11-01 08:00"
std::string minute(const Json &time) {
    if (!time.is_string())
        return "unknown";
    std::string text = time.get<std::string>().substr(0, 16);
    text[10] = ' ';
    return text;
}

void print_versions(const Json &answer) {
    const Json &pinned = answer["pinned"];
    for (const Json &version : answer["versions"]) {
        std::string notes;
        const auto note = [&](const std::string &text) { notes += (notes.empty() ? "" : ", ") + text; };
        if (version["current"].get<bool>())
            note("plays now");
        else
            note("until " + minute(version["replaced_at"]));
        if (pinned.is_object() && pinned["version"] == version["version"])
            note("pinned by " + text_field(pinned, "by") +
                 (text_field(pinned, "reason").empty() ? "" : ": " + text_field(pinned, "reason")));
        if (!version["kept"].get<bool>())
            note("its file is not kept");
        if (const std::string who = text_field(version, "made_by"); !who.empty())
            note("ordered by " + who);
        if (const std::string why = text_field(version, "reason"); !why.empty())
            note(why);
        fmt::print("{:>3}  {}  {:<16}  {}  ({})\n", version["version"].get<int>(),
                   minute(version["attached_at"]), text_field(version, "voice"),
                   text_field(version, "made_for"), notes);
    }
}

void print_changes(const Json &answer) {
    for (const char *what : {"voice", "made_with"})
        if (answer[what]["before"] != answer[what]["after"])
            fmt::print("{}: {} -> {}\n", std::string_view(what) == "voice" ? "voice" : "baonoi",
                       text_field(answer[what], "before"), text_field(answer[what], "after"));
    for (const Json &change : answer["sentences"]) {
        const bool is_reading = change["change"] == "reading";
        const char *form = is_reading ? "spoken" : "text";
        if (is_reading)
            fmt::print("  {}\n", text_field(change["before"], "text"));
        if (!change["before"].is_null())
            fmt::print("- {}\n", text_field(change["before"], form));
        if (!change["after"].is_null())
            fmt::print("+ {}\n", text_field(change["after"], form));
    }
}

} // namespace

int versions_command(const VersionsArguments &arguments, const settings::Config &config) {
    std::string text;
    if (const auto daemon = daemon_of(config)) {
        text = daemon->get(path_of(arguments));
    } else {
        SystemClock clock;
        const auto store = store::open_store(config.store_url, clock);
        const work::ArticleVersions versions = work::article_versions(*store, config, arguments.article);
        text = arguments.from == 0 ? work::text_of(versions)
                                   : work::changes_text(*store, versions, arguments.from, arguments.to);
    }
    const Json answer = Json::parse(text);
    if (arguments.json)
        fmt::print("{}\n", answer.dump(2, ' ', false, Json::error_handler_t::replace));
    else if (arguments.from == 0)
        print_versions(answer);
    else
        print_changes(answer);
    return 0;
}

} // namespace baonoi::cli
