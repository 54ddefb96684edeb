// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "settings/config.h"

#include <gtest/gtest.h>

namespace baonoi::settings {
namespace {

TEST(ServeConfig, ReadsLimitsAndReferences) {
    const Config config = parse_config(R"(
[serve]
max_connections = 20
max_per_address = 10
max_body = "1KB"
max_headers = "2KB"
client_timeout = "2s"
trust_forwarded_for = true
hook_keys = ["env:BAONOI_HOOK_KEY", "file:keys/hook", "file:/etc/baonoi/hook"]
)",
                                       "/srv/baonoi/baonoi.toml");
    EXPECT_EQ(config.server.connections, 20);
    EXPECT_EQ(config.server.per_address, 10);
    EXPECT_EQ(config.server.max_body, 1024U);
    EXPECT_EQ(config.server.max_headers, 2048U);
    EXPECT_EQ(config.server.timeout, Seconds{2});
    EXPECT_TRUE(config.server.trust_forwarded_for);
    EXPECT_EQ(config.hook_keys, (std::vector<std::string>{"env:BAONOI_HOOK_KEY", "file:/srv/baonoi/keys/hook",
                                                          "file:/etc/baonoi/hook"}));
}

TEST(ServeConfig, AKeyItselfIsRefusedAndNotShown) {
    try {
        parse_config("[serve]\nhook_keys = [\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"]\n", "baonoi.toml");
        FAIL();
    } catch (const Error &error) {
        EXPECT_STREQ(error.what(), "baonoi.toml:2: [serve] hook_keys must hold references, \"env:NAME\", "
                                   "\"file:PATH\" or \"credential:NAME\", not the keys themselves");
    }
}

} // namespace
} // namespace baonoi::settings
