// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/h2.h"

#include "fakes/wire.h"

namespace baonoi::test {

namespace {

constexpr std::size_t preface_bytes = 24, frame_head_bytes = 9;
enum FrameType : unsigned char { data = 0, headers = 1, settings = 4 };
constexpr unsigned char end_stream = 1, acknowledge = 1, end_headers = 4;

std::string frame(FrameType type, unsigned char flags, std::string_view stream, std::string_view payload) {
    std::string bytes("\0\0", 2);
    bytes += static_cast<char>(payload.size());
    bytes += static_cast<char>(type);
    bytes += static_cast<char>(flags);
    return bytes.append(stream).append(payload);
}

} // namespace

void converse_in_h2(Wire &wire) {
    const std::string connection(4, '\0');
    std::string input;
    const auto need = [&](std::size_t count) {
        while (input.size() < count) {
            const std::string more = wire.read();
            if (more.empty())
                return false;
            input += more;
        }
        return true;
    };
    if (!need(preface_bytes) || !wire.write(frame(settings, 0, connection, "")))
        return;
    input.erase(0, preface_bytes);
    while (need(frame_head_bytes)) {
        const auto octet = [&](std::size_t i) { return static_cast<unsigned char>(input[i]); };
        const std::size_t size = octet(0) * 65536U + octet(1) * 256U + octet(2);
        const int type = octet(3), flags = octet(4);
        const std::string stream = input.substr(5, 4);
        if (!need(frame_head_bytes + size))
            return;
        input.erase(0, frame_head_bytes + size);
        if (type == settings && !(flags & acknowledge))
            wire.write(frame(settings, acknowledge, connection, ""));
        if (type == headers) // 0x88: ":status: 200" of HPACK's static table
            wire.write(frame(headers, end_headers, stream, "\x88") + frame(data, end_stream, stream, "h2"));
    }
}

} // namespace baonoi::test
