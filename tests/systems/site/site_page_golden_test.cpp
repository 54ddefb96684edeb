// SPDX-License-Identifier: GPL-3.0-or-later
// Each folder of tests/golden/publish: in.html becomes out.html. Optional: charset, title (else a fixed one),
// folder (settings.folder is the temporary site, the page is at that path below it).
#include "golden/golden.h"
#include "systems/site/site_publisher.h"

#include "publish/player_script.h"
#include "publish/publisher.h"
#include "publish/sample_publisher.h"

#include <gtest/gtest.h>

namespace baonoi::systems::site {
namespace {

namespace fs = std::filesystem;

// What is expected holds for every version of the player's script. It also stands in pages in UTF-16.
std::string with_steady_script(std::string page) {
    const auto in_utf16 = [](const std::string &text) {
        std::string wide;
        for (const char c : text)
            wide += std::string(wide.empty() ? 0 : 1, '\0') + c;
        return wide;
    };
    const std::string name = publish::player_script().name, steady = "baonoi-player.0123456789ab.js";
    for (const auto &[from, to] : {std::pair(name, steady), {in_utf16(name), in_utf16(steady)}})
        if (const std::size_t at = page.find(from); at != std::string::npos)
            page.replace(at, from.size(), to);
    return page;
}

class PublishGolden : public ::testing::TestWithParam<fs::path> {
protected:
    std::string line(const char *name, const std::string &otherwise) const {
        const fs::path path = GetParam() / name;
        if (!fs::exists(path))
            return otherwise;
        const std::string text = test::slurp(path);
        return text.substr(0, text.find('\n'));
    }
};

TEST_P(PublishGolden, TurnsThePageIntoOneThatPlays) {
    const test::TemporaryFolder site;
    const fs::path page = site.path() / line("folder", "trang.html");
    test::write(page, test::slurp(GetParam() / "in.html"));
    const std::string charset = line("charset", "UTF-8");
    publish::SiteSettings settings;
    if (fs::exists(GetParam() / "folder"))
        settings.folder = site.path();
    const auto publisher = make_site_publisher(settings);
    const Recording recording = test::recording_of("bản đọc");
    const Script script = test::script_of(line("title", "Mùa nước nổi về sớm"));

    const Article before = test::article_of(page, charset);
    EXPECT_NE(publish::Slot::State::foreign, publisher->slot(before).state);
    const Attachment attachment = publisher->attach(before, script, recording);
    publisher->prove(attachment, recording);
    const std::string after = test::read(page);
    test::expect_golden(GetParam() / "out.html", with_steady_script(after));

    const Article again = test::article_of(page, charset);
    const publish::Slot slot = publisher->slot(again);
    EXPECT_EQ(publish::Slot::State::ours, slot.state);
    EXPECT_EQ(recording.content_hash, slot.content_hash);
    ASSERT_TRUE(slot.attachment);
    EXPECT_EQ(attachment.audio, slot.attachment->audio);
    publisher->attach(again, script, recording);
    EXPECT_EQ(after, test::read(page));
    EXPECT_EQ(7, std::distance(fs::directory_iterator(site.path() / "audio"), fs::directory_iterator()) -
                     (page.parent_path() == site.path() / "audio" ? 1 : 0));
}

INSTANTIATE_TEST_SUITE_P(Cases, PublishGolden, ::testing::ValuesIn(test::golden_cases("publish")),
                         test::case_name);

} // namespace
} // namespace baonoi::systems::site
