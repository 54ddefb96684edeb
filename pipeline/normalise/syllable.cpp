// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/syllable.h"

#include "base/utf8.h"
#include "normalise/letters.h"

#include <algorithm>
#include <array>

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest = 7; // nghiêng

// Sorted. Toneless, as spelled after an onset; the rimes after q are among them.
constexpr std::array<std::u32string_view, 173> rimes{
    U"a",    U"ac",   U"ach",  U"ai",   U"am",   U"an",   U"ang",  U"anh",  U"ao",   U"ap",   U"at",  U"au",
    U"ay",   U"e",    U"ec",   U"em",   U"en",   U"eng",  U"eo",   U"ep",   U"et",   U"i",    U"ia",  U"ich",
    U"im",   U"in",   U"inh",  U"ip",   U"it",   U"iu",   U"iêc",  U"iêm",  U"iên",  U"iêng", U"iêp", U"iêt",
    U"iêu",  U"o",    U"oa",   U"oac",  U"oach", U"oai",  U"oam",  U"oan",  U"oang", U"oanh", U"oao", U"oap",
    U"oat",  U"oay",  U"oc",   U"oe",   U"oem",  U"oen",  U"oeng", U"oeo",  U"oep",  U"oet",  U"oi",  U"om",
    U"on",   U"ong",  U"ooc",  U"oong", U"op",   U"ot",   U"oăc",  U"oăm",  U"oăn",  U"oăng", U"oăp", U"oăt",
    U"u",    U"ua",   U"uc",   U"ui",   U"um",   U"un",   U"ung",  U"up",   U"ut",   U"uy",   U"uya", U"uych",
    U"uyn",  U"uynh", U"uyp",  U"uyt",  U"uyu",  U"uyên", U"uyêt", U"uân",  U"uâng", U"uât",  U"uây", U"uê",
    U"uêch", U"uên",  U"uênh", U"uêu",  U"uôc",  U"uôi",  U"uôm",  U"uôn",  U"uông", U"uôt",  U"uơ",  U"uơn",
    U"y",    U"ych",  U"yn",   U"ynh",  U"yt",   U"yêm",  U"yên",  U"yêng", U"yêt",  U"yêu",  U"âc",  U"âm",
    U"ân",   U"âng",  U"âp",   U"ât",   U"âu",   U"ây",   U"ê",    U"êch",  U"êm",   U"ên",   U"êng", U"ênh",
    U"êp",   U"êt",   U"êu",   U"ô",    U"ôc",   U"ôi",   U"ôm",   U"ôn",   U"ông",  U"ôp",   U"ôt",  U"ăc",
    U"ăm",   U"ăn",   U"ăng",  U"ăp",   U"ăt",   U"ơ",    U"ơi",   U"ơm",   U"ơn",   U"ơng",  U"ơp",  U"ơt",
    U"ư",    U"ưa",   U"ưc",   U"ưi",   U"ưm",   U"ưn",   U"ưng",  U"ưt",   U"ưu",   U"ươc",  U"ươi", U"ươm",
    U"ươn",  U"ương", U"ươp",  U"ươt",  U"ươu",
};

constexpr std::array<std::u32string_view, 28> onsets{
    U"ngh", U"ch", U"gh", U"gi", U"kh", U"ng", U"nh", U"ph", U"qu", U"th", U"tr", U"b", U"c", U"d",
    U"đ",   U"g",  U"h",  U"k",  U"l",  U"m",  U"n",  U"p",  U"r",  U"s",  U"t",  U"v", U"x", U"",
};

bool is_front(char32_t vowel) {
    return vowel == U'e' || vowel == U'ê' || vowel == U'i' || vowel == U'y';
}

// i-rimes are written with y when nothing stands before (yên); y alone after a few onsets (lý, mỹ).
bool y_fits(std::u32string_view onset, std::u32string_view rime) {
    constexpr std::u32string_view may_have_y = U"hklmnstvđ";
    if (rime[0] == U'y') {
        if (onset == U"qu" || (onset.empty() && rime != U"yn" && rime != U"yt" && rime != U"ych"))
            return true;
        return rime == U"y" &&
               (onset == U"th" || (onset.size() == 1 && may_have_y.find(onset[0]) != std::string_view::npos));
    }
    return !(onset.empty() && rime.size() > 1 && rime.substr(0, 2) == U"iê");
}

bool onset_fits(std::u32string_view onset, std::u32string_view rime) {
    const char32_t next = rime[0];
    if (onset == U"k")
        return is_front(next) || rime == U"an";
    if (onset == U"gh" || onset == U"ngh")
        return is_front(next) && next != U'y';
    if (onset == U"c")
        return !is_front(next);
    if (onset == U"g")
        return next == U'i' || !is_front(next);
    if (onset == U"ng")
        return !is_front(next);
    if (onset == U"gi")
        return next != U'i' && next != U'y';
    if (onset == U"qu")
        return next != U'u' && next != U'ư' && (next != U'o' || rime.size() == 1 || rime[1] != U'a');
    return true;
}

bool tone_fits(std::u32string_view rime, Tone tone) {
    const char32_t last = rime.back();
    const bool stopped =
        last == U'c' || last == U'p' || last == U't' || (last == U'h' && rime[rime.size() - 2] == U'c');
    return !stopped || tone == Tone::rising || tone == Tone::heavy;
}

} // namespace

bool is_syllable(std::string_view word) {
    std::array<char32_t, longest> letters{};
    std::size_t count = 0;
    Tone tone = Tone::level;
    for (std::size_t at = 0; at < word.size();) {
        if (count == longest)
            return false;
        if (const auto byte = static_cast<unsigned char>(word[at]);
            byte < 0x80) { // most letters have no mark
            letters[count++] = byte >= 'A' && byte <= 'Z' ? byte + 0x20U : byte;
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(word, at);
        const Vowel vowel = without_tone(to_lower(point.value));
        if (vowel.tone != Tone::level) {
            if (tone != Tone::level)
                return false;
            tone = vowel.tone;
        }
        letters[count++] = vowel.base;
        at += point.length;
    }
    if (count == 0)
        return false;
    const std::u32string_view all(letters.data(), count);
    for (const std::u32string_view onset : onsets) {
        if (!onset.empty() && (onset[0] != all[0] || all.substr(0, onset.size()) != onset))
            continue;
        if (all.size() <= onset.size())
            continue;
        const std::u32string_view rime = all.substr(onset.size());
        if (std::binary_search(rimes.begin(), rimes.end(), rime) && onset_fits(onset, rime) &&
            y_fits(onset, rime) && tone_fits(rime, tone))
            return true;
    }
    return false;
}

} // namespace baonoi::normalise
