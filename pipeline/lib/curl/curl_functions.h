// SPDX-License-Identifier: GPL-3.0-or-later
// libcurl, opened on first use: only the calls that are used.
#pragma once

#include "base/handle.h"

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

namespace baonoi::curl {

struct CurlApi {
    decltype(&::curl_easy_init) easy_init;
    decltype(&::curl_easy_cleanup) easy_cleanup;
    decltype(&::curl_easy_reset) easy_reset;
    decltype(&::curl_easy_setopt) easy_setopt;
    decltype(&::curl_easy_getinfo) easy_getinfo;
    decltype(&::curl_easy_perform) easy_perform;
    decltype(&::curl_easy_strerror) easy_strerror;
    decltype(&::curl_getdate) getdate;
    decltype(&::curl_slist_append) slist_append;
    decltype(&::curl_slist_free_all) slist_free_all;
    decltype(&::curl_url) url;
    decltype(&::curl_url_cleanup) url_cleanup;
    decltype(&::curl_url_set) url_set;
    decltype(&::curl_url_get) url_get;
    decltype(&::curl_free) free;
    decltype(&::curl_version_info) version_info;
};

// Loads the library and initialises it once for the process. Throws stop, naming the package to install.
const CurlApi &curl_api();

inline void close_easy(CURL *easy) {
    curl_api().easy_cleanup(easy);
}
inline void close_list(curl_slist *list) {
    curl_api().slist_free_all(list);
}
inline void close_url(CURLU *url) {
    curl_api().url_cleanup(url);
}
inline void close_text(char *text) {
    curl_api().free(text);
}

using CurlEasy = Handle<CURL, close_easy>;
using CurlList = Handle<curl_slist, close_list>;
using CurlUrl = Handle<CURLU, close_url>;
using CurlText = Handle<char, close_text>;

} // namespace baonoi::curl
