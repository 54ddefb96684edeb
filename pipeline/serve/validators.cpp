// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/validators.h"

#include "base/ascii.h"
#include "lib/openssl/digest.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace baonoi::serve {

namespace {

constexpr std::size_t digits_of_tag = 32;

// Nothing when it is no number.
std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

bool is_known(const http::ServerRequest &request, std::string_view etag) {
    const std::string header = request.header("if-none-match");
    for (std::string_view rest = header; !rest.empty();) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        std::string_view one = trimmed(rest.substr(0, end));
        if (one.starts_with("W/"))
            one.remove_prefix(2);
        if (one == etag || one == "*")
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

void validate(const http::ServerRequest &request, http::ServerResponse &response) {
    if ((request.method != "GET" && request.method != "HEAD") || response.status != 200 || response.stream)
        return;
    const std::string etag =
        fmt::format("\"{}\"", openssl::sha256_hex(response.body).substr(0, digits_of_tag));
    response.headers["ETag"] = etag;
    response.headers["Cache-Control"] = "private, no-cache";
    if (!is_known(request, etag))
        return;
    response.status = 304;
    response.body.clear();
    response.type.clear();
}

std::variant<ByteRange, Unsatisfiable> range_of(const http::ServerRequest &request, std::uint64_t size,
                                                std::string_view etag) {
    const ByteRange all{0, size};
    constexpr std::string_view unit = "bytes=";
    const std::string header = request.header("range");
    const std::string if_range = request.header("if-range");
    if (!header.starts_with(unit) || (!if_range.empty() && if_range != etag))
        return all;
    const std::string_view range = trimmed(std::string_view(header).substr(unit.size()));
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos || range.find(',') != std::string_view::npos)
        return all;
    const auto first = number_in(range.substr(0, dash)), last = number_in(range.substr(dash + 1));
    if (dash == 0) { // the last bytes
        if (!last)
            return all;
        return *last == 0 || size == 0 ? std::variant<ByteRange, Unsatisfiable>(Unsatisfiable{})
                                       : ByteRange{size - std::min(*last, size), size, true};
    }
    if (!first || (dash + 1 < range.size() && !last) || (last && *last < *first))
        return all;
    if (*first >= size)
        return Unsatisfiable{};
    return ByteRange{*first, last ? std::min(*last, size - 1) + 1 : size, true};
}

} // namespace baonoi::serve
