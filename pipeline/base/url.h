// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as text: RFC 3986 without a network or a file system.
#pragma once

#include <string>
#include <string_view>

namespace baonoi {

// The host of an absolute URL, lower case, without user and port: "báo.vn" stays as it is written. Empty when
// there is none.
std::string host_of(std::string_view url);

// Nobody on the way reads what is sent there: https, or http to this machine itself.
bool is_private_address(std::string_view url);

// What a link on the page base means, without fragment (RFC 3986, 5.2; blanks around the link and line breaks
// in it do not count). A base without a scheme is a path. Empty for links that lead to no page:
// "javascript:", "mailto:", "data:", "tel:".
std::string resolve_url(std::string_view base, std::string_view link);

// The address without the parameters that only tell where a visitor came from: "?utm_source=…", "&fbclid=…".
std::string without_tracking(std::string_view url);

} // namespace baonoi
