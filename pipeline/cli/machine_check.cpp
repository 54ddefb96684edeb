// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/machine_check.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/path.h"
#include "base/secret.h"
#include "cli/daemon_client.h"
#include "cli/existing_store.h"
#include "lib/http/listener.h"
#include "store/store.h"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/timex.h>
#include <unistd.h>

namespace baonoi::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t least_room = 256U << 20U;         // bytes: eleven hours of audio at 48 kb/s
constexpr std::int64_t first_possible_day = 1'793'491'200; // 2026-11-01: this program is not older

// The folder, or the nearest above it that is there already.
fs::path nearest_folder(fs::path folder) {
    std::error_code ignored;
    while (!fs::exists(folder, ignored) && folder.has_relative_path())
        folder = folder.parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

void require_writable(const fs::path &path) {
    if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0)
        throw Error(Next::stop, fmt::format("{} cannot be written: {}; give it to the user who runs baonoi",
                                            path.string(), errno_text(errno)));
}

// What is written there has the right to, and room.
std::string checked_folder(const fs::path &folder) {
    const fs::path nearest = nearest_folder(folder);
    require_writable(nearest);
    std::error_code error;
    const fs::space_info room = fs::space(nearest, error);
    if (error)
        return folder.string();
    if (room.available < least_room)
        throw Error(Next::stop, fmt::format("only {} MB are free in {}; baonoi needs {}",
                                            room.available >> 20U, nearest.string(), least_room >> 20U));
    return fmt::format("{}, {} MB free", folder.string(), room.available >> 20U);
}

std::string checked_store(const settings::Config &config) {
    SystemClock clock;
    const auto store = existing_store(config, clock);
    const fs::path file = settings::store_file(config.store_url);
    if (file.empty()) // and yet it was opened
        return without_secrets(config.store_url);
    if (store)
        require_writable(file);
    else if (config.file.empty())
        return fmt::format("{} is not there yet; only serve and its orders need it", file.string());
    return checked_folder(file.parent_path());
}

// Nobody listens there, or the daemon of this store does.
std::string checked_address(const settings::Config &config) {
    try {
        http::listen_on(config.listen);
        return fmt::format("{} is free", config.listen);
    } catch (const Error &taken) {
        DaemonClient daemon(config.listen, "");
        if (daemon.store().empty())
            throw;
        SystemClock clock;
        const auto store = existing_store(config, clock);
        if (daemon.is_elsewhere(store.get()))
            throw Error(Next::stop, fmt::format("at {} answers a daemon that works on another store than {}",
                                                config.listen, without_secrets(config.store_url)));
        return fmt::format("the daemon answers at {}", config.listen);
    }
}

std::string checked_hooks(const settings::Config &config) {
    serve::HookKeys::read(config.hook_keys);
    return fmt::format("{} keys", config.hook_keys.size());
}

// That each voice that is named somewhere is there.
std::string checked_voices(const settings::Config &config) {
    const auto known = synthesise::list_voices(config.voice_folders);
    const auto require = [&](const std::string &name, std::string_view where) {
        if (!name.empty() &&
            std::none_of(known.begin(), known.end(), [&](const auto &voice) { return voice.name == name; }))
            throw Error(Next::stop,
                        fmt::format("{} names the voice \"{}\", which there is not; see: baonoi voices",
                                    where, name));
    };
    require(config.voice, "[voice] name");
    require(config.fallback_voice, "[voice] fallback");
    for (const settings::VoiceRule &rule : config.voice_rules)
        require(rule.voice, "a [[voice_for]]");
    return config.voice;
}

std::string checked_lexicons(const settings::Config &config) {
    for (const fs::path &folder : config.lexicon_folders)
        if (!fs::is_directory(folder))
            throw Error(Next::stop,
                        fmt::format("the lexicon folder {} does not exist; make it, or mend [reading] "
                                    "lexicons",
                                    folder.string()));
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    return fmt::format("{} folder{}", config.lexicon_folders.size(),
                       config.lexicon_folders.size() == 1 ? "" : "s");
}

std::string checked_site_rules(const settings::Config &config) {
    const extract::SiteRulesCheck check = extract::check_site_rules(config.site_rule_folders);
    return fmt::format("{} files{}", check.files,
                       check.warnings.empty()
                           ? ""
                           : fmt::format("; {} warnings, see: baonoi config check", check.warnings.size()));
}

// Whether it can be listed at all; servers are not asked. What a CMS needs is asked of its publisher.
std::string checked_source(const settings::SourceConfig &source, const settings::Config &config,
                           const produce::Production &production) {
    const fetch::SourceSettings &settings = source.settings;
    production.open_source(source);
    if (!settings.path.empty() && !fs::is_directory(settings.path))
        throw Error(Next::stop, fmt::format("the folder {} does not exist", settings.path.string()));
    const settings::PublisherConfig *publisher = config.publisher_of(source);
    if (publisher && publisher->kind == "site" && !settings.path.empty() &&
        !is_below(fs::weakly_canonical(settings.path / "index.html"),
                  fs::weakly_canonical(publisher->folder)))
        throw Error(Next::stop,
                    fmt::format("{} is not in the folder of its publisher {}, {}: its pages are refused; the "
                                "publisher's path must be a folder that holds them all",
                                settings.path.string(), publisher->name, publisher->folder.string()));
    return fmt::format("{} {}", settings.kind,
                       settings.url.empty() ? settings.path.string() : without_secrets(settings.url));
}

std::string checked_clock() {
    if (SystemClock().unix_time() < first_possible_day)
        throw Error(Next::stop, "it is set to a day before this program was made: certificates and hooks are "
                                "refused; set it, and have it kept right (timedatectl set-ntp true)");
    timex state{};
    return ::adjtimex(&state) == TIME_ERROR ? "plausible; nothing on this machine says that it is kept right"
                                            : "kept right";
}

} // namespace

std::unique_ptr<produce::Production> check_machine(const settings::Config &config, Report &report) {
    report.check("lexicon", [&] { return checked_lexicons(config); });
    report.check("site rules", [&] { return checked_site_rules(config); });
    report.check("voice", [&] { return checked_voices(config); });
    report.check("clock", [] { return checked_clock(); });
    report.check("store", [&] { return checked_store(config); });
    if (!config.file.empty())
        report.check("address", [&] { return checked_address(config); });
    if (const fs::path cache = synthesise::cache_folder(config.cache); !cache.empty())
        report.check("cache", [&] { return checked_folder(cache); });
    if (!config.hook_keys.empty())
        report.check("hook keys", [&] { return checked_hooks(config); });
    if (!config.ghost_hook_keys.empty())
        report.check("hook of Ghost", [&] {
            serve::GhostKeys::read(config.ghost_hook_keys);
            return fmt::format("{} keys", config.ghost_hook_keys.size());
        });
    std::unique_ptr<produce::Production> production;
    if (report.is_good("lexicon") && report.is_good("voice")) // else that is said already
        report.check("production", [&] {
            production = std::make_unique<produce::Production>(config);
            return fmt::format("{} sources, {} publishers", config.sources.size(), config.publishers.size());
        });
    if (production)
        for (const settings::SourceConfig &source : config.sources)
            report.check("source " + source.settings.name,
                         [&] { return checked_source(source, config, *production); });
    return production;
}

void check_folders(const settings::Config &config, Report &report) {
    for (const settings::PublisherConfig &publisher : config.publishers)
        if (!publisher.folder.empty())
            report.check("publisher " + publisher.name, [&] {
                if (!fs::is_directory(publisher.folder))
                    throw Error(Next::stop, fmt::format("{} is no folder; make it, or mend path",
                                                        publisher.folder.string()));
                return checked_folder(publisher.folder);
            });
}

} // namespace baonoi::cli
