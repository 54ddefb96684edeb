// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/espeak_client.h"

#include "base/error.h"
#include "base/version.h"
#include "lib/espeak/packet.h"

#include <cerrno>
#include <cstdlib>
#include <fmt/format.h>
#include <unistd.h>

namespace baonoi::espeak {

namespace {

constexpr double start_limit = 25;     // seconds; above the server's own
constexpr double answer_margin = 5;    // seconds above the time limit of a request
constexpr double longest_clause = 120; // seconds; one of 300 characters lasts below 40 s
constexpr auto lost = "lost its server";

} // namespace

std::filesystem::path voice_program() {
    const char *given = std::getenv("BAONOI_VOICE");
    std::error_code ignored;
    std::filesystem::path program =
        given && *given
            ? std::filesystem::path(given)
            : std::filesystem::read_symlink("/proc/self/exe", ignored).replace_filename("baonoi-voice");
    if (::access(program.c_str(), X_OK) != 0)
        throw Error(
            Next::stop,
            fmt::format("cannot run the voice program {}: {}; install baonoi-voice beside baonoi, or say in "
                        "$BAONOI_VOICE where it is",
                        program.string(), errno_text(errno)));
    return program;
}

VoiceServer::VoiceServer(EngineSettings settings, std::filesystem::path program)
    : settings_(std::move(settings)), program_(std::move(program)) {}

const EngineFacts &VoiceServer::facts() {
    if (!pid())
        start();
    return facts_;
}

void VoiceServer::start() {
    for (int attempt = 0; attempt < 2; ++attempt) {
        std::vector<std::string> arguments{std::string(version())};
        for (const std::string &file : {settings_.model.file, settings_.model.runtime})
            if (file.starts_with('/')) // it may read them
                arguments.push_back(file);
        process_.start(program_, std::move(arguments));
        const bool sent = confined::send_packet(process_.socket(), pack(settings_));
        const std::string answer(
            sent ? confined::receive_packet_by(confined::in_seconds(start_limit), process_.socket(), buffer_)
                 : std::string_view());
        if (const auto facts = unpack<EngineFacts>(answer)) {
            facts_ = *facts;
            return;
        }
        process_.stop();
        if (const auto refused = unpack<Refused>(answer))
            throw Error(Next::stop, refused->message);
    }
    throw Error(Next::retry, "a voice server ended twice before it was ready");
}

Spoken VoiceServer::speak(const std::vector<EngineClause> &clauses) {
    if (!pid())
        start();
    const std::string packet = pack(Request{clauses});
    if (clauses.size() > clauses_per_request || packet.size() > largest_packet)
        return {false, "was asked for too much at once", {}};
    if (!confined::send_packet(process_.socket(), packet)) {
        process_.stop();
        return {false, lost, {}};
    }
    return collect(clauses.size());
}

Spoken VoiceServer::collect(std::size_t clauses) {
    const auto most_samples = clauses * static_cast<std::size_t>(longest_clause * facts_.sample_rate);
    Spoken result;
    SpokenClause current;
    std::size_t samples = 0;
    std::string refused;
    const auto deadline = confined::in_seconds(settings_.time_limit + answer_margin);
    const auto give_up = [this](const char *reason) {
        process_.stop();
        return Spoken{false, reason, {}};
    };
    while (true) {
        const std::string_view packet = confined::receive_packet_by(deadline, process_.socket(), buffer_);
        if (unpack_audio(packet, current.samples)) {
            samples += packet.size() / sizeof(std::int16_t);
            if (samples > most_samples)
                return give_up("makes sound without end");
        } else if (auto clause = unpack<ClauseEnd>(packet); clause && result.clauses.size() < clauses) {
            current.begins = std::move(clause->begins);
            result.clauses.push_back(std::move(current));
            current = {};
        } else if (auto refusal = unpack<Refused>(packet); refusal && refused.empty()) {
            refused = std::move(refusal->message);
        } else if (const auto ended = unpack<Ended>(packet)) {
            if (!ended->spoken)
                return {false, refused.empty() ? ended->reason : refused, {}};
            result.spoken = result.clauses.size() == clauses;
            return result.spoken ? std::move(result) : give_up("fell silent");
        } else {
            return give_up(lost);
        }
    }
}

} // namespace baonoi::espeak
