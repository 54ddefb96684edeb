// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/fetch.h"

#include "base/exempt.h"
#include "base/file.h"
#include "fetch/charset.h"
#include "fetch/page_check.h"
#include "fetch/status.h"
#include "lib/icu/unicode.h"
#include "lib/openssl/digest.h"

#include <filesystem>
#include <fmt/format.h>

namespace baonoi::fetch {

namespace {

void read_page_file(Article &article, const FetchSettings &settings) {
    article.path = std::filesystem::absolute(article.input).lexically_normal().string();
    std::error_code fault;
    if (std::filesystem::status(article.path, fault).type() == std::filesystem::file_type::not_found)
        throw NotFound(fmt::format("cannot read {}: {}", article.path, errno_text(fault.value())));
    article.bytes = read_file(article.path, settings.max_bytes);
    article.id = openssl::sha256_hex(article.path).substr(0, 16);
}

curl::HttpRequest page_request(const std::string &url, const FetchSettings &settings) {
    curl::HttpRequest request{url, {"Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"}};
    request.max_bytes = settings.max_bytes;
    request.timeout = settings.timeout;
    return request;
}

void take_response(Article &article, curl::HttpResponse response) {
    check_status(response, article.input);
    article.url = response.url.substr(0, response.url.find('#'));
    article.id = openssl::sha256_hex(article.url).substr(0, 16);
    article.etag = response.header("etag");
    article.last_modified = response.header("last-modified");
    article.bytes = std::move(response.body);
}

void check_page(const Article &article, const std::string &content_type) {
    if (article.bytes.empty())
        throw Error(Next::skip, fmt::format("{} is empty (0 bytes)", article.input));
    if (!may_be_html(content_type))
        throw Exempt(Exemption::no_article,
                     fmt::format("{} is not an HTML page but {}", article.input,
                                 content_type.substr(0, std::min<std::size_t>(content_type.find(';'), 80))));
    const std::string kind = not_html_because(article.bytes);
    if (!kind.empty())
        throw Exempt(Exemption::no_article,
                     fmt::format("{} is not an HTML page but {}", article.input, kind));
}

} // namespace

bool is_url(const std::string &input) {
    const std::size_t colon = input.find("://");
    return colon != std::string::npos && colon > 0 &&
           input.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-") ==
               colon;
}

Article fetch(const std::string &input, curl::Http &http, const FetchSettings &settings) {
    Article article;
    article.input = input;
    std::string content_type;
    if (is_url(input)) {
        curl::HttpResponse response = http.send(page_request(input, settings));
        content_type = response.header("content-type");
        take_response(article, std::move(response));
    } else {
        read_page_file(article, settings);
    }
    check_page(article, content_type);
    article.charset = charset_of(article.bytes, content_type);
    icu::Decoded decoded = icu::decode(article.bytes, article.charset);
    article.html = std::move(decoded.text);
    article.broken_bytes = decoded.broken_bytes;
    return article;
}

} // namespace baonoi::fetch
