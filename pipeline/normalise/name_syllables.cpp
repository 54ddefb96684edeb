// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/name_syllables.h"

#include "base/utf8.h"
#include "normalise/letters.h"
#include "normalise/syllable.h"

#include <array>
#include <utility>

namespace baonoi::normalise {

namespace {

constexpr std::array<std::pair<std::u32string_view, char32_t>, 7> digraphs{{{U"ch", U'C'},
                                                                            {U"kh", U'K'},
                                                                            {U"ng", U'N'},
                                                                            {U"nh", U'J'},
                                                                            {U"ph", U'F'},
                                                                            {U"th", U'T'},
                                                                            {U"tr", U'R'}}};
constexpr std::u32string_view consonants = U"bcđghjlmnprstvwxz";
constexpr std::u32string_view said_alone = U"bcđgjpstvxzCFKTR";
constexpr std::u32string_view said_after_glide = U"xsF"; // of those that would close a syllable
constexpr std::u32string_view before_liquid = U"bcđgptvFTK";

bool is_in(std::u32string_view set, char32_t value) {
    return set.find(value) != std::string_view::npos;
}

bool is_front_vowel(char32_t vowel) {
    const char32_t base = without_tone(vowel).base;
    return base == U'e' || base == U'ê' || base == U'i' || base == U'y';
}

std::u32string onset_letters(char32_t onset, char32_t next) {
    for (const auto &[letters, code] : digraphs)
        if (code == onset)
            return std::u32string(letters) + (onset == U'N' && is_front_vowel(next) ? U"h" : U"");
    if (onset == U'c')
        return is_front_vowel(next) ? U"k" : U"c";
    if (onset == U'g')
        return is_front_vowel(next) ? U"gh" : U"g";
    if (onset == U'j')
        return without_tone(next).base == U'i' ? U"g" : U"gi";
    if (onset == U'z')
        return U"d";
    return onset == 0 ? std::u32string() : std::u32string(1, onset);
}

// What closes a syllable for a consonant; 0: nothing does.
char32_t coda_of(char32_t consonant) {
    if (is_in(U"bpvF", consonant))
        return U'p';
    if (is_in(U"đtzxsTR", consonant))
        return U't';
    if (is_in(U"cgK", consonant))
        return U'c';
    if (consonant == U'l')
        return U'n';
    return is_in(U"mnNJC", consonant) ? consonant : 0;
}

std::u32string rime_of(std::u32string nucleus, char32_t coda) {
    constexpr std::array<std::array<std::u32string_view, 2>, 3> closed{
        {{U"ia", U"iê"}, {U"ua", U"uô"}, {U"ưa", U"ươ"}}};
    for (const auto &[open, shut] : closed)
        if (nucleus == (coda == 0 ? shut : open))
            nucleus = coda == 0 ? open : shut;
    if (coda == 0) {
        if (nucleus == U"ă")
            return U"a";
        return nucleus == U"â" ? U"ơ" : nucleus;
    }
    const char32_t last = nucleus.back();
    const bool high = nucleus == U"i" || nucleus == U"ê";
    if (last == U'ơ' && nucleus.size() == 1 && (coda == U'c' || coda == U'C'))
        nucleus = U"ô";
    std::u32string end(1, coda);
    if (coda == U'C')
        end = high || nucleus == U"a" ? U"ch" : U"t";
    else if (coda == U'c' && high)
        end = U"ch";
    else if (coda == U'N')
        end = high ? U"nh" : U"ng";
    else if (coda == U'J')
        end = high || nucleus == U"a" ? U"nh" : U"n";
    if (is_in(U"pct", end[0]))
        nucleus.back() = with_tone(nucleus.back(), Tone::rising);
    return nucleus + end;
}

std::string text_of(const std::u32string &letters) {
    std::string out;
    for (const char32_t letter : letters)
        append_utf8(out, letter);
    return out;
}

// The glide u before a vowel: oa, oe, uê, uy. Empty when it is not written before this one.
std::u32string glided(std::u32string_view rime, char32_t onset) {
    const char32_t first = without_tone(rime[0]).base;
    if (is_in(U"oôuư", first))
        return {};
    std::u32string out(rime);
    if (first == U'i')
        out[0] = with_tone(U'y', without_tone(rime[0]).tone);
    if (onset == U'c')
        return U"qu" + out;
    return onset_letters(onset, U'u') + (is_in(U"aăe", first) ? U"o" : U"u") + out;
}

struct Syllable {
    char32_t onset = 0;
    bool glide = false;
    std::u32string nucleus;
    char32_t coda = 0;
    std::u32string alone; // consonants behind it that are said with ờ

    bool closes(char32_t consonant) const {
        const char32_t end = coda_of(consonant);
        return end != 0 && is_syllable("t" + text_of(rime_of(nucleus, end)));
    }
    std::string spelled(char32_t end) const {
        const std::u32string rime = rime_of(nucleus, end);
        if (glide)
            if (std::string with = text_of(glided(rime, onset)); is_syllable(with))
                return with;
        if (onset == 0 && rime.starts_with(U"iê"))
            return "y" + text_of(rime.substr(1));
        return text_of(onset_letters(onset, rime[0]) + rime);
    }
    std::string text() const {
        std::string whole = spelled(coda);
        if (!is_syllable(whole))
            whole = spelled(0);
        return is_syllable(whole) ? whole : text_of(onset_letters(onset, U'ơ') + U"ơ");
    }
};

// The consonants between two vowels: the first may close the syllable before, the last opens the next one.
void divide(std::u32string_view cluster, Syllable *before, Syllable &next) {
    while (!cluster.empty() && cluster.back() == U'w') {
        next.glide = true;
        cluster.remove_suffix(1);
    }
    if (!cluster.empty()) {
        next.onset = cluster.back();
        cluster.remove_suffix(1);
    }
    const bool liquid = next.onset == U'r' || (next.onset == U'l' && !cluster.empty() &&
                                               cluster.back() != U't' && cluster.back() != U'đ');
    const bool apart = liquid && cluster.size() == 1 && is_in(before_liquid, cluster[0]);
    std::u32string alone;
    const bool glide_before = before && !before->closes(U't');
    for (const char32_t consonant : cluster) {
        if (before && before->coda != 0 && alone.empty() && coda_of(consonant) == before->coda)
            continue;
        if (before && !apart && alone.empty() && before->coda == 0 && before->closes(consonant))
            before->coda = coda_of(consonant);
        else if (is_in(glide_before && !apart ? said_after_glide : said_alone, consonant))
            alone += consonant;
    }
    (before ? before->alone : next.alone) = alone;
}

void say_alone(std::string &out, std::u32string_view alone) {
    for (const char32_t consonant : alone)
        out += (out.empty() ? "" : " ") + text_of(onset_letters(consonant, U'ơ') + U"ờ");
}

} // namespace

std::optional<std::vector<Sound>> sounds_of(std::string_view written) {
    std::u32string letters;
    for (std::size_t at = 0; at < written.size();) {
        const CodePoint point = decode_utf8(written, at);
        letters += point.value;
        at += point.length;
    }
    std::vector<Sound> sounds;
    bool apart = true;   // the next vowel begins a new one
    bool marked = false; // the next consonant closes a syllable
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const std::u32string_view rest = std::u32string_view(letters).substr(at);
        char32_t consonant = is_in(consonants, rest[0]) ? rest[0] : rest[0] == U'k' ? U'c' : 0;
        for (const auto &[pair, code] : digraphs)
            if (rest.starts_with(pair))
                consonant = code;
        if (consonant != 0) {
            at += consonant == rest[0] || consonant == U'c' ? 0 : 1;
            const bool closing = marked || (!apart && !sounds.empty() && sounds.back().vowel);
            sounds.push_back({std::u32string(1, consonant), false, closing});
        } else if (is_vowel(rest[0])) {
            if (apart)
                sounds.push_back({{}, true, false});
            sounds.back().letters += rest[0];
        } else if (rest[0] != U'.' && rest[0] != U'-' && rest[0] != U'_') {
            return std::nullopt;
        }
        apart = !is_vowel(rest[0]);
        marked = rest[0] == U'_';
    }
    return sounds;
}

std::string syllables_of(const std::vector<Sound> &sounds) {
    std::vector<Syllable> syllables;
    std::u32string cluster;
    std::u32string first; // said before the first syllable
    for (const Sound &sound : sounds) {
        if (sound.closes && cluster.empty() && !syllables.empty() &&
            syllables.back().closes(sound.letters[0])) {
            syllables.back().coda = coda_of(sound.letters[0]);
            continue;
        }
        if (!sound.vowel) {
            cluster += sound.letters;
            continue;
        }
        Syllable next;
        next.nucleus = sound.letters;
        divide(cluster, syllables.empty() ? nullptr : &syllables.back(), next);
        if (syllables.empty())
            first = std::exchange(next.alone, {});
        cluster.clear();
        syllables.push_back(std::move(next));
    }
    if (syllables.empty())
        return {};
    for (const char32_t consonant : cluster)
        if (Syllable &last = syllables.back(); last.coda == 0 && last.closes(consonant))
            last.coda = coda_of(consonant);
    std::string out;
    say_alone(out, first);
    for (const Syllable &syllable : syllables) {
        out += (out.empty() ? "" : " ") + syllable.text();
        say_alone(out, syllable.alone);
    }
    return out;
}

} // namespace baonoi::normalise
