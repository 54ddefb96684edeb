// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/url.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace baonoi {

namespace {

std::string_view take(std::string_view &text, std::size_t size) {
    const std::string_view head = text.substr(0, size);
    text.remove_prefix(head.size());
    return head;
}

// "https:" of "https://…"; empty when there is none.
std::string_view scheme_of(std::string_view url) {
    const std::size_t colon = url.find_first_of(":/?#");
    if (colon == std::string_view::npos || colon == 0 || url[colon] != ':' || !is_ascii_letter(url[0]))
        return {};
    return url.substr(0, colon + 1);
}

struct Parts {
    std::string_view scheme, authority, path, query; // "https:", "//host", "/a/b", "?x"
};

Parts parts_of(std::string_view url) {
    Parts parts;
    url = url.substr(0, url.find('#'));
    parts.scheme = take(url, scheme_of(url).size());
    if (url.starts_with("//"))
        parts.authority = take(url, std::min(url.find_first_of("/?", 2), url.size()));
    parts.path = take(url, std::min(url.find('?'), url.size()));
    parts.query = url;
    return parts;
}

std::string without_dots(std::string_view path) {
    std::vector<std::string_view> kept;
    const bool rooted = path.starts_with('/');
    bool folder = false;
    for (std::size_t at = rooted ? 1 : 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view segment = path.substr(at, end - at);
        folder = segment == "." || segment == "..";
        if (segment == "..") {
            if (!kept.empty())
                kept.pop_back();
        } else if (segment != ".") {
            kept.push_back(segment);
        }
        at = end + 1;
    }
    std::string out = rooted ? "/" : "";
    for (std::size_t i = 0; i < kept.size(); ++i)
        out.append(i > 0 ? "/" : "").append(kept[i]);
    if (folder && !kept.empty())
        out += '/';
    return out;
}

} // namespace

std::string host_of(std::string_view url) {
    std::string_view authority = parts_of(url).authority;
    if (authority.empty())
        return {};
    authority.remove_prefix(2);
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
        authority.remove_prefix(at + 1);
    const std::size_t bracket = authority.find(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    return ascii_lower(authority.substr(0, colon));
}

bool is_private_address(std::string_view url) {
    const std::string scheme = ascii_lower(parts_of(url).scheme), host = host_of(url);
    const bool is_loopback =
        host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
    const bool is_here = host == "localhost" || host == "[::1]" || is_loopback;
    return !host.empty() && (scheme == "https:" || (scheme == "http:" && is_here));
}

std::string resolve_url(std::string_view base, std::string_view link) {
    std::string clean(link);
    std::erase_if(clean, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
    const Parts wanted = parts_of(trimmed(clean, " "));
    const Parts from = parts_of(base);
    const auto join = [](std::string_view scheme, std::string_view authority, const std::string &path,
                         std::string_view query) {
        return std::string(scheme).append(authority).append(path).append(query);
    };
    if (!wanted.scheme.empty())
        return wanted.authority.empty()
                   ? ""
                   : join(wanted.scheme, wanted.authority, without_dots(wanted.path), wanted.query);
    if (!wanted.authority.empty())
        return join(from.scheme, wanted.authority, without_dots(wanted.path), wanted.query);
    if (wanted.path.empty())
        return join(from.scheme, from.authority, std::string(from.path),
                    wanted.query.empty() ? from.query : wanted.query);
    if (wanted.path.starts_with('/'))
        return join(from.scheme, from.authority, without_dots(wanted.path), wanted.query);
    std::string path(from.path.substr(0, from.path.rfind('/') + 1));
    if (path.empty() && !from.authority.empty())
        path = "/";
    return join(from.scheme, from.authority, without_dots(path.append(wanted.path)), wanted.query);
}

std::string without_tracking(std::string_view url) {
    constexpr std::array<std::string_view, 13> names = {"fbclid", "gclid",  "dclid",  "yclid",  "msclkid",
                                                        "mc_cid", "mc_eid", "igshid", "zarsrc", "gidzl",
                                                        "_ga",    "twclid", "wbraid"};
    const std::size_t fragment = std::min(url.find('#'), url.size());
    const std::size_t query = std::min(url.find('?'), fragment);
    std::string kept(url.substr(0, query));
    for (std::size_t at = query; at < fragment;) {
        const std::size_t end = std::min(url.find('&', at + 1), fragment);
        const std::string_view pair = url.substr(at + 1, end - at - 1);
        const std::string_view name = pair.substr(0, pair.find('='));
        if (!name.starts_with("utm_") && std::find(names.begin(), names.end(), name) == names.end())
            kept.append(1, kept.size() == query ? '?' : '&').append(pair);
        at = end;
    }
    return kept.append(url.substr(fragment));
}

} // namespace baonoi
