// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/player.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "html/audio_slot.h"
#include "publish/audio_files.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::site {

namespace {

struct PlayingTime {
    long hours;
    long minutes;
    long seconds;
};

PlayingTime clock_of(Seconds duration) {
    const long all = std::max(1L, std::lround(duration.value));
    return {all / 3600, all / 60 % 60, all % 60};
}

// "1,2 MB" as it is written in Vietnamese.
std::string size_in_words(std::uint64_t bytes) {
    if (bytes < 100'000)
        return fmt::format("{} KB", std::max<std::uint64_t>(1, (bytes + 500) / 1000));
    const std::uint64_t tenths = (bytes + 50'000) / 100'000;
    return fmt::format("{},{} MB", tenths / 10, tenths % 10);
}

// JSON in ASCII without '<', '>' and '&': nothing in it can end the script.
std::string json_for_script(const nlohmann::ordered_json &value) {
    const std::string plain = value.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    std::string safe;
    for (const char c : plain) {
        if (c == '<' || c == '>' || c == '&')
            safe += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            safe += c;
    }
    return safe;
}

std::string audio_object(const PlayerFacts &facts) {
    return json_for_script({{"@context", "https://schema.org"},
                            {"@type", "AudioObject"},
                            {"name", facts.title},
                            {"contentUrl", facts.public_url},
                            {"encodingFormat", "audio/mpeg"},
                            {"contentSize", std::to_string(facts.bytes)},
                            {"sha256", facts.sha256},
                            {"duration", iso_duration(facts.duration)},
                            {"inLanguage", "vi"}});
}

} // namespace

std::string duration_in_words(Seconds duration) {
    const PlayingTime clock = clock_of(duration);
    std::string words;
    const auto add = [&](long count, std::string_view unit) {
        if (count > 0)
            words += fmt::format("{}{} {}", words.empty() ? "" : " ", count, unit);
    };
    add(clock.hours, "giờ");
    add(clock.minutes, "phút");
    add(clock.seconds, "giây");
    return words;
}

std::string iso_duration(Seconds duration) {
    const PlayingTime clock = clock_of(duration);
    std::string text = "PT";
    const auto add = [&](long count, char unit) {
        if (count > 0)
            text += fmt::format("{}{}", count, unit);
    };
    add(clock.hours, 'H');
    add(clock.minutes, 'M');
    add(clock.seconds, 'S');
    return text;
}

std::string player_html(const PlayerFacts &facts, bool in_words) {
    const std::string audio = as_markup(facts.audio);
    const std::string opus = facts.opus.empty() ? ""
                                                : fmt::format("<source src=\"{}\" type=\"{}\" />",
                                                              as_markup(facts.opus), publish::opus_type);
    const std::string listening =
        facts.beacon.empty()
            ? ""
            : fmt::format("<script src=\"{}\" data-to=\"{}\" charset=\"utf-8\" defer></script>\n",
                          as_markup(facts.listening), as_markup(facts.beacon));
    return fmt::format(
        "<{wrapper} class=\"baonoi\" {attribute}=\"{hash}\" lang=\"vi\">\n"
        "<baonoi-player duration=\"{seconds}\">\n"
        "<{line} class=\"baonoi-label\">Nghe bài viết ({duration})</{line}>{gap}\n"
        "<audio controls preload=\"none\" aria-label=\"Nghe bài viết: {title}\">"
        "{opus}<source src=\"{audio}\" type=\"audio/mpeg\" />"
        "<track kind=\"captions\" src=\"{captions}\" srclang=\"vi\" label=\"Phụ đề\" /></audio>{gap}\n"
        "<{line} class=\"baonoi-note\"><a href=\"{audio}\" download>Tải tệp MP3 ({size})</a>. "
        "{note}</{line}>\n"
        "</baonoi-player>\n"
        "<script type=\"application/ld+json\">{object}</script>\n"
        "<script src=\"{script}\" charset=\"utf-8\" defer></script>\n{listening}"
        "</{wrapper}>",
        fmt::arg("wrapper", in_words ? "span" : "div"), fmt::arg("line", in_words ? "span" : "p"),
        fmt::arg("gap", in_words ? "<br />" : ""), fmt::arg("attribute", html::player_attribute),
        fmt::arg("hash", as_markup(facts.content_hash)),
        fmt::arg("seconds", fmt::format("{:.1f}", facts.duration.value)),
        fmt::arg("script", as_markup(facts.script)), fmt::arg("duration", duration_in_words(facts.duration)),
        fmt::arg("opus", opus), fmt::arg("listening", listening), fmt::arg("title", as_markup(facts.title)),
        fmt::arg("audio", audio), fmt::arg("captions", as_markup(facts.captions)),
        fmt::arg("size", size_in_words(facts.bytes)), fmt::arg("note", as_markup(facts.voice_note)),
        fmt::arg("object", audio_object(facts)));
}

std::string with_character_references(std::string_view html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        const CodePoint point = decode_utf8(html, at);
        if (point.value < 0x80)
            out += html[at];
        else
            out += fmt::format("&#{};", static_cast<std::uint32_t>(point.value));
        at += point.length;
    }
    return out;
}

} // namespace baonoi::systems::site
