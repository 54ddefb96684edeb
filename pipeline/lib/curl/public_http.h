// SPDX-License-Identifier: GPL-3.0-or-later
// Http for addresses that somebody else names, a feed of another house or an article of it: what it names
// leads to no private address, also not to one of allow_hosts, which are there for what the owner named.
#pragma once

#include "lib/curl/http.h"

#include <memory>
#include <string>

namespace baonoi::curl {

std::unique_ptr<Http> make_public_http(const HttpSettings &settings);

// Whether the host of that URL is one of allow_hosts. False for what is no URL.
bool is_allowed_host(const std::string &url, const HttpSettings &settings);

} // namespace baonoi::curl
