// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of any charset to UTF-8 while they arrive: for feeds and sitemaps, which are never held whole. Pages,
// which are, go through decode() of unicode.h. It never guesses the charset.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace baonoi::icu {

// Text of a charset, decoded as it arrives.
class StreamDecoder {
public:
    // Throws skip when ICU does not know the charset.
    explicit StreamDecoder(const std::string &charset);
    ~StreamDecoder();
    StreamDecoder(StreamDecoder &&) noexcept;
    StreamDecoder &operator=(StreamDecoder &&) noexcept;

    // Valid UTF-8 without BOM: the characters that are complete so far; last: what is left becomes U+FFFD.
    std::string push(std::string_view bytes, bool last = false);
    std::size_t broken_bytes() const; // U+FFFD in what was decoded

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace baonoi::icu
