// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/espeak_server.h"

#include "base/error.h"
#include "base/version.h"
#include "lib/confined/confinement.h"
#include "lib/confined/forked.h"
#include "lib/confined/packets.h"
#include "lib/espeak/packet.h"
#include "lib/seccomp/syscall_filter.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <new>
#include <optional>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi::espeak {

namespace {

using confined::receive_packet;
using confined::send_packet;

constexpr unsigned engine_start_limit = 20; // seconds
constexpr int behind_encoder = 5;           // steps of niceness: a third of its share of a core
constexpr int refused_exit = 3;             // of a child whose engine threw

// Where a system call that is refused is told; -1 before the engine may run.
int socket_to_baonoi = -1;
bool is_child = false;

std::string refusal_of(std::string_view call) {
    if (call == "tgkill") // the way of abort(), and a way to signal others
        return is_child ? "was aborted" : "the voice program was aborted";
    return is_child ? fmt::format("asked for the system call {}, which no voice may make", call)
                    : fmt::format(
                          "the voice program asked for the system call {}, which no voice may make; install "
                          "eSpeak NG (libespeak-ng1, espeak-ng-data) as your system provides it",
                          call);
}

void tell_refused_call(std::string_view name) noexcept {
    send_packet(socket_to_baonoi, pack(Refused{refusal_of(name)}));
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
    } catch (const std::bad_alloc &) {
        if (engine.tells_reasons())
            send_packet(fd, pack(Refused{"needs more memory than it may have"}));
        return refused_exit;
    } catch (const std::exception &error) {
        if (engine.tells_reasons())
            send_packet(fd, pack(Refused{error.what()}));
        return refused_exit;
    }
}

// Until the child, which alone holds the write end of life, has ended, and so does all when baonoi has gone;
// the child keeps its time itself, for this process may not send signals.
void wait_for_end(int life, int fd) {
    std::array<struct pollfd, 2> fds{{{life, 0, 0}, {fd, 0, 0}}};
    while (fds[0].revents == 0) {
        if (::poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR)
            return;
        if (fds[1].revents)
            ::_exit(EXIT_SUCCESS);
    }
}

Ended outcome(int status, double seconds) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        return {false, fmt::format("took longer than {} s", seconds)};
    if (WIFSIGNALED(status))
        return {false, fmt::format("was killed by signal {}", WTERMSIG(status))};
    if (WEXITSTATUS(status) == refused_exit)
        return {false, "found no sound for a word"};
    if (WEXITSTATUS(status) != EXIT_SUCCESS)
        return {false, fmt::format("ended with code {}", WEXITSTATUS(status))};
    return {true, {}};
}

Ended speak_in_child(int fd, SpeechEngine &engine, const confined::Confinement &confinement,
                     const std::vector<EngineClause> &clauses, double seconds) {
    const pid_t server = ::getpid();
    try {
        const confined::Forked child = confined::fork_child([&] {
            is_child = true;
            confinement.confine_child({seconds + 1, seconds, engine.memory()}, server);
            return speak_clauses(fd, engine, clauses);
        });
        wait_for_end(child.life.value(), fd);
        return outcome(confined::reap(child.pid), seconds);
    } catch (const Error &error) {
        return {false, error.what()};
    }
}

int serve(int fd, SpeechEngine &engine, const std::vector<std::filesystem::path> &readable) {
    ::close_range(static_cast<unsigned>(fd) + 1, ~0U, 0);
    std::string buffer;
    const auto settings = unpack<EngineSettings>(receive_packet(fd, buffer));
    if (!settings)
        return EXIT_FAILURE;
    std::optional<confined::Confinement> confinement;
    ::alarm(engine_start_limit);
    try {
        socket_to_baonoi = fd;
        seccomp::on_refusal(tell_refused_call);
        confinement.emplace(fd, seccomp::Otherwise::ends, readable);
        const EngineFacts facts = engine.start(*settings);
        confinement->keep_only({engine.data_folder()});
        if (!send_packet(fd, pack(facts)))
            return EXIT_FAILURE;
    } catch (const std::exception &error) {
        send_packet(fd, pack(Refused{describe(error)}));
        return EXIT_FAILURE;
    }
    ::alarm(0);
    while (true) {
        const std::string_view packet = receive_packet(fd, buffer);
        if (packet.empty())
            return EXIT_SUCCESS;
        const auto request = unpack<Request>(packet);
        if (!request)
            return EXIT_FAILURE;
        const Ended ended = speak_in_child(fd, engine, *confinement, request->clauses, settings->time_limit);
        if (!send_packet(fd, pack(ended)))
            return EXIT_FAILURE;
    }
}

} // namespace

int run_voice_program(int argc, char **argv, SpeechEngine &engine) {
    if (argc < 3) {
        fmt::print(stderr, "baonoi-voice {} speaks for baonoi, which starts it; see: baonoi doctor\n",
                   version());
        return 2;
    }
    const int fd = std::atoi(argv[argc - 1]);
    // Behind the encoder, which takes longest and must not wait where voices take every core; as baonoi
    // itself where it may not be lowered.
    errno = 0;
    if (const int own = ::getpriority(PRIO_PROCESS, 0); errno == 0)
        ::setpriority(PRIO_PROCESS, 0, own + behind_encoder);
    if (argv[1] == version())
        ::_exit(serve(fd, engine, {argv + 2, argv + argc - 1})); // with no word of a library at its end
    send_packet(fd,
                pack(Refused{fmt::format("the voice program is version {}, baonoi is {}: install both of one "
                                         "version and start baonoi again",
                                         version(), argv[1])}));
    return EXIT_FAILURE;
}

} // namespace baonoi::espeak
