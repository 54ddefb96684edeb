// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_folder.h"
#include "base/error.h"
#include "base/secret.h"
#include "base/version.h"
#include "cli/commands.h"
#include "lib/espeak/espeak_client.h"
#include "produce/production.h"
#include "settings/config.h"

#include <fmt/format.h>
#include <functional>
#include <optional>

namespace baonoi::cli {

namespace {

// Speaks, encodes and verifies one sentence with a voice: all that an article needs but the page.
std::string try_voice(const std::string &name, const settings::Config &config) {
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    Script script;
    script.blocks.push_back({BlockKind::paragraph, "Đây là câu thử giọng đọc số 1 của hệ thống.", "doctor"});
    const std::vector<Utterance> utterances = normalise::normalise(script, reader);
    const auto voice = synthesise::make_voice(data_folder() / "voices", name, 1);
    const Recording recording =
        produce::record(script, utterances,
                        produce::content_hash(script, utterances, voice->facts(), config.encode),
                        {*voice, config.encode, config.verify})
            .recording;
    return fmt::format("{}, {:.1f} s of audio, {:.1f} LUFS", voice->facts().engine, recording.duration.value,
                       recording.loudness.value);
}

// Whether it can be listed at all; servers are not asked. What a CMS needs is asked of its publisher.
std::string shown_source(const settings::SourceConfig &source, const produce::Production &production) {
    const fetch::SourceSettings &settings = source.settings;
    production.open_source(source);
    if (!settings.path.empty() && !std::filesystem::is_directory(settings.path))
        throw Error(Next::stop, fmt::format("the folder {} does not exist", settings.path.string()));
    return fmt::format("{} {}", settings.kind,
                       settings.url.empty() ? settings.path.string() : without_secrets(settings.url));
}

class Report {
public:
    void add(const std::string &name, const publish::Finding &finding) {
        fmt::print("{:<7} {:<24} {}\n", finding.is_good ? "ok" : "FAILED", name + " " + finding.what,
                   without_secrets(finding.detail));
        failed_ = failed_ || !finding.is_good;
    }

    // Runs a check; its result or what it throws becomes a line.
    void check(const std::string &name, const std::function<std::string()> &run) {
        try {
            fmt::print("ok      {:<24} {}\n", name, run());
        } catch (const std::exception &error) {
            fmt::print("FAILED  {:<24} {}\n", name, describe(error));
            failed_ = true;
        }
    }
    int exit_code() const { return failed_ ? 1 : 0; }

private:
    bool failed_ = false;
};

void examine(const settings::PublisherConfig &publisher, const produce::Production &production,
             Report &report) {
    const std::string name = "publisher " + publisher.name;
    std::vector<publish::Finding> findings;
    try {
        findings = production.open_publisher(publisher)->examine();
    } catch (const std::exception &error) {
        findings = {{publisher.kind, false, describe(error)}};
    }
    if (findings.empty())
        findings = {{publisher.kind, true, "opens"}};
    for (const publish::Finding &finding : findings)
        report.add(name, finding);
}

} // namespace

int doctor_command(const std::string &config_file) {
    Report report;
    settings::Config config;
    report.check("program", [] {
        return fmt::format("baonoi {}, built with eSpeak NG {}, FFmpeg {}, libcurl {}", version(),
                           espeak_version(), ffmpeg_version(), curl_version_text());
    });
    report.check("data", [] { return data_folder().string(); });
    report.check("voice program", [] { return espeak::voice_program().string(); });
    report.check("configuration", [&] {
        config = settings::load_config(
            config_file.empty() ? std::nullopt : std::optional<std::filesystem::path>(config_file));
        return config.file.empty() ? "defaults" : config.file;
    });
    report.check("lexicon", [&] {
        const normalise::Reader reader(config.lexicon_folders, config.reading);
        return fmt::format("{} folder{}", config.lexicon_folders.size(),
                           config.lexicon_folders.size() == 1 ? "" : "s");
    });
    report.check("site rules", [&] {
        const extract::SiteRulesCheck check = extract::check_site_rules(config.site_rule_folders);
        return fmt::format("{} files{}", check.files,
                           check.warnings.empty() ? ""
                                                  : "; " + fmt::to_string(check.warnings.size()) +
                                                        " warnings, see: baonoi config check");
    });
    report.check("network library", [&] {
        curl::make_curl_http(config.http);
        return std::string("libcurl");
    });
    std::optional<produce::Production> production;
    report.check("production", [&] {
        production.emplace(config);
        return fmt::format("{} sources, {} publishers", config.sources.size(), config.publishers.size());
    });
    if (production) {
        for (const settings::SourceConfig &source : config.sources)
            report.check("source " + source.settings.name, [&] { return shown_source(source, *production); });
        for (const settings::PublisherConfig &publisher : config.publishers)
            examine(publisher, *production, report);
    }
    for (const synthesise::VoiceSummary &voice : synthesise::list_voices(data_folder() / "voices"))
        report.check("voice " + voice.name, [&] { return try_voice(voice.name, config); });
    return report.exit_code();
}

} // namespace baonoi::cli
