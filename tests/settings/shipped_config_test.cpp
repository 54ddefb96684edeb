// SPDX-License-Identifier: GPL-3.0-or-later
// What config/baonoi.toml shows in comments can be used as it stands.
#include "base/file.h"
#include "settings/config.h"

#include <gtest/gtest.h>
#include <regex>
#include <set>

namespace baonoi::settings {
namespace {

TEST(ShippedConfig, ExamplesInCommentsAreValid) {
    const std::filesystem::path shipped = std::filesystem::path(BAONOI_SOURCE_DIR) / "config/baonoi.toml";
    const std::regex example("\n# (\\[\\[[a-z_]+\\]\\]|[a-z_]+ = )");
    const Config config =
        parse_config(std::regex_replace(read_file(shipped, 1U << 20U), example, "\n$1"), shipped);
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
}

} // namespace
} // namespace baonoi::settings
