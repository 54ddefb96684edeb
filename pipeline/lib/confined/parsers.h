// SPDX-License-Identifier: GPL-3.0-or-later
// Parsers of what comes from outside (pages, feeds, audio files), each piece of work in a process of its own
// that may do almost nothing (confinement.h). For each kind of parser a server (parser_server.h) is started
// when it is first needed; it forks a child for each piece of work. Whoever reads such bytes, as html/ does,
// has its two ends side by side: what asks, by ParserWork, and what parses, in the child. baonoi's main says
// parse_by(); a program that does not, as the tests and the parsers themselves, parses in its own process.
#pragma once

#include "base/handle.h"
#include "lib/confined/packets.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace baonoi::confined {

// The program is started with these arguments, the kind of parser and the number of its socket. Once, before
// there are threads. Without a program: in this process.
void parse_by(std::filesystem::path program, std::vector<std::string> arguments);
bool parses_elsewhere();

struct WorkLimits {
    double cpu;         // seconds of the processor
    std::size_t answer; // bytes of all messages of the parser
    double time = 120; // seconds, on a busy machine, too: to take a message, and from the last one to the end
    double begin = 25; // seconds until the work is begun: a server that does not is replaced
};

using TakeMessage = std::function<void(std::string message)>;

// One piece of work: messages to a parser, and its answers as they come. What goes wrong costs this work
// alone, whose subject the message names: "the page could not be parsed: the parser ended by signal 11".
// Throws what the parser threw, of which hold and stop are skip; skip for a crash and for limits; retry when
// no process could be started, none began or it was lost. Threads: one at a time.
class ParserWork {
public:
    // Throws stop when the parser cannot start.
    ParserWork(std::string_view parser, std::string subject, const WorkLimits &limits);

    // What take throws ends the work.
    void say(std::string_view message, const TakeMessage &take);
    // All was said: until the parser has ended.
    void finish(const TakeMessage &take);

private:
    void receive(const TakeMessage &take);
    void take_packet(std::string_view packet, const TakeMessage &take);
    void wait(short events, Deadline deadline);
    [[noreturn]] void fail(const std::string &reason, bool again) const;

    std::string parser_, subject_;
    WorkLimits limits_;
    Deadline begin_until_;
    pid_t server_ = 0;
    bool begun_ = false;
    UniqueFd socket_;
    std::string buffer_, message_;
    std::size_t answered_ = 0;
    bool over_ = false;
    struct Told {
        bool again;
        std::string text;
    };
    std::optional<Told> told_; // by the child: why it failed
};

} // namespace baonoi::confined
