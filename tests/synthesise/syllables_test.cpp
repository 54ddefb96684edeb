// SPDX-License-Identifier: GPL-3.0-or-later
// Every syllable that Vietnamese can write, through the respellings of the voices to eSpeak NG's phonemes:
// none is spelled, switched to English, or said with another onset, rime or tone.
#include "base/file.h"
#include "base/shared_library.h"
#include "base/utf8.h"
#include "synthesise/pronunciation.h"
#include "synthesise/samples.h"
#include "synthesise/table.h"
#include "test_paths.h"

#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>

namespace baonoi::synthesise {
namespace {

const std::filesystem::path root = BAONOI_SOURCE_DIR;

// In-process, because it only reads words: the state that makes samples differ is not used.
class Espeak {
public:
    Espeak() {
        constexpr int synchronous = 2;
        library_.function<int (*)(int, int, const char *, int)>("espeak_Initialize")(synchronous, 0, nullptr,
                                                                                     0);
        EXPECT_EQ(library_.function<int (*)(const char *)>("espeak_SetVoiceByName")("aav/vi"), 0);
    }

    // Without stress and pauses: "hwa:6".
    std::string phonemes(const std::string &text) const {
        std::string all;
        const void *rest = text.c_str();
        while (rest) {
            constexpr int utf8 = 1;
            const char *part = read_(&rest, utf8, '|' << 8);
            all += part ? part : "";
            all += '|';
        }
        std::string result, one;
        for (const char c : all) {
            if (c == '|' || c == ' ') {
                result += one == "_" ? "" : one;
                one.clear();
            } else if (c != '\'' && c != ',' && c != '1' && c != '7') {
                one += c;
            }
        }
        return result;
    }

private:
    SharedLibrary library_{"libespeak-ng.so.1", "libespeak-ng1"};
    const char *(*read_)(const void **, int, int) =
        library_.function<const char *(*)(const void **, int, int)>("espeak_TextToPhonemes");
};

const Espeak &espeak() {
    static const Espeak one;
    return one;
}

struct Rime {
    std::u32string letters[2]; // * after the vowel with the mark, in new and old placement
    std::string phonemes;
    bool checked() const {
        const char32_t last = letters[0].back();
        return last == 'p' || last == 't' || last == 'c' ||
               letters[0].substr(letters[0].size() - 2) == std::u32string_view(U"ch");
    }
    bool has_glide() const { return phonemes.front() == 'w'; }
    bool is_front() const { return std::u32string_view(U"eêiy").find(letters[0][0]) != std::u32string::npos; }
};

std::u32string decoded(std::string_view text) {
    std::u32string result;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        at += point.length;
        result += point.value;
    }
    return result;
}

std::string encoded(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text)
        append_utf8(result, c);
    return result;
}

std::vector<Rime> rimes() {
    std::vector<Rime> result;
    const auto path = root / "tests/synthesise/rimes.tsv";
    for (const TableRow &row :
         parse_table(read_file(path, 100000), path.string(), {"new", "old", "phonemes"}))
        result.push_back({{decoded(row.fields[0]), decoded(row.fields[1])}, row.fields[2]});
    return result;
}

const std::map<std::string, std::string> onsets = {
    {"", ""},    {"b", "b"},  {"c", "k"},   {"ch", "tS"}, {"d", "z"},   {"đ", "d_"}, {"g", "Q"},
    {"gh", "Q"}, {"gi", "z"}, {"h", "h"},   {"k", "k"},   {"kh", "x"},  {"l", "l"},  {"m", "m"},
    {"n", "n"},  {"ng", "N"}, {"ngh", "N"}, {"nh", "n^"}, {"p", "p"},   {"ph", "f"}, {"qu", "kw"},
    {"r", "z"},  {"s", "s"},  {"t", "t["},  {"th", "t"},  {"tr", "tS"}, {"v", "v"},  {"x", "s"}};

bool go_together(const std::string &onset, const Rime &rime) {
    const bool starts_y = rime.letters[0][0] == 'y', starts_ie = rime.letters[0].starts_with(U"iê");
    if (onset.empty())
        return !starts_ie;
    if (starts_y && rime.letters[0].size() > 2)
        return false;
    if (onset == "c" || onset == "g" || onset == "ng")
        return !rime.is_front();
    if (onset == "gh" || onset == "ngh" || onset == "k")
        return rime.is_front();
    if (onset == "gi") // giê-, gia and giu are gi with iê, a and u
        return rime.letters[0][0] != U'ê' && !starts_y && !rime.phonemes.starts_with("i@") &&
               rime.phonemes != "i*w";
    if (onset == "qu")
        return std::u32string_view(U"oôuư").find(rime.letters[0][0]) == std::u32string::npos;
    return true;
}

std::u32string marked(std::u32string_view spelling, int tone) {
    static const std::u32string vowels[] = {U"aăâeêioôơuưy", U"àằầèềìòồờùừỳ", U"áắấéếíóốớúứý",
                                            U"ảẳẩẻểỉỏổởủửỷ", U"ãẵẫẽễĩõỗỡũữỹ", U"ạặậẹệịọộợụựỵ"};
    const std::size_t star = spelling.find(U'*');
    std::u32string result(spelling.substr(0, star));
    result.back() = vowels[tone - 1][vowels[0].find(result.back())];
    return result + std::u32string(spelling.substr(star + 1));
}

std::u32string spelled(const std::string &onset, std::u32string rime) {
    if (onset == "gi" && rime[0] == U'i')
        return U"g" + rime;
    return decoded(onset) + rime;
}

struct Syllable {
    std::string text, phonemes; // expected
};

std::vector<Syllable> all_syllables() {
    std::vector<Syllable> result;
    for (const Rime &rime : rimes())
        for (const auto &[onset, sound] : onsets)
            for (int tone = 1; tone <= 6 && go_together(onset, rime); ++tone) {
                if (rime.checked() && tone != 3 && tone != 6)
                    continue;
                std::string expected = sound + rime.phonemes;
                expected.replace(expected.find('*'), 1, tone == 1 ? "" : std::to_string(tone));
                for (const int style : {0, 1})
                    if (style == 0 || rime.letters[0] != rime.letters[1])
                        result.push_back(
                            {encoded(marked(spelled(onset, rime.letters[style]), tone)), expected});
            }
    return result;
}

Pronunciation respellings() {
    Pronunciation result;
    const auto path = root / "voices/common/respell.tsv";
    result.add_respellings(read_file(path, 1000000), path.string());
    return result;
}

std::string sound_of(const Pronunciation &pronunciation, const std::string &text) {
    std::string result;
    for (const espeak::EngineWord &word : pronunciation.pieces(test::token(text))) {
        if (word.kind == espeak::EngineWordKind::text)
            result += espeak().phonemes(word.text);
        else
            for (const char c : word.text)
                result += c == '\'' ? "" : std::string(1, c);
    }
    return result;
}

TEST(Syllables, AllAreSaidAsTheyAreWritten) {
    const Pronunciation pronunciation = respellings();
    const auto syllables = all_syllables();
    EXPECT_GT(syllables.size(), 17000U);
    std::size_t wrong = 0;
    for (const Syllable &syllable : syllables) {
        const std::string sound = sound_of(pronunciation, syllable.text);
        if (sound != syllable.phonemes && ++wrong <= 40)
            ADD_FAILURE() << syllable.text << " is said " << sound << ", not " << syllable.phonemes;
    }
    EXPECT_EQ(wrong, 0U);
}

TEST(Syllables, HaveTheirRespellingsFromMistakesOfTheEngine) {
    const Pronunciation none;
    for (const char *wrong : {"họa", "gi", "giếm", "giuộc", "toòng", "veo", "qui", "buyến"})
        EXPECT_NE(sound_of(none, wrong), sound_of(respellings(), wrong)) << wrong;
}

TEST(Syllables, EveryRespellingIsReadAsVietnamese) {
    const Pronunciation pronunciation = respellings();
    const auto path = root / "voices/common/respell.tsv";
    for (const TableRow &row :
         parse_table(read_file(path, 1000000), path.string(), {"syllable", "said", "reason"})) {
        const std::string sound = sound_of(pronunciation, row.fields[0]);
        EXPECT_EQ(sound.find('('), std::string::npos) << row.fields[0] << ": " << sound;
        EXPECT_FALSE(sound.empty()) << row.fields[0];
    }
}

} // namespace
} // namespace baonoi::synthesise
