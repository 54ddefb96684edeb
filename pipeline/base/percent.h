// SPDX-License-Identifier: GPL-3.0-or-later
// Percent-escapes of addresses (RFC 3986, 2.1): "%C3%A1" for the bytes of "á". All who write a part of an
// address or read one call this; which part it is and what may stand there is theirs to know.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baonoi {

// What stays plain in a part of an address, besides letters and digits of ASCII.
inline constexpr std::string_view unreserved = "-._~";
inline constexpr std::string_view unreserved_or_slash = "-._~/"; // a path keeps the slashes between its names

// Letters and digits of ASCII stay and the bytes of plain; all others become "%XX".
std::string percent_encoded(std::string_view text, std::string_view plain = unreserved);

// "%41" becomes "A"; an escape that is none stays as it is.
std::string percent_decoded(std::string_view text);

// For names that a stranger sends: nothing for an escape that is none and for a control character, escaped
// or not.
std::optional<std::string> strictly_percent_decoded(std::string_view text);

// The byte that the escape at the beginning of text stands for; nothing when there is none.
std::optional<char> escaped_byte(std::string_view text);

} // namespace baonoi
