// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/voice_letters.h"

#include "base/utf8.h"

namespace baonoi::synthesise {

namespace {

constexpr std::u32string_view lower = U"abcdefghijklmnopqrstuvwxyzăâđêôơư"
                                      U"àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ";
constexpr std::u32string_view upper = U"ABCDEFGHIJKLMNOPQRSTUVWXYZĂÂĐÊÔƠƯ"
                                      U"ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ";
static_assert(lower.size() == upper.size());

} // namespace

std::optional<std::string> vietnamese_word(std::string_view word) {
    std::string result;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_utf8(word, at);
        at += point.length;
        std::size_t index = lower.find(point.value);
        if (index == std::u32string_view::npos)
            index = upper.find(point.value);
        if (index == std::u32string_view::npos)
            return std::nullopt;
        append_utf8(result, lower[index]);
    }
    if (result.empty())
        return std::nullopt;
    return result;
}

bool are_phonemes(std::string_view text) {
    if (text.empty())
        return false;
    for (const char c : text)
        if (c <= ' ' || c > '~' || c == '"' || c == '<' || c == '>' || c == '\\')
            return false;
    return text.find("[[") == std::string_view::npos && text.find("]]") == std::string_view::npos &&
           text.back() != ']' && text.find("_^_") == std::string_view::npos;
}

} // namespace baonoi::synthesise
