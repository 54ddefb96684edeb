// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/easy.h"

namespace baonoi::curl {

namespace {

constexpr std::size_t max_idle = 16; // handles kept, each with at most five connections

} // namespace

const SharedLibrary &libcurl() {
    static const SharedLibrary library = [] {
        SharedLibrary opened("libcurl.so.4", "libcurl4");
        const auto init = opened.function<decltype(&::curl_global_init)>("curl_global_init");
        if (const CURLcode code = init(CURL_GLOBAL_DEFAULT))
            throw Error(Next::stop, fmt::format("curl_global_init: error {}", static_cast<int>(code)));
        return opened;
    }();
    return library;
}

Easy::Easy() : easy_(curl_easy_init()) {
    if (!easy_)
        throw Error(Next::retry, "curl_easy_init: out of memory");
}

void Easy::reset() {
    curl_easy_reset(easy_.get());
    message_[0] = '\0';
    set(CURLOPT_ERRORBUFFER, message_.data());
}

long Easy::number(CURLINFO info) const {
    long value = 0;
    curl_easy_getinfo(easy_.get(), info, &value);
    return value;
}

curl_off_t Easy::offset(CURLINFO info) const {
    curl_off_t value = 0;
    curl_easy_getinfo(easy_.get(), info, &value);
    return value;
}

std::string Easy::text(CURLINFO info) const {
    const char *value = nullptr;
    curl_easy_getinfo(easy_.get(), info, &value);
    return value ? value : "";
}

EasyPool::EasyPool() {
    idle_.reserve(max_idle);
}

std::unique_ptr<Easy> EasyPool::take() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            std::unique_ptr<Easy> easy = std::move(idle_.back());
            idle_.pop_back();
            return easy;
        }
    }
    return std::make_unique<Easy>();
}

void EasyPool::give(std::unique_ptr<Easy> easy) noexcept {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < max_idle)
        idle_.push_back(std::move(easy));
}

} // namespace baonoi::curl
