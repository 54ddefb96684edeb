// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/transfer.h"

#include "base/error.h"
#include "base/version.h"
#include "lib/curl/address.h"
#include "lib/curl/api.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <exception>
#include <fmt/format.h>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>

namespace baonoi {

namespace {

constexpr std::size_t max_header_bytes = 128U << 10U; // of all headers of one response

// What the callbacks of one exchange see. An exception is kept here and rethrown after the call.
struct State {
    const Transfer &transfer;
    HttpResponse response;
    std::size_t header_bytes = 0;
    std::string refused; // the last address that was not public
    std::exception_ptr error;
};

[[noreturn]] void fail(const State &state, Next next, const std::string &why) {
    throw Error(next, fmt::format("cannot fetch {}: {}", state.transfer.named, why));
}

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
        if (count > state.transfer.max_bytes - state.response.body.size())
            fail(state, Next::skip,
                 fmt::format("the body has more than {} bytes, the limit", state.transfer.max_bytes));
        state.response.body.append(bytes, count);
        return count;
    });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::size_t on_header(char *bytes, std::size_t, std::size_t count, void *user) {
    return guarded<std::size_t>(user, 0, [&](State &state) {
        const std::string_view line(bytes, count);
        state.header_bytes += count;
        if (state.header_bytes > max_header_bytes)
            fail(state, Next::skip, fmt::format("its headers have more than {} bytes", max_header_bytes));
        if (line.starts_with("HTTP/"))
            state.response.headers.clear();
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            return count;
        std::string name(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        state.response.headers.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
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
                state.refused = refused;
                return CURL_SOCKET_BAD;
            }
        }
        return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    });
}

class Easy {
public:
    explicit Easy(const State &state) : easy_(curl_api().easy_init()), state_(state) {
        if (!easy_)
            fail(state, Next::retry, "out of memory");
    }
    CURL *handle() const { return easy_.get(); }
    template <class T>
    void set(CURLoption option, T value) const {
        if (const CURLcode code = curl_api().easy_setopt(easy_.get(), option, value))
            throw Error(Next::stop, fmt::format("curl_easy_setopt {}: {}", static_cast<int>(option),
                                                curl_api().easy_strerror(code)));
    }
    long number(CURLINFO info) const {
        long value = 0;
        curl_api().easy_getinfo(easy_.get(), info, &value);
        return value;
    }
    std::string text(CURLINFO info) const {
        const char *value = nullptr;
        curl_api().easy_getinfo(easy_.get(), info, &value);
        return value ? value : "";
    }

private:
    CurlEasy easy_;
    const State &state_;
};

CurlList header_list(const State &state) {
    CurlList list;
    for (const std::string &header : state.transfer.headers) {
        curl_slist *longer = curl_api().slist_append(list.get(), header.c_str());
        if (!longer)
            fail(state, Next::retry, "out of memory");
        static_cast<void>(list.release());
        list.reset(longer);
    }
    return list;
}

void configure(const Easy &easy, State &state, const CurlList &headers, const std::string &agent) {
    const Transfer &transfer = state.transfer;
    const auto ms = [](Seconds time) { return std::max(1L, static_cast<long>(time.value * 1000)); };
    easy.set(CURLOPT_URL, transfer.target.url.c_str());
    easy.set(CURLOPT_PROTOCOLS_STR, "http,https");
    easy.set(CURLOPT_PROXY, ""); // none from the environment: a proxy would connect where we cannot look
    easy.set(CURLOPT_NOSIGNAL, 1L);
    easy.set(CURLOPT_FOLLOWLOCATION, 0L);
    easy.set(CURLOPT_TIMEOUT_MS, ms(transfer.timeout));
    easy.set(CURLOPT_CONNECTTIMEOUT_MS, ms(transfer.connect_timeout));
    easy.set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    easy.set(CURLOPT_USERAGENT, agent.c_str());
    easy.set(CURLOPT_HTTPHEADER, headers.get());
    easy.set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    easy.set(CURLOPT_OPENSOCKETDATA, static_cast<void *>(&state));
    easy.set(CURLOPT_WRITEFUNCTION, &on_body);
    easy.set(CURLOPT_WRITEDATA, static_cast<void *>(&state));
    easy.set(CURLOPT_HEADERFUNCTION, &on_header);
    easy.set(CURLOPT_HEADERDATA, static_cast<void *>(&state));
}

[[noreturn]] void fail_with(CURLcode code, const Easy &easy, const State &state) {
    const HttpTarget &target = state.transfer.target;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        fail(state, Next::retry, fmt::format("the name {} was not found", target.host));
    case CURLE_COULDNT_CONNECT:
        if (!state.refused.empty())
            fail(state, Next::skip,
                 fmt::format("the address {} is not public; add \"{}:{}\" to [fetch] allow_hosts",
                             state.refused, target.host, target.port));
        fail(state, Next::retry,
             fmt::format("cannot connect to {}:{}: {}", target.host, target.port,
                         errno_text(static_cast<int>(easy.number(CURLINFO_OS_ERRNO)))));
    case CURLE_OPERATION_TIMEDOUT:
        if (easy.number(CURLINFO_RESPONSE_CODE) == 0 &&
            state.transfer.timeout > state.transfer.connect_timeout)
            fail(state, Next::retry,
                 fmt::format("no connection to {}:{} within {} s", target.host, target.port,
                             state.transfer.connect_timeout.value));
        fail(state, Next::retry, fmt::format("no complete answer within {} s", state.transfer.whole.value));
    case CURLE_PARTIAL_FILE:
        fail(state, Next::retry,
             fmt::format("the body ended early, after {} bytes", state.response.body.size()));
    case CURLE_GOT_NOTHING:
        fail(state, Next::retry, "the server closed the connection without an answer");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        fail(state, Next::skip, fmt::format("the certificate of {} is not valid", target.host));
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
        fail(state, Next::skip, curl_api().easy_strerror(code));
    default:
        fail(state, Next::retry, curl_api().easy_strerror(code));
    }
}

} // namespace

Exchange perform(const Transfer &transfer) {
    State state{transfer, {}, 0, {}, nullptr};
    const Easy easy(state);
    const CurlList headers = header_list(state);
    const std::string agent = fmt::format("baonoi/{}", version());
    configure(easy, state, headers, agent);
    const CURLcode code = curl_api().easy_perform(easy.handle());
    if (state.error)
        std::rethrow_exception(state.error);
    if (code != CURLE_OK)
        fail_with(code, easy, state);
    state.response.status = static_cast<int>(easy.number(CURLINFO_RESPONSE_CODE));
    state.response.url = transfer.target.url;
    return {std::move(state.response), easy.text(CURLINFO_REDIRECT_URL)};
}

} // namespace baonoi
