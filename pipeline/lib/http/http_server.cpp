// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/http_server.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/handle.h"
#include "lib/http/connections.h"
#include "lib/http/listener.h"
#include "lib/http/mhd.h"
#include "lib/http/streams.h"

#include <atomic>
#include <charconv>
#include <fmt/format.h>
#include <mutex>
#include <nlohmann/json.hpp>
#include <utility>

namespace baonoi::http {

const SharedLibrary &libmicrohttpd() {
    static const SharedLibrary library("libmicrohttpd.so.12", "libmicrohttpd12");
    return library;
}

BAONOI_LAZY(libmicrohttpd, MHD_start_daemon);
BAONOI_LAZY(libmicrohttpd, MHD_quiesce_daemon);
BAONOI_LAZY(libmicrohttpd, MHD_stop_daemon);
BAONOI_LAZY(libmicrohttpd, MHD_create_response_from_buffer);
BAONOI_LAZY(libmicrohttpd, MHD_add_response_header);
BAONOI_LAZY(libmicrohttpd, MHD_queue_response);
BAONOI_LAZY(libmicrohttpd, MHD_destroy_response);
BAONOI_LAZY(libmicrohttpd, MHD_get_connection_values_n);
BAONOI_LAZY(libmicrohttpd, MHD_get_connection_info);

using MhdDaemon = LazyHandle<MHD_Daemon, MHD_stop_daemon>;
using MhdResponse = LazyHandle<MHD_Response, MHD_destroy_response>;

namespace {

constexpr int reserve = 64;              // connections beyond the limit that can still be told so
constexpr Seconds time_to_refuse{2};     // for these
constexpr std::size_t drained_parts = 4; // a body up to this many times the limit is read before its refusal

// One request on its way.
struct Exchange {
    std::string target;
    ServerRequest request;
    std::optional<ServerResponse> refused;
    std::optional<ServerResponse> answered; // on a lane
    std::size_t received = 0;               // bytes of the body
    bool begun = false;
    bool has_unsure_length = false; // nothing after the head is read
};

MHD_Result take_header(void *to, MHD_ValueKind, const char *key, std::size_t key_size, const char *value,
                       std::size_t value_size) {
    std::string &text =
        (*static_cast<std::map<std::string, std::string> *>(to))[ascii_lower({key, key_size})];
    text += (text.empty() ? "" : ", ") + std::string(value ? value : "", value_size);
    return MHD_YES;
}

Connections::Entry *entry_of(MHD_Connection *connection) {
    const MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? static_cast<Connections::Entry *>(info->socket_context) : nullptr;
}

// The last entry: what our own proxy saw. Those before it are what its client said.
std::string forwarded_for(const ServerRequest &request) {
    const std::string all = request.header("x-forwarded-for");
    const std::size_t begin = all.find_last_of(", ");
    const std::string last = begin == std::string::npos ? all : all.substr(begin + 1);
    return is_address(last) ? last : "";
}

} // namespace

ServerResponse refusal(int status, const std::string &message) {
    const nlohmann::json body = {{"error", message}};
    return {status, "application/json",
            body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"};
}

class HttpServer::Impl {
public:
    Impl(UniqueFd socket, const ServerLimits &limits, ServerHandler handler, ServerWatch watch,
         ServerLanes lanes)
        : limits_(limits), handler_(std::move(handler)), watch_(std::move(watch)), lanes_(std::move(lanes)),
          lane_threads_(lanes_.lanes) {
        port_ = port_of(socket);
        // Not epoll: MHD_quiesce_daemon takes the listening socket out of the threads' epoll sets, and when
        // one of them has just done so at its limit of connections, libmicrohttpd 0.9.75 ends the program
        // (seen once).
        const unsigned flags = MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME;
        daemon_.reset(MHD_start_daemon(
            flags, 0, nullptr, nullptr, &on_request, this, MHD_OPTION_LISTEN_SOCKET, socket.value(),
            MHD_OPTION_THREAD_POOL_SIZE, static_cast<unsigned>(limits.threads), MHD_OPTION_CONNECTION_LIMIT,
            static_cast<unsigned>(limits.connections + reserve), MHD_OPTION_CONNECTION_MEMORY_LIMIT,
            limits.max_headers + 2048, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_URI_LOG_CALLBACK,
            &on_target, this, MHD_OPTION_NOTIFY_COMPLETED, &on_completed, this, MHD_OPTION_NOTIFY_CONNECTION,
            &on_connection, this, MHD_OPTION_END));
        if (!daemon_)
            throw Error(Next::stop, fmt::format("cannot serve on port {}: MHD_start_daemon failed", port_));
        socket_ = std::move(socket);
    }

    ~Impl() { stop(Seconds{0}); }

    void stop(Seconds grace) {
        if (!daemon_)
            return;
        stops_ = true;
        MHD_quiesce_daemon(daemon_.get()); // the socket is ours from here on
        ::shutdown(socket_.value(), SHUT_RDWR);
        streams_.end();
        connections_.wait_for_requests(grace);
        cuts_ = true;
        lane_threads_.stop(); // before the connections for which they make answers
        daemon_.reset();
        socket_.close();
    }

    int port() const { return port_; }

private:
    static void *on_target(void *self, const char *target, MHD_Connection *connection) noexcept {
        auto *server = static_cast<Impl *>(self);
        auto exchange = std::make_unique<Exchange>();
        exchange->target = target;
        if (auto *entry = entry_of(connection))
            server->connections_.give_time(entry, server->time_for(*entry));
        return exchange.release();
    }

    static MHD_Result on_request(void *self, MHD_Connection *connection, const char *, const char *method,
                                 const char *, const char *data, std::size_t *size, void **context) noexcept {
        auto *server = static_cast<Impl *>(self);
        auto *exchange = static_cast<Exchange *>(*context);
        auto *entry = entry_of(connection);
        if (!exchange || !entry)
            return MHD_NO;
        if (!exchange->begun) {
            exchange->begun = true;
            exchange->request.method = method;
            server->begin(*exchange, connection, *entry);
            const bool at_once = exchange->refused &&
                                 (exchange->has_unsure_length || !exchange->request.header("expect").empty());
            return at_once ? server->reply(connection, *entry, *exchange->refused) : MHD_YES;
        }
        if (*size > 0) {
            const std::size_t bytes = std::exchange(*size, 0);
            return server->take_body(*exchange, {data, bytes}) ? MHD_YES : MHD_NO;
        }
        server->connections_.give_time(entry, Seconds{-1});
        if (exchange->refused || server->lanes_.lanes.empty())
            exchange->answered = server->answer(*exchange);
        if (exchange->answered)
            return server->reply(connection, *entry, *exchange->answered);
        server->answer_on_lane(*exchange, connection); // which has us called again
        return MHD_YES;
    }

    static void on_completed(void *self, MHD_Connection *connection, void **context,
                             MHD_RequestTerminationCode) noexcept {
        auto *server = static_cast<Impl *>(self);
        const std::unique_ptr<Exchange> exchange(static_cast<Exchange *>(*context));
        *context = nullptr;
        if (exchange && exchange->begun)
            server->connections_.end_request(exchange->request.peer);
        if (auto *entry = entry_of(connection))
            server->connections_.give_time(entry, server->limits_.timeout);
    }

    static void on_connection(void *self, MHD_Connection *connection, void **context,
                              MHD_ConnectionNotificationCode what) noexcept {
        auto *server = static_cast<Impl *>(self);
        if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
            if (*context)
                server->connections_.close(static_cast<Connections::Entry *>(*context));
            *context = nullptr;
            return server->tell_connections();
        }
        const auto *address = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
        const auto *fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        auto *entry = server->connections_.open(fd->connect_fd, address_text(address->client_addr),
                                                server->limits_.timeout);
        server->connections_.give_time(entry, server->time_for(*entry));
        *context = entry;
        server->tell_connections();
    }
    // One at a time, so that the last that is told is the newest.
    void tell_connections() {
        const std::scoped_lock lock(telling_);
        if (watch_.connected)
            watch_.connected(connections_.count());
    }

    bool trusts(const std::string &peer) const {
        return limits_.trust_forwarded_for && is_loopback_address(peer);
    }
    bool is_one_too_many(const Connections::Entry &entry) const {
        return entry.number > static_cast<std::size_t>(limits_.connections);
    }
    bool is_one_too_many_of_peer(const Connections::Entry &entry) const {
        return !trusts(entry.peer) && entry.number_of_peer > static_cast<std::size_t>(limits_.per_address);
    }
    Seconds time_for(const Connections::Entry &entry) const {
        return is_one_too_many(entry) || is_one_too_many_of_peer(entry) ? time_to_refuse : limits_.timeout;
    }

    // The whole head is there.
    void begin(Exchange &exchange, MHD_Connection *connection, const Connections::Entry &entry) {
        ServerRequest &request = exchange.request;
        MHD_get_connection_values_n(connection, MHD_HEADER_KIND, &take_header, &request.headers);
        request.peer = entry.peer;
        if (trusts(entry.peer))
            if (const std::string client = forwarded_for(request); !client.empty())
                request.peer = client;
        request.is_tls = trusts(entry.peer) && request.header("x-forwarded-proto") == "https";
        const std::size_t in_progress = connections_.begin_request(request.peer);
        const bool too_many_of_client =
            request.peer != entry.peer && in_progress > static_cast<std::size_t>(limits_.per_address);
        if (stops_)
            refuse(exchange, 503, "the server is stopping", "stopping");
        else if (is_one_too_many(entry))
            refuse(exchange, 503, "too many connections; try again soon", "connections");
        else if (is_one_too_many_of_peer(entry) || too_many_of_client)
            refuse(exchange, 429, "too many connections from your address; try again soon", "address");
        else if (!has_one_length(request))
            refuse_framing(exchange);
        else if (!read_target(exchange.target, request))
            refuse(exchange, 400, "the address of the request is not well-formed", "target");
        else if (declared_length(request) > limits_.max_body)
            refuse_body(exchange);
    }

    // Two of them are read by a proxy one way and by us another: what follows is then a request to one of us.
    static bool has_one_length(const ServerRequest &request) {
        const std::string length = request.header("content-length");
        const bool has_number =
            !length.empty() && length.find_first_not_of("0123456789") == std::string::npos;
        return request.header("transfer-encoding").empty() ? length.empty() || has_number : length.empty();
    }

    static std::size_t declared_length(const ServerRequest &request) {
        const std::string text = request.header("content-length");
        std::size_t length = 0;
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), length);
        return fault == std::errc::result_out_of_range ? SIZE_MAX : length;
    }

    void refuse(Exchange &exchange, int status, const std::string &message, const std::string &reason) const {
        exchange.refused = refusal(status, message);
        if (status == 503 || status == 429)
            exchange.refused->headers["Retry-After"] = "1";
        if (watch_.rejected)
            watch_.rejected(reason);
    }
    void refuse_framing(Exchange &exchange) const {
        refuse(exchange, 400, "a message must have one length: Content-Length once, or Transfer-Encoding",
               "framing");
        exchange.has_unsure_length = true;
        exchange.refused->headers["Connection"] = "close";
    }
    void refuse_body(Exchange &exchange) const {
        refuse(exchange, 413, fmt::format("the body is larger than {} bytes", limits_.max_body), "body");
    }

    // False: so much that the connection is cut.
    bool take_body(Exchange &exchange, std::string_view bytes) const {
        exchange.received += bytes.size();
        if (!exchange.refused && exchange.received > limits_.max_body)
            refuse_body(exchange);
        if (!exchange.refused)
            exchange.request.body += bytes;
        return exchange.received <= drained_parts * limits_.max_body;
    }

    ServerResponse answer(const Exchange &exchange) const {
        if (exchange.refused)
            return *exchange.refused;
        try {
            return handler_(exchange.request);
        } catch (const std::exception &error) {
            if (watch_.failed)
                watch_.failed(describe(error));
            if (next_step(error) != Next::retry)
                return refusal(500, "internal error; the log of the server says more");
            ServerResponse response = refusal(503, "busy; try again soon");
            response.headers["Retry-After"] = "1";
            return response;
        }
    }

    // Suspended first: the lane may be quicker than we are.
    void answer_on_lane(Exchange &exchange, MHD_Connection *connection) {
        const std::size_t lane = lanes_.lane_of(exchange.request);
        MHD_suspend_connection(connection);
        const bool runs = lane_threads_.run(lane, [this, &exchange, connection] {
            exchange.answered = cuts_ ? refusal(503, "the server is stopping") : answer(exchange);
            MHD_resume_connection(connection);
        });
        if (runs)
            return;
        const std::string &name = lanes_.lanes.at(lane).name;
        refuse(exchange, 503, fmt::format("too many {} at once; try again soon", name), name);
        MHD_resume_connection(connection);
    }

    MHD_Response *make_response(MHD_Connection *connection, Connections::Entry &entry,
                                const ServerResponse &response) {
        if (!response.stream)
            return MHD_create_response_from_buffer(
                response.body.size(), const_cast<char *>(response.body.data()), MHD_RESPMEM_MUST_COPY);
        return streams_.response(connection, response.stream,
                                 {[this, &entry] { connections_.give_time(&entry, limits_.timeout); },
                                  [this, &entry] { connections_.give_time(&entry, Seconds{-1}); }});
    }

    MHD_Result reply(MHD_Connection *connection, Connections::Entry &entry, const ServerResponse &response) {
        connections_.give_time(&entry, limits_.timeout);
        const MhdResponse made(make_response(connection, entry, response));
        if (!made)
            return MHD_NO;
        const std::pair<const char *, const char *> ordinary[] = {{"Content-Type", response.type.c_str()},
                                                                  {"Cache-Control", "no-store"},
                                                                  {"X-Content-Type-Options", "nosniff"}};
        for (const auto &[name, value] : ordinary)
            if (!response.headers.contains(name) && *value)
                MHD_add_response_header(made.get(), name, value);
        for (const auto &[name, value] : response.headers)
            MHD_add_response_header(made.get(), name.c_str(), value.c_str());
        if (stops_ || time_for(entry) == time_to_refuse)
            MHD_add_response_header(made.get(), "Connection", "close");
        return MHD_queue_response(connection, static_cast<unsigned>(response.status), made.get());
    }

    ServerLimits limits_;
    ServerHandler handler_;
    ServerWatch watch_;
    Connections connections_;
    std::mutex telling_;
    std::atomic<bool> stops_ = false, cuts_ = false;
    int port_ = 0;
    UniqueFd socket_;
    ServerLanes lanes_;
    Lanes lane_threads_;
    Streams streams_;
    MhdDaemon daemon_; // stopped before the others go
};

HttpServer::HttpServer(const std::string &listen, const ServerLimits &limits, ServerHandler handler,
                       ServerWatch watch, ServerLanes lanes)
    : HttpServer(listen_on(listen), limits, std::move(handler), std::move(watch), std::move(lanes)) {}

HttpServer::HttpServer(UniqueFd socket, const ServerLimits &limits, ServerHandler handler, ServerWatch watch,
                       ServerLanes lanes)
    : impl_(std::make_unique<Impl>(std::move(socket), limits, std::move(handler), std::move(watch),
                                   std::move(lanes))) {}

HttpServer::~HttpServer() = default;

int HttpServer::port() const {
    return impl_->port();
}

void HttpServer::stop(Seconds grace) {
    impl_->stop(grace);
}

} // namespace baonoi::http
