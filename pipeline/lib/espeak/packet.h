// SPDX-License-Identifier: GPL-3.0-or-later
// The messages between a voice and its server: one packet of a SOCK_SEQPACKET pair each, so that a child that
// dies leaves no half message.
//   voice -> server   settings, then any number of requests
//   server -> voice   ready | refused, then for each request: from its child (audio* clause)*, from itself
//   ended
#pragma once

#include "lib/espeak/engine.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::espeak {

constexpr std::size_t largest_packet = std::size_t{96} * 1024;
constexpr std::size_t samples_per_packet = std::size_t{16} * 1024;
constexpr std::size_t clauses_per_request = 64;

enum class PacketKind : std::uint8_t { settings = 1, request, ready, refused, audio, clause, ended };

struct Ended {
    bool spoken = false;
    std::string reason; // when not: "was killed by signal 11"
};

std::string pack_settings(const EngineSettings &settings);
std::string pack_request(const std::vector<EngineClause> &clauses);
std::string pack_ready(const EngineFacts &facts);
std::string pack_refused(std::string_view message);
// The packet of no samples; they are appended as bytes.
std::string begin_audio();
std::string pack_clause(const std::vector<std::int64_t> &begins);
std::string pack_ended(const Ended &ended);

// Nothing when the packet is of another kind or malformed; never reads outside it.
std::optional<EngineSettings> unpack_settings(std::string_view packet);
std::optional<std::vector<EngineClause>> unpack_request(std::string_view packet);
std::optional<EngineFacts> unpack_ready(std::string_view packet);
std::optional<std::string> unpack_refused(std::string_view packet);
// Appends to samples; false when malformed.
bool unpack_audio(std::string_view packet, std::vector<std::int16_t> &samples);
std::optional<std::vector<std::int64_t>> unpack_clause(std::string_view packet);
std::optional<Ended> unpack_ended(std::string_view packet);

} // namespace baonoi::espeak
