// SPDX-License-Identifier: GPL-3.0-or-later
// gzip by zlib, for sitemaps that are packed files; what a server packs in transit is curl's affair.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace baonoi::zlib {

// A gzip file (RFC 1952, several members too) unpacked as it arrives.
class Gunzip {
public:
    // limit: bytes unpacked.
    explicit Gunzip(std::size_t limit);
    ~Gunzip();
    Gunzip(Gunzip &&) noexcept;
    Gunzip &operator=(Gunzip &&) noexcept;

    // Throws skip when the data is damaged or unpacks to more than the limit, and what take throws.
    void push(std::string_view packed, const std::function<void(std::string_view)> &take);
    // Whether the last member was whole.
    bool complete() const;

    static bool is_gzip(std::string_view bytes); // by the first two bytes

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace baonoi::zlib
