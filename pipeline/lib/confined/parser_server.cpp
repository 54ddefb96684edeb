// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/confined/parser_server.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/confined/confinement.h"
#include "lib/confined/forked.h"
#include "lib/confined/parser_packet.h"
#include "lib/seccomp/syscall_filter.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <list>
#include <new>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace baonoi::confined {

namespace {

constexpr unsigned parser_start_limit = 20; // seconds
constexpr int out_of_memory = 4;            // exit code of a child
constexpr std::size_t longest_text = 2000;  // bytes of a message

// The socket of the server, and in a child that of its work: the same number.
int own_socket = -1;

// Only a child ends by a call that is refused.
void tell_refusal(std::string_view call) noexcept {
    const bool aborted = call == "tgkill"; // the way of abort(), and a way to signal others
    send_packet(own_socket,
                packed(Refusal{
                    aborted ? "was aborted"
                            : fmt::format("asked for the system call {}, which no parser may make", call)}));
}

// Thrown in a child when there is nobody left to tell.
struct AskerGone {};

struct Running {
    Forked child;
    UniqueFd socket; // our copy of its end
    double cpu = 0;  // its limit
    std::optional<Ended> ended = {};
    bool is_ending = false;                 // its life's pipe is closed
    std::optional<Deadline> end_until = {}; // it is ending, or its asker has gone
};

Ended end_of(int status, double cpu, std::size_t memory) {
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return {false, false, fmt::format("the parser took more than {} s of the processor", cpu)};
    if (WIFSIGNALED(status)) // by 9 it was killed from outside, as when memory is short
        return {false, WTERMSIG(status) == SIGKILL,
                fmt::format("the parser ended by signal {}", WTERMSIG(status))};
    if (WEXITSTATUS(status) == out_of_memory)
        return {false, false, fmt::format("the parser needed more than {} MB of memory", memory >> 20U)};
    if (WEXITSTATUS(status) != EXIT_SUCCESS)
        return {false, false, fmt::format("the parser ended with code {}", WEXITSTATUS(status))};
    return {true, false, {}};
}

class Server {
public:
    Server(int fd, const Parser &parser, const Confinement &confinement)
        : fd_(fd), parser_(parser), confinement_(confinement) {}

    void serve() {
        while (wait()) {
            std::size_t at = 1;
            for (Running &work : running_) {
                look_after(work, fds_[at], fds_[at + 1]);
                at += 2;
            }
            running_.remove_if([](const Running &work) { return work.ended && !work.socket; });
            if (fds_[0].revents != 0 && !begin())
                return;
        }
    }

private:
    // False when a child overstays: all ends with this process.
    bool wait() {
        fds_.assign(1, {fd_, POLLIN, 0});
        int timeout = -1; // ms
        for (const Running &work : running_) {
            fds_.push_back({work.is_ending ? -1 : work.child.life.value(), 0, 0});
            const short awaited = work.ended ? POLLOUT : 0;
            fds_.push_back({work.end_until && !work.is_ending ? -1 : work.socket.value(), awaited, 0});
            if (work.is_ending && !work.ended)
                timeout = 1;
            else if (work.end_until && timeout < 0)
                timeout = 1000;
        }
        while (::poll(fds_.data(), fds_.size(), timeout) < 0)
            if (errno != EINTR)
                return false;
        return std::none_of(running_.begin(), running_.end(), [](const Running &work) {
            return !work.ended && work.end_until && *work.end_until < std::chrono::steady_clock::now();
        });
    }

    // A child closes its pipe a moment before it has ended, and one that was taken over whenever it likes:
    // nobody waits for it here.
    void look_after(Running &work, const struct pollfd &life, const struct pollfd &socket) const {
        work.is_ending = work.is_ending || life.revents != 0;
        const bool is_alone = (socket.revents & (POLLHUP | POLLERR)) != 0;
        if ((work.is_ending || is_alone) && !work.end_until)
            work.end_until = in_seconds(parser_.overstay);
        int status = 0;
        if (work.is_ending && !work.ended && ::waitpid(work.child.pid, &status, WNOHANG) > 0)
            work.ended = end_of(status, work.cpu, parser_.memory);
        if (!work.ended)
            return;
        const std::string last = packed(*work.ended);
        const bool is_full =
            ::send(work.socket.value(), last.data(), last.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0 &&
            (errno == EAGAIN || errno == EWOULDBLOCK);
        if (!is_full || is_alone)
            work.socket = UniqueFd();
    }

    // False when baonoi has gone.
    bool begin() {
        PacketWithFd order = receive_packet_with_fd(fd_);
        if (order.packet.empty())
            return false;
        const auto wanted = unpacked<WorkOrder>(order.packet);
        if (!wanted || !order.passed)
            return true;
        send_packet(order.passed.value(), std::string_view(&begun_mark, 1));
        try {
            Forked child = fork_child([&] { return work(order.passed.value(), wanted->cpu); });
            running_.push_back({std::move(child), std::move(order.passed), wanted->cpu});
        } catch (const Error &error) {
            send_packet(order.passed.value(),
                        packed(Ended{false, true, fmt::format("the parser {}", error.what())}));
        }
        return true;
    }

    // What the child does; the value is its exit code.
    int work(int socket, double cpu) {
        ::dup2(socket, fd_); // which closes the way to the server's
        ::close(socket);
        running_.clear(); // and this the ways to the others
        confinement_.confine_child({cpu, 0, parser_.memory}, server_);
        ParserTask task(fd_);
        try {
            return tell_failure(task);
        } catch (const AskerGone &) {
            return EXIT_SUCCESS;
        } catch (const std::bad_alloc &) {
            return out_of_memory;
        }
    }

    int tell_failure(ParserTask &task) const {
        Failure failure;
        try {
            parser_.parse(task);
            return EXIT_SUCCESS;
        } catch (const Error &error) {
            failure = {next_step(error) == Next::retry, describe(error)};
        } catch (const std::bad_alloc &) {
            throw;
        } catch (const std::exception &error) {
            failure = {false, describe(error)};
        }
        failure.text = shorten(failure.text, longest_text);
        send_packet(fd_, packed(failure));
        return EXIT_SUCCESS;
    }

    int fd_;
    const Parser &parser_;
    const Confinement &confinement_;
    pid_t server_ = ::getpid();
    std::list<Running> running_;
    std::vector<struct pollfd> fds_;
};

} // namespace

std::optional<std::string> ParserTask::next() {
    std::string message;
    while (true) {
        const std::string_view packet = receive_packet(fd_, buffer_);
        if (packet.empty())
            return std::nullopt;
        message += packet.substr(1);
        if (packet.front() == last_part_mark)
            return message;
    }
}

void ParserTask::tell(std::string_view message) {
    do {
        next_part(message, buffer_);
        if (!send_packet(fd_, buffer_))
            throw AskerGone();
    } while (!message.empty());
}

int serve_parser(int fd, const Parser &parser) {
    ::close_range(static_cast<unsigned>(fd) + 1, ~0U, 0);
    own_socket = fd;
    ::prctl(PR_SET_NAME, "baonoi-parse");
    ::alarm(parser_start_limit);
    try {
        seccomp::on_refusal(tell_refusal);
        // Libraries that libcurl brings look about as they are loaded and live without an answer.
        const Confinement confinement(fd, seccomp::Otherwise::fails);
        parser.prepare();
        confinement.keep_only({});
        if (!send_packet(fd, std::string(1, ready_mark)))
            return EXIT_FAILURE;
        ::alarm(0);
        Server(fd, parser, confinement).serve();
        return EXIT_SUCCESS;
    } catch (const std::exception &error) {
        send_packet(fd, packed(Refusal{describe(error)}));
        return EXIT_FAILURE;
    }
}

} // namespace baonoi::confined
