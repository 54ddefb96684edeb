// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publisher.h"
#include "systems/folder/folder_publisher.h"

#include "publish/sample_publisher.h"

namespace baonoi::systems::folder {
namespace {

namespace fs = std::filesystem;
using test::refusal_of;

class FolderPublisher : public ::testing::Test {
protected:
    FolderPublisher() { test::write(page_, "<p>Nước lên.</p>"); }

    test::TemporaryFolder place_;
    const fs::path page_ = place_.path() / "Nước nổi.html";
    const fs::path out_ = place_.path() / "ra/am-thanh";
    std::unique_ptr<publish::Publisher> publisher_ = make_folder_publisher(out_);
    const Recording first_ = test::recording_of("bản đầu");
    const Recording second_ = test::recording_of("bản sau");
};

TEST_F(FolderPublisher, WritesTheFilesAndLeavesThePageAlone) {
    const Article article = test::article_of(page_);
    const Attachment attachment = publisher_->attach(article, test::script_of(), first_);
    const fs::path stem = out_ / ("nuoc-noi." + first_.content_hash.substr(0, 12));
    EXPECT_EQ(stem.string() + ".mp3", attachment.audio);
    EXPECT_EQ(stem.string() + ".json", attachment.manifest);
    EXPECT_EQ("", attachment.page);
    EXPECT_EQ(first_.mp3.text(), test::read(attachment.audio));
    EXPECT_EQ(first_.manifest.text(), test::read(attachment.manifest));
    EXPECT_EQ(first_.captions, test::read(stem.string() + ".vtt"));
    EXPECT_EQ(article.bytes, test::read(page_));
    EXPECT_EQ(3, std::distance(fs::directory_iterator(out_), fs::directory_iterator()));
    publisher_->prove(attachment, first_);
}

TEST_F(FolderPublisher, KnowsTheNewestWholeRecording) {
    const Article article = test::article_of(page_);
    EXPECT_EQ(publish::Slot::State::empty, publisher_->slot(article).state);
    const Attachment first = publisher_->attach(article, test::script_of(), first_);
    EXPECT_EQ(first_.content_hash, publisher_->slot(article).content_hash);
    const Attachment second = publisher_->attach(article, test::script_of(), second_);
    const auto earlier = fs::last_write_time(second.manifest) - std::chrono::hours(1);
    fs::last_write_time(first.manifest, earlier);
    const publish::Slot slot = publisher_->slot(article);
    EXPECT_EQ(publish::Slot::State::ours, slot.state);
    EXPECT_EQ(second_.content_hash, slot.content_hash);
    ASSERT_TRUE(slot.attachment);
    EXPECT_EQ(second.audio, slot.attachment->audio);
    EXPECT_EQ("", slot.attachment->page);
    EXPECT_EQ(article.id, slot.attachment->article_id);
    test::write(second.audio, "hỏng");
    EXPECT_EQ(first_.content_hash, publisher_->slot(article).content_hash);
}

TEST_F(FolderPublisher, IgnoresFilesOfOtherNames) {
    const Article article = test::article_of(page_);
    test::write(out_ / "nuoc-noi.json", "{}");
    test::write(out_ / "nuoc-noi..json", "{}");
    test::write(out_ / "nuoc-noi-2.123456789012.json", "{}");
    test::write(out_ / "n", "");
    EXPECT_EQ(publish::Slot::State::empty, publisher_->slot(article).state);
}

TEST_F(FolderPublisher, NamesFilesAfterTheUrl) {
    Article article;
    const auto name = [&](const std::string &url) {
        article.input = article.url = url;
        return fs::path(publisher_->attach(article, test::script_of(), first_).audio).filename().string();
    };
    const std::string ending = "." + first_.content_hash.substr(0, 12) + ".mp3";
    EXPECT_EQ("bai-so-1" + ending, name("https://bao.example.vn/tin/Bai%20so_1.html?x=/y.html"));
    EXPECT_EQ("tin" + ending, name("https://bao.example.vn/tin/"));
    EXPECT_EQ("bai-viet" + ending, name("https://bao.example.vn"));
}

TEST_F(FolderPublisher, OfASourceRespectsARecordingByOthersInThePage) {
    const publish::SiteSettings rules;
    const auto publisher = make_folder_publisher(out_, &rules);
    EXPECT_EQ(publisher->slot(test::article_of(page_)).state, publish::Slot::State::empty);
    test::write(page_, "<p>Nước lên.</p><audio src=\"phat-thanh.mp3\"></audio>");
    EXPECT_EQ(publisher->slot(test::article_of(page_)).state, publish::Slot::State::foreign);
    EXPECT_EQ(publisher_->slot(test::article_of(page_)).state, publish::Slot::State::empty);
}

TEST_F(FolderPublisher, OfASourceKeepsPagesOfOneNameApart) {
    const publish::SiteSettings rules;
    const auto publisher = make_folder_publisher(out_, &rules);
    Article one = test::article_of(page_);
    one.path.clear();
    one.url = "https://tin.example.vn/1/index.html";
    one.id = "0123456789abcdef";
    Article two = one;
    two.url = "https://tin.example.vn/2/index.html";
    two.id = "fedcba9876543210";
    const std::string audio = publisher->attach(one, test::script_of(), first_).audio;
    EXPECT_EQ(audio, (out_ / ("index-01234567." + first_.content_hash.substr(0, 12) + ".mp3")).string());
    EXPECT_EQ(publisher->slot(one).state, publish::Slot::State::ours);
    EXPECT_EQ(publisher->slot(two).state, publish::Slot::State::empty);
}

TEST_F(FolderPublisher, OfASourceHasOneCurrentRecordingAndRetiresTheOthers) {
    publish::SiteSettings rules;
    rules.grace = {60};
    const auto publisher = make_folder_publisher(out_, &rules);
    const Article article = test::article_of(page_);
    const std::string stem = (out_ / ("nuoc-noi-" + article.id.substr(0, 8))).string();
    const Attachment first = publisher->attach(article, test::script_of(), first_);
    EXPECT_EQ(stem + ".mp3", first.stable);
    publisher->prove(first, first_);
    const Attachment second = publisher->attach(article, test::script_of(), second_);
    publisher->prove(second, second_);
    EXPECT_EQ(second.audio, publisher->slot(article).attachment->audio);
    EXPECT_EQ(stem + ".mp3", publisher->slot(article).attachment->stable);
    EXPECT_TRUE(fs::exists(first.audio));
    EXPECT_EQ(0U, publisher->remove_retired());

    publisher->attach(article, test::script_of(), first_); // the correction is taken back
    EXPECT_EQ(first.audio, publisher->slot(article).attachment->audio);
    EXPECT_FALSE(fs::exists(first.manifest + ".old"));
    const fs::path mark = second.manifest + ".old";
    fs::last_write_time(mark, fs::last_write_time(mark) - std::chrono::seconds(61));
    EXPECT_EQ(1U, publisher->remove_retired());
    EXPECT_FALSE(fs::exists(second.audio));
    EXPECT_EQ(first.audio, publisher->slot(article).attachment->audio);
    EXPECT_EQ(6, std::distance(fs::directory_iterator(out_), fs::directory_iterator()));

    test::write(stem + ".mp3", "khác");
    EXPECT_EQ(publish::Slot::State::empty, publisher->slot(article).state);
}

// Nothing but the store tells of an article whose source has another publisher now.
TEST_F(FolderPublisher, ARecordingThatTheStoreCallsNoArticlesGoesAfterItsGraceAndOneThatItKnowsStays) {
    publish::SiteSettings rules;
    rules.grace = {60};
    const auto publisher = make_folder_publisher(out_, &rules);
    const Article article = test::article_of(page_);
    Recording named = first_;
    named.manifest = named.manifest.text().replace(0, 1, "{\"article\":{\"url\":\"https://bao.vn/1\"},");
    const Attachment attachment = publisher->attach(article, test::script_of(), named);
    publish::Belongs said = publish::Belongs::unknown;
    const auto sweep = [&](int hours) {
        for (const auto &entry : fs::directory_iterator(out_))
            fs::last_write_time(entry.path(), fs::last_write_time(entry.path()) - std::chrono::hours(hours));
        return publisher->remove_retired([&](const std::string &url, const std::string &audio) {
            EXPECT_EQ(url, "https://bao.vn/1");
            EXPECT_EQ(audio, fs::path(attachment.audio).filename());
            return said;
        });
    };
    EXPECT_EQ(sweep(3), 0U);
    EXPECT_FALSE(fs::exists(attachment.manifest + ".old"));
    said = publish::Belongs::no;
    EXPECT_EQ(sweep(3), 0U);
    EXPECT_TRUE(fs::exists(attachment.manifest + ".old")) << "it is retired";
    said = publish::Belongs::yes;
    EXPECT_EQ(sweep(3), 0U);
    EXPECT_FALSE(fs::exists(attachment.manifest + ".old")) << "it is in use after all";
    said = publish::Belongs::no;
    sweep(3);
    EXPECT_EQ(sweep(3), 1U);
    EXPECT_TRUE(fs::is_empty(out_));
}

TEST_F(FolderPublisher, ProvesTheFiles) {
    const Attachment attachment = publisher_->attach(test::article_of(page_), test::script_of(), first_);
    test::write(attachment.manifest, "{}");
    const auto refusal = refusal_of([&] { publisher_->prove(attachment, first_); });
    EXPECT_EQ(Next::retry, refusal.next);
    EXPECT_EQ("a listener does not get the manifest: " + attachment.manifest + " is missing or another file",
              refusal.message);
}

TEST_F(FolderPublisher, LeavesNoFolderBehindWhenItFails) {
    test::write(place_.path() / "tep", "");
    const auto publisher = make_folder_publisher(place_.path() / "tep/ra");
    const auto refusal =
        refusal_of([&] { publisher->attach(test::article_of(page_), test::script_of(), first_); });
    EXPECT_EQ(Next::hold, refusal.next);
    EXPECT_EQ("cannot make the folder " + (place_.path() / "tep/ra").string() + ": Not a directory",
              refusal.message);
    EXPECT_EQ(2U, test::everything_in(place_.path()).size());
}

TEST_F(FolderPublisher, TheOpusFileComesAndGoesWithItsRecording) {
    publish::SiteSettings rules;
    rules.grace = {0};
    const auto publisher = make_folder_publisher(out_, &rules);
    const Article article = test::article_of(page_);
    const std::string stem = (out_ / ("nuoc-noi-" + article.id.substr(0, 8))).string();
    const Recording with = test::recording_with_opus("hai tệp");
    const Attachment attached = publisher->attach(article, test::script_of(), with);
    publisher->prove(attached, with);
    EXPECT_EQ(test::read(attached.opus), with.opus.text());
    EXPECT_EQ(test::read(stem + ".ogg"), with.opus.text());
    const auto found = publisher->slot(article).attachment;
    ASSERT_TRUE(found);
    EXPECT_EQ(found->opus, attached.opus);
    EXPECT_EQ(found->opus_bytes, with.opus.size());
    EXPECT_EQ(found->opus_sha256, with.opus_sha256);

    test::write(attached.opus, "khác");
    EXPECT_FALSE(publisher->slot(article).attachment) << "it is made again";
    EXPECT_EQ(test::refusal_of([&] { publisher->prove(attached, with); }).message,
              "a listener does not hear the Opus file: " + attached.opus + " is missing or another file");
    test::write(attached.opus, with.opus.text());

    publisher->attach(article, test::script_of(), first_); // which has none
    EXPECT_FALSE(fs::exists(attached.opus));
    EXPECT_FALSE(fs::exists(stem + ".ogg"));
    test::write(stem + ".ogg", "of a person");
    publisher->attach(article, test::script_of(), second_);
    publisher->withdraw(article);
    EXPECT_EQ(test::read(stem + ".ogg"), "of a person");
}

} // namespace
} // namespace baonoi::systems::folder
