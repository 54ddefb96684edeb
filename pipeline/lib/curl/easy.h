// SPDX-License-Identifier: GPL-3.0-or-later
// One easy handle of libcurl. It keeps its connections, so that the next exchange may use them again.
#pragma once

#include "base/error.h"
#include "lib/curl/curl_functions.h"

#include <array>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace baonoi::curl {

class Easy {
public:
    Easy(); // throws retry when memory is short

    // Forgets all options; connections and resolved names stay.
    void reset();
    template <class T>
    void set(CURLoption option, T value) const {
        if (const CURLcode code = curl_api().easy_setopt(easy_.get(), option, value))
            throw Error(Next::stop, fmt::format("curl_easy_setopt {}: {}", static_cast<int>(option),
                                                curl_api().easy_strerror(code)));
    }
    CURLcode perform() const { return curl_api().easy_perform(easy_.get()); }
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
