// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/length.h"

#include "base/error.h"
#include "model/recording.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <fmt/format.h>

namespace baonoi::encode {

namespace {

constexpr double seconds_of_word = 0.25, seconds_of_pause = 0.3;

std::string limit_in_words(Seconds longest) {
    return fmt::format("{} allows {}; a larger value,", limit_of_length, in_words(longest));
}

} // namespace

Seconds estimated_length(const std::vector<Utterance> &utterances) {
    std::size_t words = 0, sentences = 0;
    for (const Utterance &utterance : utterances) {
        const std::size_t before = words;
        for (const Token &token : utterance.tokens)
            if (!token.spoken.empty())
                words +=
                    1 + static_cast<std::size_t>(std::count(token.spoken.begin(), token.spoken.end(), ' '));
        sentences += words > before ? 1 : 0;
    }
    return Seconds{static_cast<double>(words) * seconds_of_word +
                   static_cast<double>(sentences) * seconds_of_pause};
}

Seconds least_length(const Script &script) {
    std::size_t words = 0;
    for (const Block &block : script.blocks)
        if (is_read(block.kind))
            words += 1 + static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), ' '));
    return Seconds{static_cast<double>(words) * seconds_of_word / 2};
}

void check_length(const Script &script, Seconds longest) {
    if (const Seconds length = least_length(script); length > longest)
        throw Error(Next::skip, too_long("more than " + in_words(length), longest));
}

void check_length(const std::vector<Utterance> &utterances, Seconds longest) {
    if (const Seconds length = estimated_length(utterances); length > longest)
        throw Error(Next::skip, too_long("about " + in_words(length), longest));
}

std::string too_long(const std::string &length, Seconds longest) {
    return fmt::format("the article takes {} to read aloud, and {} up to {}, has it spoken", length,
                       limit_in_words(longest), in_words(max_recording));
}

bool is_of_another_limit(std::string_view reason, Seconds longest) {
    return reason.find(fmt::format("{} allows ", limit_of_length)) != std::string_view::npos &&
           reason.find(limit_in_words(longest)) == std::string_view::npos;
}

std::string in_words(Seconds length) {
    const long seconds = std::lround(length.value);
    std::string text;
    const auto add = [&](long count, const char *unit) {
        if (count > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : " ", count, unit);
    };
    add(seconds / 3600, "h");
    add(seconds / 60 % 60, "min");
    if (seconds < 3600)
        add(seconds % 60, "s");
    return text.empty() ? "0 s" : text;
}

} // namespace baonoi::encode
