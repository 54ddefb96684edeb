// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/robots.h"

#include "base/ascii.h"
#include "base/percent.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <strings.h>

namespace baonoi::fetch {

namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && ::strncasecmp(a.data(), b.data(), a.size()) == 0;
}

std::string_view product_token(std::string_view agent) {
    const auto end = std::find_if_not(agent.begin(), agent.end(),
                                      [](char c) { return is_ascii_letter(c) || c == '-' || c == '_'; });
    return agent.substr(0, static_cast<std::size_t>(end - agent.begin()));
}

// One writing for each path: escapes in capitals, none for unreserved characters, one for all that is not
// ASCII and for the characters in special.
std::string canonical(std::string_view text, std::string_view special) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::optional<char> escaped = escaped_byte(text.substr(i));
        const char c = escaped.value_or(text[i]);
        const bool stays =
            !escaped && static_cast<unsigned char>(c) < 0x80 && special.find(c) == std::string_view::npos;
        result += stays ? std::string(1, c) : percent_encoded({&c, 1});
        i += escaped ? 2 : 0;
    }
    return result;
}

std::string canonical_pattern(std::string_view pattern) {
    const bool anchored = pattern.ends_with('$');
    if (anchored)
        pattern.remove_suffix(1);
    return canonical(pattern, "$") + (anchored ? "$" : "");
}

// "*" stands for any text, "$" at the end for the end.
bool matches(std::string_view pattern, std::string_view path) {
    const bool anchored = pattern.ends_with('$');
    if (anchored)
        pattern.remove_suffix(1);
    std::size_t star = pattern.find('*');
    if (!path.starts_with(pattern.substr(0, star)))
        return false;
    if (star == std::string_view::npos)
        return !anchored || path.size() == pattern.size();
    path.remove_prefix(star);
    for (;;) {
        pattern.remove_prefix(star + 1);
        star = pattern.find('*');
        if (star == std::string_view::npos)
            return anchored ? path.ends_with(pattern) : path.find(pattern) != std::string_view::npos;
        const std::size_t found = path.find(pattern.substr(0, star));
        if (found == std::string_view::npos)
            return false;
        path.remove_prefix(found + star);
    }
}

std::optional<Seconds> delay(std::string_view text) {
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size() || !(value >= 0))
        return std::nullopt;
    return Seconds{value};
}

std::string_view next_line(std::string_view &text) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return trimmed(line.substr(0, line.find('#')), blanks);
}

// Whose lines follow.
struct Members {
    bool own = false, others = false;
    void add(std::string_view agent, std::string_view token) {
        others |= agent.starts_with('*');
        own |= !token.empty() && same(product_token(agent), token);
    }
};

} // namespace

Robots::Robots(std::string_view text, std::string_view user_agent) {
    text = text.substr(0, max_bytes);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::string_view token = product_token(user_agent);
    Robots own, others;
    Members ruled, delayed;
    bool has_own = false, after_rule = false, after_delay = false;
    while (!text.empty()) {
        const std::string_view line = next_line(text);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            continue;
        const std::string_view key = trimmed(line.substr(0, colon), blanks);
        const std::string_view value = trimmed(line.substr(colon + 1), blanks);
        if (same(key, "user-agent")) {
            if (after_rule)
                ruled = {};
            if (after_rule || after_delay)
                delayed = {};
            after_rule = after_delay = false;
            ruled.add(value, token);
            delayed.add(value, token);
            has_own |= ruled.own;
        } else if (const bool allow = same(key, "allow"); allow || same(key, "disallow")) {
            after_rule = true;
            if (ruled.own && !value.empty())
                own.rules_.push_back({canonical_pattern(value), allow});
            if (ruled.others && !value.empty())
                others.rules_.push_back({canonical_pattern(value), allow});
        } else if (same(key, "crawl-delay")) {
            after_delay = true;
            if (delayed.own)
                own.crawl_delay_ = delay(value);
            if (delayed.others)
                others.crawl_delay_ = delay(value);
        }
    }
    *this = has_own ? std::move(own) : std::move(others);
}

bool Robots::allows(std::string_view target) const {
    if (target == "/robots.txt")
        return true;
    const std::string path = canonical(target, "*$");
    const Rule *best = nullptr;
    for (const Rule &rule : rules_) {
        const bool better = !best || rule.pattern.size() > best->pattern.size() ||
                            (rule.pattern.size() == best->pattern.size() && rule.allow);
        if (better && matches(rule.pattern, path))
            best = &rule;
    }
    return !best || best->allow;
}

} // namespace baonoi::fetch
