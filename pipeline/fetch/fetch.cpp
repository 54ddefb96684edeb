// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/fetch.h"

#include "base/error.h"
#include "base/file.h"
#include "fetch/charset.h"
#include "fetch/page_check.h"
#include "lib/icu/unicode.h"
#include "lib/openssl/hash.h"

#include <filesystem>
#include <fmt/format.h>
#include <strings.h>

namespace baonoi {

namespace {

void check_status(const HttpResponse &response, const std::string &input) {
    const int status = response.status;
    if (status >= 200 && status < 300)
        return;
    const auto fail = [&](Next next, const char *meaning) {
        throw Error(next, fmt::format("cannot fetch {}: the server answered {}{}", input, status, meaning));
    };
    if (status == 404 || status == 410)
        fail(Next::skip, " (no such page)");
    if (status == 401 || status == 403)
        fail(Next::skip, " (not allowed)");
    if (status == 408 || status == 429 || status >= 500)
        fail(Next::retry, " (try again later)");
    fail(Next::skip, "");
}

// Fills bytes, url or path, id; returns the Content-Type.
std::string fetch_bytes(Article &article, Http &http, const FetchSettings &settings) {
    if (!is_url(article.input)) {
        article.path = std::filesystem::absolute(article.input).lexically_normal().string();
        article.bytes = read_file(article.path, settings.max_bytes);
        article.id = sha256_hex(article.path).substr(0, 16);
        return {};
    }
    HttpRequest request;
    request.url = article.input;
    request.headers = {"Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"};
    request.max_bytes = settings.max_bytes;
    request.timeout = settings.timeout;
    HttpResponse response = http.get(request);
    check_status(response, article.input);
    article.url = response.url.substr(0, response.url.find('#'));
    article.id = sha256_hex(article.url).substr(0, 16);
    article.bytes = std::move(response.body);
    return response.header("content-type");
}

void check_page(const Article &article, const std::string &content_type) {
    if (article.bytes.empty())
        throw Error(Next::skip, fmt::format("{} is empty (0 bytes)", article.input));
    if (!may_be_html(content_type))
        throw Error(Next::skip,
                    fmt::format("{} is not an HTML page but {}", article.input,
                                content_type.substr(0, std::min<std::size_t>(content_type.find(';'), 80))));
    const std::string kind = not_html_because(article.bytes);
    if (!kind.empty())
        throw Error(Next::skip, fmt::format("{} is not an HTML page but {}", article.input, kind));
}

} // namespace

bool is_url(const std::string &input) {
    const std::size_t colon = input.find("://");
    return colon != std::string::npos && colon > 0 &&
           input.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-") ==
               colon;
}

Article fetch(const std::string &input, Http &http, const FetchSettings &settings) {
    Article article;
    article.input = input;
    const std::string content_type = fetch_bytes(article, http, settings);
    check_page(article, content_type);
    article.charset = charset_of(article.bytes, content_type);
    Decoded decoded = decode(article.bytes, article.charset);
    article.html = std::move(decoded.text);
    article.broken_bytes = decoded.broken_bytes;
    return article;
}

} // namespace baonoi
