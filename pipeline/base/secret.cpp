// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include "base/error.h"
#include "base/file.h"

#include <cstdlib>
#include <fmt/format.h>

namespace baonoi {

namespace {

constexpr std::size_t largest_file = 4096;

std::string read(const std::string &reference) {
    if (reference.starts_with("file:"))
        return read_file(reference.substr(5), largest_file);
    if (!reference.starts_with("env:"))
        throw Error(Next::hold, "a secret is given as \"file:PATH\" or \"env:NAME\"");
    const char *value = std::getenv(reference.substr(4).c_str());
    if (!value)
        throw Error(Next::hold, fmt::format("the environment variable {} is not set", reference.substr(4)));
    return value;
}

} // namespace

std::string Secret::value() const {
    std::string value;
    try {
        value = read(reference_);
    } catch (const Error &error) {
        throw Error(Next::hold, error.what());
    }
    while (!value.empty() && static_cast<unsigned char>(value.back()) <= ' ')
        value.pop_back();
    if (value.empty())
        throw Error(Next::hold, fmt::format("\"{}\" is empty", reference_));
    return value;
}

} // namespace baonoi
