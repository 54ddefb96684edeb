// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/postgres/postgres.h"

#include "base/error.h"
#include "base/percent.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::postgres {

bool is_postgres(std::string_view url) {
    return url.starts_with("postgres:") || url.starts_with("postgresql:");
}

Address parsed_address(const std::string &url, const std::vector<std::string> &names) {
    constexpr std::string_view advice =
        "write the password into a file that only baonoi's user can read and add password=file:PATH, or use "
        "~/.pgpass";
    const std::size_t scheme = url.find("://");
    if (!is_postgres(url) || scheme == std::string::npos)
        throw Error(Next::stop,
                    fmt::format("[store] url must be \"postgres://HOST/DATABASE\", not \"{}\"", url));
    const std::size_t begin = scheme + 3, question = std::min(url.find('?', begin), url.size());
    const std::size_t at = url.rfind('@', std::min(url.find('/', begin), question));
    if (at != std::string::npos && at > begin && url.substr(begin, at - begin).find(':') != std::string::npos)
        throw Error(Next::stop,
                    fmt::format("[store] url has the password of its database in it; {}", advice));

    Address address;
    address.url = url;
    address.for_libpq = "postgresql" + url.substr(scheme, question - scheme);
    std::string rest;
    for (std::size_t place = question + 1; place < url.size();) {
        const std::size_t end = std::min(url.find('&', place), url.size());
        const std::string pair = url.substr(place, end - place);
        place = end + 1;
        const std::size_t equal = std::min(pair.find('='), pair.size());
        const auto name = strictly_percent_decoded(pair.substr(0, equal));
        const auto value = strictly_percent_decoded(pair.substr(std::min(equal + 1, pair.size())));
        if (!name || !value)
            throw Error(
                Next::stop,
                fmt::format("[store] url has a % in \"{}\" that begins no percent-encoded byte", pair));
        if (*name == "password") {
            if (!is_secret_reference(*value))
                throw Error(Next::stop,
                            fmt::format("[store] url has the password of its database in it; {}", advice));
            address.password = Secret(*value);
        } else if (std::find(names.begin(), names.end(), *name) != names.end()) {
            address.ours[*name] = *value;
        } else {
            rest += (rest.empty() ? "?" : "&") + pair;
        }
    }
    address.for_libpq += rest;
    return address;
}

} // namespace baonoi::postgres
