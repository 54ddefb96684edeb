// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/config_places.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/iso_time.h"
#include "base/url.h"
#include "fetch/page_source.h"

#include <algorithm>

namespace baonoi::settings {

namespace {

void read_folder(Section &section, std::filesystem::path &folder) {
    section.read("path", folder);
    if (folder.empty())
        section.fail("path", "be given");
}

void read_address(Section &section, std::string &url) {
    url = section.required("url");
    if (!url.starts_with("http://") && !url.starts_with("https://"))
        section.fail("url", fmt::format("begin with http:// or https://, not be \"{}\"", url));
}

// Of a system that has a key for its password.
void refuse_password(Section &section, const char *key, const std::string &url) {
    if (without_secrets(url) != url)
        section.fail(key, fmt::format("hold no user and password, not be \"{}\"", url));
}

// Where a secret is. It itself does not belong in a file that is shown and copied.
Secret read_secret(Section &section, const char *key) {
    std::string reference;
    section.read(key, reference);
    if (!reference.empty() && !is_secret_reference(reference))
        section.fail(key, fmt::format("be a reference, {}, not the secret itself", secret_forms));
    return Secret(section.resolve_secret(reference));
}

void require_credentials(Section &section, const systems::SystemKind &kind,
                         const systems::SystemSettings &account) {
    if (kind.has(systems::user_key) && account.user.empty())
        section.fail("user", "be given");
    if (!account.secret.is_given())
        section.fail(kind.secret, fmt::format("be given: {}", secret_forms));
}

void read_account(Section &section, const systems::SystemKind &kind, systems::SystemSettings &account) {
    read_address(section, account.url);
    refuse_password(section, "url", account.url);
    if (!account.url.ends_with('/'))
        account.url += '/';
    if (kind.has(systems::user_key))
        section.read("user", account.user);
    account.secret = read_secret(section, kind.secret);
    section.read("timeout", account.timeout);
}

void read_directory_url(Section &section, const char *key, std::string &url) {
    url = section.required(key);
    if (!url.starts_with("http://") && !url.starts_with("https://"))
        section.fail(key, fmt::format("begin with http:// or https://, not be \"{}\"", url));
    refuse_password(section, key, url);
    if (!url.ends_with('/'))
        url += '/';
}

void read_bucket(Section &section, publish::BucketSettings &bucket) {
    read_directory_url(section, "endpoint", bucket.endpoint);
    bucket.bucket = section.required("bucket");
    section.read("region", bucket.region);
    bucket.access_key = read_secret(section, "access_key");
    bucket.secret_key = read_secret(section, "secret_key");
    if (!bucket.access_key.is_given())
        section.fail("access_key", fmt::format("be given: {}", secret_forms));
    if (!bucket.secret_key.is_given())
        section.fail("secret_key", fmt::format("be given: {}", secret_forms));
}

// A folder when path is given, else a bucket.
void read_storage(Section &section, publish::StorageSettings &storage) {
    read_directory_url(section, "files_url", storage.files_url);
    section.read("path", storage.folder);
    if (storage.folder.empty())
        read_bucket(section, storage);
}

void read_hook(Section &section, const systems::SystemKind &kind, systems::SystemSettings &hook) {
    read_address(section, hook.url);
    refuse_password(section, "url", hook.url);
    hook.secret = read_secret(section, kind.secret);
    section.read("page_proof", hook.page_proof);
    require_credentials(section, kind, hook);
}

// A site's own proof reads its files; the public one needs its address.
void read_page_proof(Section &section, PublisherConfig &publisher) {
    section.read("page_proof", publisher.page_proof);
    section.read("prove_within", publisher.prove_within);
    const std::string &url = publisher.site.site_url;
    if (publisher.page_proof && !url.starts_with("http://") && !url.starts_with("https://"))
        section.fail("url", "be the site's public address when page_proof is true");
}

// The keys that one kind has; those of the other kinds stay unknown.
void read_publisher_kind(Section &section, const systems::SystemKind &kind, PublisherConfig &publisher) {
    if (kind.has(systems::site_keys)) {
        read_folder(section, publisher.folder);
        publisher.site.folder = publisher.folder;
        read_site(section, publisher.site);
        read_page_proof(section, publisher);
        return;
    }
    if (kind.has(systems::folder_key)) {
        read_folder(section, publisher.folder);
        section.read("grace", publisher.site.grace);
        section.read("url", publisher.site.site_url);
        return;
    }
    if (kind.has(systems::account_keys)) {
        read_account(section, kind, publisher);
        require_credentials(section, kind, publisher);
    }
    if (kind.has(systems::hook_keys))
        read_hook(section, kind, publisher);
    if (kind.has(systems::storage_keys)) {
        section.read("timeout", publisher.timeout);
        read_storage(section, publisher.storage);
        publisher.storage.timeout = publisher.timeout;
    }
    section.read("voice_note", publisher.voice_note);
    section.read("prove_within", publisher.prove_within);
    section.read("grace", publisher.grace);
}

void read_links(Section &section, std::string &links) {
    links = section.required("links");
    try {
        fetch::check_links(links);
    } catch (const Error &error) {
        section.fail("links", fmt::format("be a CSS selector or XPath: {}", error.what()));
    }
}

void read_source_kind(Section &section, const systems::SystemKind &kind, SourceConfig &config) {
    fetch::SourceSettings &source = config.settings;
    if (kind.has(systems::site_keys))
        read_folder(section, source.path);
    if (kind.has(systems::address_keys)) {
        read_address(section, source.url);
        section.read("max_bytes", source.max_bytes);
        section.read("timeout", source.timeout);
    }
    if (kind.has(systems::account_keys)) {
        config.account.name = source.name;
        config.account.kind = source.kind;
        read_account(section, kind, config.account);
        source.url = config.account.url;
        source.timeout = config.account.timeout;
    }
    if (kind.has(systems::terms_keys)) {
        section.read("categories", source.categories);
        section.read("tags", source.tags);
    }
    if (kind.has(systems::links_key))
        read_links(section, source.links);
    if (kind.has(systems::content_key)) {
        std::string content = "page";
        section.read("content", content);
        section.one_of("content", content, {"page", "feed"});
        source.content_from_feed = content == "feed";
    }
    int max_items = static_cast<int>(source.max_items);
    section.read("max_items", max_items, 1, 1'000'000);
    source.max_items = static_cast<std::size_t>(max_items);
    section.read("since", source.since);
    if (!source.since.empty() && !is_day(source.since))
        section.fail("since", fmt::format("be a day such as \"2026-01-31\", not \"{}\"", source.since));
}

void read_publisher_of(Section &section, SourceConfig &source, const Config &config) {
    section.read("publisher", source.publisher);
    std::vector<std::string> names;
    for (const PublisherConfig &publisher : config.publishers)
        names.push_back(publisher.name);
    if (!source.publisher.empty() && names.empty())
        section.fail("publisher", fmt::format("name a [[publisher]]; there is none, so \"{}\" is not one",
                                              source.publisher));
    if (!source.publisher.empty())
        section.one_of("publisher", source.publisher, names);
}

// What the source does not say is that of its publisher.
void read_credentials_of(Section &section, const systems::SystemKind &kind, SourceConfig &source,
                         const Config &config) {
    systems::SystemSettings &account = source.account;
    for (const PublisherConfig &publisher : config.publishers)
        if (publisher.name == source.publisher && publisher.url == account.url) {
            if (account.user.empty())
                account.user = publisher.user;
            if (!account.secret.is_given())
                account.secret = publisher.secret;
        }
    require_credentials(section, kind, account);
}

// Fewer pages cannot tell what they have in common from what one says.
void read_samples(Section &section, std::vector<std::string> &samples) {
    constexpr std::size_t fewest = 3;
    section.read("samples", samples);
    if (!samples.empty() && samples.size() < fewest)
        section.fail("samples", fmt::format("name at least {} pages", fewest));
    for (std::string &sample : samples)
        if (!fetch::is_url(sample))
            sample = section.resolve(sample).string();
}

} // namespace

void read_site(Section &section, publish::SiteSettings &site) {
    section.read("slot_selectors", site.slot_selectors);
    section.read("slot_notices", site.slot_notices);
    section.read("voice_note", site.voice_note);
    section.read("url", site.site_url);
    section.read("grace", site.grace);
}

void read_publishers(toml::TomlTable &root, Config &config) {
    for (toml::TomlTable &table : root.tables("publisher")) {
        Section section(config, std::move(table), "publisher");
        PublisherConfig publisher;
        publisher.name = section.required("name");
        publisher.kind = section.required("kind");
        publisher.site = config.site;
        section.one_of("kind", publisher.kind, systems::publisher_kinds());
        read_publisher_kind(section, *systems::system_kind(publisher.kind), publisher);
        for (const PublisherConfig &other : config.publishers)
            if (other.name == publisher.name)
                section.fail("name", fmt::format("be given once; there are two \"{}\"", other.name));
        section.finish();
        config.publishers.push_back(std::move(publisher));
    }
}

void read_sources(toml::TomlTable &root, Config &config) {
    for (toml::TomlTable &table : root.tables("source")) {
        Section section(config, std::move(table), "source");
        SourceConfig source;
        source.settings.name = section.required("name");
        source.settings.kind = section.required("kind");
        section.one_of("kind", source.settings.kind, systems::source_kinds());
        const systems::SystemKind &kind = *systems::system_kind(source.settings.kind);
        read_source_kind(section, kind, source);
        section.read("poll", source.poll);
        read_samples(section, source.samples);
        read_publisher_of(section, source, config);
        if (kind.has(systems::account_keys))
            read_credentials_of(section, kind, source, config);
        for (const SourceConfig &other : config.sources)
            if (other.settings.name == source.settings.name)
                section.fail("name", fmt::format("be given once; there are two \"{}\"", other.settings.name));
        section.finish();
        config.sources.push_back(std::move(source));
    }
}

// A name among a publisher's files.
static void read_place_in_storage(Section &section, const Config &config, PodcastConfig &podcast) {
    const PublisherConfig *publisher = config.publisher_named(podcast.publisher);
    if (!publisher || !systems::system_kind(publisher->kind)->has(systems::storage_keys))
        section.fail("publisher",
                     fmt::format("be the name of a [[publisher]] with a storage (webhook, sidecar), "
                                 "not \"{}\"",
                                 podcast.publisher));
    const std::string name = section.required("path");
    const bool is_name = !name.starts_with('.') && name.ends_with(".xml") &&
                         std::all_of(name.begin(), name.end(), [](char byte) {
                             return is_ascii_alnum(byte) || byte == '.' || byte == '-' || byte == '_';
                         });
    if (!is_name)
        section.fail(
            "path",
            fmt::format("be the name of a file in that storage that ends with .xml, not \"{}\"", name));
    podcast.path = name;
    podcast.channel.url = publisher->storage.files_url + name;
}

void read_podcasts(toml::TomlTable &root, Config &config) {
    for (toml::TomlTable &table : root.tables("podcast")) {
        Section section(config, std::move(table), "podcast");
        PodcastConfig podcast;
        podcast.name = section.required("name");
        publish::PodcastChannel &channel = podcast.channel;
        section.read("publisher", podcast.publisher);
        if (podcast.publisher.empty()) {
            read_folder(section, podcast.path);
            read_address(section, channel.url);
        } else {
            read_place_in_storage(section, config, podcast);
        }
        section.read("source", podcast.source);
        if (!podcast.source.empty()) {
            std::vector<std::string> names;
            for (const SourceConfig &source : config.sources)
                names.push_back(source.settings.name);
            section.one_of("source", podcast.source, names);
        }
        section.read("prefix", podcast.prefix);
        channel.title = section.required("title");
        channel.link = section.required("link");
        channel.description = section.required("description");
        section.read("author", channel.author);
        section.read("email", channel.email);
        section.read("image", channel.image);
        section.read("category", channel.category);
        section.read("language", channel.language);
        channel.voice_note = config.site.voice_note;
        section.read("voice_note", channel.voice_note);
        section.read("items", podcast.items, 1, 10'000);
        for (const PodcastConfig &other : config.podcasts)
            if (other.path == podcast.path && other.publisher == podcast.publisher)
                section.fail("path", fmt::format("be of one podcast; \"{}\" has it, too", other.name));
        section.finish();
        config.podcasts.push_back(std::move(podcast));
    }
}

void read_voice_rules(toml::TomlTable &root, Config &config) {
    for (toml::TomlTable &table : root.tables("voice_for")) {
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

void read_shared_cache(Section section, SharedCacheConfig &cache) {
    cache.bucket.timeout = Seconds{3};
    read_bucket(section, cache.bucket);
    section.read("prefix", cache.prefix);
    const bool is_plain = std::all_of(cache.prefix.begin(), cache.prefix.end(), [](char c) {
        return is_ascii_alnum(c) || std::string_view("._-/").find(c) != std::string_view::npos;
    });
    if (!is_plain || cache.prefix.starts_with('/') || cache.prefix.find("..") != std::string::npos)
        section.fail("prefix", fmt::format("be how names of objects begin, such as \"baonoi-segments/\", of "
                                           "letters, digits, '.', '-', '_' and '/', not \"{}\"",
                                           cache.prefix));
    section.read("timeout", cache.bucket.timeout);
    if (cache.bucket.timeout <= Seconds{0} || cache.bucket.timeout > Seconds{30})
        section.fail("timeout", "be more than nothing and at most \"30s\": articles wait for it");
    section.read("for", cache.lasts);
    if (cache.lasts < Seconds{3600})
        section.fail("for", "be at least \"1h\"");
    section.read("max_bytes", cache.max_bytes);
    section.finish();
}

void read_openid(Section section, OpenIdConfig &openid) {
    section.read("issuer", openid.issuer);
    section.read("client_id", openid.client_id);
    openid.client_secret = read_secret(section, "client_secret");
    section.read("url", openid.url);
    section.read("label", openid.label);
    section.read("scopes", openid.scopes);
    section.read("name_claim", openid.name_claim);
    section.read("role_claim", openid.role_claim);
    section.read("viewers", openid.viewers);
    section.read("editors", openid.editors);
    section.read("admins", openid.admins);
    section.read("session", openid.session);
    if (!openid.issuer.empty()) {
        for (const auto &[key, url] : {std::pair("issuer", &openid.issuer), std::pair("url", &openid.url)}) {
            if (!is_private_address(*url))
                section.fail(key, fmt::format("begin with https://, or with http:// and be on this machine, "
                                              "not be \"{}\"",
                                              *url));
            refuse_password(section, key, *url);
        }
        if (openid.client_id.empty())
            section.fail("client_id",
                         "be given: the provider gives it to the client that you register there");
        if (openid.viewers.empty() && openid.editors.empty() && openid.admins.empty())
            section.fail("viewers", "be given, or editors or admins: which groups of the provider they are; "
                                    "\"*\" is everybody");
        while (openid.url.ends_with('/'))
            openid.url.pop_back();
    }
    section.finish();
}

} // namespace baonoi::settings
