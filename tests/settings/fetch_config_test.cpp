// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/version.h"
#include "settings/config.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::settings {

TEST(FetchConfig, SourcesArePolitelyAskedUnlessToldOtherwise) {
    const Config config = parse_config("", "x.toml");
    EXPECT_TRUE(config.polite.robots);
    EXPECT_EQ(config.polite.interval, Seconds{1});
    EXPECT_EQ(config.polite.per_host, 2);
    EXPECT_EQ(config.polite.retries, 3);
    EXPECT_EQ(config.polite.max_wait, Seconds{60});
    EXPECT_EQ(config.http.ca_file, "");
}

TEST(FetchConfig, ReadsHowSourcesAreAsked) {
    const Config config = parse_config("[fetch]\nrobots = false\ninterval = \"250ms\"\nper_host = 5\n"
                                       "retries = 0\nmax_wait = \"15m\"\nca_file = \"our.pem\"\n",
                                       "/etc/baonoi/baonoi.toml");
    EXPECT_FALSE(config.polite.robots);
    EXPECT_EQ(config.polite.interval, Seconds{0.25});
    EXPECT_EQ(config.polite.per_host, 5);
    EXPECT_EQ(config.polite.retries, 0);
    EXPECT_EQ(config.polite.max_wait, Seconds{900});
    EXPECT_EQ(config.http.ca_file, "/etc/baonoi/our.pem");
}

TEST(FetchConfig, UserAgentNamesProgramAndSite) {
    const std::string plain = fmt::format("baonoi/{}", version());
    EXPECT_EQ(parse_config("", "x.toml").http.user_agent, plain);
    EXPECT_EQ(parse_config("[site]\nurl = \"https://bao.example.vn/\"\n", "x.toml").http.user_agent,
              plain + " (+https://bao.example.vn/)");
    const Config config = parse_config("[fetch]\nuser_agent = \"Loa/2 (phong.tin@example.vn)\"\n", "x.toml");
    EXPECT_EQ(config.http.user_agent, "Loa/2 (phong.tin@example.vn)");
    EXPECT_EQ(config.polite.user_agent, config.http.user_agent);
}

TEST(FetchConfig, LimitsArePartOfTheMessage) {
    try {
        parse_config("[fetch]\nper_host = 0\n", "/etc/baonoi/baonoi.toml");
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_STREQ(
            error.what(),
            "/etc/baonoi/baonoi.toml:2: [fetch] per_host must be a whole number from 1 to 64, not 0");
    }
}

} // namespace baonoi::settings
