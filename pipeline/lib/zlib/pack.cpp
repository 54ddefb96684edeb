// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/zlib/pack.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <zlib.h>

namespace baonoi::zlib {

std::string packed(std::string_view text) {
    uLongf size = ::compressBound(text.size());
    std::string bytes(size, '\0');
    const int code =
        ::compress2(reinterpret_cast<Bytef *>(bytes.data()), &size,
                    reinterpret_cast<const Bytef *>(text.data()), text.size(), Z_DEFAULT_COMPRESSION);
    if (code != Z_OK)
        throw Error(Next::retry, fmt::format("compress2: code {}", code));
    bytes.resize(size);
    return bytes;
}

std::string unpacked(std::string_view bytes, std::size_t limit) {
    z_stream stream{};
    if (::inflateInit(&stream) != Z_OK)
        throw Error(Next::retry, "inflateInit: out of memory");
    std::string input(bytes); // zlib's input is not const
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    std::string text;
    int code = Z_OK;
    while (code == Z_OK && text.size() <= limit) {
        std::array<char, 64U << 10U> out; // NOLINT: filled by inflate
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        code = ::inflate(&stream, Z_NO_FLUSH);
        text.append(out.data(), out.size() - stream.avail_out);
    }
    ::inflateEnd(&stream);
    if (code != Z_STREAM_END)
        throw Error(Next::skip, text.size() > limit ? fmt::format("it unpacks to more than {} bytes", limit)
                                                    : "the packed text is damaged");
    return text;
}

} // namespace baonoi::zlib
