// SPDX-License-Identifier: GPL-3.0-or-later
// libcurl's functions that lib/curl calls, found on first use, owners of its structures, and one easy handle,
// which keeps its connections so that the next exchange may use them again.
#pragma once

#include "base/error.h"
#include "base/shared_library.h"

#include <array>
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace baonoi::curl {

// Opened and initialised once, by the first caller. Throws stop, naming the package to install.
const SharedLibrary &libcurl();

BAONOI_LAZY(libcurl, curl_easy_init);
BAONOI_LAZY(libcurl, curl_easy_cleanup);
BAONOI_LAZY(libcurl, curl_easy_reset);
BAONOI_LAZY(libcurl, curl_easy_setopt);
BAONOI_LAZY(libcurl, curl_easy_getinfo);
BAONOI_LAZY(libcurl, curl_easy_perform);
BAONOI_LAZY(libcurl, curl_easy_strerror);
BAONOI_LAZY(libcurl, curl_getdate);
BAONOI_LAZY(libcurl, curl_slist_append);
BAONOI_LAZY(libcurl, curl_slist_free_all);
BAONOI_LAZY(libcurl, curl_url);
BAONOI_LAZY(libcurl, curl_url_cleanup);
BAONOI_LAZY(libcurl, curl_url_set);
BAONOI_LAZY(libcurl, curl_url_get);
BAONOI_LAZY(libcurl, curl_free);
BAONOI_LAZY(libcurl, curl_version_info);

using CurlEasy = LazyHandle<CURL, curl_easy_cleanup>;
using CurlList = LazyHandle<curl_slist, curl_slist_free_all>;
using CurlUrl = LazyHandle<CURLU, curl_url_cleanup>;
using CurlText = LazyHandle<char, curl_free>;

class Easy {
public:
    Easy(); // throws retry when memory is short

    // Forgets all options; connections and resolved names stay.
    void reset();
    template <class T>
    void set(CURLoption option, T value) const {
        if (const CURLcode code = curl_easy_setopt(easy_.get(), option, value))
            throw Error(Next::stop, fmt::format("curl_easy_setopt {}: {}", static_cast<int>(option),
                                                curl_easy_strerror(code)));
    }
    CURLcode perform() const { return curl_easy_perform(easy_.get()); }
    long number(CURLINFO info) const;
    curl_off_t offset(CURLINFO info) const;
    std::string text(CURLINFO info) const;
    const char *message() const { return message_.data(); } // of the last failure; may be empty

private:
    std::array<char, CURL_ERROR_SIZE> message_{}; // before the handle, which writes to it until its end
    CurlEasy easy_;
};

// Lends easy handles, one to each exchange. Threads: safe.
class EasyPool {
public:
    EasyPool();

    class Loan {
    public:
        explicit Loan(EasyPool &pool) : pool_(pool), easy_(pool.take()) {}
        ~Loan() { pool_.give(std::move(easy_)); }
        Loan(const Loan &) = delete;
        Loan &operator=(const Loan &) = delete;
        Easy &operator*() const { return *easy_; }

    private:
        EasyPool &pool_;
        std::unique_ptr<Easy> easy_;
    };

private:
    std::unique_ptr<Easy> take();
    void give(std::unique_ptr<Easy> easy) noexcept;

    std::mutex mutex_;
    std::vector<std::unique_ptr<Easy>> idle_;
};

} // namespace baonoi::curl
