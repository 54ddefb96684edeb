// SPDX-License-Identifier: GPL-3.0-or-later
#include "align/align.h"
#include "base/clock.h"
#include "base/data_folder.h"
#include "base/error.h"
#include "base/secret.h"
#include "base/version.h"
#include "cli/commands.h"
#include "cli/daemon_client.h"
#include "cli/existing_store.h"
#include "cli/machine_check.h"
#include "cli/report.h"
#include "html/document.h"
#include "lib/espeak/espeak_client.h"
#include "produce/production.h"
#include "serve/openid.h"
#include "settings/config.h"
#include "store/store.h"
#include "work/connection_trial.h"

#include <fmt/format.h>
#include <functional>
#include <optional>
#include <pwd.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace baonoi::cli {

namespace {

// The voice that says the same words for comparison; its times are exact.
constexpr const char *reference_voice = "vi-north";

// Whether a voice says what it is to say: its speech is aligned with that of the reference, which is how
// skipped, repeated and babbled words are found. Returns what was said, so that nobody pays for it twice.
SpokenUtterance checked_speech(const Utterance &utterance, synthesise::Voice &voice,
                               const settings::Config &config) {
    SpokenUtterance spoken = voice.speak(utterance);
    const auto reference =
        synthesise::make_voice(config.voice_folders, reference_voice, 1, {}, config.voice_surroundings());
    const align::Checked checked =
        align::check_and_time(utterance, reference->speak(utterance), reference->facts().sample_rate,
                              spoken.samples, voice.facts().sample_rate);
    if (!checked.fault.empty())
        throw Error(Next::stop, fmt::format("it does not say the words that it is given: {}", checked.fault));
    return spoken;
}

// What was spoken already, as a voice that says it again.
class Said : public synthesise::Voice {
public:
    Said(const synthesise::VoiceFacts &facts, SpokenUtterance spoken)
        : facts_(facts), spoken_(std::move(spoken)) {}
    const synthesise::VoiceFacts &facts() const override { return facts_; }
    int workers() const override { return 1; }
    SpokenUtterance speak(const Utterance &) override { return spoken_; }

private:
    const synthesise::VoiceFacts &facts_;
    SpokenUtterance spoken_;
};

// Speaks one sentence with a voice, listens to its words, encodes and verifies it: all that an article needs
// but the page.
std::string try_voice(const std::string &name, const settings::Config &config) {
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    Script script;
    script.blocks.push_back({BlockKind::paragraph, "Đây là câu thử giọng đọc số 1 của hệ thống.", "doctor"});
    const std::vector<Utterance> utterances = normalise::normalise(script, reader);
    const auto voice = synthesise::make_voice(config.voice_folders, name, 1, {}, config.voice_surroundings());
    Said said(voice->facts(), checked_speech(utterances.at(0), *voice, config));
    const Recording recording =
        produce::record(script, utterances,
                        produce::content_hash(script, utterances, voice->facts(), config.encode),
                        {said, config.encode, config.verify})
            .recording;
    return fmt::format("{}, {:.1f} s of audio, {:.1f} LUFS, says its {} words", voice->facts().engine,
                       recording.duration.value, recording.loudness.value, said.speak({}).words.size());
}

void examine(const settings::PublisherConfig &publisher, const produce::Production &production,
             Report &report) {
    for (const publish::Finding &finding : work::examined(production, publisher))
        report.add("publisher " + publisher.name, finding);
}

// Whether the daemon that runs here takes what is signed with the keys of its hook.
void examine_hooks(const settings::Config &config, Report &report) {
    if (config.hook_keys.empty())
        return;
    report.check("publish hook", [&] {
        const serve::HookKeys keys = serve::HookKeys::read(config.hook_keys);
        DaemonClient daemon(config.listen, "");
        if (!daemon.answers())
            return fmt::format("{} keys; not tried: no daemon answers at {}", config.hook_keys.size(),
                               config.listen);
        const std::string answer = daemon.ping(keys, SystemClock().unix_time());
        if (answer != "202")
            throw Error(Next::stop,
                        fmt::format("the daemon at {} does not take a ping signed with the first of "
                                    "hook_keys: {}; have it read them again: systemctl reload baonoi",
                                    config.listen, answer));
        return fmt::format("the daemon at {} took a signed ping", config.listen);
    });
}

// Whether the provider of accounts is there and is what it says.
void examine_openid(const settings::Config &config, Report &report) {
    if (config.openid.issuer.empty())
        return;
    report.check("openid", [&] {
        SystemClock clock;
        serve::OpenIdProvider provider(config.openid, config.http, clock);
        provider.address_for("doctor");
        if (config.openid.client_secret.is_given())
            config.openid.client_secret.value();
        return fmt::format("{} answers; it must know the client {} with the address {}", config.openid.issuer,
                           config.openid.client_id, provider.redirect());
    });
}

// The files that the configuration names as "file:PATH".
std::set<std::string> key_files(const settings::Config &config) {
    constexpr std::string_view prefix = "file:";
    std::set<std::string> files;
    for (const settings::ConfigEntry &entry : config.entries)
        for (std::size_t at = entry.value.find(prefix); at != std::string::npos;
             at = entry.value.find(prefix, at + 1)) {
            const std::size_t begin = at + prefix.size();
            files.insert(entry.value.substr(begin, entry.value.find('"', begin) - begin));
        }
    return files;
}

// What only this program and its group may see, and only its owner change.
void examine_private_files(const settings::Config &config, Report &report) {
    constexpr unsigned forbidden = S_IWGRP | S_IROTH | S_IWOTH;
    std::set<std::string> files = key_files(config);
    if (const auto store = settings::store_file(config.store_url); !store.empty())
        files.insert(store.string());
    for (const std::string &file : files) {
        struct stat facts {};
        if (::stat(file.c_str(), &facts) == 0 && (facts.st_mode & forbidden) != 0)
            report.add("private file",
                       {"", false,
                        fmt::format("{} has the mode {:04o}: others may read or change it; chmod 600 it, and "
                                    "hand it to the service with LoadCredential=, see docs/api.md",
                                    file, facts.st_mode & 07777U)});
    }
}

// Jobs that wait for a person, of sources of which all is well, are tried now.
void release_jobs(const settings::Config &config, Report &report) {
    try {
        SystemClock clock;
        const auto store = existing_store(config, clock);
        if (!store)
            return; // nothing has run yet
        std::size_t released = 0;
        for (const settings::SourceConfig &source : config.sources) {
            const settings::PublisherConfig *publisher = config.publisher_of(source);
            if (report.is_good("source " + source.settings.name) &&
                (!publisher || report.is_good("publisher " + publisher->name)))
                released += store->release_held(source.settings.name);
        }
        if (released > 0)
            report.add("store",
                       {"", true, fmt::format("{} jobs that waited for a person are tried now", released)});
    } catch (const std::exception &error) {
        report.add("store", {"", false, describe(error)});
    }
}

// Each by itself: one whose file is malformed hides no other.
void try_voices(const settings::Config &config, Report &report) {
    std::vector<std::string> names;
    try {
        names = synthesise::voice_names(config.voice_folders);
    } catch (const Error &error) {
        report.add("voices", {"", false, error.what()});
    }
    for (const std::string &name : names)
        report.check("voice " + name, [&] { return try_voice(name, config); });
}

} // namespace

int doctor_command(const std::string &config_file) {
    Report report;
    settings::Config config;
    report.check("program", [] {
        return fmt::format("baonoi {}, built with eSpeak NG {}, LAME {}, libcurl {}", version(),
                           espeak_version(), lame_version_text(), curl_version_text());
    });
    if (::geteuid() == 0 && ::getpwnam("baonoi"))
        report.add("user", {"", true, "root, who may do more than the service: see also doctor --as baonoi"});
    report.check("data", [] { return data_folder().string(); });
    report.check("voice program", [] { return espeak::voice_program().string(); });
    report.check("parsers", [] {
        const html::Document page("<p>Tin</p>"); // as any page
        return std::string("processes of their own, which may do nothing else");
    });
    report.check("configuration", [&] {
        config = settings::load_config(
            config_file.empty() ? std::nullopt : std::optional<std::filesystem::path>(config_file));
        return config.file.empty() ? "defaults" : config.file;
    });
    report.check("network library", [&] {
        curl::make_curl_http(config.http);
        return std::string("libcurl");
    });
    if (const auto production = check_machine(config, report)) {
        for (const settings::PublisherConfig &publisher : config.publishers)
            examine(publisher, *production, report);
        if (config.shared_cache)
            report.check("shared cache", [&] { return production->examine_shared_cache(); });
        examine_hooks(config, report);
        examine_openid(config, report);
        examine_private_files(config, report);
        release_jobs(config, report);
    }
    try_voices(config, report);
    return report.exit_code();
}

} // namespace baonoi::cli
