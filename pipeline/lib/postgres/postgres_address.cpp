// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/postgres/postgres.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/percent.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::postgres {

namespace {

constexpr std::array names_of_store = {"schema", "connections", "clock"};
// What libpq knows, up to that of PostgreSQL 18, but for what holds a secret.
constexpr std::array names_of_libpq = {
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "passfile",
    "require_auth",
    "channel_binding",
    "connect_timeout",
    "client_encoding",
    "options",
    "application_name",
    "fallback_application_name",
    "keepalives",
    "keepalives_idle",
    "keepalives_interval",
    "keepalives_count",
    "tcp_user_timeout",
    "replication",
    "gssencmode",
    "ssl",
    "sslmode",
    "requiressl",
    "sslnegotiation",
    "sslcompression",
    "sslcert",
    "sslkey",
    "sslcertmode",
    "sslrootcert",
    "sslcrl",
    "sslcrldir",
    "sslsni",
    "requirepeer",
    "ssl_min_protocol_version",
    "ssl_max_protocol_version",
    "min_protocol_version",
    "max_protocol_version",
    "krbsrvname",
    "gsslib",
    "gssdelegation",
    "service",
    "target_session_attrs",
    "load_balance_hosts",
};

constexpr std::string_view advice =
    "write the password into a file that only baonoi's user can read and add password=file:PATH, or use "
    "~/.pgpass";

Error has_password() {
    return Error(Next::stop, fmt::format("[store] url has the password of its database in it; {}", advice));
}

template <class Names>
bool is_one_of(const Names &names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// "user:password@host", "host=… password=…" as a part of an address that is not for it.
bool holds_password(const std::string &part) {
    const std::size_t colon = part.find(':');
    if (colon != std::string::npos && part.find('@', colon) != std::string::npos)
        return true;
    constexpr std::string_view word = "password";
    const std::string lower = ascii_lower(part);
    for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
        const std::size_t next = lower.find_first_not_of(' ', at + word.size());
        if (next != std::string::npos && lower[next] == '=')
            return true;
    }
    return false;
}

// where: the message's; the part itself may be secret.
std::string decoded(std::string_view part, std::string_view where) {
    auto text = strictly_percent_decoded(part);
    if (!text)
        throw Error(
            Next::stop,
            fmt::format("[store] url has a % in {} that begins no percent-encoded byte; write a % as %25",
                        where));
    if (holds_password(*text))
        throw has_password();
    return std::move(*text);
}

// Where the hosts begin. Of a password any byte may stand here as it is, also those that end a user, a host
// and a database for libpq: what is before the last @ is the name of a user, or there is no @.
std::size_t end_of_user(const std::string &url, std::size_t begin) {
    constexpr std::string_view ends = "/?#@";
    const std::size_t sign = url.rfind('@');
    if (sign == std::string::npos || sign < begin)
        return begin;
    const std::string_view user = std::string_view(url).substr(begin, sign - begin);
    if (percent_decoded(user.substr(0, user.find_first_of(ends))).find(':') != std::string::npos)
        throw has_password();
    if (user.find_first_of(ends) != std::string_view::npos)
        throw Error(Next::stop, fmt::format("[store] url may have only a user's name before its last @, and "
                                            "any other @ is written as %40; {}",
                                            advice));
    decoded(user, "its user");
    return sign + 1;
}

// "host", "host:port", "[address]:port".
void check_host(std::string_view host) {
    constexpr std::size_t most_digits = 5;
    decoded(host, "its host");
    const std::size_t colon = host.find(':', host.find(']') + 1); // npos + 1 is 0
    if (colon == std::string_view::npos)
        return;
    const std::string_view port = host.substr(colon + 1);
    if (port.size() > most_digits || !std::all_of(port.begin(), port.end(), is_ascii_digit))
        throw Error(Next::stop, fmt::format("[store] url has a port that is no number; {}", advice));
}

// "host,host/database".
void check_place(std::string_view place) {
    if (place.find('=') != std::string_view::npos)
        throw Error(Next::stop, fmt::format("[store] url has a = before its ?, after which parameters stand, "
                                            "joined by &; {}",
                                            advice));
    const std::size_t slash = std::min(place.find('/'), place.size());
    for (std::size_t begin = 0; begin < slash;) {
        const std::size_t end = std::min(place.find(',', begin), slash);
        check_host(place.substr(begin, end - begin));
        begin = end + 1;
    }
    decoded(place.substr(slash), "its database");
}

void take_parameter(Address &address, const std::string &pair) {
    const std::size_t equal = pair.find('=');
    if (equal == std::string::npos)
        throw Error(Next::stop, "[store] url has a parameter without a value after its ?; write NAME=VALUE");
    const auto name = strictly_percent_decoded(pair.substr(0, equal)).value_or("");
    if (name == "password" || name == "sslpassword") {
        const auto reference = strictly_percent_decoded(pair.substr(equal + 1));
        if (!reference || !is_secret_reference(*reference))
            throw has_password();
        (name == "password" ? address.password : address.key_password) = Secret(*reference);
        return;
    }
    const bool is_ours = is_one_of(names_of_store, name);
    if (!is_ours && !is_one_of(names_of_libpq, name))
        throw Error(
            Next::stop,
            fmt::format("[store] url has a parameter \"{}\", which there is not; there are {}, password, "
                        "sslpassword and those of libpq (host, sslmode …)",
                        name, fmt::join(names_of_store, ", ")));
    const std::string value = decoded(pair.substr(equal + 1), name);
    if (name == "user" && value.find(':') != std::string::npos)
        throw has_password();
    if (pair.find('=', equal + 1) != std::string::npos)
        throw Error(Next::stop, fmt::format("[store] url has a = in the value of {}; parameters are joined "
                                            "by &, and a = of a value is written as %3D",
                                            name));
    if (is_ours)
        address.ours[name] = value;
    else
        address.for_libpq += (address.for_libpq.find('?') == std::string::npos ? "?" : "&") + pair;
}

} // namespace

bool is_postgres(std::string_view url) {
    return url.starts_with("postgres:") || url.starts_with("postgresql:");
}

Address parsed_address(const std::string &url) {
    const std::size_t scheme = url.find("://");
    if (!is_postgres(url) || scheme == std::string::npos || url.find(':') != scheme)
        throw Error(Next::stop, "[store] url must be \"postgres://HOST/DATABASE\"");
    const std::size_t begin = end_of_user(url, scheme + 3), question = std::min(url.find('?'), url.size());
    check_place(std::string_view(url).substr(begin, question - begin));

    Address address;
    address.url = url;
    address.for_libpq = "postgresql" + url.substr(scheme, question - scheme);
    for (std::size_t place = question + 1; place < url.size();) {
        const std::size_t end = std::min(url.find('&', place), url.size());
        take_parameter(address, url.substr(place, end - place));
        place = end + 1;
    }
    return address;
}

} // namespace baonoi::postgres
