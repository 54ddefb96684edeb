// SPDX-License-Identifier: GPL-3.0-or-later
// The packets between parsers.h and parser_server.h, by packer.h.
//   to the server    WorkOrder, with the child's end of the socket of that work
//   of the server    once a single mark, ready, or Refusal; to the work's socket a single mark, begun, before
//                    all else, and Ended, its last word
//   of either end of a work's socket: parts of messages, each after its mark
//   of the child     Failure or Refusal, after which nothing more comes but Ended
#pragma once

#include "lib/confined/packer.h"
#include "lib/confined/packets.h"

#include <string>
#include <string_view>
#include <tuple>

namespace baonoi::confined {

constexpr char ready_mark = 'r', order_mark = 'o', part_mark = 'p', last_part_mark = 'l', failure_mark = 'f',
               refusal_mark = 'n', ended_mark = 'e', begun_mark = 'b';

struct WorkOrder {
    double cpu = 0;
};

struct Failure {
    bool again = false;
    std::string text;
};

// A system call that is not allowed, or why a parser cannot start.
struct Refusal {
    std::string text;
};

struct Ended {
    bool good = false;
    bool again = false;
    std::string reason; // when not good
};

template <class T>
auto fields(T &value) {
    using Type = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Type, WorkOrder>)
        return std::tie(order_mark, value.cpu);
    else if constexpr (std::is_same_v<Type, Failure>)
        return std::tie(failure_mark, value.again, value.text);
    else if constexpr (std::is_same_v<Type, Refusal>)
        return std::tie(refusal_mark, value.text);
    else if constexpr (std::is_same_v<Type, Ended>)
        return std::tie(ended_mark, value.good, value.again, value.reason);
}

// The message's next part, as a packet; the message is then what is left of it.
inline void next_part(std::string_view &message, std::string &packet) {
    const std::string_view part = message.substr(0, largest_packet - 1);
    message.remove_prefix(part.size());
    packet.assign(1, message.empty() ? last_part_mark : part_mark);
    packet += part;
}

} // namespace baonoi::confined
