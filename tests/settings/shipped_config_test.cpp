// SPDX-License-Identifier: GPL-3.0-or-later
// What config/baonoi.toml shows in comments can be used as it stands.
#include "base/file.h"
#include "settings/config.h"
#include "test_paths.h"

#include <gtest/gtest.h>
#include <set>
#include <sstream>
#include <string>

namespace baonoi::settings {
namespace {

// The file with its examples in force: "# key = value", "# [[table]]" and "# [cache.table]" lose their mark.
std::string with_examples(const std::string &text) {
    std::string lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        const bool table = line.starts_with("# [[") || line.starts_with("# [cache.");
        const std::size_t key_end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", 2);
        const bool key = line.starts_with("# ") && key_end != std::string::npos && key_end > 2 &&
                         line.compare(key_end, 3, " = ") == 0;
        lines += (table || key ? line.substr(2) : line) + "\n";
    }
    return lines;
}

TEST(ShippedConfig, ExamplesInCommentsAreValid) {
    const std::filesystem::path shipped = std::filesystem::path(BAONOI_SOURCE_DIR) / "config/baonoi.toml";
    const Config config = parse_config(with_examples(read_file(shipped, 1U << 20U)), shipped);
    std::set<std::string> publishers, sources;
    for (const PublisherConfig &publisher : config.publishers)
        publishers.insert(publisher.kind);
    for (const SourceConfig &source : config.sources)
        sources.insert(source.settings.kind);
    EXPECT_EQ(publishers,
              (std::set<std::string>{"folder", "ghost", "sidecar", "site", "webhook", "wordpress"}));
    EXPECT_EQ(sources, (std::set<std::string>{"feed", "page", "site", "sitemap", "wordpress"}));
    EXPECT_EQ(config.podcasts.size(), 1U);
    EXPECT_EQ(config.voice_rules.size(), 1U);
    ASSERT_TRUE(config.shared_cache);
    EXPECT_EQ(config.shared_cache->prefix, "baonoi-segments/");
}

TEST(ShippedConfig, TheExampleOfTwoHostsCanBeUsed) {
    const Config config = load_config(std::filesystem::path(BAONOI_SOURCE_DIR) / "config/hosts/baonoi.toml");
    EXPECT_TRUE(config.store_url.starts_with("postgres://")) << config.store_url;
    ASSERT_EQ(config.sources.size(), 1U);
    EXPECT_EQ(config.publisher_of(config.sources[0])->storage.bucket, "am-thanh");
    ASSERT_EQ(config.podcasts.size(), 1U);
    EXPECT_EQ(config.podcasts[0].channel.url, "https://am-thanh.example.vn/podcast.xml");
}

} // namespace
} // namespace baonoi::settings
