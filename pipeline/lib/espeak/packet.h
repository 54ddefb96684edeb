// SPDX-License-Identifier: GPL-3.0-or-later
// The messages between a VoiceServer (espeak_client.h) and the voice program (espeak_server.h): one packet of
// a SOCK_SEQPACKET pair each, so that a child that dies leaves no half message.
//   client -> server   EngineSettings, then any number of Requests
//   server -> client   EngineFacts or Refused, then for each Request: from its child (audio packets, then a
//                      ClauseEnd) for each clause, from the server itself one Ended
// A packet is a byte for its kind, then the fields in the machine's byte order: both ends are of one version.
// Samples, 26 MB for ten minutes of speech, are copied once into a packet and once out of it. (CBOR by
// nlohmann's library was tried: four times the CPU for samples, fourteen times for a request, and not fewer
// lines.)
#pragma once

#include "lib/confined/packets.h"
#include "lib/espeak/engine.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::espeak {

using confined::largest_packet;
constexpr std::size_t samples_per_packet = std::size_t{16} * 1024;
constexpr std::size_t clauses_per_request = 64;

struct Request {
    std::vector<EngineClause> clauses; // at most clauses_per_request
};

struct Refused {
    std::string message; // why the engine cannot start
};

// All samples of a clause were sent.
struct ClauseEnd {
    std::vector<std::int64_t> begins; // first sample of each word
};

struct Ended {
    bool spoken = false;
    std::string reason; // when not: "was killed by signal 11"
};

// Packet is EngineSettings, Request, EngineFacts, Refused, ClauseEnd or Ended.
template <class Packet>
std::string pack(const Packet &packet);

// Nothing when the bytes are another kind of packet or malformed; never reads outside them.
template <class Packet>
std::optional<Packet> unpack(std::string_view bytes);

// The audio packet without samples; they are appended as bytes.
std::string begin_audio();
// Appends to samples; false when it is no audio packet.
bool unpack_audio(std::string_view bytes, std::vector<std::int16_t> &samples);

} // namespace baonoi::espeak
