// SPDX-License-Identifier: GPL-3.0-or-later
// The reader's player in a real Chromium, on pages of the sample site that `baonoi produce` gave their audio:
// what player_browser.mjs does there for each scenario. Its screenshots lie beside BAONOI_SERVICE_ENV.
#include "fakes/folder.h"
#include "fakes/program.h"
#include "test_paths.h"

#include <gtest/gtest.h>
#include <string>

namespace baonoi {
namespace {

namespace fs = std::filesystem;

constexpr const char *article = "/tin-tuc/cau-thuong-ngan.html", *other = "/tin-tuc/thoi-tiet.html",
                     *beside = "/tin-tuc/le-hoi-ben-do.html";

class RealPlayer : public testing::Test {
protected:
    // One site for all scenarios, which change no file of it.
    static void SetUpTestSuite() {
        site_ = std::make_unique<test::TemporaryFolder>();
        fs::copy(fs::path(BAONOI_SOURCE_DIR) / "samples/site", site_->path(),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        const std::string folder = site_->path().string();
        const auto made = test::run(
            {.arguments = {BAONOI_PROGRAM, "produce", "--site", folder, folder + article, folder + other}});
        ASSERT_EQ(made.exit_code, 0) << made.out << made.err;
        const std::string config = folder + "/baonoi.toml";
        test::write(
            config,
            "[encode]\nalso = [\"opus\"]\n[player]\nbeacon = \"https://nghe.bao.example/listened\"\n");
        const auto more = test::run({.arguments = {BAONOI_PROGRAM, "produce", "--config", config, "--site",
                                                   folder, folder + beside}});
        ASSERT_EQ(more.exit_code, 0) << more.out << more.err;
    }
    static void TearDownTestSuite() { site_.reset(); }

    static void browse(const std::string &scenario) {
        const std::string modules = test::read(BAONOI_SERVICE_ENV);
        const std::size_t begin = modules.find('=') + 1;
        const auto seen = test::run(
            {.arguments = {"/usr/bin/env", "node", BAONOI_SOURCE_DIR "/tests/services/player_browser.mjs",
                           scenario, site_->path().string(), article, other,
                           modules.substr(begin, modules.find('\n') - begin),
                           (fs::path(BAONOI_SERVICE_ENV).parent_path() / "screens").string(), beside}});
        EXPECT_EQ(seen.exit_code, 0) << seen.out << seen.err;
    }

    static std::unique_ptr<test::TemporaryFolder> site_;
};

std::unique_ptr<test::TemporaryFolder> RealPlayer::site_;

TEST_F(RealPlayer, IsForEveryoneOnTheSiteAndOnAnUnstyledPageLightAndDarkNarrowAndWide) {
    browse("looks");
}

TEST_F(RealPlayer, AKeyboardIsEnough) {
    browse("keyboard");
}

TEST_F(RealPlayer, AFingerPlaysFromAParagraph) {
    browse("touch");
}

TEST_F(RealPlayer, IsThePlainAudioElementWithoutScripts) {
    browse("noscript");
}

TEST_F(RealPlayer, NeedsNothingThatAStrictPolicyForbidsAndChangesNothingInThePage) {
    browse("policy");
}

TEST_F(RealPlayer, PlaysOnASlowNetworkWhenDataComes) {
    browse("slow");
}

TEST_F(RealPlayer, PausesWhenAnotherOneBegins) {
    browse("two");
}

TEST_F(RealPlayer, HoldsNinetyMinutes) {
    browse("long");
}

TEST_F(RealPlayer, LightsWhatIsLeftOfAnEditedTextAndCaptionsTheRest) {
    browse("edited");
}

TEST_F(RealPlayer, RemembersThePlaceSharesItAndOffersTheNextArticle) {
    browse("places");
}

TEST_F(RealPlayer, PlaysOpusWhereTheBrowserCanElseTheMp3) {
    browse("opus");
}

TEST_F(RealPlayer, TellsHowFarItIsHeardOnceForAViewAndNotOfWhoAsksNotToBeTracked) {
    browse("listening");
}

TEST_F(RealPlayer, SpeaksEnglishOnAnEnglishPage) {
    browse("english");
}

} // namespace
} // namespace baonoi
