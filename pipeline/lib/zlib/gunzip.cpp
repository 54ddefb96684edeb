// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/zlib/gunzip.h"

#include "base/error.h"

#include <array>
#include <fmt/format.h>
#include <zlib.h>

namespace baonoi::zlib {

struct Gunzip::State {
    explicit State(std::size_t most) : limit(most) {
        constexpr int gzip_only = 15 + 16;
        if (inflateInit2(&stream, gzip_only) != Z_OK)
            throw Error(Next::retry, "inflateInit2: out of memory");
    }
    ~State() { inflateEnd(&stream); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    z_stream stream{};
    std::size_t limit;
    std::size_t unpacked = 0;
    bool member_over = false;
};

Gunzip::Gunzip(std::size_t limit) : state_(std::make_unique<State>(limit)) {}
Gunzip::~Gunzip() = default;
Gunzip::Gunzip(Gunzip &&) noexcept = default;
Gunzip &Gunzip::operator=(Gunzip &&) noexcept = default;

void Gunzip::push(std::string_view packed, const std::function<void(std::string_view)> &take) {
    State &state = *state_;
    z_stream &stream = state.stream;
    std::array<char, 64U << 10U> out; // NOLINT: filled by inflate
    std::string bytes(packed);        // zlib's input is not const
    stream.next_in = reinterpret_cast<Bytef *>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    bool more = true;
    while (more) {
        if (state.member_over) {
            // What follows the last member and is no member is padding.
            if (stream.avail_in == 0 || *stream.next_in != 0x1F)
                return;
            inflateReset(&stream);
            state.member_over = false;
        }
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        const int code = inflate(&stream, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            throw Error(Next::skip, fmt::format("the gzip data is damaged ({})",
                                                stream.msg ? stream.msg : "inflate failed"));
        const std::size_t size = out.size() - stream.avail_out;
        state.unpacked += size;
        if (state.unpacked > state.limit)
            throw Error(Next::skip, fmt::format("it unpacks to more than {} bytes", state.limit));
        state.member_over = code == Z_STREAM_END;
        more = stream.avail_in > 0 || stream.avail_out == 0 || state.member_over;
        if (size > 0)
            take({out.data(), size});
    }
}

bool Gunzip::complete() const {
    return state_->member_over;
}

bool Gunzip::is_gzip(std::string_view bytes) {
    return bytes.starts_with("\x1F\x8B");
}

} // namespace baonoi::zlib
