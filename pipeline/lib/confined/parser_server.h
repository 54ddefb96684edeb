// SPDX-License-Identifier: GPL-3.0-or-later
// The other end of parsers.h: what a process does that parses. It prepares its parser, gives up what it does
// not need, and forks a child for each piece of work, any number at a time; each child has a socket of its
// own to the one who asks, and sees nothing of the others. A child that outlives the one who asked ends the
// server, and with it all children: this process may not send signals.
#pragma once

#include "lib/confined/packer.h"
#include "lib/confined/packets.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::confined {

// One piece of work, in the child.
class ParserTask {
public:
    explicit ParserTask(int fd) : fd_(fd) {}
    // The next message; nothing when all was said.
    std::optional<std::string> next();
    // The next message by packer.h; what of it is not there has no value.
    template <class T>
    T order() {
        return Unpacker(next().value_or("")).taken<T>();
    }
    void tell(std::string_view message);

private:
    int fd_;
    std::string buffer_;
};

struct Parser {
    std::string_view name; // of its kind
    std::size_t memory;    // bytes of addresses that a child may have
    void (*prepare)();     // in the server: opens libraries. It may read those and nothing else
    // In the child. What it throws is thrown by ParserWork; an Error of hold or stop as skip.
    void (*parse)(ParserTask &task);
    double overstay = 30; // seconds that a child may live on when the one who asked has gone
};

// Serves at fd until its other end is closed; the value is the exit code. Threads: the process has one only.
int serve_parser(int fd, const Parser &parser);

} // namespace baonoi::confined
