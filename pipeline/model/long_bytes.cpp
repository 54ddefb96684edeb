// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/long_bytes.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace baonoi {

namespace {

void copy(std::string_view bytes, std::uint64_t at, std::span<char> piece) {
    bytes.copy(piece.data(), piece.size(), static_cast<std::size_t>(at));
}

} // namespace

LongBytes::LongBytes(std::string held) : size_(held.size()) {
    read_ = [shared = std::make_shared<const std::string>(std::move(held))](
                std::uint64_t at, std::span<char> piece) { copy(*shared, at, piece); };
}

LongBytes LongBytes::lent(std::string_view bytes) {
    return {bytes.size(), [bytes](std::uint64_t at, std::span<char> piece) { copy(bytes, at, piece); }};
}

LongBytes LongBytes::joined(std::vector<LongBytes> parts) {
    std::uint64_t size = 0;
    for (const LongBytes &part : parts)
        size += part.size();
    return {size, [parts = std::move(parts)](std::uint64_t at, std::span<char> piece) {
                for (const LongBytes &part : parts) {
                    if (at >= part.size()) {
                        at -= part.size();
                        continue;
                    }
                    const auto count =
                        static_cast<std::size_t>(std::min<std::uint64_t>(part.size() - at, piece.size()));
                    part.read(at, piece.first(count));
                    piece = piece.subspan(count);
                    at = 0;
                }
            }};
}

void LongBytes::each(const std::function<void(std::string_view piece)> &take) const {
    std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(size_, longest_piece)), '\0');
    for (std::uint64_t at = 0; at < size_; at += piece.size()) {
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(size_ - at, longest_piece)));
        read(at, piece);
        take(piece);
    }
}

std::string LongBytes::text() const {
    std::string all(static_cast<std::size_t>(size_), '\0');
    read(0, all);
    return all;
}

} // namespace baonoi
