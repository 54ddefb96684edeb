// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/packet.h"

#include <concepts>
#include <cstring>
#include <tuple>
#include <type_traits>

namespace baonoi::espeak {

namespace {

// The first byte of a packet.
constexpr char settings_kind = 's', request_kind = 'r', facts_kind = 'f', refused_kind = 'n',
               audio_kind = 'a', clause_kind = 'c', ended_kind = 'e';

// The fields of a value in the order in which they are packed; those of a packet begin with its kind.
template <class T>
auto fields(T &value) {
    using Type = std::remove_const_t<T>;
    if constexpr (std::same_as<Type, EngineLanguage>)
        return std::tie(value.voice, value.phonemes);
    else if constexpr (std::same_as<Type, EngineWord>)
        return std::tie(value.kind, value.text, value.language);
    else if constexpr (std::same_as<Type, EngineSettings>)
        return std::tie(settings_kind, value.voice, value.language, value.rate, value.pitch, value.range,
                        value.volume, value.time_limit);
    else if constexpr (std::same_as<Type, Request>)
        return std::tie(request_kind, value.clauses);
    else if constexpr (std::same_as<Type, EngineFacts>)
        return std::tie(facts_kind, value.version, value.sample_rate);
    else if constexpr (std::same_as<Type, Refused>)
        return std::tie(refused_kind, value.message);
    else if constexpr (std::same_as<Type, ClauseEnd>)
        return std::tie(clause_kind, value.begins);
    else if constexpr (std::same_as<Type, Ended>)
        return std::tie(ended_kind, value.spoken, value.reason);
}

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
    void put(const std::string &text) {
        put(static_cast<std::uint32_t>(text.size()));
        bytes += text;
    }
    template <class T>
    void put(const std::vector<T> &values) {
        put(static_cast<std::uint32_t>(values.size()));
        for (const T &value : values)
            put(value);
    }

    std::string bytes;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest(bytes) {}

    template <class T>
    void take(T &value) {
        if constexpr (!Number<T>)
            std::apply([this](auto &...each) { (take(each), ...); }, fields(value));
        else if (has(sizeof value))
            std::memcpy(&value, next(sizeof value).data(), sizeof value);
    }
    void take(const char &kind) { good = has(1) && next(1).front() == kind; }
    void take(bool &value) { value = number_up_to(1) == 1; }
    void take(EngineWordKind &kind) {
        kind = static_cast<EngineWordKind>(number_up_to(static_cast<std::uint8_t>(EngineWordKind::foreign)));
    }
    void take(std::string &text) {
        std::uint32_t size = 0;
        take(size);
        if (has(size))
            text = next(size);
    }
    template <class T>
    void take(std::vector<T> &values) {
        std::uint32_t size = 0;
        for (take(size); good && size > 0; --size)
            take(values.emplace_back()); // each takes bytes, so that this ends with them
    }

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

} // namespace

template <class Packet>
std::string pack(const Packet &packet) {
    Packer packer;
    packer.put(packet);
    return std::move(packer.bytes);
}

template <class Packet>
std::optional<Packet> unpack(std::string_view bytes) {
    Unpacker unpacker(bytes);
    Packet packet;
    unpacker.take(packet);
    bool good = unpacker.good && unpacker.rest.empty();
    if constexpr (std::same_as<Packet, Request>)
        good = good && packet.clauses.size() <= clauses_per_request;
    if constexpr (std::same_as<Packet, EngineFacts>)
        good = good && packet.sample_rate > 0;
    return good ? std::optional(std::move(packet)) : std::nullopt;
}

template std::string pack(const EngineSettings &);
template std::string pack(const Request &);
template std::string pack(const EngineFacts &);
template std::string pack(const Refused &);
template std::string pack(const ClauseEnd &);
template std::string pack(const Ended &);
template std::optional<EngineSettings> unpack(std::string_view);
template std::optional<Request> unpack(std::string_view);
template std::optional<EngineFacts> unpack(std::string_view);
template std::optional<Refused> unpack(std::string_view);
template std::optional<ClauseEnd> unpack(std::string_view);
template std::optional<Ended> unpack(std::string_view);

std::string begin_audio() {
    return {audio_kind};
}

bool unpack_audio(std::string_view bytes, std::vector<std::int16_t> &samples) {
    if (bytes.empty() || bytes.front() != audio_kind || bytes.size() % sizeof(std::int16_t) != 1)
        return false;
    const std::size_t before = samples.size();
    samples.resize(before + bytes.size() / sizeof(std::int16_t));
    if (bytes.size() > 1)
        std::memcpy(samples.data() + before, bytes.data() + 1, bytes.size() - 1);
    return true;
}

} // namespace baonoi::espeak
