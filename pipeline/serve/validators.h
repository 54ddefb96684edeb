// SPDX-License-Identifier: GPL-3.0-or-later
// What a client that has an answer already is told (RFC 9110): ETag, If-None-Match, If-Range, Range.
#pragma once

#include "lib/http/request.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace baonoi::serve {

// Gives a GET's answer its ETag, and makes it 304 when the client has it. Others are left as they are.
void validate(const http::ServerRequest &request, http::ServerResponse &response);

// Whether If-None-Match names the tag, quotes and all.
bool is_known(const http::ServerRequest &request, std::string_view etag);

struct ByteRange {
    std::uint64_t begin = 0, end = 0; // half-open
    bool is_asked = false;            // the answer is 206
};
struct Unsatisfiable {};
// The part of size bytes that is asked for. All of it when none is, when several are, when the header is not
// as it should be, and when If-Range names another tag.
std::variant<ByteRange, Unsatisfiable> range_of(const http::ServerRequest &request, std::uint64_t size,
                                                std::string_view etag);

} // namespace baonoi::serve
