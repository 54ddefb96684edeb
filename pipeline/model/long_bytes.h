// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of which there may be more than anybody should hold, as those of an MP3: how many they are, and a way
// to read any of them. Whoever makes them says where they lie (base/spool.h, base/file.h); whoever reads them
// takes piece after piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi {

class LongBytes {
public:
    // Fills the piece from there on; all of it lies within the bytes. May throw what reading throws. Threads:
    // any.
    using Read = std::function<void(std::uint64_t at, std::span<char> piece)>;

    LongBytes() = default;
    LongBytes(std::uint64_t size, Read read) : size_(size), read_(std::move(read)) {}
    LongBytes(std::string held); // NOLINT(google-explicit-constructor): few bytes are bytes, too
    LongBytes(const char *held) : LongBytes(std::string(held)) {} // NOLINT(google-explicit-constructor)
    // They must live as long as this and its copies.
    static LongBytes lent(std::string_view bytes);
    static LongBytes joined(std::vector<LongBytes> parts);

    std::uint64_t size() const { return size_; }
    void read(std::uint64_t at, std::span<char> piece) const {
        if (!piece.empty())
            read_(at, piece);
    }
    static constexpr std::size_t longest_piece = std::size_t{64} << 10U;
    // All of them in order, in pieces of at most that size.
    void each(const std::function<void(std::string_view piece)> &take) const;
    // All of them at once, for who knows that they are few.
    std::string text() const;

private:
    std::uint64_t size_ = 0;
    Read read_;
};

} // namespace baonoi
