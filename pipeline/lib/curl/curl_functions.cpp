// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/curl_functions.h"

#include "base/error.h"
#include "base/shared_library.h"

#include <fmt/format.h>

namespace baonoi::curl {

namespace {

CurlApi load() {
    const SharedLibrary curl("libcurl.so.4", "libcurl4");
    const auto init = curl.function<decltype(&::curl_global_init)>("curl_global_init");
    CurlApi api{};
    api.easy_init = curl.function<decltype(&::curl_easy_init)>("curl_easy_init");
    api.easy_cleanup = curl.function<decltype(&::curl_easy_cleanup)>("curl_easy_cleanup");
    api.easy_reset = curl.function<decltype(&::curl_easy_reset)>("curl_easy_reset");
    api.easy_setopt = curl.function<decltype(&::curl_easy_setopt)>("curl_easy_setopt");
    api.easy_getinfo = curl.function<decltype(&::curl_easy_getinfo)>("curl_easy_getinfo");
    api.easy_perform = curl.function<decltype(&::curl_easy_perform)>("curl_easy_perform");
    api.easy_strerror = curl.function<decltype(&::curl_easy_strerror)>("curl_easy_strerror");
    api.getdate = curl.function<decltype(&::curl_getdate)>("curl_getdate");
    api.slist_append = curl.function<decltype(&::curl_slist_append)>("curl_slist_append");
    api.slist_free_all = curl.function<decltype(&::curl_slist_free_all)>("curl_slist_free_all");
    api.url = curl.function<decltype(&::curl_url)>("curl_url");
    api.url_cleanup = curl.function<decltype(&::curl_url_cleanup)>("curl_url_cleanup");
    api.url_set = curl.function<decltype(&::curl_url_set)>("curl_url_set");
    api.url_get = curl.function<decltype(&::curl_url_get)>("curl_url_get");
    api.free = curl.function<decltype(&::curl_free)>("curl_free");
    api.version_info = curl.function<decltype(&::curl_version_info)>("curl_version_info");
    if (const CURLcode code = init(CURL_GLOBAL_DEFAULT))
        throw Error(Next::stop, fmt::format("curl_global_init: {}", api.easy_strerror(code)));
    return api;
}

} // namespace

const CurlApi &curl_api() {
    static const CurlApi api = load();
    return api;
}

} // namespace baonoi::curl
