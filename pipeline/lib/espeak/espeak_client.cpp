// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/espeak_client.h"

#include "base/error.h"
#include "base/spawn.h"
#include "base/version.h"
#include "lib/espeak/packet.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi::espeak {

namespace {

constexpr int server_fd = 3;
constexpr double start_limit = 25;     // seconds; above the server's own
constexpr double answer_margin = 5;    // seconds above the time limit of a request
constexpr double longest_clause = 120; // seconds; one of 300 characters lasts below 40 s
constexpr auto lost = "lost its server";

auto in(double seconds) {
    return std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
}

void check(int code, const char *call) {
    if (code != 0)
        throw Error(Next::retry, fmt::format("cannot start a voice server: {}: {}", call, errno_text(code)));
}

} // namespace

std::filesystem::path voice_program() {
    const char *given = std::getenv("BAONOI_VOICE");
    std::error_code ignored;
    std::filesystem::path program =
        given && *given
            ? std::filesystem::path(given)
            : std::filesystem::read_symlink("/proc/self/exe", ignored).replace_filename("baonoi-voice");
    if (::access(program.c_str(), X_OK) != 0)
        throw Error(
            Next::stop,
            fmt::format("cannot run the voice program {}: {}; install baonoi-voice beside baonoi, or say in "
                        "$BAONOI_VOICE where it is",
                        program.string(), errno_text(errno)));
    return program;
}

VoiceServer::VoiceServer(EngineSettings settings, std::filesystem::path program)
    : settings_(std::move(settings)), program_(std::move(program)) {}

VoiceServer::~VoiceServer() {
    stop();
}

const EngineFacts &VoiceServer::facts() {
    if (!pid_)
        start();
    return facts_;
}

// Our copies of the server's end are closed when this returns: only the server's death may close it then.
void VoiceServer::connect() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        check(errno, "socketpair");
    socket_ = UniqueFd(ends[0]);
    const UniqueFd theirs(ends[1]);
    // Above 3, so that the child's dup2 to 3 neither closes it nor is one to itself.
    const UniqueFd moved(::fcntl(theirs.value(), F_DUPFD_CLOEXEC, server_fd + 1));
    if (!moved)
        check(errno, "fcntl");
    pid_ = spawn(program_, {std::string(version()), std::to_string(server_fd)}, {{moved.value(), server_fd}},
                 Environment::empty);
}

void VoiceServer::start() {
    for (int attempt = 0; attempt < 2; ++attempt) {
        connect();
        const bool sent = send(pack(settings_));
        const std::string answer(sent ? receive(in(start_limit)) : std::string_view());
        if (const auto facts = unpack<EngineFacts>(answer)) {
            facts_ = *facts;
            return;
        }
        stop();
        if (const auto refused = unpack<Refused>(answer))
            throw Error(Next::stop, refused->message);
    }
    throw Error(Next::retry, "a voice server ended twice before it was ready");
}

// Without state there is nothing to wait for.
void VoiceServer::stop() {
    if (!pid_)
        return;
    socket_ = UniqueFd();
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
}

bool VoiceServer::send(const std::string &packet) {
    ssize_t sent = 0;
    do
        sent = ::send(socket_.value(), packet.data(), packet.size(), MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(packet.size());
}

std::string_view VoiceServer::receive(Deadline deadline) {
    buffer_.resize(largest_packet);
    while (true) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - Deadline::clock::now()).count();
        if (left <= 0)
            return {};
        struct pollfd fd {
            socket_.value(), POLLIN, 0
        };
        const int ready = ::poll(&fd, 1, static_cast<int>(left));
        if (ready < 0 && errno != EINTR)
            return {};
        if (ready <= 0)
            continue;
        const ssize_t got = ::recv(socket_.value(), buffer_.data(), buffer_.size(), 0);
        if (got < 0 && errno == EINTR)
            continue;
        return std::string_view(buffer_).substr(0, static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
}

Spoken VoiceServer::speak(const std::vector<EngineClause> &clauses) {
    if (!pid_)
        start();
    const std::string packet = pack(Request{clauses});
    if (clauses.size() > clauses_per_request || packet.size() > largest_packet)
        return {false, "was asked for too much at once", {}};
    if (!send(packet)) {
        stop();
        return {false, lost, {}};
    }
    return collect(clauses.size());
}

Spoken VoiceServer::collect(std::size_t clauses) {
    const auto most_samples = clauses * static_cast<std::size_t>(longest_clause * facts_.sample_rate);
    Spoken result;
    SpokenClause current;
    std::size_t samples = 0;
    std::string refused;
    const auto deadline = in(settings_.time_limit + answer_margin);
    const auto give_up = [this](const char *reason) {
        stop();
        return Spoken{false, reason, {}};
    };
    while (true) {
        const std::string_view packet = receive(deadline);
        if (unpack_audio(packet, current.samples)) {
            samples += packet.size() / sizeof(std::int16_t);
            if (samples > most_samples)
                return give_up("makes sound without end");
        } else if (auto clause = unpack<ClauseEnd>(packet); clause && result.clauses.size() < clauses) {
            current.begins = std::move(clause->begins);
            result.clauses.push_back(std::move(current));
            current = {};
        } else if (auto refusal = unpack<Refused>(packet); refusal && refused.empty()) {
            refused = std::move(refusal->message);
        } else if (const auto ended = unpack<Ended>(packet)) {
            if (!ended->spoken)
                return {false, refused.empty() ? ended->reason : refused, {}};
            result.spoken = result.clauses.size() == clauses;
            return result.spoken ? std::move(result) : give_up("fell silent");
        } else {
            return give_up(lost);
        }
    }
}

} // namespace baonoi::espeak
