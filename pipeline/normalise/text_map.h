// SPDX-License-Identifier: GPL-3.0-or-later
// A hash table of text to number that is filled once and then only asked. The tables and the lexicon use it,
// because every word of a text is looked up several times and most are not there.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// Open addressing, keys in one string. Threads: find() from anywhere once filled.
class TextMap {
public:
    // The value of a key, 0 when it is new. The reference lives until the next call.
    std::uint64_t &operator[](std::string_view key) {
        if ((count_ + 1) * 2 > slots_.size())
            grow();
        const std::uint32_t hash = hash_of(key);
        Slot &slot = slots_[place(key, hash)];
        if (!slot.used) {
            slot = {static_cast<std::uint32_t>(keys_.size()), static_cast<std::uint32_t>(key.size()), hash,
                    true, 0};
            keys_ += key;
            ++count_;
        }
        return slot.value;
    }
    // 0 when there is none.
    std::uint64_t find(std::string_view key) const {
        return slots_.empty() ? 0 : slots_[place(key, hash_of(key))].value;
    }

private:
    struct Slot {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
        std::uint32_t hash = 0;
        bool used = false;
        std::uint64_t value = 0;
    };

    static std::uint32_t hash_of(std::string_view key) {
        return static_cast<std::uint32_t>(std::hash<std::string_view>{}(key));
    }
    std::size_t place(std::string_view key, std::uint32_t hash) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = hash & mask;
        while (slots_[at].used && (slots_[at].hash != hash ||
                                   std::string_view(keys_).substr(slots_[at].begin, slots_[at].size) != key))
            at = (at + 1) & mask;
        return at;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 4);
        old.swap(slots_);
        for (const Slot &slot : old)
            if (slot.used)
                slots_[place(std::string_view(keys_).substr(slot.begin, slot.size), slot.hash)] = slot;
    }

    std::vector<Slot> slots_; // a power of two
    std::string keys_;
    std::size_t count_ = 0;
};

} // namespace baonoi::normalise
