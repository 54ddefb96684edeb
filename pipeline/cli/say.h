// SPDX-License-Identifier: GPL-3.0-or-later
// How commands print lines for people: texts, which may be those of others, are escaped as in
// base/printable.h. Results for programs are JSON, which escapes by itself.
#pragma once

#include "base/printable.h"

#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <type_traits>

namespace baonoi::cli {

template <class T>
using Said = std::conditional_t<std::is_convertible_v<const T &, std::string_view>, std::string, T>;

template <class T>
Said<T> said(const T &value) {
    if constexpr (std::is_convertible_v<const T &, std::string_view>)
        return printable(value);
    else
        return value;
}

template <class... T>
void say(std::FILE *to, fmt::format_string<Said<T>...> format, const T &...values) {
    const std::string text = fmt::format(format, said(values)...);
    std::fwrite(text.data(), 1, text.size(), to);
}

} // namespace baonoi::cli
