// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/icu/unicode.h"

#include "base/utf8.h"
#include "lib/icu/converter.h"

#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringoptions.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace baonoi::icu {

namespace {

const ::icu::Normalizer2 &nfc_instance() {
    UErrorCode code = U_ZERO_ERROR;
    const ::icu::Normalizer2 *instance = ::icu::Normalizer2::getNFCInstance(code);
    check(code, "Normalizer2::getNFCInstance");
    return *instance;
}

// Calls each(code point or U+FFFD, broken, source offset after it) for every character of bytes, BOM
// included.
template <class Each>
void each_character(std::string_view bytes, const std::string &charset, Each each) {
    const Converter converter = open_converter(charset);
    UErrorCode code = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &code);
    check(code, "ucnv_setToUCallBack");
    const char *source = bytes.data();
    const char *const end = bytes.data() + bytes.size();
    while (source < end) {
        const char *const before = source;
        code = U_ZERO_ERROR;
        const UChar32 value = ucnv_getNextUChar(converter.get(), &source, end, &code);
        if (code == U_INDEX_OUTOFBOUNDS_ERROR)
            break;
        const bool broken = U_FAILURE(code);
        if (broken) {
            ucnv_resetToUnicode(converter.get());
            if (source == before)
                ++source;
        }
        if (!each(broken ? replacement_character : static_cast<char32_t>(value), broken,
                  static_cast<std::size_t>(source - bytes.data())))
            break;
    }
}

std::size_t utf8_length(char32_t value) {
    if (value < 0x80)
        return 1;
    if (value < 0x800)
        return 2;
    return value < 0x10000 ? 3 : 4;
}

// The Stream-Safe Text Format of UAX #15: a combining grapheme joiner after every 30 combining marks, which
// ICU would sort in quadratic time.
std::string stream_safe(const std::string &text) {
    constexpr std::size_t max_marks = 30;
    std::string out;
    std::size_t marks = 0, copied = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const bool letter = point.value < 0x300 || (point.value >= 0x1E00 && point.value < 0x20D0);
        marks = !letter && u_getCombiningClass(static_cast<UChar32>(point.value)) != 0 ? marks + 1 : 0;
        if (marks > max_marks) {
            out.append(text, copied, at - copied).append("\u034F");
            copied = at;
            marks = 1;
        }
        at += point.length;
    }
    return copied == 0 ? text : out.append(text, copied);
}

} // namespace

bool is_plainly_nfc(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const auto continues = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
    for (std::size_t at = 0; at < text.size();) {
        const unsigned first = byte(at), second = byte(at + 1);
        const bool letter = first == 0xE1 && (second == 0xBA || second == 0xBB);
        const bool mark = first == 0xE2 && second == 0x80 && byte(at + 2) >= 0x82;
        if (first < 0x80)
            at += 1;
        else if (first >= 0xC2 && first <= 0xC6 && continues(at + 1))
            at += 2;
        else if ((letter || mark) && continues(at + 2))
            at += 3;
        else
            return false;
    }
    return true;
}

std::string nfc(std::string_view text) {
    if (is_plainly_nfc(text))
        return std::string(text);
    std::string valid = stream_safe(valid_utf8(text));
    UErrorCode code = U_ZERO_ERROR;
    if (nfc_instance().isNormalizedUTF8(::icu::StringPiece(valid), code) && U_SUCCESS(code))
        return valid;
    code = U_ZERO_ERROR;
    std::string out;
    ::icu::StringByteSink<std::string> sink(&out);
    nfc_instance().normalizeUTF8(0, ::icu::StringPiece(valid), sink, nullptr, code);
    check(code, "Normalizer2::normalizeUTF8");
    return out;
}

std::string lower_case(std::string_view text) {
    UErrorCode code = U_ZERO_ERROR;
    std::string out;
    ::icu::StringByteSink<std::string> sink(&out);
    ::icu::CaseMap::utf8ToLower("", 0, ::icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                                sink, nullptr, code);
    check(code, "CaseMap::utf8ToLower");
    return out;
}

std::string base_letters(std::string_view text) {
    UErrorCode code = U_ZERO_ERROR;
    const ::icu::Normalizer2 *nfd = ::icu::Normalizer2::getNFDInstance(code);
    check(code, "Normalizer2::getNFDInstance");
    std::string decomposed;
    ::icu::StringByteSink<std::string> sink(&decomposed);
    nfd->normalizeUTF8(0, ::icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                       code);
    check(code, "Normalizer2::normalizeUTF8");
    std::string out;
    for (std::size_t at = 0; at < decomposed.size();) {
        const CodePoint point = decode_utf8(decomposed, at);
        if (u_getCombiningClass(static_cast<UChar32>(point.value)) == 0)
            append_utf8(out, point.value);
        at += point.length;
    }
    return out;
}

std::string with_plain_d(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        if (point.value == U'đ' || point.value == U'Đ')
            plain += 'd';
        else
            plain += text.substr(at, point.length);
        at += point.length;
    }
    return plain;
}

std::string plain_letters(std::string_view text) {
    return base_letters(lower_case(with_plain_d(text)));
}

bool is_letter_or_mark(char32_t value) {
    const auto point = static_cast<UChar32>(value);
    return (U_GET_GC_MASK(point) & (U_GC_L_MASK | U_GC_MN_MASK | U_GC_MC_MASK)) != 0;
}

bool is_full_letter(char32_t value) {
    const auto point = static_cast<UChar32>(value);
    return (U_GET_GC_MASK(point) & (U_GC_L_MASK & ~U_GC_LM_MASK)) != 0;
}

std::string_view script_of(char32_t value) {
    UErrorCode code = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(value), &code);
    if (U_FAILURE(code) || script <= USCRIPT_INHERITED || script == USCRIPT_UNKNOWN)
        return {};
    return uscript_getShortName(script);
}

std::optional<std::string> charset_name(std::string_view label) {
    UErrorCode code = U_ZERO_ERROR;
    const Converter converter(ucnv_open(std::string(label).c_str(), &code));
    if (label.empty() || U_FAILURE(code))
        return std::nullopt;
    const char *name = ucnv_getName(converter.get(), &code);
    for (const char *standard : {"MIME", "IANA"}) {
        UErrorCode unknown = U_ZERO_ERROR;
        if (const char *known = ucnv_getStandardName(name, standard, &unknown))
            return known;
    }
    return name;
}

Decoded decode(std::string_view bytes, const std::string &charset) {
    Decoded decoded;
    decoded.charset = charset_name(charset).value_or(charset);
    if (decoded.charset == "UTF-8") {
        if (bytes.starts_with("\xEF\xBB\xBF"))
            bytes.remove_prefix(3);
        decoded.text = valid_utf8(bytes, &decoded.broken_bytes);
        return decoded;
    }
    decoded.text.reserve(bytes.size() + bytes.size() / 2);
    bool first = true;
    each_character(bytes, charset, [&](char32_t value, bool broken, std::size_t) {
        if (broken)
            ++decoded.broken_bytes;
        if (!(first && value == 0xFEFF))
            append_utf8(decoded.text, value);
        first = false;
        return true;
    });
    return decoded;
}

std::size_t original_offset(std::string_view bytes, const std::string &charset, std::size_t utf8_offset) {
    std::size_t decoded = 0;
    std::size_t original = 0;
    if (charset_name(charset).value_or(charset) == "UTF-8") {
        if (bytes.starts_with("\xEF\xBB\xBF"))
            original = 3;
        while (decoded < utf8_offset && original < bytes.size()) {
            const CodePoint point = decode_utf8(bytes, original);
            decoded += utf8_length(point.value);
            original += point.length;
        }
        return original;
    }
    bool first = true;
    each_character(bytes, charset, [&](char32_t value, bool, std::size_t after) {
        const bool mark = first && value == 0xFEFF;
        first = false;
        if (!mark && decoded >= utf8_offset)
            return false;
        if (!mark)
            decoded += utf8_length(value);
        original = after;
        return true;
    });
    return original;
}

} // namespace baonoi::icu
