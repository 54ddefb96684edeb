// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/config.h"
#include "test_paths.h"

#include "base/error.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace baonoi::settings {
namespace {

std::string message_of(const std::string &toml) {
    try {
        parse_config(toml, "/etc/baonoi/baonoi.toml");
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        return error.what();
    }
    return "no error";
}

std::string shown(const Config &config, const std::string &key) {
    const auto found = std::find_if(config.entries.begin(), config.entries.end(),
                                    [&](const ConfigEntry &entry) { return entry.key == key; });
    return found == config.entries.end() ? "absent" : found->value + " # " + found->origin;
}

TEST(Config, EmptyFileGivesTheDefaults) {
    const Config config = parse_config("", "x.toml");
    EXPECT_EQ(config.fetch.max_bytes, 8U << 20U);
    EXPECT_EQ(config.fetch.timeout, Seconds{20});
    EXPECT_EQ(config.http.max_redirects, 5);
    EXPECT_TRUE(config.http.allow_hosts.empty());
    EXPECT_EQ(config.voice, "vi-north");
    EXPECT_EQ(config.encode.profile, "site");
    EXPECT_EQ(config.verify.loudness, Lufs{-16});
    EXPECT_GE(config.worker_count(), 1);
}

TEST(Config, ReadsEveryKindOfValue) {
    const Config config = parse_config(R"(
[fetch]
max_bytes = "2MB"
timeout = "1500ms"
allow_hosts = ["127.0.0.1:8080"]
[reading]
le = true
lexicons = ["words"]
[voice]
name = "vi-north-female"
[encode]
profile = "podcast"
loudness = -19
[store]
url = "sqlite:kho/baonoi.db"
[serve]
workers = 3
)",
                                       "/srv/baonoi/baonoi.toml");
    EXPECT_EQ(config.store_url, "sqlite:/srv/baonoi/kho/baonoi.db");
    EXPECT_EQ(config.fetch.max_bytes, 2U << 20U);
    EXPECT_EQ(config.fetch.timeout, Seconds{1.5});
    EXPECT_EQ(config.http.allow_hosts, std::vector<std::string>{"127.0.0.1:8080"});
    EXPECT_TRUE(config.reading.le);
    ASSERT_EQ(config.lexicon_folders.size(), 2U);
    EXPECT_EQ(config.lexicon_folders[1], "/srv/baonoi/words");
    EXPECT_EQ(config.voice, "vi-north-female");
    EXPECT_EQ(config.encode.profile, "podcast");
    EXPECT_EQ(config.verify.loudness, Lufs{-19});
    EXPECT_EQ(config.worker_count(), 3);
}

TEST(Config, NamesFileLineAndKeyOfAMistake) {
    EXPECT_EQ(message_of("[fetch]\nmax_bytes = true\n"),
              "/etc/baonoi/baonoi.toml:2: [fetch] max_bytes must be a string, not a boolean");
    EXPECT_EQ(message_of("[fetch]\nmax_bytes = \"8 apples\"\n"),
              "/etc/baonoi/baonoi.toml:2: [fetch] max_bytes must be a size such as \"8MB\" or \"512KB\", not "
              "\"8 apples\"");
    EXPECT_EQ(message_of("[fetch]\ntimeout = \"soon\"\n"),
              "/etc/baonoi/baonoi.toml:2: [fetch] timeout must be a duration such as \"90s\" or \"15m\", not "
              "\"soon\"");
    EXPECT_EQ(message_of("[fetch]\n\nmax_redirects = 99\n"),
              "/etc/baonoi/baonoi.toml:3: [fetch] max_redirects must be a whole number from 0 to 20, not 99");
    EXPECT_EQ(message_of("[encode]\nprofile = \"radio\"\n"),
              "/etc/baonoi/baonoi.toml:2: [encode] profile must be one of site, podcast, not \"radio\"");
    EXPECT_EQ(message_of("[encode]\nloudnes = -16\n"), "/etc/baonoi/baonoi.toml:2: [encode] loudnes is not a "
                                                       "key of baonoi; the keys here are profile, loudness, "
                                                       "max_true_peak, cover, intro_sound, "
                                                       "outro_sound, artist, also, max_length");
    EXPECT_EQ(message_of("[encode]\nalso = [\"opus\", \"flac\"]\n"),
              "/etc/baonoi/baonoi.toml:2: [encode] also must be one of opus, not \"flac\"");
    EXPECT_TRUE(parse_config("[encode]\nalso = [\"opus\"]\n", "").encode.opus);
    EXPECT_FALSE(parse_config("", "").encode.opus);
    EXPECT_EQ(message_of("[player]\nbeacon = \"https://bao.vn/nghe\"\n"),
              "/etc/baonoi/baonoi.toml:2: [player] beacon must be the public address of the daemon's "
              "/listened, such as "
              "\"https://nghe.bao.vn/listened\"");
    EXPECT_EQ(message_of("[player]\nsites = [\"https://bao.vn/\"]\n"),
              "/etc/baonoi/baonoi.toml:2: [player] sites must hold origins such as \"https://bao.vn\", not "
              "\"https://bao.vn/\"");
    for (const char *length : {"7h", "0s"})
        EXPECT_EQ(message_of(fmt::format("[encode]\nmax_length = \"{}\"\n", length)),
                  "/etc/baonoi/baonoi.toml:2: [encode] max_length must be more than nothing and at most 6 h");
    EXPECT_EQ(message_of("[voices]\nname = \"vi-north\"\n"),
              "/etc/baonoi/baonoi.toml:1: voices is not a key of baonoi; the keys here are fetch, extract, "
              "reading, "
              "voice, encode, site, player, cache, store, versions, serve, log, openid, publisher, source, "
              "podcast, voice_for");
    EXPECT_EQ(message_of("fetch = 3\n"), "/etc/baonoi/baonoi.toml:1: fetch must be a table, not an integer");
    EXPECT_EQ(message_of("[[publisher]]\nkind = \"site\"\n"),
              "/etc/baonoi/baonoi.toml:1: [[publisher]] name must be given");
    EXPECT_EQ(
        message_of("[store]\nurl = \"host=db password=mat-khau\"\n"),
        "/etc/baonoi/baonoi.toml:2: [store] url must be \"sqlite:PATH\" or \"postgres://HOST/DATABASE\"");
    EXPECT_EQ(message_of("[store]\nurl = \"postgres://db/b?password=mat-khau\"\n"),
              "[store] url has the password of its database in it; write the password into a file that only "
              "baonoi's user can read and add password=file:PATH, or use ~/.pgpass");
    EXPECT_EQ(message_of("[fetch\n"),
              "/etc/baonoi/baonoi.toml:1: Error while parsing table header: expected ']', saw '\\n'");
}

TEST(Config, SecretsOfADatabaseAreBesideTheFile) {
    EXPECT_EQ(
        parse_config("[store]\nurl = \"postgres://db/b?password=file:a&sslpassword=file:../b&schema=s\"\n",
                     "/etc/baonoi/baonoi.toml")
            .store_url,
        "postgres://db/b?password=file:/etc/baonoi/a&sslpassword=file:/etc/b&schema=s");
}

TEST(Config, ASiteIsAskedForItsPublicPagesWhenItHasAnAddress) {
    const std::string site =
        "[[publisher]]\nname = \"a\"\nkind = \"site\"\npath = \"/srv\"\npage_proof = true\n";
    const Config config = parse_config(site + "url = \"https://a.vn/\"\nprove_within = \"5s\"\n", "x");
    EXPECT_TRUE(config.publishers.at(0).page_proof);
    EXPECT_EQ(config.publishers.at(0).prove_within, Seconds{5});
    EXPECT_EQ(message_of(site),
              "/etc/baonoi/baonoi.toml:1: [[publisher]] url must be the site's public address "
              "when page_proof is true");
}

TEST(Config, AMissingNamedFileIsAnError) {
    try {
        load_config("/nowhere/baonoi.toml");
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_STREQ(error.what(), "cannot read /nowhere/baonoi.toml: No such file or directory");
    }
}

constexpr const char *two_sites = R"(
[[publisher]]
name = "portal-site"
kind = "site"
path = "portal"
url = "https://portal.example.vn/"
[[publisher]]
name = "sport-site"
kind = "site"
path = "/srv/sport"
slot_selectors = ["#audio"]
[[source]]
name = "portal"
kind = "site"
path = "portal"
publisher = "portal-site"
[[voice_for]]
source = "portal"
voice = "vi-north-female"
)";

TEST(Config, APageBelongsToThePublisherOfItsFolder) {
    const Config config = parse_config(two_sites, "/srv/baonoi.toml");
    Article article;
    article.path = "/srv/portal/tin/a.html";
    EXPECT_EQ(config.publisher_of(article)->site.folder, "/srv/portal");
    EXPECT_EQ(config.publisher_of(article)->site.site_url, "https://portal.example.vn/");
    EXPECT_EQ(config.voice_for(article), "vi-north-female");
    article.path = "/srv/sport/b.html";
    EXPECT_EQ(config.publisher_of(article)->site.slot_selectors, std::vector<std::string>{"#audio"});
    EXPECT_EQ(config.voice_for(article), "vi-north");
    article.path = "/srv/sporting/b.html";
    EXPECT_EQ(config.publisher_of(article), nullptr);
}

TEST(Config, ShowsValuesAndWhereTheyCameFrom) {
    const Config config = parse_config("[fetch]\ntimeout = \"5s\"\n", "/srv/baonoi.toml");
    EXPECT_EQ(shown(config, "fetch.timeout"), "\"5s\" # /srv/baonoi.toml");
    EXPECT_EQ(shown(config, "fetch.max_bytes"), "\"8388608B\" # default");
    EXPECT_EQ(shown(config, "encode.loudness"), "-16 # default");
}

TEST(Config, TheShippedFileStatesTheDefaults) {
    const std::filesystem::path shipped = std::filesystem::path(BAONOI_SOURCE_DIR) / "config/baonoi.toml";
    const Config from_file = load_config(shipped);
    const Config defaults = parse_config("", "");
    ASSERT_EQ(from_file.entries.size(), defaults.entries.size());
    for (std::size_t i = 0; i < defaults.entries.size(); ++i) {
        EXPECT_EQ(from_file.entries[i].key, defaults.entries[i].key);
        EXPECT_EQ(from_file.entries[i].value, defaults.entries[i].value) << defaults.entries[i].key;
        EXPECT_EQ(from_file.entries[i].origin, shipped.string())
            << from_file.entries[i].key << " is missing there";
    }
}

} // namespace
} // namespace baonoi::settings
