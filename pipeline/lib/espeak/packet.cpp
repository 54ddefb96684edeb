// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/packet.h"

#include "lib/confined/packer.h"

#include <concepts>
#include <cstring>
#include <tuple>
#include <type_traits>

namespace baonoi::espeak {

namespace {

// The first byte of a packet.
constexpr char settings_kind = 's', request_kind = 'r', facts_kind = 'f', refused_kind = 'n',
               audio_kind = 'a', clause_kind = 'c', ended_kind = 'e';

} // namespace

// The fields of a value in the order in which they are packed; those of a packet begin with its kind.
template <class T>
static auto fields(T &value) {
    using Type = std::remove_const_t<T>;
    if constexpr (std::same_as<Type, EngineLanguage>)
        return std::tie(value.voice, value.phonemes);
    else if constexpr (std::same_as<Type, EngineManner>)
        return std::tie(value.pitch, value.range, value.rate);
    else if constexpr (std::same_as<Type, EngineWord>)
        return std::tie(value.kind, value.text, value.language, value.manner);
    else if constexpr (std::same_as<Type, EngineSymbol>)
        return std::tie(value.text, value.numbers);
    else if constexpr (std::same_as<Type, EngineModel>)
        return std::tie(value.file, value.runtime, value.symbols, value.sample_rate, value.length_scale,
                        value.hop, value.speaker);
    else if constexpr (std::same_as<Type, EngineSettings>)
        return std::tie(settings_kind, value.voice, value.language, value.rate, value.pitch, value.range,
                        value.volume, value.time_limit, value.model);
    else if constexpr (std::same_as<Type, Request>)
        return std::tie(request_kind, value.clauses);
    else if constexpr (std::same_as<Type, EngineFacts>)
        return std::tie(facts_kind, value.version, value.sample_rate, value.tells_times);
    else if constexpr (std::same_as<Type, Refused>)
        return std::tie(refused_kind, value.message);
    else if constexpr (std::same_as<Type, ClauseEnd>)
        return std::tie(clause_kind, value.begins);
    else if constexpr (std::same_as<Type, Ended>)
        return std::tie(ended_kind, value.spoken, value.reason);
}

static constexpr EngineWordKind last_of(EngineWordKind) {
    return EngineWordKind::foreign;
}

template <class Packet>
std::string pack(const Packet &packet) {
    return confined::packed(packet);
}

template <class Packet>
std::optional<Packet> unpack(std::string_view bytes) {
    auto packet = confined::unpacked<Packet>(bytes);
    if constexpr (std::same_as<Packet, Request>)
        if (packet && packet->clauses.size() > clauses_per_request)
            return std::nullopt;
    if constexpr (std::same_as<Packet, EngineFacts>)
        if (packet && packet->sample_rate <= 0)
            return std::nullopt;
    return packet;
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
