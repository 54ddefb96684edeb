// SPDX-License-Identifier: GPL-3.0-or-later
// A newsroom has files of its own beside ours, some under the names that ours would have.
#include "html/document.h"
#include "systems/site/site_fixture.h"

#include <atomic>
#include <sys/stat.h>
#include <thread>

namespace baonoi::systems::site {
namespace {

namespace fs = std::filesystem;

using test::SitePublisher;

class SiteOfOthersToo : public SitePublisher {
protected:
    SiteOfOthersToo() { use({86'400}); }
    void use(Seconds grace) {
        publish::SiteSettings settings;
        settings.folder = site_.path();
        settings.grace = grace;
        publisher_ = make_site_publisher(settings);
    }
    fs::path in_audio(const std::string &name) const { return site_.path() / "audio" / name; }
};

TEST_F(SiteOfOthersToo, ARecordingByAPersonStaysAndOursHasAnotherName) {
    for (const char *ending : {".mp3", ".vtt", ".json"}) {
        const std::string name = std::string("trang") + ending;
        fs::remove_all(site_.path() / "audio");
        test::write(page(), test::page_text);
        test::write(in_audio(name), "{\"người\":\"đọc\"}");
        const Attachment attachment = attach(first_);
        EXPECT_EQ(in_audio("trang_2.mp3").string(), attachment.stable);
        EXPECT_EQ(audio(first_, ".mp3", "trang_2").string(), attachment.audio);
        publisher_->prove(attachment, first_);
        EXPECT_TRUE(slot().attachment);
        attach(second_);
        publisher_->withdraw(test::article_of(page()));
        publisher_->take_away(test::article_of(page()), html::LazyDocument(test::read(page()), "x"));
        EXPECT_EQ("{\"người\":\"đọc\"}", test::read(in_audio(name)));
    }
}

TEST_F(SiteOfOthersToo, APersonsRecordingInThePlaceOfOursStaysAndOursMoves) {
    attach(first_);
    test::write(in_audio("moi.mp3"), "người đọc");
    fs::rename(in_audio("moi.mp3"), stable());
    EXPECT_FALSE(slot().attachment);
    const Attachment moved = attach(first_);
    EXPECT_EQ(in_audio("trang_2.mp3").string(), moved.stable);
    EXPECT_EQ("người đọc", test::read(stable()));
    EXPECT_FALSE(fs::exists(stable(".json"))) << "what was ours beside it is gone";

    fs::remove(stable());
    EXPECT_EQ(stable(), attach(second_).stable);
    EXPECT_FALSE(fs::exists(in_audio("trang_2.mp3")));
    publisher_->prove(*slot().attachment, second_);
}

TEST_F(SiteOfOthersToo, NothingOfOthersIsRetiredReplacedOrRemovedByItsName) {
    use({0});
    const std::string stem = "trang." + first_.content_hash.substr(0, 12);
    const std::map<std::string, std::string> theirs = {
        {"phong-van.mp3", "người"},
        {"phong-van.json.old", first_.manifest.text()},
        {"phong-van.json", "{}"},
        {stem + ".mp3", "người"},
        {stem + ".json.old", "{\"a\":1}"},
        {"trang.0123456789ab.mp3", "người"},
        {"trang.0123456789ab.json.old", first_.manifest.text()}};
    for (const auto &[name, bytes] : theirs)
        test::write(in_audio(name), bytes);
    attach(first_);
    attach(second_);
    attach(first_);
    for (const auto &entry : fs::directory_iterator(site_.path() / "audio"))
        fs::last_write_time(entry.path(), fs::last_write_time(entry.path()) - std::chrono::hours(100));
    publisher_->remove_retired();
    fs::remove(page());
    publisher_->withdraw([&] {
        Article article;
        article.path = page().string();
        return article;
    }());
    publisher_->remove_retired();
    auto left = test::everything_in(site_.path() / "audio");
    std::erase_if(left, [](const auto &file) { return file.first.starts_with("baonoi-player."); });
    EXPECT_EQ(theirs, left);
}

TEST_F(SiteOfOthersToo, WhatAnOlderVersionMadeIsOurs) {
    Recording old = first_;
    const std::string manifest = first_.manifest.text();
    old.manifest = manifest.substr(0, manifest.find(",\"captions\"")) + "}\n";
    attach(old);
    EXPECT_EQ(stable(), attach(second_).stable);
    use({0});
    EXPECT_EQ(stable(), attach(old).stable);
    EXPECT_EQ(stable(), attach(second_).stable);
    EXPECT_FALSE(fs::exists(audio(first_, ".vtt")));
}

TEST_F(SiteOfOthersToo, OurFilesHaveAPlainModeAndLinksAreNotFollowed) {
    const fs::path planted = site_.path() / "planted";
    test::write(planted, "x");
    ASSERT_EQ(0, ::chmod(planted.c_str(), 04755));
    fs::create_directory(site_.path() / "audio");
    for (const fs::path &name : {audio(first_), audio(first_, ".vtt"), fs::path(stable())})
        fs::create_symlink(planted, name);
    const Attachment attachment = attach(first_);
    EXPECT_EQ("x", test::read(planted));
    struct stat facts {};
    ASSERT_EQ(0, ::lstat(attachment.audio.c_str(), &facts));
    EXPECT_EQ(0100644U, facts.st_mode);
    ASSERT_EQ(0, ::lstat(attachment.stable.c_str(), &facts));
    EXPECT_EQ(0100644U, facts.st_mode);
}

TEST_F(SiteOfOthersToo, NothingIsWrittenOutsideWhileAudioIsFlippedToALink) {
    const test::TemporaryFolder outside;
    const fs::path folder = site_.path() / "audio", link = site_.path() / "link",
                   kept = site_.path() / "kept";
    fs::create_directory(folder);
    fs::create_directory_symlink(outside.path(), link);
    std::atomic<bool> is_over = false;
    std::thread flipping([&] {
        while (!is_over) {
            ::rename(folder.c_str(), kept.c_str());
            ::rename(link.c_str(), folder.c_str());
            ::rename(folder.c_str(), link.c_str());
            ::rename(kept.c_str(), folder.c_str());
        }
    });
    for (int time = 0; time < 300; ++time) {
        try {
            attach(time % 2 == 0 ? first_ : second_);
            publisher_->remove_retired();
        } catch (const Error &) {
        }
    }
    is_over = true;
    flipping.join();
    EXPECT_TRUE(fs::is_empty(outside.path()));
}

} // namespace
} // namespace baonoi::systems::site
