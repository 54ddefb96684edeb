// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/config.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "base/version.h"
#include "encode/length.h"
#include "lib/postgres/postgres.h"
#include "lib/toml/toml.h"
#include "model/recording.h"
#include "settings/config_places.h"
#include "settings/config_section.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>
#include <unistd.h>

namespace baonoi::settings {

namespace fs = std::filesystem;

namespace {

void read_fetch(Section section, Config &config) {
    section.read("max_bytes", config.fetch.max_bytes);
    section.read("timeout", config.fetch.timeout);
    section.read("connect_timeout", config.http.connect_timeout);
    section.read("max_redirects", config.http.max_redirects, 0, 20);
    section.read("allow_hosts", config.http.allow_hosts);
    section.read("user_agent", config.http.user_agent);
    section.read("ca_file", config.http.ca_file);
    section.read("robots", config.polite.robots);
    section.read("interval", config.polite.interval);
    section.read("per_host", config.polite.per_host, 1, 64);
    section.read("retries", config.polite.retries, 0, 20);
    section.read("max_wait", config.polite.max_wait);
    section.finish();
}

// Who asks, with the address of the site that wants the audio when it is known.
void complete_user_agent(Config &config) {
    std::string &agent = config.http.user_agent;
    if (agent.empty() && config.site.site_url.empty())
        agent = fmt::format("baonoi/{}", version());
    else if (agent.empty())
        agent = fmt::format("baonoi/{} (+{})", version(), config.site.site_url);
    config.polite.user_agent = agent;
}

void read_extract(Section section, Config &config) {
    section.read("budget", config.extract.budget);
    fs::path site_rules;
    section.read("site_rules", site_rules);
    if (!site_rules.empty())
        config.site_rule_folders.push_back(site_rules);
    config.site_rule_folders.push_back(data_folder() / "config/sites");
    config.extract.sites = extract::open_site_rules(config.site_rule_folders);
    std::string tables = "read";
    section.read("tables", tables);
    section.one_of("tables", tables, {"read", "skip", "announce"});
    config.extract.tables = tables == "skip"       ? extract::TableReading::skip
                            : tables == "announce" ? extract::TableReading::announce
                                                   : extract::TableReading::read;
    section.finish();
}

void read_reading(Section section, Config &config) {
    section.read("le", config.reading.le);
    section.read("ngan", config.reading.ngan);
    section.read("decimals_as_number", config.reading.decimals_as_number);
    section.read("mung", config.reading.mung);
    std::string names = "vietnamese";
    section.read("foreign_names", names);
    section.one_of("foreign_names", names, {"vietnamese", "original"});
    config.reading.original_names = names == "original";
    std::vector<std::string> folders;
    section.read("lexicons", folders);
    config.lexicon_folders = {data_folder() / "config/lexicon"};
    for (const std::string &folder : folders)
        config.lexicon_folders.push_back(section.resolve(folder));
    section.finish();
}

void read_frame(Section &section, const char *key, std::string &text) {
    section.read(key, text);
    if (const auto fault = extract::frame_fault(text))
        section.fail(key, *fault);
}

void read_voice(Section section, Config &config) {
    section.read("name", config.voice);
    section.read("fallback", config.fallback_voice);
    std::vector<std::string> folders;
    section.read("folders", folders);
    for (const std::string &folder : folders)
        config.voice_folders.own.push_back(section.resolve(folder));
    section.read("speed", config.pace.speed, synthesise::slowest_pace, synthesise::fastest_pace);
    section.read("pauses", config.pace.pauses, synthesise::slowest_pace, synthesise::fastest_pace);
    read_frame(section, "intro", config.intro);
    read_frame(section, "outro", config.outro);
    section.finish();
}

void read_encode(Section section, Config &config) {
    section.read("profile", config.encode.profile);
    section.one_of("profile", config.encode.profile, {"site", "podcast"});
    section.read("loudness", config.encode.loudness);
    section.read("max_true_peak", config.encode.max_true_peak);
    fs::path cover;
    section.read("cover", cover);
    config.encode.cover = cover.string();
    fs::path intro_sound, outro_sound;
    section.read("intro_sound", intro_sound);
    section.read("outro_sound", outro_sound);
    config.encode.intro_sound = intro_sound.string();
    config.encode.outro_sound = outro_sound.string();
    section.read("artist", config.encode.artist);
    std::vector<std::string> also;
    section.read("also", also);
    for (const std::string &format : also)
        section.one_of("also", format, {"opus"});
    config.encode.opus = !also.empty();
    section.read("max_length", config.encode.max_length);
    if (config.encode.max_length <= Seconds{0} || config.encode.max_length > max_recording)
        section.fail("max_length",
                     fmt::format("be more than nothing and at most {}", encode::in_words(max_recording)));
    section.finish();
    config.verify.loudness = config.encode.loudness;
    config.verify.max_true_peak = config.encode.max_true_peak;
}

// Where the secrets of the publish hook are. They themselves do not belong in a file that is shown and
// copied.
void read_hook_keys(Section &section, const char *name, std::vector<std::string> &keys) {
    section.read(name, keys);
    for (std::string &key : keys) {
        if (!is_secret_reference(key))
            section.fail(name, fmt::format("hold references, {}, not the keys themselves", secret_forms));
        key = section.resolve_secret(key);
    }
}

void read_server(Section &section, Config &config) {
    section.read("listen", config.listen);
    section.read("max_connections", config.server.connections, 1, 10'000);
    section.read("max_per_address", config.server.per_address, 1, 10'000);
    section.read("max_body", config.server.max_body);
    section.read("max_headers", config.server.max_headers);
    section.read("client_timeout", config.server.timeout);
    section.read("trust_forwarded_for", config.server.trust_forwarded_for);
    section.read("max_searches", config.searches, 1, 64);
    section.read("longest_search", config.longest_search);
    read_hook_keys(section, "hook_keys", config.hook_keys);
    read_hook_keys(section, "ghost_hook_keys", config.ghost_hook_keys);
    section.read("session_idle", config.session_idle);
    section.read("session_longest", config.session_longest);
    for (const auto &[key, span] : {std::pair("session_idle", config.session_idle),
                                    std::pair("session_longest", config.session_longest)})
        if (span < Seconds{60})
            section.fail(key, "be at least \"1m\"");
}

void read_work(Section &serve, WorkSettings &work) {
    serve.read("lease", work.lease);
    if (work.lease < Seconds{3})
        serve.fail("lease", "be at least \"3s\"");
    serve.read("stall", work.stall);
    if (work.stall < work.lease)
        serve.fail("stall", "be at least as long as lease");
    serve.read("attempts", work.attempts, 1, 1000);
    serve.read("backoff", work.backoff);
    serve.read("max_backoff", work.max_backoff);
    if (work.max_backoff < work.backoff)
        serve.fail("max_backoff", "be at least as long as backoff");
}

// Refused before anybody shows it when it has a password in it; with the paths of its secrets made absolute.
void read_database(const Section &section, std::string &url) {
    constexpr std::string_view in_file = "password=file:"; // sslpassword=, too
    postgres::parsed_address(url);
    for (std::size_t at = url.find(in_file); at != std::string::npos; at = url.find(in_file, at)) {
        at += in_file.size();
        const std::size_t end = std::min(url.find('&', at), url.size());
        url.replace(at, end - at, section.resolve(url.substr(at, end - at)).string());
    }
}

void read_store(Section section, Config &config) {
    constexpr std::string_view sqlite = "sqlite:";
    section.read("url", config.store_url);
    if (config.store_url.starts_with(sqlite) && config.store_url.size() > sqlite.size())
        config.store_url =
            fmt::format("{}{}", sqlite, section.resolve(config.store_url.substr(sqlite.size())).string());
    else if (postgres::is_postgres(config.store_url))
        read_database(section, config.store_url);
    else
        section.fail("url", "be \"sqlite:PATH\" or \"postgres://HOST/DATABASE\"");
    section.finish();
}

void read_versions(Section section, Config &config) {
    VersionSettings &versions = config.versions;
    section.read("keep", versions.keep, 0, 1000);
    section.read("for", versions.lasts);
    section.read("folder", versions.folder);
    section.finish();
    if (const fs::path store = store_folder(config.store_url); versions.folder.empty() && !store.empty())
        versions.folder = store / "versions";
    else if (versions.folder.empty()) // the store is in a database
        versions.folder = "/var/lib/baonoi/versions";
}

void read_log(Section section, LogSettings &log) {
    std::string format = "text", level = "info";
    section.read("format", format);
    section.one_of("format", format, {"text", "json"});
    section.read("level", level);
    section.one_of("level", level, {"info", "warning", "error"});
    log.format = format == "json" ? LogFormat::json : LogFormat::text;
    log.least = level == "error" ? LogLevel::error : level == "warning" ? LogLevel::warning : LogLevel::info;
    section.finish();
}

bool is_of_the_web(std::string_view address) {
    return address.starts_with("https://") || address.starts_with("http://");
}

void read_player(Section section, Config &config) {
    section.read("beacon", config.player.beacon);
    if (!config.player.beacon.empty() &&
        (!is_of_the_web(config.player.beacon) || !config.player.beacon.ends_with("/listened")))
        section.fail("beacon", "be the public address of the daemon's /listened, such as "
                               "\"https://nghe.bao.vn/listened\"");
    section.read("sites", config.player.sites);
    for (const std::string &site : config.player.sites)
        if (!is_of_the_web(site) || site.find('/', site.find("//") + 2) != std::string::npos)
            section.fail("sites", fmt::format("hold origins such as \"https://bao.vn\", not \"{}\"", site));
    section.finish();
    config.site.beacon = config.player.beacon;
}

void read_cache(Section section, Config &config) {
    section.read("folder", config.cache.folder);
    if (config.cache.folder != "off")
        config.cache.folder = section.resolve(config.cache.folder).string();
    section.read("max_bytes", config.cache.max_bytes);
    if (auto shared = section.table("shared"))
        read_shared_cache({config, std::move(shared), "cache.shared"}, config.shared_cache.emplace());
    section.finish();
}

Config read_config(toml::TomlTable root, const std::string &file) {
    Config config;
    config.file = file;
    read_fetch({config, root.table("fetch"), "fetch"}, config);
    read_extract({config, root.table("extract"), "extract"}, config);
    read_reading({config, root.table("reading"), "reading"}, config);
    read_voice({config, root.table("voice"), "voice"}, config);
    read_encode({config, root.table("encode"), "encode"}, config);
    Section site(config, root.table("site"), "site");
    read_site(site, config.site);
    site.finish();
    read_player({config, root.table("player"), "player"}, config);
    complete_user_agent(config);
    config.extract.empty_slot_notices = config.site.slot_notices;
    read_cache({config, root.table("cache"), "cache"}, config);
    read_store({config, root.table("store"), "store"}, config);
    read_versions({config, root.table("versions"), "versions"}, config);
    Section serve(config, root.table("serve"), "serve");
    read_server(serve, config);
    serve.read("workers", config.workers, 0, 256);
    read_work(serve, config.work);
    serve.finish();
    read_log({config, root.table("log"), "log"}, config.log);
    read_openid({config, root.table("openid"), "openid"}, config.openid);
    read_publishers(root, config);
    read_sources(root, config);
    read_podcasts(root, config);
    read_voice_rules(root, config);
    root.finish();
    return config;
}

// Beside the store where that is, for all who use one; else of the user.
fs::path spending_folder(const std::string &store_url) {
    const fs::path store = store_folder(store_url);
    std::error_code ignored;
    if (!store.empty() && fs::is_directory(store, ignored) && ::access(store.c_str(), W_OK) == 0)
        return store / "spending";
    const char *state = std::getenv("XDG_STATE_HOME");
    if (state && fs::path(state).is_absolute())
        return fs::path(state) / "baonoi/spending";
    const char *home = std::getenv("HOME");
    return home ? fs::path(home) / ".local/state/baonoi/spending" : fs::path();
}

std::vector<fs::path> usual_places() {
    std::vector<fs::path> places = {"baonoi.toml"};
    if (const char *home = std::getenv("HOME"))
        places.push_back(fs::path(home) / ".config/baonoi/baonoi.toml");
    places.emplace_back("/etc/baonoi/baonoi.toml");
    return places;
}

} // namespace

synthesise::VoiceSurroundings Config::voice_surroundings() const {
    synthesise::VoiceSurroundings surroundings;
    surroundings.http = http;
    surroundings.spending = spending_folder(store_url);
    return surroundings;
}

int Config::worker_count() const {
    return workers > 0 ? workers : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

const SourceConfig *Config::source_named(std::string_view name) const {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const SourceConfig &source) { return source.settings.name == name; });
    return found == sources.end() ? nullptr : &*found;
}

const SourceConfig *Config::source_of(const Article &article) const {
    if (!article.source.empty())
        return source_named(article.source);
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const SourceConfig &source) {
        return is_below(article.path, source.settings.path);
    });
    return found == sources.end() ? nullptr : &*found;
}

const std::string &Config::voice_for(const Article &article) const {
    if (!article.voice.empty())
        return article.voice;
    const SourceConfig *source = source_of(article);
    for (const VoiceRule &rule : voice_rules) {
        if (source && !rule.source.empty() && source->settings.name == rule.source)
            return rule.voice;
        if (!rule.prefix.empty() &&
            (article.url.starts_with(rule.prefix) || article.path.starts_with(rule.prefix)))
            return rule.voice;
    }
    return voice;
}

const PublisherConfig *Config::publisher_named(std::string_view name) const {
    const auto found = std::find_if(publishers.begin(), publishers.end(),
                                    [&](const PublisherConfig &publisher) { return publisher.name == name; });
    return found == publishers.end() ? nullptr : &*found;
}

const PublisherConfig *Config::publisher_of(const Article &article) const {
    const SourceConfig *source = source_of(article);
    const bool named = source && !source->publisher.empty();
    const auto found = std::find_if(publishers.begin(), publishers.end(), [&](const PublisherConfig &p) {
        return named ? p.name == source->publisher : is_below(article.path, p.site.folder);
    });
    return found == publishers.end() ? nullptr : &*found;
}

const PublisherConfig *Config::publisher_of(const SourceConfig &source) const {
    Article article;
    article.source = source.settings.name;
    article.path = source.settings.path.empty() ? "" : (source.settings.path / "index.html").string();
    return publisher_of(article);
}

Config parse_config(const std::string &text, const fs::path &file) {
    return read_config(toml::TomlTable::parse(text, file.string()), file.string());
}

Config load_config(const std::optional<fs::path> &given) {
    const char *variable = std::getenv("BAONOI_CONFIG");
    if (given || variable) {
        const fs::path file = given ? *given : fs::path(variable);
        return read_config(toml::TomlTable::read(file), file.string());
    }
    for (const fs::path &place : usual_places()) {
        std::error_code ignored;
        if (fs::exists(place, ignored))
            return read_config(toml::TomlTable::read(place), place.string());
    }
    return parse_config("", "");
}

fs::path store_file(const std::string &store_url) {
    constexpr std::string_view sqlite = "sqlite:";
    return store_url.starts_with(sqlite) ? fs::path(store_url.substr(sqlite.size())) : fs::path();
}

fs::path store_folder(const std::string &store_url) {
    return store_file(store_url).parent_path();
}

} // namespace baonoi::settings
