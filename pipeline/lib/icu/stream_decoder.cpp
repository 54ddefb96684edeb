// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/icu/stream_decoder.h"

#include "base/utf8.h"
#include "lib/icu/converter.h"

#include <array>
#include <unicode/utf16.h>

namespace baonoi::icu {

struct StreamDecoder::State {
    Converter converter;
    std::u16string units;
    std::size_t broken_bytes = 0;
    bool begun = false;
};

StreamDecoder::StreamDecoder(const std::string &charset) : state_(std::make_unique<State>()) {
    state_->converter = open_converter(charset);
}

StreamDecoder::~StreamDecoder() = default;
StreamDecoder::StreamDecoder(StreamDecoder &&) noexcept = default;
StreamDecoder &StreamDecoder::operator=(StreamDecoder &&) noexcept = default;

std::string StreamDecoder::push(std::string_view bytes, bool last) {
    State &state = *state_;
    const char *source = bytes.data();
    const char *const end = bytes.data() + bytes.size();
    std::array<UChar, 4096> buffer{};
    state.units.clear();
    UErrorCode code = U_BUFFER_OVERFLOW_ERROR;
    while (code == U_BUFFER_OVERFLOW_ERROR) {
        code = U_ZERO_ERROR;
        UChar *target = buffer.data();
        ucnv_toUnicode(state.converter.get(), &target, buffer.data() + buffer.size(), &source, end, nullptr,
                       static_cast<UBool>(last), &code);
        state.units.append(buffer.data(), target);
    }
    check(code, "ucnv_toUnicode");
    std::string text;
    text.reserve(state.units.size() * 2);
    for (std::size_t at = 0; at < state.units.size();) {
        UChar32 value = 0;
        U16_NEXT(state.units, at, state.units.size(), value);
        if (U_IS_SURROGATE(value))
            value = static_cast<UChar32>(replacement_character);
        state.broken_bytes += value == static_cast<UChar32>(replacement_character) ? 1 : 0;
        if (state.begun || value != 0xFEFF)
            append_utf8(text, static_cast<char32_t>(value));
        state.begun = true;
    }
    return text;
}

std::size_t StreamDecoder::broken_bytes() const {
    return state_->broken_bytes;
}

} // namespace baonoi::icu
