// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where ICU's error codes become exceptions, and the owner of a charset converter. Only lib/icu
// includes it.
#pragma once

#include "base/error.h"
#include "base/handle.h"

#include <fmt/format.h>
#include <string>
#include <unicode/ucnv.h>

namespace baonoi::icu {

using Converter = Handle<UConverter, ucnv_close>;

// Throws stop, naming the call, when code says that it failed.
inline void check(UErrorCode code, const char *call) {
    if (U_FAILURE(code))
        throw Error(Next::stop, fmt::format("{}: {}", call, u_errorName(code)));
}

// Throws skip when ICU does not know the charset.
inline Converter open_converter(const std::string &charset) {
    UErrorCode code = U_ZERO_ERROR;
    Converter converter(ucnv_open(charset.c_str(), &code));
    if (U_FAILURE(code))
        throw Error(Next::skip, fmt::format("unknown charset {}", charset));
    return converter;
}

} // namespace baonoi::icu
