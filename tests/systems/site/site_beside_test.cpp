// SPDX-License-Identifier: GPL-3.0-or-later
// What the player has beside its MP3: an Opus file, and whom it tells how far it is listened to.
#include "publish/player_script.h"
#include "systems/site/site_fixture.h"

namespace baonoi::systems::site {
namespace {

namespace fs = std::filesystem;

using test::read;
using test::recording_with_opus;
using test::refusal_of;
using test::write;
using SiteBeside = test::SitePublisher;

TEST_F(SiteBeside, OffersOpusBeforeTheMp3AndProvesBoth) {
    const Recording with = recording_with_opus("hai tệp");
    const Attachment attached = attach(with);
    const std::string name = "trang." + with.content_hash.substr(0, 12);
    EXPECT_NE(read(page()).find("<source src=\"audio/" + name +
                                ".ogg\" type=\"audio/ogg; codecs=opus\" />"
                                "<source src=\"audio/" +
                                name + ".mp3\" type=\"audio/mpeg\" />"),
              std::string::npos);
    EXPECT_EQ(read(audio(with, ".ogg")), with.opus.text());
    EXPECT_EQ(read(stable(".ogg")), with.opus.text());
    EXPECT_EQ(attached.opus, audio(with, ".ogg").string());
    publisher_->prove(attached, with);
    ASSERT_TRUE(slot().attachment);
    EXPECT_EQ(slot().attachment->opus, attached.opus);

    fs::remove(stable(".ogg"));
    EXPECT_FALSE(slot().attachment) << "a feed leads nowhere";
    attach(with);
    std::string text = read(page());
    text.replace(text.find(name + ".ogg"), name.size() + 4, "khac.ogg");
    write(page(), text);
    EXPECT_EQ(refusal_of([&] { publisher_->prove(attached, with); }).message,
              page().string() + ": a reader is not offered the Opus file by the link \"audio/khac.ogg\"");

    attach(first_); // which has none
    EXPECT_EQ(read(page()).find(".ogg"), std::string::npos);
    EXPECT_FALSE(fs::exists(stable(".ogg")));
    EXPECT_TRUE(fs::exists(audio(with, ".ogg"))) << "for the time of grace";
}

TEST_F(SiteBeside, LoadsWhatTellsHowFarItIsListenedToOnlyWhereSomebodyIsTold) {
    attach(first_);
    EXPECT_EQ(read(page()).find("baonoi-listening"), std::string::npos);
    publish::SiteSettings settings;
    settings.beacon = "https://nghe.bao.vn/listened";
    publisher_ = make_site_publisher(settings);
    attach(second_);
    const std::string &name = publish::listening_script().name;
    EXPECT_NE(
        read(page()).find("<script src=\"audio/" + name +
                          "\" data-to=\"https://nghe.bao.vn/listened\" charset=\"utf-8\" defer></script>"),
        std::string::npos);
    EXPECT_EQ(read(site_.path() / "audio" / name), publish::listening_script().bytes);
    publisher_->prove(*slot().attachment, second_);
}

} // namespace
} // namespace baonoi::systems::site
