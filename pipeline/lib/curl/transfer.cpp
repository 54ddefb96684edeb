// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/transfer.h"

#include "base/ascii.h"
#include "base/permit.h"
#include "base/version.h"
#include "lib/curl/address.h"
#include "lib/curl/failure.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace baonoi::curl {

namespace {

constexpr std::size_t max_header_bytes = 128U << 10U; // of all headers of one response

// What the callbacks of one exchange see. An exception is kept here and rethrown after the call.
struct State {
    const Transfer &transfer;
    const Easy &easy;
    HttpResponse response;
    std::size_t header_bytes = 0;
    std::uint64_t sent = 0; // bytes of the request's body
    Seen seen;
    std::exception_ptr error;
};

// Runs body, keeps its exception, returns what body returns or otherwise.
template <class R, class Body>
R guarded(void *user, R otherwise, Body body) {
    State &state = *static_cast<State *>(user);
    try {
        return body(state);
    } catch (...) {
        state.error = std::current_exception();
        return otherwise;
    }
}

std::size_t on_body(char *bytes, std::size_t, std::size_t count, void *user) {
    return guarded<std::size_t>(user, 0, [&](State &state) {
        const HttpRequest &request = state.transfer.request;
        if (count > request.max_bytes - state.seen.body_bytes)
            fail(state.transfer, Next::skip,
                 fmt::format("the body has more than {} bytes, the limit", request.max_bytes));
        const bool is_first = state.seen.body_bytes == 0;
        state.seen.body_bytes += count;
        const long status = state.easy.number(CURLINFO_RESPONSE_CODE);
        if (request.answer_to && is_first && status / 100 == 2) {
            state.response.status = static_cast<int>(status);
            request.answer_to(state.response);
        }
        if (request.body_to && status / 100 == 2)
            request.body_to({bytes, count});
        else
            state.response.body.append(bytes, count);
        return count;
    });
}

std::size_t on_send(char *room, std::size_t, std::size_t count, void *user) {
    return guarded<std::size_t>(user, CURL_READFUNC_ABORT, [&](State &state) {
        const LongBytes &body = *state.transfer.request.post;
        const auto next = static_cast<std::size_t>(std::min<std::uint64_t>(count, body.size() - state.sent));
        body.read(state.sent, {room, next});
        state.sent += next;
        return next;
    });
}

// libcurl sends again from the begin when a connection that it used again turns out to be closed.
int on_seek(void *user, curl_off_t offset, int origin) {
    State &state = *static_cast<State *>(user);
    if (origin != SEEK_SET || offset < 0 ||
        static_cast<std::uint64_t>(offset) > state.transfer.request.post->size())
        return CURL_SEEKFUNC_FAIL;
    state.sent = static_cast<std::uint64_t>(offset);
    return CURL_SEEKFUNC_OK;
}

std::size_t on_header(char *bytes, std::size_t, std::size_t count, void *user) {
    return guarded<std::size_t>(user, 0, [&](State &state) {
        const std::string_view line(bytes, count);
        state.header_bytes += count;
        if (state.header_bytes > max_header_bytes)
            fail(state.transfer, Next::skip,
                 fmt::format("its headers have more than {} bytes", max_header_bytes));
        if (line.starts_with("HTTP/"))
            state.response.headers.clear();
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            return count;
        state.response.headers.emplace_back(ascii_lower(line.substr(0, colon)),
                                            trimmed(line.substr(colon + 1)));
        return count;
    });
}

// The address as text when it may not be connected to, else empty.
std::string refused_address(const curl_sockaddr &address) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address.family == AF_INET) {
        sockaddr_in socket{};
        std::memcpy(&socket, &address.addr, sizeof socket);
        Ipv4 bytes{};
        std::memcpy(bytes.data(), &socket.sin_addr, bytes.size());
        ::inet_ntop(AF_INET, &socket.sin_addr, text, sizeof text);
        return is_public(bytes) ? "" : text;
    }
    if (address.family == AF_INET6 && address.addrlen >= sizeof(sockaddr_in6)) {
        sockaddr_in6 socket{};
        std::memcpy(&socket, static_cast<const void *>(&address.addr), sizeof socket);
        Ipv6 bytes{};
        std::memcpy(bytes.data(), &socket.sin6_addr, bytes.size());
        ::inet_ntop(AF_INET6, &socket.sin6_addr, text, sizeof text);
        return is_public(bytes) ? "" : text;
    }
    return fmt::format("of family {}", address.family);
}

// Called with the address that the connection will really be made to, after the name was resolved.
curl_socket_t open_socket(void *user, curlsocktype, curl_sockaddr *address) {
    return guarded<curl_socket_t>(user, CURL_SOCKET_BAD, [&](State &state) -> curl_socket_t {
        if (!state.transfer.allowed) {
            const std::string refused = refused_address(*address);
            if (!refused.empty()) {
                state.seen.refused = refused;
                return CURL_SOCKET_BAD;
            }
        }
        const curl_socket_t socket =
            ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
        const auto longest_ms = static_cast<unsigned>(last_words.value * 1000);
        if (socket != CURL_SOCKET_BAD)
            ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &longest_ms, sizeof longest_ms);
        return socket;
    });
}

// Of this thread: what is closed now was part of a change. The kernel would send what it has of it for
// minutes still, although whoever asked for it has been told that it failed.
thread_local bool forgets_unsent = false;

int close_socket(void *, curl_socket_t socket) {
    const linger at_once{1, 0};
    if (forgets_unsent)
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    return ::close(socket);
}

CurlList header_list(const Transfer &transfer) {
    CurlList list;
    for (const std::string &header : transfer.headers) {
        curl_slist *longer = curl_slist_append(list.get(), header.c_str());
        if (!longer)
            fail(transfer, Next::retry, "out of memory");
        static_cast<void>(list.release());
        list.reset(longer);
    }
    return list;
}

const char *encodings() {
    static const bool brotli = (curl_version_info(CURLVERSION_NOW)->features & CURL_VERSION_BROTLI) != 0;
    return brotli ? "gzip, deflate, br" : "gzip, deflate";
}

void set_limits(const Easy &easy, const Transfer &transfer) {
    const HttpSettings &settings = transfer.settings;
    const auto ms = [](Seconds time) { return std::max(1L, static_cast<long>(time.value * 1000)); };
    easy.set(CURLOPT_TIMEOUT_MS, ms(transfer.left));
    easy.set(CURLOPT_CONNECTTIMEOUT_MS, ms(settings.connect_timeout));
    easy.set(CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(settings.least_speed));
    easy.set(CURLOPT_LOW_SPEED_TIME, std::max(1L, static_cast<long>(settings.patience.value)));
}

// About once a second, also when nothing moves.
int on_progress(void *user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return guarded<int>(user, 1, [](State &) {
        Permit::check();
        return 0;
    });
}

void set_callbacks(const Easy &easy, State &state) {
    easy.set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    easy.set(CURLOPT_OPENSOCKETDATA, static_cast<void *>(&state));
    easy.set(CURLOPT_CLOSESOCKETFUNCTION, &close_socket);
    easy.set(CURLOPT_WRITEFUNCTION, &on_body);
    easy.set(CURLOPT_WRITEDATA, static_cast<void *>(&state));
    easy.set(CURLOPT_HEADERFUNCTION, &on_header);
    easy.set(CURLOPT_HEADERDATA, static_cast<void *>(&state));
    if (!is_question(state.transfer.request)) {
        easy.set(CURLOPT_NOPROGRESS, 0L);
        easy.set(CURLOPT_XFERINFOFUNCTION, &on_progress);
        easy.set(CURLOPT_XFERINFODATA, static_cast<void *>(&state));
    }
}

void configure(const Easy &easy, State &state, const CurlList &headers) {
    const Transfer &transfer = state.transfer;
    const HttpSettings &settings = transfer.settings;
    const std::string agent =
        settings.user_agent.empty() ? fmt::format("baonoi/{}", version()) : settings.user_agent;
    easy.set(CURLOPT_URL, transfer.target.url.c_str());
    easy.set(CURLOPT_PROTOCOLS_STR, "http,https");
    easy.set(CURLOPT_PROXY, ""); // none from the environment: a proxy would connect where we cannot look
    easy.set(CURLOPT_NOSIGNAL, 1L);
    easy.set(CURLOPT_FOLLOWLOCATION, 0L);
    easy.set(CURLOPT_SSL_VERIFYPEER, 1L);
    easy.set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!settings.ca_file.empty())
        easy.set(CURLOPT_CAINFO, settings.ca_file.c_str());
    easy.set(CURLOPT_ACCEPT_ENCODING, encodings());
    easy.set(CURLOPT_USERAGENT, agent.c_str());
    easy.set(CURLOPT_HTTPHEADER, headers.get());
    if (transfer.request.post) {
        easy.set(CURLOPT_POST, 1L);
        easy.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(transfer.request.post->size()));
        easy.set(CURLOPT_READFUNCTION, &on_send);
        easy.set(CURLOPT_READDATA, static_cast<void *>(&state));
        easy.set(CURLOPT_SEEKFUNCTION, &on_seek);
        easy.set(CURLOPT_SEEKDATA, static_cast<void *>(&state));
    }
    if (transfer.request.method == "HEAD")
        easy.set(CURLOPT_NOBODY, 1L);
    else if (!transfer.request.method.empty())
        easy.set(CURLOPT_CUSTOMREQUEST, transfer.request.method.c_str());
    if (const auto &sign = transfer.request.sign) {
        easy.set(CURLOPT_AWS_SIGV4, sign->scope.c_str());
        easy.set(CURLOPT_USERNAME, sign->key.c_str());
        easy.set(CURLOPT_PASSWORD, sign->secret.c_str());
    }
    set_limits(easy, transfer);
    set_callbacks(easy, state);
}

} // namespace

bool is_question(const HttpRequest &request) {
    return !request.post && (request.method.empty() || request.method == "GET" || request.method == "HEAD");
}

Exchange perform(Easy &easy, const Transfer &transfer) {
    if (!is_question(transfer.request))
        Permit::check();
    State state{transfer, easy, {}, 0, 0, {}, nullptr};
    const CurlList headers = header_list(transfer);
    easy.reset();
    configure(easy, state, headers);
    forgets_unsent = !is_question(transfer.request);
    const CURLcode code = easy.perform();
    forgets_unsent = false;
    if (state.error)
        std::rethrow_exception(state.error);
    if (code != CURLE_OK)
        fail_with(code, easy, transfer, state.seen);
    state.response.status = static_cast<int>(easy.number(CURLINFO_RESPONSE_CODE));
    state.response.url = transfer.target.url;
    return {std::move(state.response), easy.text(CURLINFO_REDIRECT_URL)};
}

} // namespace baonoi::curl
