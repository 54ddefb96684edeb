// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/config.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "base/file.h"
#include "base/version.h"
#include "lib/toml/toml.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <thread>

namespace baonoi {

namespace fs = std::filesystem;

namespace {

std::string shown(const std::string &value) {
    return fmt::format("\"{}\"", value);
}
std::string shown(const fs::path &value) {
    return fmt::format("\"{}\"", value.string());
}
std::string shown(bool value) {
    return value ? "true" : "false";
}
std::string shown(int value) {
    return fmt::to_string(value);
}
std::string shown(double value) {
    return fmt::format("{}", value);
}
std::string shown(std::size_t value) {
    return fmt::format("\"{}B\"", value);
}
std::string shown(Seconds value) {
    return fmt::format("\"{}s\"", value.value);
}
std::string shown(const std::vector<std::string> &value) {
    std::string text;
    for (const std::string &item : value)
        text += (text.empty() ? "" : ", ") + shown(item);
    return "[" + text + "]";
}

// Reads the keys of one table into a Config and notes each for `config show`.
class Section {
public:
    Section(Config &config, std::optional<TomlTable> table, std::string name)
        : config_(config), table_(std::move(table)), name_(std::move(name)) {}

    void read(const char *key, std::string &to) {
        take(key, to, table_ ? table_->string(key) : std::nullopt);
    }
    void read(const char *key, bool &to) { take(key, to, table_ ? table_->boolean(key) : std::nullopt); }
    void read(const char *key, std::vector<std::string> &to) {
        take(key, to, table_ ? table_->strings(key) : std::nullopt);
    }
    void read(const char *key, std::size_t &to) { take(key, to, table_ ? table_->size(key) : std::nullopt); }
    void read(const char *key, Seconds &to) {
        const auto value = table_ ? table_->duration(key) : std::nullopt;
        take(key, to, value ? std::optional(Seconds{*value}) : std::nullopt);
    }
    void read(const char *key, int &to, int low, int high) {
        const auto value = table_ ? table_->integer(key, low, high) : std::nullopt;
        take(key, to, value ? std::optional(static_cast<int>(*value)) : std::nullopt);
    }
    void read(const char *key, double &to, double low, double high) {
        take(key, to, table_ ? table_->number(key, low, high) : std::nullopt);
    }
    void read(const char *key, Lufs &to) { read(key, to.value, -40, -5); }
    void read(const char *key, Dbtp &to) { read(key, to.value, -20, 0); }
    // Relative to the configuration file's folder.
    void read(const char *key, fs::path &to) {
        const auto value = table_ ? table_->string(key) : std::nullopt;
        take(key, to, value ? std::optional(resolve(*value)) : std::nullopt);
    }
    std::string required(const char *key) {
        std::string value;
        read(key, value);
        if (value.empty())
            table_->fail(key, "be given");
        return value;
    }
    void one_of(const char *key, const std::string &value, const std::vector<std::string> &choices) {
        if (std::find(choices.begin(), choices.end(), value) == choices.end())
            table_->fail(key, fmt::format("be one of {}, not \"{}\"", fmt::join(choices, ", "), value));
    }
    [[noreturn]] void fail(const char *key, const std::string &must) { table_->fail(key, must); }
    void finish() {
        if (table_)
            table_->finish();
    }
    fs::path resolve(const std::string &path) const {
        if (path.empty())
            return {};
        return fs::absolute(fs::path(config_.file).parent_path() / path).lexically_normal();
    }

private:
    template <class T>
    void take(const char *key, T &to, const std::optional<T> &value) {
        if (value)
            to = *value;
        config_.entries.push_back(
            {fmt::format("{}.{}", name_, key), shown(to), value ? config_.file : std::string("default")});
    }

    Config &config_;
    std::optional<TomlTable> table_;
    std::string name_;
};

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
    config.extract.sites = open_site_rules(config.site_rule_folders);
    section.finish();
}

void read_reading(Section section, Config &config) {
    section.read("le", config.reading.le);
    section.read("ngan", config.reading.ngan);
    section.read("decimals_as_number", config.reading.decimals_as_number);
    section.read("mung", config.reading.mung);
    std::vector<std::string> folders;
    section.read("lexicons", folders);
    config.lexicon_folders = {data_folder() / "config/lexicon"};
    for (const std::string &folder : folders)
        config.lexicon_folders.push_back(section.resolve(folder));
    section.finish();
}

void read_voice(Section section, Config &config) {
    section.read("name", config.voice);
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
    section.read("artist", config.encode.artist);
    section.finish();
    config.verify.loudness = config.encode.loudness;
    config.verify.max_true_peak = config.encode.max_true_peak;
}

void read_site(Section &section, SiteSettings &site) {
    section.read("slot_selectors", site.slot_selectors);
    section.read("slot_notices", site.slot_notices);
    section.read("voice_note", site.voice_note);
    section.read("url", site.site_url);
}

void read_publishers(TomlTable &root, Config &config) {
    for (TomlTable &table : root.tables("publisher")) {
        Section section(config, std::move(table), "publisher");
        PublisherConfig publisher{section.required("name"), section.required("kind"), config.site};
        section.one_of("kind", publisher.kind, {"site"});
        section.read("path", publisher.site.folder);
        if (publisher.site.folder.empty())
            section.fail("path", "be given");
        read_site(section, publisher.site);
        section.finish();
        config.publishers.push_back(std::move(publisher));
    }
}

void read_sources(TomlTable &root, Config &config) {
    for (TomlTable &table : root.tables("source")) {
        Section section(config, std::move(table), "source");
        SourceConfig source{section.required("name"), section.required("kind"), "", {}};
        section.one_of("kind", source.kind, {"site"});
        section.read("path", source.path);
        if (source.path.empty())
            section.fail("path", "be given");
        section.read("poll", source.poll);
        section.read("publisher", source.publisher);
        std::vector<std::string> names;
        for (const PublisherConfig &publisher : config.publishers)
            names.push_back(publisher.name);
        if (!source.publisher.empty())
            section.one_of("publisher", source.publisher, names);
        section.finish();
        config.sources.push_back(std::move(source));
    }
}

void read_voice_rules(TomlTable &root, Config &config) {
    for (TomlTable &table : root.tables("voice_for")) {
        Section section(config, std::move(table), "voice_for");
        VoiceRule rule;
        section.read("source", rule.source);
        section.read("prefix", rule.prefix);
        if (rule.source.empty() == rule.prefix.empty())
            section.fail("voice", "come with either source or prefix");
        rule.voice = section.required("voice");
        section.finish();
        config.voice_rules.push_back(std::move(rule));
    }
}

// True when path is folder or below it.
bool is_below(const std::string &path, const fs::path &folder) {
    if (path.empty() || folder.empty())
        return false;
    const fs::path relative = fs::path(path).lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

Config read_config(TomlTable root, const std::string &file) {
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
    complete_user_agent(config);
    config.extract.empty_slot_notices = config.site.slot_notices;
    Section store(config, root.table("store"), "store");
    store.read("url", config.store_url);
    store.finish();
    Section serve(config, root.table("serve"), "serve");
    serve.read("listen", config.listen);
    serve.read("workers", config.workers, 0, 256);
    serve.finish();
    read_publishers(root, config);
    read_sources(root, config);
    read_voice_rules(root, config);
    root.finish();
    return config;
}

std::vector<fs::path> usual_places() {
    std::vector<fs::path> places = {"baonoi.toml"};
    if (const char *home = std::getenv("HOME"))
        places.push_back(fs::path(home) / ".config/baonoi/baonoi.toml");
    places.emplace_back("/etc/baonoi/baonoi.toml");
    return places;
}

} // namespace

int Config::worker_count() const {
    return workers > 0 ? workers : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

const SourceConfig *Config::source_of(const Article &article) const {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const SourceConfig &s) { return is_below(article.path, s.path); });
    return found == sources.end() ? nullptr : &*found;
}

const std::string &Config::voice_for(const Article &article) const {
    const SourceConfig *source = source_of(article);
    for (const VoiceRule &rule : voice_rules) {
        if (source && !rule.source.empty() && source->name == rule.source)
            return rule.voice;
        if (!rule.prefix.empty() &&
            (article.url.starts_with(rule.prefix) || article.path.starts_with(rule.prefix)))
            return rule.voice;
    }
    return voice;
}

const SiteSettings &Config::site_for(const Article &article) const {
    const SourceConfig *source = source_of(article);
    for (const PublisherConfig &publisher : publishers)
        if (source ? publisher.name == source->publisher : is_below(article.path, publisher.site.folder))
            return publisher.site;
    return site;
}

Config parse_config(const std::string &text, const fs::path &file) {
    return read_config(TomlTable::parse(text, file.string()), file.string());
}

Config load_config(const std::optional<fs::path> &given) {
    const char *variable = std::getenv("BAONOI_CONFIG");
    if (given || variable) {
        const fs::path file = given ? *given : fs::path(variable);
        return read_config(TomlTable::read(file), file.string());
    }
    for (const fs::path &place : usual_places()) {
        std::error_code ignored;
        if (fs::exists(place, ignored))
            return read_config(TomlTable::read(place), place.string());
    }
    return parse_config("", "");
}

} // namespace baonoi
