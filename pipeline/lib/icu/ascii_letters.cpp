// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/icu/ascii_letters.h"

#include "base/utf8.h"
#include "lib/icu/converter.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace baonoi::icu {

namespace {

constexpr char32_t capital_d_with_stroke = 0x110; // has no decomposition in Unicode
constexpr char32_t small_d_with_stroke = 0x111;

} // namespace

std::string ascii_letters(std::string_view text) {
    UErrorCode code = U_ZERO_ERROR;
    std::string decomposed;
    ::icu::StringByteSink<std::string> sink(&decomposed);
    const ::icu::Normalizer2 *nfkd = ::icu::Normalizer2::getNFKDInstance(code);
    if (U_SUCCESS(code))
        nfkd->normalizeUTF8(0, ::icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                            nullptr, code);
    check(code, "Normalizer2 (NFKD)");
    std::string ascii;
    for (std::size_t at = 0; at < decomposed.size();) {
        const CodePoint point = decode_utf8(decomposed, at);
        at += point.length;
        if (point.value < 0x80)
            ascii += static_cast<char>(point.value);
        else if (point.value == capital_d_with_stroke)
            ascii += 'D';
        else if (point.value == small_d_with_stroke)
            ascii += 'd';
        else if (u_charType(static_cast<UChar32>(point.value)) != U_NON_SPACING_MARK)
            ascii += '-';
    }
    return ascii;
}

} // namespace baonoi::icu
