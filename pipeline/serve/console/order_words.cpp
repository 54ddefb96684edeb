// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/order_words.h"

#include "work/order_kinds.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::serve::console {

namespace {

// How what was set is on record. Where more follows, it is named.
struct SettingWords {
    std::string_view begin, key;
};
constexpr std::array words_of_settings{SettingWords{"voice ", "voice"},
                                       SettingWords{"no voice of its own", "no_voice"},
                                       SettingWords{"heard as what is around it", "as_around"},
                                       SettingWords{"heard as its section is", "as_around"},
                                       SettingWords{"heard", "heard"},
                                       SettingWords{"not heard", "not_heard"},
                                       SettingWords{"intro ", "intro"},
                                       SettingWords{"without intro", "without_intro"},
                                       SettingWords{"no intro of its own", "no_intro"},
                                       SettingWords{"outro ", "outro"},
                                       SettingWords{"without outro", "without_outro"},
                                       SettingWords{"no outro of its own", "no_outro"},
                                       SettingWords{"reads ", "reads"},
                                       SettingWords{"does not read ", "does_not_read"},
                                       SettingWords{"forgets ", "forgets"}};

std::string setting_text(const Texts &texts, const std::string &part) {
    for (const SettingWords &words : words_of_settings) {
        const std::string key = fmt::format("setting_words.{}", words.key);
        if (part == words.begin)
            return texts.say(key);
        if (words.begin.ends_with(' ') && part.starts_with(words.begin))
            return texts.say(key, part.substr(words.begin.size()));
    }
    return part;
}

} // namespace

OrderWords order_words(const Texts &texts, const std::string &what) {
    const auto noted = work::noted_order(what);
    if (!noted)
        return {what, ""};
    std::vector<std::string> details;
    for (const std::string &part : noted->parts)
        details.push_back(setting_text(texts, part));
    const std::string key = fmt::format("orders.{}", work::name_of(noted->kind)), with = key + "_to";
    const std::string text = texts.say(key);
    return {noted->of.empty() ? text
            : texts.has(with) ? texts.say(with, noted->of)
                              : fmt::format("{} {}", text, noted->of),
            fmt::format("{}", fmt::join(details, ", "))};
}

} // namespace baonoi::serve::console
