// SPDX-License-Identifier: GPL-3.0-or-later
// Unicode work that needs ICU's data: normalisation, charsets, case.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::icu {

// NFC of valid UTF-8; malformed sequences become U+FFFD. Fast when the text is NFC already.
std::string nfc(std::string_view text);
// Only characters that are NFC in any order: ASCII, U+0080..U+01BF, U+1E80..U+1EFF, U+2002..U+203F. What
// nearly every Vietnamese text is; false says nothing.
bool is_plainly_nfc(std::string_view text);

// Lower case by Unicode's rules without a locale; UTF-8 in and out.
std::string lower_case(std::string_view text);

// The letters without their accents and other marks: "Müller" -> "Muller".
std::string base_letters(std::string_view text);

// đ, to Unicode no d with a mark, as d, and so is Đ; all else stays.
std::string with_plain_d(std::string_view text);
// A text as it is looked for whatever its case and marks: "Đắk Lắk" -> "dak lak".
std::string plain_letters(std::string_view text);

// A letter of any script, or a mark that stands on one.
bool is_letter_or_mark(char32_t value);
// A letter that has a sound of its own: no mark, no sign of length or repetition.
bool is_full_letter(char32_t value);
// The script's ISO 15924 code ("Cyrl"); empty for characters that several scripts share.
std::string_view script_of(char32_t value);

// Text decoded from a charset.
struct Decoded {
    std::string text;             // valid UTF-8, without BOM
    std::string charset;          // as charset_name() gives it
    std::size_t broken_bytes = 0; // malformed sequences that became U+FFFD
};

// The MIME or IANA name (else ICU's own) for a label such as "utf8", "windows-1258", "CP1258"; nothing when
// ICU does not know it.
std::optional<std::string> charset_name(std::string_view label);

// charset must be a known label. Throws skip when ICU does not know it.
Decoded decode(std::string_view bytes, const std::string &charset);

// The offset in bytes that corresponds to utf8_offset in decode(bytes, charset).text: where an edit that was
// found in the decoded text has to be made in the original.
std::size_t original_offset(std::string_view bytes, const std::string &charset, std::size_t utf8_offset);

} // namespace baonoi::icu
