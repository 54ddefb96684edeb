// SPDX-License-Identifier: GPL-3.0-or-later
// What the console says, in each of its languages: one file a language in texts/. Numbers, shares and times
// are written as the language writes them.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::serve::console {

constexpr std::int64_t zone_of_vietnam = 7L * 3600; // seconds ahead of UTC; no summer time

class Texts {
public:
    explicit Texts(const std::string &language); // of languages()
    ~Texts();
    Texts(const Texts &) = delete;
    Texts &operator=(const Texts &) = delete;

    const std::string &language() const { return language_; }
    // The whole file, for templates.
    const nlohmann::json &all() const { return *all_; }
    bool has(std::string_view key) const;
    // "articles.none". Must be there.
    std::string say(std::string_view key) const;
    // The same with {what} in its place.
    std::string say(std::string_view key, const std::string &what) const;
    // What was refused in English (of Error), as this language says it: by the English "refusals", whose {1},
    // {2}, … stand for anything. What is none of them stays as it is.
    std::string refusal(std::string_view message) const;
    // The text under "one" or "many" of the key, with {n} in its place.
    std::string count(std::string_view key, std::int64_t n) const;

    std::string number(std::int64_t value) const;                   // "12.345"
    std::string share(std::int64_t part, std::int64_t whole) const; // "98,7 %"; of nothing: "–"
    std::string length(double seconds) const;                       // "3:07"
    std::string span(std::int64_t seconds) const;                   // "3 phút"
    static std::string clock_time(std::int64_t unix_seconds);       // "29/11/2026 20:45" in Vietnam
private:
    std::string language_;
    std::unique_ptr<const nlohmann::json> all_;
};

// The first is that of who chose none.
const std::vector<std::string> &languages();
// Of a language that is none: the first.
const Texts &texts_of(std::string_view language);

} // namespace baonoi::serve::console
