// SPDX-License-Identifier: GPL-3.0-or-later
// Values to bytes and back, for messages between baonoi and its helpers, which are of one version: in the
// machine's byte order, one after the other. A struct is packed field by field: a function fields(value)
// beside it ties them. A const char is a mark that must be there; an enum is of one byte, and last_of(value)
// beside it says which is the largest.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace baonoi::confined {

template <class T>
concept Number = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Packer {
public:
    template <class T>
    void put(const T &value) {
        if constexpr (Number<T>)
            bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
        else
            std::apply([this](const auto &...each) { (put(each), ...); }, fields(value));
    }
    void put(std::string_view text) {
        put(static_cast<std::uint32_t>(text.size()));
        bytes += text;
    }
    void put(const std::string &text) { put(std::string_view(text)); }
    template <class T>
    void put(const std::vector<T> &values) {
        put(static_cast<std::uint32_t>(values.size()));
        for (const T &value : values)
            put(value);
    }

    std::string bytes;
};

// Never reads outside the bytes; after the first value that is not there it gives nothing more.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest(bytes) {}

    template <class T>
    void take(T &value) {
        if constexpr (std::is_enum_v<T>)
            value = static_cast<T>(number_up_to(static_cast<std::uint8_t>(last_of(T{}))));
        else if constexpr (!Number<T>)
            std::apply([this](auto &...each) { (take(each), ...); }, fields(value));
        else if (has(sizeof value))
            std::memcpy(&value, next(sizeof value).data(), sizeof value);
    }
    void take(const char &mark) { good = has(1) && next(1).front() == mark; }
    void take(bool &value) { value = number_up_to(1) == 1; }
    void take(std::string &text) { text = text_view(); }
    template <class T>
    void take(std::vector<T> &values) {
        std::uint32_t size = 0;
        for (take(size); good && size > 0; --size)
            take(values.emplace_back()); // each takes bytes, so that this ends with them
    }
    template <class T>
    T taken() {
        T value{};
        take(value);
        return value;
    }
    std::string_view text_view() {
        const auto size = taken<std::uint32_t>();
        return has(size) ? next(size) : std::string_view();
    }
    // All was there, and there is no more.
    bool is_whole() const { return good && rest.empty(); }

    std::string_view rest;
    bool good = true;

private:
    bool has(std::size_t size) { return good = good && size <= rest.size(); }
    std::string_view next(std::size_t size) {
        const std::string_view bytes = rest.substr(0, size);
        rest.remove_prefix(size);
        return bytes;
    }
    std::uint8_t number_up_to(std::uint8_t most) {
        std::uint8_t number = 0;
        take(number);
        good = good && number <= most;
        return good ? number : std::uint8_t{0};
    }
};

template <class T>
std::string packed(const T &value) {
    Packer packer;
    packer.put(value);
    return std::move(packer.bytes);
}

// Nothing: they are not just that.
template <class T>
std::optional<T> unpacked(std::string_view bytes) {
    Unpacker unpacker(bytes);
    T value = unpacker.taken<T>();
    return unpacker.is_whole() ? std::optional(std::move(value)) : std::nullopt;
}

} // namespace baonoi::confined
