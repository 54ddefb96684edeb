// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/espeak_server.h"

#include "base/error.h"
#include "base/handle.h"
#include "base/version.h"
#include "lib/espeak/packet.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define BAONOI_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BAONOI_ASAN 1
#endif
#endif

namespace baonoi::espeak {

namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned engine_start_limit = 20; // seconds
constexpr int refused_exit = 3;             // of a child whose engine threw

bool send_packet(int fd, const std::string &packet) {
    ssize_t sent = 0;
    do
        sent = ::send(fd, packet.data(), packet.size(), MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(packet.size());
}

std::string receive_packet(int fd) {
    std::string packet(largest_packet, '\0');
    ssize_t got = 0;
    do
        got = ::recv(fd, packet.data(), packet.size(), 0);
    while (got < 0 && errno == EINTR);
    packet.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return packet;
}

void limit(__rlimit_resource resource, rlim_t value) {
    const struct rlimit limits { value, value };
    ::setrlimit(resource, &limits);
}

void limit_child(double seconds) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, static_cast<rlim_t>(std::ceil(seconds)) + 1);
#ifndef BAONOI_ASAN // which reserves terabytes of addresses
    limit(RLIMIT_AS, rlim_t{1} << 30U);
#endif
}

// Samples on their way to the voice, in packets of one size: a child that kept them would pay for fresh
// memory.
class AudioStream {
public:
    explicit AudioStream(int fd) : fd_(fd) { packet_.reserve(samples_per_packet * sizeof(std::int16_t) + 1); }

    bool add(const std::int16_t *samples, std::size_t count) {
        while (count > 0) {
            const std::size_t part = std::min(count, samples_per_packet - count_);
            packet_.append(reinterpret_cast<const char *>(samples), part * sizeof *samples);
            count_ += part;
            samples += part;
            count -= part;
            if (count_ == samples_per_packet && !flush())
                return false;
        }
        return true;
    }

    bool flush() {
        const bool sent = count_ == 0 || send_packet(fd_, packet_);
        packet_.resize(begin_audio().size());
        count_ = 0;
        return sent;
    }

private:
    int fd_;
    std::string packet_ = begin_audio();
    std::size_t count_ = 0; // samples in packet_
};

// What the child does; the value is its exit code.
int speak_clauses(int fd, SpeechEngine &engine, const std::vector<EngineClause> &clauses) {
    try {
        AudioStream stream(fd);
        const SampleSink sink = [&](const std::int16_t *samples, std::size_t count) {
            return stream.add(samples, count);
        };
        for (const EngineClause &clause : clauses) {
            const ClauseEnd end{engine.speak(clause, sink)};
            if (!stream.flush() || !send_packet(fd, pack(end)))
                return EXIT_FAILURE;
        }
        return EXIT_SUCCESS;
    } catch (const std::exception &) {
        return refused_exit;
    }
}

enum class Waited { ended, too_slow, client_gone };

// The write end of life is held by the child alone.
Waited wait_for_end(int life, int fd, double seconds) {
    const auto deadline = Clock::now() + std::chrono::duration<double>(seconds);
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return Waited::too_slow;
        std::array<struct pollfd, 2> fds{{{life, 0, 0}, {fd, 0, 0}}};
        if (::poll(fds.data(), fds.size(), static_cast<int>(left)) < 0 && errno != EINTR)
            return Waited::too_slow;
        if (fds[0].revents)
            return Waited::ended;
        if (fds[1].revents)
            return Waited::client_gone;
    }
}

int reap(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

Ended outcome(int status) {
    if (WIFSIGNALED(status))
        return {false, fmt::format("was killed by signal {}", WTERMSIG(status))};
    if (WEXITSTATUS(status) == refused_exit)
        return {false, "found no sound for a word"};
    if (WEXITSTATUS(status) != EXIT_SUCCESS)
        return {false, fmt::format("ended with code {}", WEXITSTATUS(status))};
    return {true, {}};
}

Ended speak_in_child(int fd, SpeechEngine &engine, const std::vector<EngineClause> &clauses, double seconds) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {false, "could not be started: " + errno_text(errno)};
    const UniqueFd life(ends[0]);
    UniqueFd held(ends[1]);
    const pid_t server = ::getpid(), child = ::fork();
    if (child < 0)
        return {false, "could not be started: " + errno_text(errno)};
    if (child == 0) {
        limit_child(seconds);
        // eSpeak NG writes about missing envelopes of variants.
        const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        ::dup2(null, STDERR_FILENO);
        ::_exit(::getppid() == server ? speak_clauses(fd, engine, clauses) : EXIT_FAILURE);
    }
    held.close();
    const Waited waited = wait_for_end(life.value(), fd, seconds);
    if (waited != Waited::ended)
        ::kill(child, SIGKILL);
    const int status = reap(child);
    if (waited == Waited::too_slow)
        return {false, fmt::format("took longer than {} s", seconds)};
    return outcome(status);
}

int serve(int fd, SpeechEngine &engine) {
    ::close_range(static_cast<unsigned>(fd) + 1, ~0U, 0);
    const auto settings = unpack<EngineSettings>(receive_packet(fd));
    if (!settings)
        return EXIT_FAILURE;
    ::alarm(engine_start_limit);
    try {
        if (!send_packet(fd, pack(engine.start(*settings))))
            return EXIT_FAILURE;
    } catch (const std::exception &error) {
        send_packet(fd, pack(Refused{describe(error)}));
        return EXIT_FAILURE;
    }
    ::alarm(0);
    while (true) {
        const std::string packet = receive_packet(fd);
        if (packet.empty())
            return EXIT_SUCCESS;
        const auto request = unpack<Request>(packet);
        if (!request)
            return EXIT_FAILURE;
        if (!send_packet(fd, pack(speak_in_child(fd, engine, request->clauses, settings->time_limit))))
            return EXIT_FAILURE;
    }
}

} // namespace

int run_voice_program(int argc, char **argv, SpeechEngine &engine) {
    if (argc != 3) {
        fmt::print(stderr, "baonoi-voice {} speaks for baonoi, which starts it; see: baonoi doctor\n",
                   version());
        return 2;
    }
    const int fd = std::atoi(argv[2]);
    if (argv[1] == version())
        return serve(fd, engine);
    send_packet(fd,
                pack(Refused{fmt::format("the voice program is version {}, baonoi is {}: install both of one "
                                         "version and start baonoi again",
                                         version(), argv[1])}));
    return EXIT_FAILURE;
}

} // namespace baonoi::espeak
