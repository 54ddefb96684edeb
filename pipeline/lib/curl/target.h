// SPDX-License-Identifier: GPL-3.0-or-later
// A URL taken apart by libcurl, so that what is checked is what is connected to. Every URL passes here before
// it is requested. Names are not resolved here: transfer.h judges the addresses.
#pragma once

#include <string>
#include <vector>

namespace baonoi::curl {

struct HttpTarget {
    std::string url;    // normalised, without fragment
    std::string scheme; // lower case
    std::string host;   // lower case, numeric forms in their dotted form, IPv6 in brackets
    std::string port;   // also when it is the scheme's own
};

// Throws skip "cannot fetch URL: …" when it is no URL or its scheme is neither http nor https; named is the
// URL that the message names.
HttpTarget parse_target(const std::string &url, const std::string &named);

// Whether "host" or "host:port" of the target is in the list.
bool is_allowed(const HttpTarget &target, const std::vector<std::string> &allow_hosts);

} // namespace baonoi::curl
