// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/service_voice.h"

#include "align/align.h"
#include "base/error.h"
#include "base/utf8.h"
#include "lib/openssl/digest.h"
#include "synthesise/join.h"
#include "synthesise/parts.h"
#include "synthesise/service/speech_parser.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::synthesise::service {

namespace {

// Raised when the code changes the sound for the same answers.
constexpr int service_revision = 1;

// A part of an utterance, so that its reference stays well below align::longest_reference: at 15 characters a
// second it has 40 s.
constexpr std::size_t longest_part = 600; // characters
// Speech that takes longer than this is none: people say 15 characters a second.
constexpr double seconds_of_character = 0.5, seconds_beside = 10;
constexpr int most_takes = 2; // of a part that does not say its words

// Without the reference: it tells when the words are said, not how, and what was paid for stays. A service
// may move to another address: two voices that only their addresses tell apart have their names.
std::string fingerprint(const ServiceVoiceSettings &settings) {
    std::string all =
        fmt::format("{}\n{}\n{}\n{}\n{}\n", service_revision, settings.name, fingerprint_of(settings.service),
                    settings.revision, settings.pauses.breath.value);
    for (const Seconds pause : settings.pauses.after)
        all += fmt::format("{}\n", pause.value);
    return openssl::sha256_hex(all);
}

std::unique_ptr<curl::Http> http_for(const ServiceVoiceSettings &settings, curl::HttpSettings http) {
    http.allow_hosts = settings.service.allow_hosts;
    http.allow_in = fmt::format("allow_hosts of the voice {}", settings.name);
    http.patience = settings.service.timeout; // a server speaks before it answers
    return curl::make_curl_http(http);
}

Budget read_budget(VoiceFile &file) {
    Budget budget;
    auto table = file.table.table("budget");
    if (!table)
        return budget;
    constexpr std::int64_t most = 1'000'000'000'000;
    budget.characters_a_day = table->integer("characters_a_day", 0, most).value_or(0);
    budget.characters_a_month = table->integer("characters_a_month", 0, most).value_or(0);
    budget.money_a_day = table->number("money_a_day", 0, 1e12).value_or(0);
    budget.money_a_month = table->number("money_a_month", 0, 1e12).value_or(0);
    table->finish();
    return budget;
}

} // namespace

ServiceVoice::ServiceVoice(ServiceVoiceSettings settings, std::unique_ptr<Voice> reference,
                           const VoiceSurroundings &surroundings)
    : settings_(std::move(settings)), clock_(surroundings.clock), reference_(std::move(reference)),
      spending_(surroundings.spending, settings_.name, settings_.budget, *clock_),
      client_(settings_.name, settings_.service, http_for(settings_, surroundings.http), *clock_, spending_) {
    facts_.name = settings_.name;
    facts_.description = settings_.description;
    facts_.engine = settings_.service.name + (settings_.revision.empty() ? "" : " " + settings_.revision);
    facts_.fingerprint = fingerprint(settings_);
    facts_.sample_rate = settings_.service.sample_rate;
    facts_.gain_db = settings_.gain_db;
    facts_.equaliser = settings_.equaliser;
    facts_.has_exact_times = false;
    facts_.is_repeatable = settings_.service.is_repeatable;
    facts_.longest_request = std::min(settings_.service.longest_request, longest_part);
    facts_.price = settings_.service.price;
    facts_.is_dear = true;
    facts_.attribution = settings_.attribution;
}

SpokenUtterance ServiceVoice::speak(const Utterance &utterance) {
    SpokenUtterance whole;
    std::vector<UtterancePart> parts;
    try {
        parts = parts_of(utterance, settings_.pauses, facts_.longest_request);
    } catch (const Error &error) {
        throw VoiceFailure(error.next(),
                           fmt::format("the voice {} cannot speak {}", facts_.name, error.what()));
    }
    for (const UtterancePart &part : parts)
        append_part(whole, speak_part(part), part.token, part.silence, facts_.sample_rate);
    return whole;
}

SpokenUtterance ServiceVoice::speak_part(const UtterancePart &part) {
    const SpokenUtterance reference = reference_->speak(part.utterance);
    const SpeechOrder order{settings_.service.raw_rate, facts_.sample_rate,
                            static_cast<double>(part.text.size()) * seconds_of_character + seconds_beside};
    std::string fault;
    for (int takes = 1; takes <= most_takes; ++takes) {
        const std::string sound = client_.ask(part.text);
        try {
            align::Checked checked =
                align::check_and_time(part.utterance, reference, reference_->facts().sample_rate,
                                      speech_samples(sound, order), facts_.sample_rate);
            if (checked.fault.empty())
                return std::move(checked.spoken);
            fault = checked.fault;
        } catch (const Error &error) {
            if (error.next() != Next::skip)
                throw;
            fault = error.what();
        }
        if (facts_.is_repeatable)
            break;
    }
    throw VoiceFailure(Next::skip, fmt::format("the voice {} does not say \"{}\": {}", facts_.name,
                                               shorten(part.text, 80), fault));
}

std::unique_ptr<Voice> make_service_voice(VoiceFile &file, const VoiceOrder &order) {
    toml::TomlTable &table = file.table;
    ServiceVoiceSettings settings;
    settings.name = file.summary.name;
    settings.description = file.summary.description;
    settings.attribution = file.summary.attribution;
    settings.revision = table.string("revision").value_or("");
    settings.gain_db = table.number("gain_db", -20, 40).value_or(0);
    settings.equaliser = read_equaliser(file);
    settings.service = read_service(file, order.folders.shipped, order.pace);
    settings.pauses = read_pauses(file, order.pace);
    settings.budget = read_budget(file);
    auto reference = read_reference(file, order, settings.service.parallel);
    table.finish();
    return std::make_unique<ServiceVoice>(std::move(settings), std::move(reference), order.surroundings);
}

} // namespace baonoi::synthesise::service
