// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/player_script.h"

#include "lib/openssl/digest.h"

#include <gtest/gtest.h>

namespace baonoi::publish {
namespace {

TEST(PlayerScript, IsNamedByItsBytes) {
    const PlayerScript script = player_script();
    EXPECT_EQ(script.name, "baonoi-player." + openssl::sha256_hex(script.bytes).substr(0, 12) + ".js");
}

TEST(PlayerScript, IsAtMost20KilobytesOnSlowNetworks) {
    EXPECT_LE(player_script().bytes.size(), 20'000U);
}

TEST(PlayerScript, ShowsWhatHasTheFocusAndThatItWaits) {
    const std::string &script = player_script().bytes;
    EXPECT_NE(script.find(":focus-visible{outline:3px solid var(--a);outline-offset:2px}"),
              std::string::npos);
    EXPECT_NE(script.find(".wait .play{outline:3px dotted var(--a);outline-offset:3px}"), std::string::npos);
}

// A strict content security policy forbids each of these.
TEST(PlayerScript, HasNothingThatAPolicyForbids) {
    const std::string script = player_script().bytes;
    for (const char *word :
         {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
          "setAttribute(\"style\"", "cssText", "import(", "http://", "https://"})
        EXPECT_EQ(script.find(word) == std::string::npos ||
                      script.find(word) == script.find("http://www.w3.org/2000/svg"),
                  true)
            << word;
}

TEST(ListeningScript, IsNamedByItsBytesAndSmall) {
    const PlayerScript &script = listening_script();
    EXPECT_EQ(script.name, "baonoi-listening." + openssl::sha256_hex(script.bytes).substr(0, 12) + ".js");
    EXPECT_LE(script.bytes.size(), 2'000U);
}

TEST(ListeningScript, AsksWhetherItMayAndKeepsNothing) {
    const std::string &bytes = listening_script().bytes;
    for (const char *asked :
         {"navigator.doNotTrack", "navigator.globalPrivacyControl", "navigator.sendBeacon"})
        EXPECT_NE(bytes.find(asked), std::string::npos) << asked;
    for (const char *kept : {"cookie", "localStorage", "sessionStorage", "location", "userAgent", "referrer"})
        EXPECT_EQ(bytes.find(kept), std::string::npos) << kept;
}

} // namespace
} // namespace baonoi::publish
