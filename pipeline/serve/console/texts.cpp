// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/texts.h"

#include "serve/console/embedded.h"

#include <cassert>
#include <cmath>
#include <fmt/chrono.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

json::json_pointer pointer(std::string_view key) {
    std::string path = "/";
    for (const char c : key)
        path += c == '.' ? "/" : c == '~' ? "~0" : std::string(1, c);
    return json::json_pointer(path);
}

std::string replaced(std::string text, std::string_view mark, const std::string &what) {
    if (const std::size_t at = text.find(mark); at != std::string::npos)
        text.replace(at, mark.size(), what);
    return text;
}

// The n-th of it stands for {n} of the pattern; nothing when the message is another.
std::optional<std::vector<std::string>> parts_of(std::string_view message, std::string_view pattern) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t mark = pattern.find('{');
        if (!message.starts_with(pattern.substr(0, mark)))
            return std::nullopt;
        if (mark == std::string_view::npos)
            return message.size() == pattern.size() ? std::optional(parts) : std::nullopt;
        message.remove_prefix(mark);
        pattern.remove_prefix(mark + std::string_view("{1}").size());
        const std::string_view next = pattern.substr(0, pattern.find('{'));
        const std::size_t end = next.empty() ? message.size() : message.find(next);
        if (end == std::string_view::npos)
            return std::nullopt;
        parts.emplace_back(message.substr(0, end));
        message.remove_prefix(end);
    }
}

} // namespace

Texts::Texts(const std::string &language)
    : language_(language), all_(std::make_unique<json>(
                               json::parse(embedded_file(fmt::format("texts/{}.json", language)).value()))) {}

Texts::~Texts() = default;

bool Texts::has(std::string_view key) const {
    return all_->contains(pointer(key));
}

std::string Texts::say(std::string_view key) const {
    assert(has(key));
    return all_->at(pointer(key)).get<std::string>();
}

std::string Texts::say(std::string_view key, const std::string &what) const {
    return replaced(say(key), "{what}", what);
}

std::string Texts::refusal(std::string_view message) const {
    for (const auto &[key, pattern] : texts_of("en").all().at("refusals").items())
        if (const auto parts = parts_of(message, pattern.get_ref<const std::string &>())) {
            std::string told = all_->at("refusals").at(key);
            for (std::size_t i = 0; i < parts->size(); ++i)
                told = replaced(std::move(told), fmt::format("{{{}}}", i + 1), (*parts)[i]);
            return told;
        }
    return std::string(message);
}

std::string Texts::count(std::string_view key, std::int64_t n) const {
    return replaced(say(fmt::format("{}.{}", key, n == 1 ? "one" : "many")), "{n}", number(n));
}

std::string Texts::number(std::int64_t value) const {
    std::string digits = fmt::to_string(value);
    const std::size_t first = value < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;)
        digits.insert(at -= 3, say("numbers.thousands"));
    return digits;
}

std::string Texts::share(std::int64_t part, std::int64_t whole) const {
    if (whole <= 0)
        return "–";
    const std::int64_t tenths = part * 1000 / whole; // never more than it is: 100 % is all
    if (part == whole)
        return say("numbers.percent", "100");
    return say("numbers.percent", fmt::format("{}{}{}", tenths / 10, say("numbers.decimal"), tenths % 10));
}

std::string Texts::length(double seconds) const {
    const auto whole = static_cast<std::int64_t>(std::lround(seconds));
    if (whole >= 3600)
        return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string Texts::span(std::int64_t seconds) const {
    const std::int64_t whole = std::max<std::int64_t>(seconds, 0);
    if (whole < 120)
        return count("spans.seconds", whole);
    if (whole < 7200)
        return count("spans.minutes", whole / 60);
    return whole < 172'800 ? count("spans.hours", whole / 3600) : count("spans.days", whole / 86'400);
}

std::string Texts::clock_time(std::int64_t unix_seconds) {
    return fmt::format("{:%d/%m/%Y %H:%M}",
                       fmt::gmtime(static_cast<std::time_t>(unix_seconds + zone_of_vietnam)));
}

const std::vector<std::string> &languages() {
    static const std::vector<std::string> all{"vi", "en"};
    return all;
}

const Texts &texts_of(std::string_view language) {
    static const Texts vietnamese("vi"), english("en");
    return language == english.language() ? english : vietnamese;
}

} // namespace baonoi::serve::console
