// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/icu/transliterate.h"

#include "base/shared_library.h"
#include "lib/icu/converter.h"

#include <mutex>
#include <unicode/unistr.h>
#include <unicode/utrans.h>

// ICU's functions carry their version in their names.
#define NAME_OF(function) NAME_TEXT(function)
#define NAME_TEXT(function) #function

namespace baonoi::icu {

namespace {

class Transliterator {
public:
    Transliterator() {
        const ::icu::UnicodeString id = u"Any-Latin; NFKD; Latin-ASCII; [:Mn:] Remove";
        UErrorCode code = U_ZERO_ERROR;
        UParseError place;
        rules_ = open_(id.getBuffer(), id.length(), UTRANS_FORWARD, nullptr, 0, &place, &code);
        check(code, "utrans_openU");
    }

    std::string convert(std::string_view text) {
        constexpr int growth = 16; // a character becomes at most so many letters
        ::icu::UnicodeString in =
            ::icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
        int32_t length = in.length();
        int32_t limit = length;
        const int32_t capacity = length * growth + growth;
        char16_t *buffer = in.getBuffer(capacity);
        UErrorCode code = U_ZERO_ERROR;
        translate_(rules_, buffer, &length, capacity, 0, &limit, &code);
        in.releaseBuffer(U_SUCCESS(code) ? length : 0);
        check(code, "utrans_transUChars");
        std::string out;
        in.toUTF8String(out);
        return out;
    }

private:
    SharedLibrary library_{"libicui18n.so." U_ICU_VERSION_SHORT, "libicu" U_ICU_VERSION_SHORT};
    decltype(&utrans_openU) open_ = library_.function<decltype(&utrans_openU)>(NAME_OF(utrans_openU));
    decltype(&utrans_transUChars) translate_ =
        library_.function<decltype(&utrans_transUChars)>(NAME_OF(utrans_transUChars));
    UTransliterator *rules_ = nullptr; // lives as long as the program
};

} // namespace

std::string latin_letters(std::string_view text) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    static Transliterator transliterator;
    return transliterator.convert(text);
}

} // namespace baonoi::icu
