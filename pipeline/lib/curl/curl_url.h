// SPDX-License-Identifier: GPL-3.0-or-later
// Links of feeds, sitemaps and pages made into addresses that can be fetched, as libcurl will read them. For
// addresses as text, without libcurl, see base/url.h.
#pragma once

#include <optional>
#include <string>

namespace baonoi::curl {

// An http or https URL for a reference in a document at base (RFC 3986, section 5), as libcurl reads both:
// normalised, blanks and non-ASCII bytes escaped, without fragment. Nothing when it is none, for example
// "javascript:" or a relative reference without base. For text and files see base/url.h.
std::optional<std::string> http_url(const std::string &base, const std::string &reference);

// Whether both URLs name the same site: the host, "www." aside, and the port; http and https are the same.
bool is_same_site(const std::string &url, const std::string &other);

} // namespace baonoi::curl
