// SPDX-License-Identifier: GPL-3.0-or-later
// A parser (BAONOI_HOSTILE_PARSER in tests) that does what its message asks for: an attempt (attempts.h), or
// "crash", "hang", "hoard", "abort", "leave", "babble", "flood", "drag", "feign", "refuse", "retry", "stop",
// "echo" of the messages that follow. Of a kind that is an attempt it does that before it is ready.
#include "base/error.h"
#include "fakes/attempts.h"
#include "lib/confined/parser_server.h"

#include <cstdlib>
#include <fmt/format.h>
#include <linux/futex.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace baonoi;

std::string kind;

void start() {
    if (kind != "hostile" && !test::attempt(kind))
        throw Error(Next::stop, fmt::format("{} failed", kind));
}

void take_memory() {
    std::vector<std::string> hoard;
    while (true)
        hoard.emplace_back(std::size_t{64} << 20U, 'x');
}

// Without using the processor.
void drag_on(confined::ParserTask &task) {
    const struct timespec pause { 0, 100'000'000 };
    int never = 0;
    while (true) {
        ::syscall(SYS_futex, &never, FUTEX_WAIT, 0, &pause, nullptr, 0);
        task.tell("x");
    }
}

void obey(confined::ParserTask &task) {
    const std::string what = task.next().value_or("");
    if (what == "crash")
        __builtin_trap();
    if (what == "hang")
        for (volatile bool hangs = true; hangs;) {
        }
    if (what == "hoard")
        take_memory();
    if (what == "abort")
        std::abort();
    if (what == "leave")
        ::_exit(7);
    if (what == "babble")
        ::send(3, "?", 1, 0);
    if (what == "feign")
        for (int fd = 4; fd < 20; ++fd)
            ::close(fd);
    if (what == "drag" || what == "feign")
        drag_on(task);
    if (what == "refuse")
        throw Error(Next::skip, "line 3: not well-formed");
    if (what == "retry")
        throw Error(Next::retry, "busy");
    if (what == "stop")
        throw Error(Next::stop, "all must end");
    while (what == "flood")
        task.tell(std::string(100'000, 'x'));
    if (what == "echo")
        while (const auto message = task.next())
            task.tell(*message);
    else
        task.tell(test::attempt(what) ? "succeeded" : "failed");
}

} // namespace

int main(int argc, char **argv) {
    if (argc != 3)
        return 2;
    kind = argv[1];
    ::_exit(confined::serve_parser(std::atoi(argv[2]), {kind, std::size_t{1} << 30U, start, obey, 1}));
}
