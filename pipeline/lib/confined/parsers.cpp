// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/confined/parsers.h"

#include "base/error.h"
#include "base/utf8.h"
#include "lib/confined/helper_process.h"
#include "lib/confined/parser_packet.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <map>
#include <mutex>
#include <poll.h>
#include <sys/socket.h>

namespace baonoi::confined {

namespace {

constexpr double start_limit = 25;             // seconds; above the server's own
constexpr std::size_t longest_message = 10000; // bytes of a failure's text

// The servers, one for each kind of parser. Threads: any number.
class Servers {
public:
    void start_by(std::filesystem::path program, std::vector<std::string> arguments) {
        program_ = std::move(program);
        arguments_ = std::move(arguments);
        servers_.clear();
    }
    bool are_there() const { return !program_.empty(); }

    // The server works at theirs, an end of a socket. One that has died is started again. The value is the
    // server's process.
    pid_t hand_over(std::string_view parser, const WorkOrder &order, int theirs) {
        const std::lock_guard lock(mutex_);
        HelperProcess &server = servers_.try_emplace(std::string(parser)).first->second;
        const std::string packet = packed(order);
        if (server.pid() != 0 && send_packet_with(server.socket(), packet, theirs))
            return server.pid();
        start(parser, server);
        if (!send_packet_with(server.socket(), packet, theirs))
            throw Error(Next::retry, fmt::format("the parser \"{}\" ended as soon as it was ready", parser));
        return server.pid();
    }
    // It takes no work; whoever asked it in vain may be the second one to say so.
    void give_up(const std::string &parser, pid_t frozen) {
        const std::lock_guard lock(mutex_);
        const auto server = servers_.find(parser);
        if (server != servers_.end() && server->second.pid() == frozen)
            server->second.stop();
    }

private:
    void start(std::string_view parser, HelperProcess &server) const {
        std::vector<std::string> arguments = arguments_;
        arguments.emplace_back(parser);
        std::string buffer;
        for (int attempt = 0; attempt < 2; ++attempt) {
            server.stop();
            server.start(program_, arguments);
            const std::string_view answer =
                receive_packet_by(in_seconds(start_limit), server.socket(), buffer);
            if (answer == std::string_view(&ready_mark, 1))
                return;
            if (const auto refused = unpacked<Refusal>(answer)) {
                server.stop();
                throw Error(Next::stop, refused->text);
            }
        }
        server.stop();
        throw Error(Next::retry, fmt::format("the parser \"{}\" ended twice before it was ready", parser));
    }

    std::filesystem::path program_;
    std::vector<std::string> arguments_;
    std::mutex mutex_; // guards servers_
    std::map<std::string, HelperProcess> servers_;
};

// Never destroyed, for a thread may parse while the program ends: the servers end when their sockets close.
Servers &servers() {
    static auto *const all = new Servers;
    return *all;
}

} // namespace

void parse_by(std::filesystem::path program, std::vector<std::string> arguments) {
    servers().start_by(std::move(program), std::move(arguments));
}

bool parses_elsewhere() {
    return servers().are_there();
}

ParserWork::ParserWork(std::string_view parser, std::string subject, const WorkLimits &limits)
    : parser_(parser), subject_(std::move(subject)), limits_(limits) {
    PacketPair pair = packet_pair();
    socket_ = std::move(pair.ours);
    server_ = servers().hand_over(parser, {limits.cpu}, pair.theirs.value());
    begin_until_ = in_seconds(limits.begin);
}

void ParserWork::say(std::string_view message, const TakeMessage &take) {
    const Deadline deadline = in_seconds(limits_.time);
    std::string packet;
    do {
        next_part(message, packet);
        while (!over_ &&
               ::send(socket_.value(), packet.data(), packet.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0) {
            if (errno == EPIPE || errno == ECONNRESET) // it has ended: why is told below
                return finish(take);
            if (errno != EAGAIN && errno != EINTR)
                fail(fmt::format("send: {}", errno_text(errno)), true);
            wait(POLLIN | POLLOUT, deadline);
            receive(take);
        }
    } while (!message.empty() && !over_);
    receive(take);
}

void ParserWork::finish(const TakeMessage &take) {
    ::shutdown(socket_.value(), SHUT_WR);
    const Deadline deadline = in_seconds(limits_.time);
    while (!over_) {
        wait(POLLIN, deadline);
        receive(take);
    }
}

// What has come, without waiting.
void ParserWork::receive(const TakeMessage &take) {
    struct pollfd ready {
        socket_.value(), POLLIN, 0
    };
    while (!over_ && ::poll(&ready, 1, 0) > 0 && (ready.revents & (POLLIN | POLLHUP)) != 0)
        take_packet(receive_packet(socket_.value(), buffer_), take);
}

void ParserWork::take_packet(std::string_view packet, const TakeMessage &take) {
    if (packet.empty())
        fail("the process that parses was lost", true);
    if (packet.front() == begun_mark && !begun_) {
        begun_ = true;
    } else if (packet.front() == part_mark || packet.front() == last_part_mark) {
        answered_ += packet.size();
        if (answered_ > limits_.answer)
            fail("the parser answers without end", false);
        message_ += packet.substr(1);
        if (packet.front() == last_part_mark)
            take(std::exchange(message_, {}));
    } else if (auto failure = unpacked<Failure>(packet); failure && !told_) {
        told_ = {failure->again, shorten(valid_utf8(failure->text), longest_message)};
    } else if (const auto refusal = unpacked<Refusal>(packet)) {
        fail(fmt::format("the parser {}", shorten(valid_utf8(refusal->text), longest_message)), false);
    } else if (const auto ended = unpacked<Ended>(packet)) {
        over_ = true;
        if (told_)
            throw Error(told_->again ? Next::retry : Next::skip, told_->text);
        if (!ended->good)
            fail(shorten(valid_utf8(ended->reason), longest_message), ended->again);
    } else {
        fail("the parser answered with nonsense", false);
    }
}

void ParserWork::wait(short events, Deadline deadline) {
    if (poll_until(begun_ ? deadline : std::min(deadline, begin_until_), socket_.value(), events))
        return;
    if (!begun_) {
        servers().give_up(parser_, server_);
        fail(fmt::format("the parser did not begin in {} s", limits_.begin), true);
    }
    fail(fmt::format("the parser was not done in {} s", limits_.time), true);
}

void ParserWork::fail(const std::string &reason, bool again) const {
    throw Error(again ? Next::retry : Next::skip,
                fmt::format("{} could not be parsed: {}", subject_, reason));
}

} // namespace baonoi::confined
