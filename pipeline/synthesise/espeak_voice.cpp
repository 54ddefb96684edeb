// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/espeak_voice.h"

#include "base/utf8.h"
#include "lib/espeak/packet.h"
#include "lib/openssl/digest.h"
#include "lib/rubberband/time_stretch.h"
#include "synthesise/join.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <span>

namespace baonoi::synthesise {

namespace {

// Raised when the code changes the sound for the same data.
constexpr int sound_revision = 2;

std::string fingerprint(const EspeakVoiceSettings &settings, const espeak::EngineFacts &engine) {
    const espeak::EngineSettings &e = settings.engine;
    std::string all = fmt::format("{}\n{} {}\n{} {} {} {} {} {}\n{}\n{}\n", sound_revision, engine.version,
                                  engine.sample_rate, e.voice, e.language, e.rate, e.pitch, e.range, e.volume,
                                  settings.data_hash, settings.pauses.breath.value);
    for (const Seconds pause : settings.pauses.after)
        all += fmt::format("{}\n", pause.value);
    if (settings.stretch != 1)
        all += fmt::format("{}\n", settings.stretch);
    return openssl::sha256_hex(all);
}

std::vector<espeak::EngineClause> pieces_of(std::span<const PlannedClause> clauses) {
    std::vector<espeak::EngineClause> pieces;
    for (const PlannedClause &clause : clauses)
        pieces.push_back(clause.pieces);
    return pieces;
}

// A model hears by its mark whether a clause goes on, ends or asks.
void end_with_marks(std::vector<PlannedClause> &clauses) {
    for (PlannedClause &clause : clauses)
        if (espeak::EngineWord &word = clause.pieces.back(); word.kind == espeak::EngineWordKind::text)
            word.text += clause.asks ? '?' : &clause == &clauses.back() ? '.' : ',';
}

// Clauses that fit a request together: of at most 800 bytes each (plan.h) with their lengths.
constexpr std::size_t clauses_together = std::min<std::size_t>(espeak::clauses_per_request, 32);

// One utterance through one server. What fails is tried once more, then in smaller parts, a foreign word at
// last as English.
class Attempt {
public:
    Attempt(espeak::VoiceServer &server, int sample_rate, const EspeakVoiceSettings &settings)
        : server_(server), sample_rate_(sample_rate), pronunciation_(settings.pronunciation),
          stretch_(settings.stretch) {}

    struct Failure {
        PlannedClause clause; // one piece
        std::string reason;
    };

    // Nothing when all was spoken.
    std::optional<Failure> speak(std::span<const PlannedClause> clauses) {
        espeak::Spoken spoken = server_.speak(pieces_of(clauses));
        if (!spoken.spoken)
            spoken = server_.speak(pieces_of(clauses));
        return spoken.spoken ? take(spoken, clauses) : find(clauses, spoken.reason);
    }

    SpokenUtterance result;

private:
    std::optional<Failure> take(espeak::Spoken &spoken, std::span<const PlannedClause> clauses) {
        std::size_t samples = result.samples.size();
        for (std::size_t i = 0; i < clauses.size(); ++i)
            samples += spoken.clauses[i].samples.size() + silence_after(clauses[i], sample_rate_);
        result.samples.reserve(samples);
        for (std::size_t i = 0; i < clauses.size(); ++i) {
            espeak::SpokenClause &clause = spoken.clauses[i];
            if (!server_.facts().tells_times)
                clause.begins = guessed_begins(clauses[i].pieces, clause.samples.size());
            if (clause.begins.size() != clauses[i].pieces.size())
                return Failure{clauses[i], "lost a word"};
            trim_silence(clause);
            stretch(clause);
            append(result, clause, clauses[i], sample_rate_);
        }
        return std::nullopt;
    }

    void stretch(espeak::SpokenClause &clause) const {
        if (stretch_ == 1)
            return;
        clause.samples = rubberband::stretched(clause.samples, sample_rate_, stretch_);
        for (std::int64_t &begin : clause.begins)
            begin = std::min(std::llround(static_cast<double>(begin) * stretch_),
                             static_cast<long long>(clause.samples.size()));
    }

    std::optional<Failure> try_part(const PlannedClause &clause) {
        const std::span part(&clause, 1);
        espeak::Spoken spoken = server_.speak(pieces_of(part));
        return spoken.spoken ? take(spoken, part) : find(part, spoken.reason);
    }

    // Clauses one by one, then halves of a clause, down to a word.
    std::optional<Failure> find(std::span<const PlannedClause> clauses, const std::string &reason) {
        if (clauses.size() == 1 && clauses[0].pieces.size() == 1)
            return clauses[0].pieces[0].kind == espeak::EngineWordKind::foreign
                       ? try_part(in_english(clauses[0]))
                       : Failure{clauses[0], reason};
        if (clauses.size() == 1) {
            for (const PlannedClause &half : halves(clauses[0], Seconds{}))
                if (auto failure = try_part(half))
                    return failure;
            return std::nullopt;
        }
        for (const PlannedClause &clause : clauses)
            if (auto failure = try_part(clause))
                return failure;
        return std::nullopt;
    }

    PlannedClause in_english(const PlannedClause &foreign) const {
        PlannedClause clause{pronunciation_.in_english(foreign.pieces[0].text), {}, foreign.silence};
        clause.tokens.assign(clause.pieces.size(), foreign.tokens[0]);
        for (espeak::EngineWord &piece : clause.pieces)
            piece.manner = foreign.pieces[0].manner;
        return clause;
    }

    espeak::VoiceServer &server_;
    int sample_rate_;
    const Pronunciation &pronunciation_;
    double stretch_;
};

} // namespace

// Takes a free server for the time of one utterance. Threads that wait are served in the order in which they
// came.
class EspeakVoice::Lease {
public:
    explicit Lease(EspeakVoice &voice) : voice_(voice) {
        std::unique_lock lock(voice_.mutex_);
        const std::uint64_t ticket = voice_.tickets_++;
        voice_.freed_.wait(lock, [&] { return ticket == voice_.turn_ && !voice_.free_.empty(); });
        ++voice_.turn_;
        server_ = voice_.free_.back();
        voice_.free_.pop_back();
        if (!voice_.free_.empty())
            voice_.freed_.notify_all(); // the thread with the next ticket may be waiting
    }
    Lease(const Lease &) = delete;
    Lease &operator=(const Lease &) = delete;
    ~Lease() {
        const std::lock_guard lock(voice_.mutex_);
        voice_.free_.push_back(server_);
        voice_.freed_.notify_all();
    }
    espeak::VoiceServer &server() { return *server_; }

private:
    EspeakVoice &voice_;
    espeak::VoiceServer *server_ = nullptr;
};

EspeakVoice::EspeakVoice(EspeakVoiceSettings settings, int workers, const std::filesystem::path &program)
    : settings_(std::move(settings)) {
    for (int i = 0; i < std::max(workers, 1); ++i)
        servers_.push_back(std::make_unique<espeak::VoiceServer>(settings_.engine, program));
    for (const auto &server : servers_)
        free_.push_back(server.get());
    const espeak::EngineFacts &engine = servers_.back()->facts();
    facts_ = {settings_.name,     settings_.description, engine.version,     fingerprint(settings_, engine),
              engine.sample_rate, settings_.gain_db,     settings_.equaliser};
    facts_.has_exact_times = engine.tells_times;
    facts_.attribution = settings_.attribution;
    facts_.is_dear = !settings_.engine.model.file.empty();
}

SpokenUtterance EspeakVoice::speak(const Utterance &utterance) {
    std::vector<PlannedClause> clauses;
    try {
        clauses = plan(utterance, settings_.pronunciation, settings_.pauses,
                       settings_.prosody ? &*settings_.prosody : nullptr);
    } catch (const Error &error) {
        throw Error(error.next(), fmt::format("the voice {} cannot speak {}", settings_.name, error.what()));
    }
    if (clauses.empty())
        return {};
    if (!settings_.engine.model.file.empty())
        end_with_marks(clauses);
    Lease lease(*this);
    Attempt attempt(lease.server(), facts_.sample_rate, settings_);
    const std::span<const PlannedClause> all(clauses);
    for (std::size_t at = 0; at < all.size(); at += clauses_together)
        if (const auto failure = attempt.speak(all.subspan(at, std::min(clauses_together, all.size() - at))))
            throw refusal(utterance, failure->clause, failure->reason);
    return std::move(attempt.result);
}

Error EspeakVoice::refusal(const Utterance &utterance, const PlannedClause &clause,
                           const std::string &reason) const {
    const Token &token = utterance.tokens[clause.tokens.front()];
    const std::string message = fmt::format("the voice {} cannot speak \"{}\": it {}", settings_.name,
                                            shorten(token.spoken, 80), reason);
    // Of a model the word may be innocent.
    return {Next::skip, settings_.engine.model.file.empty()
                            ? message + "; a lexicon entry that says it otherwise mends this"
                            : message};
}

std::vector<pid_t> EspeakVoice::server_pids() {
    const std::lock_guard lock(mutex_);
    std::vector<pid_t> pids;
    for (const auto &server : servers_)
        if (server->pid())
            pids.push_back(server->pid());
    return pids;
}

} // namespace baonoi::synthesise
