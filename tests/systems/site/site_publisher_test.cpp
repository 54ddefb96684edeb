// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/player_script.h"
#include "systems/site/site_fixture.h"

#include <sys/stat.h>
#include <unistd.h>

namespace baonoi::systems::site {
namespace {

namespace fs = std::filesystem;

using test::page_text;
using test::refusal_of;
using test::SitePublisher;

TEST_F(SitePublisher, WritesThreeFilesUnderTwoNamesThePlayersScriptAndThePage) {
    const Attachment attachment = attach(first_);
    EXPECT_EQ(first_.mp3.text(), test::read(audio(first_)));
    EXPECT_EQ(first_.captions, test::read(audio(first_, ".vtt")));
    EXPECT_EQ(first_.manifest.text(), test::read(audio(first_, ".json")));
    EXPECT_EQ(audio(first_).string(), attachment.audio);
    EXPECT_EQ(audio(first_, ".json").string(), attachment.manifest);
    EXPECT_EQ(page().string(), attachment.page);
    EXPECT_EQ(first_.content_hash, attachment.content_hash);
    EXPECT_EQ(test::article_of(page()).id, attachment.article_id);
    EXPECT_EQ(first_.mp3.size(), attachment.bytes);
    EXPECT_EQ(200.4, attachment.duration.value);
    EXPECT_EQ(stable(), attachment.stable);
    for (const char *ending : {".mp3", ".vtt", ".json"})
        EXPECT_TRUE(fs::equivalent(audio(first_, ending), stable(ending))) << ending;
    EXPECT_EQ(9U, test::everything_in(site_.path()).size());
    publisher_->prove(attachment, first_);
}

std::size_t times(const std::string &text, const std::string &part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

TEST_F(SitePublisher, PutsThePlayersScriptBesideTheRecordings) {
    attach(first_);
    const publish::PlayerScript &script = publish::player_script();
    EXPECT_EQ(script.bytes, test::read(site_.path() / "audio" / script.name));
    EXPECT_EQ(1U, times(test::read(page()), "<script src=\"audio/" + script.name + "\""));
}

TEST_F(SitePublisher, PutsAPlayerInThePlaceOfOneFromBeforeItsScript) {
    attach(first_);
    std::string old = test::read(page());
    for (const auto &[begin, end] :
         {std::pair("<baonoi-player", ">\n"), {"</baonoi-player>", "\n"}, {"<script src", "</script>\n"}}) {
        const std::size_t at = old.find(begin);
        ASSERT_NE(at, std::string::npos) << begin;
        old.erase(at, old.find(end, at) + std::string_view(end).size() - at);
    }
    ASSERT_EQ(0U, times(old, "baonoi-player"));
    test::write(page(), old);
    ASSERT_TRUE(slot().attachment) << slot().reason;
    publisher_->prove(attach(second_), second_);
    const std::string now = test::read(page());
    for (const char *once : {"data-baonoi", "<baonoi-player", "<audio", "<script src"})
        EXPECT_EQ(1U, times(now, once)) << once;
}

TEST_F(SitePublisher, ReplacesItsOlderAudioAtOnceWhenThereIsNoGrace) {
    publish::SiteSettings settings;
    settings.grace = {0};
    publisher_ = make_site_publisher(settings);
    attach(first_);
    const Attachment attachment = attach(second_);
    EXPECT_EQ(9U, test::everything_in(site_.path()).size());
    EXPECT_FALSE(fs::exists(audio(first_)));
    EXPECT_EQ(second_.mp3.text(), test::read(audio(second_)));
    publisher_->prove(attachment, second_);
    EXPECT_EQ(second_.content_hash, slot().content_hash);
}

TEST_F(SitePublisher, RetiresItsOlderAudioWhichPlaysOnAndGoesAfterItsGrace) {
    attach(first_);
    const Attachment attachment = attach(second_);
    EXPECT_EQ(first_.mp3.text(), test::read(audio(first_)));
    EXPECT_EQ(second_.mp3.text(), test::read(stable()));
    publisher_->prove(attachment, second_);
    const fs::path mark = audio(first_, ".json.old");
    fs::last_write_time(mark, fs::last_write_time(mark) - std::chrono::hours(25));
    attach(second_); // a page whose site is not known: its own folder is looked after then
    EXPECT_EQ(9U, test::everything_in(site_.path()).size());
    EXPECT_FALSE(fs::exists(audio(first_)));
}

TEST_F(SitePublisher, HasNoRecordingWhileTheStableNameLeadsToAnother) {
    attach(first_);
    EXPECT_EQ(stable(), slot().attachment->stable);
    fs::remove(stable(".vtt"));
    test::write(stable(".vtt"), "WEBVTT\n");
    EXPECT_FALSE(slot().attachment);
    EXPECT_EQ(stable() + " is not its recording", slot().reason);
    const Attachment attachment = attach(first_);
    ASSERT_TRUE(slot().attachment);
    EXPECT_EQ("WEBVTT\n", test::read(stable(".vtt"))) << "it is somebody's";
    EXPECT_EQ((site_.path() / "audio/trang_2.mp3").string(), attachment.stable);
    fs::remove(attachment.stable);
    EXPECT_FALSE(slot().attachment);
    EXPECT_EQ(page().string() + ": a subscriber hears nothing: there is no file " + attachment.stable,
              refusal_of([&] { publisher_->prove(attachment, first_); }).message);
}

TEST_F(SitePublisher, LeavesTheAudioOfOtherPagesAlone) {
    const fs::path other = site_.path() / "khac.html";
    test::write(other, page_text);
    publisher_->attach(test::article_of(other), test::script_of(), first_);
    attach(first_);
    attach(second_);
    EXPECT_EQ(first_.mp3.text(), test::read(audio(first_, ".mp3", "khac")));
    publisher_->prove(*publisher_->slot(test::article_of(other)).attachment, first_);
}

TEST_F(SitePublisher, DoesNotTakeOverTheFilesOfAPageItWasCopiedFrom) {
    attach(first_);
    const fs::path copy = site_.path() / "ban-sao.html";
    fs::copy_file(page(), copy);
    const publish::Slot before = publisher_->slot(test::article_of(copy));
    EXPECT_EQ(publish::Slot::State::ours, before.state);
    EXPECT_FALSE(before.attachment);
    publisher_->attach(test::article_of(copy), test::script_of(), second_);
    EXPECT_EQ(first_.mp3.text(), test::read(audio(first_)));
    EXPECT_TRUE(slot().attachment);
}

TEST_F(SitePublisher, KeepsPagesWithTheSameNameApart) {
    publish::SiteSettings settings;
    settings.folder = site_.path();
    const auto publisher = make_site_publisher(settings);
    std::vector<std::string> names;
    for (const char *path : {"a/bai.html", "b/bai.html", "a-b/bai.html", "bai.html", "bai.htm", "Bài.html"}) {
        test::write(site_.path() / path, page_text);
        const Attachment attachment =
            publisher->attach(test::article_of(site_.path() / path), test::script_of(), first_);
        publisher->prove(attachment, first_);
        names.push_back(attachment.audio);
    }
    std::sort(names.begin(), names.end());
    EXPECT_EQ(names.end(), std::unique(names.begin(), names.end()));
    EXPECT_TRUE(fs::exists(audio(first_, ".mp3", "bai")));
}

TEST_F(SitePublisher, KnowsItsRecordingUntilAFileChanges) {
    EXPECT_EQ(publish::Slot::State::empty, slot().state);
    const Attachment attachment = attach(first_);
    const publish::Slot whole = slot();
    EXPECT_EQ(publish::Slot::State::ours, whole.state);
    ASSERT_TRUE(whole.attachment);
    EXPECT_EQ(attachment.audio, whole.attachment->audio);
    EXPECT_EQ(attachment.page, whole.attachment->page);
    EXPECT_EQ(attachment.manifest, whole.attachment->manifest);
    EXPECT_EQ(attachment.bytes, whole.attachment->bytes);
    EXPECT_EQ(attachment.article_id, whole.attachment->article_id);
    EXPECT_EQ(attachment.duration.value, whole.attachment->duration.value);

    std::string changed = first_.mp3.text();
    changed[5] = '!';
    test::write(audio(first_), changed);
    EXPECT_FALSE(slot().attachment);
    attach(first_);
    EXPECT_TRUE(slot().attachment);
    EXPECT_EQ(changed, test::read(audio(first_))) << "it is somebody's now";
    fs::remove(audio(first_, ".vtt", "trang_2"));
    EXPECT_FALSE(slot().attachment);
    attach(first_);
    EXPECT_TRUE(slot().attachment);
    test::write(audio(first_, ".json", "trang_2"), "{\"audio\":[]}");
    EXPECT_FALSE(slot().attachment);
    EXPECT_EQ(first_.content_hash, slot().content_hash);
}

TEST_F(SitePublisher, ProvesWhatAReaderGets) {
    const Attachment attachment = attach(first_);
    const std::string reader = page().string() + ": a reader ";
    const auto proof = [&] { return refusal_of([&] { publisher_->prove(attachment, first_); }); };
    const std::string whole = test::read(page());

    test::write(audio(first_, ".vtt"), "WEBVTT\n");
    EXPECT_EQ(reader + "does not get the captions: " + audio(first_, ".vtt").string() +
                  " is missing or another file",
              proof().message);
    test::write(audio(first_), std::string(first_.mp3.size(), 'x'));
    EXPECT_EQ(reader + "hears another recording: the SHA-256 of " + audio(first_).string() + " is " +
                  openssl::sha256_hex(std::string(first_.mp3.size(), 'x')) + ", not " + first_.sha256,
              proof().message);
    test::write(audio(first_), "short");
    EXPECT_EQ(reader + "hears 5 bytes of " + audio(first_).string() + ", not the " +
                  std::to_string(first_.mp3.size()) + " that were made",
              proof().message);
    fs::remove(audio(first_));
    EXPECT_EQ(reader + "hears nothing: there is no file " + audio(first_).string(), proof().message);
    EXPECT_EQ(Next::retry, proof().next);

    std::string elsewhere = whole;
    elsewhere.replace(elsewhere.find("src=\"audio"), 10, "src=\"../../audio");
    test::write(page(), elsewhere);
    EXPECT_EQ(reader + "is led out of the site by the link \"../../audio/trang." +
                  first_.content_hash.substr(0, 12) + ".mp3\"",
              proof().message);
    test::write(page(), page_text);
    EXPECT_EQ(reader + "sees no player", proof().message);
    attach(second_);
    EXPECT_EQ(reader + "sees the player of another recording (" + second_.content_hash + ")",
              proof().message);
}

TEST_F(SitePublisher, RefusesWhenThePageChangedMeanwhile) {
    const Article article = test::article_of(page());
    const std::string edited = page_text + "<!-- sửa -->";
    test::write(page(), edited);
    const auto refusal = refusal_of([&] { publisher_->attach(article, test::script_of(), first_); });
    EXPECT_EQ(Next::retry, refusal.next);
    EXPECT_EQ(page().string() + " changed while its audio was being made; run again", refusal.message);
    EXPECT_EQ((std::map<std::string, std::string>{{"trang.html", edited}}),
              test::everything_in(site_.path()));
}

TEST_F(SitePublisher, KeepsTheModeOfThePage) {
    ASSERT_EQ(0, ::chmod(page().c_str(), 0640));
    attach(first_);
    struct stat facts {};
    ASSERT_EQ(0, ::stat(page().c_str(), &facts));
    EXPECT_EQ(0640U, facts.st_mode & 07777U);
}

TEST_F(SitePublisher, KeepsTheOwnerOfThePage) {
    const bool may_change = ::geteuid() == 0;
    ASSERT_EQ(0, ::chown(page().c_str(), may_change ? 65534 : ::getuid(), may_change ? 65534 : ::getgid()));
    struct stat before {};
    struct stat after {};
    ASSERT_EQ(0, ::stat(page().c_str(), &before));
    attach(first_);
    ASSERT_EQ(0, ::stat(page().c_str(), &after));
    EXPECT_EQ(before.st_uid, after.st_uid);
    EXPECT_EQ(before.st_gid, after.st_gid);
}

TEST_F(SitePublisher, WritesThroughASymbolicLinkWithinTheSite) {
    publish::SiteSettings settings;
    settings.folder = site_.path();
    test::write(site_.path() / "that/bai.html", page_text);
    fs::create_symlink("that/bai.html", site_.path() / "loi-tat.html");
    const auto publisher = make_site_publisher(settings);
    const Attachment attachment =
        publisher->attach(test::article_of(site_.path() / "loi-tat.html"), test::script_of(), first_);
    EXPECT_EQ((site_.path() / "that/bai.html").string(), attachment.page);
    EXPECT_TRUE(fs::is_symlink(site_.path() / "loi-tat.html"));
    publisher->prove(attachment, first_);
}

TEST_F(SitePublisher, RefusesPagesOutsideTheSite) {
    const test::TemporaryFolder other;
    publish::SiteSettings settings;
    settings.folder = other.path();
    const auto publisher = make_site_publisher(settings);
    const auto refusal = refusal_of([&] { publisher->slot(test::article_of(page())); });
    EXPECT_EQ(Next::skip, refusal.next);
    EXPECT_EQ(page().string() + " is not in the site folder " + other.path().string() +
                  "; give its own site with --site DIR",
              refusal.message);
    fs::create_symlink(page(), other.path() / "trang.html");
    EXPECT_EQ(refusal.message,
              refusal_of([&] { publisher->slot(test::article_of(other.path() / "trang.html")); }).message);
}

TEST_F(SitePublisher, RefusesAnAudioFolderThatIsALink) {
    const test::TemporaryFolder other;
    fs::create_directory_symlink(other.path(), site_.path() / "audio");
    const auto refusal = refusal_of([&] { attach(first_); });
    EXPECT_EQ(Next::retry, refusal.next) << "each page's folder has its own";
    EXPECT_EQ((site_.path() / "audio").string() + " is a symbolic link; make it a folder", refusal.message);
    publish::SiteSettings settings;
    settings.folder = site_.path();
    EXPECT_EQ(Next::hold,
              refusal_of([&] { make_site_publisher(settings)->slot(test::article_of(page())); }).next)
        << "it is the site's";
    EXPECT_TRUE(fs::is_empty(other.path()));
}

TEST_F(SitePublisher, RemovesNothingThatAForgedPlayerNames) {
    const std::string hash = first_.content_hash;
    const fs::path secret = site_.path() / "that.mp3";
    test::write(secret, "một tệp khác");
    for (const std::string &link : {std::string("audio/../that.mp3"), std::string("../../etc/passwd"),
                                    std::string("that.mp3"), "/audio/trang." + hash.substr(0, 12) + ".mp3"}) {
        test::write(page(), "<html><body><h1>A</h1><div data-baonoi=\"" + hash + "\"><audio><source src=\"" +
                                link + "\" /></audio></div><p>x</p></body></html>");
        test::write(audio(first_), "của trang khác");
        attach(second_);
        EXPECT_TRUE(fs::exists(secret)) << link;
        EXPECT_TRUE(fs::exists(audio(first_))) << link;
    }
}

TEST_F(SitePublisher, DoesNotRemoveALinkInPlaceOfItsOlderAudio) {
    attach(first_);
    const fs::path target = site_.path() / "khac.txt";
    test::write(target, "khác");
    fs::remove(audio(first_));
    fs::create_symlink(target, audio(first_));
    attach(second_);
    EXPECT_TRUE(fs::is_symlink(audio(first_)));
    EXPECT_TRUE(fs::exists(target));
}

TEST_F(SitePublisher, RefusesABrokenPlayer) {
    test::write(page(), "<html><body><h1>A</h1><div data-baonoi=\"x\"><p>Toàn bộ bài viết");
    const auto open = refusal_of([&] { slot(); });
    EXPECT_EQ(Next::skip, open.next);
    EXPECT_EQ(page().string() + ": the player (data-baonoi) has no end tag; remove it from the page by hand",
              open.message);
    test::write(page(), "<html><body data-baonoi=\"x\"><p>" + std::string(3000, 'a') + "</p></body></html>");
    EXPECT_EQ(page().string() +
                  ": the element with data-baonoi holds more than a player; remove the attribute",
              refusal_of([&] { slot(); }).message);
}

TEST_F(SitePublisher, RefusesABaseThatLeadsOutOfTheSite) {
    test::write(
        page(),
        "<html><head><base href=\"https://khac.example.vn/a/\"></head><body><h1>A</h1></body></html>");
    const auto refusal = refusal_of([&] { attach(first_); });
    EXPECT_EQ(Next::skip, refusal.next);
    EXPECT_EQ(page().string() +
                  ": its <base href=\"https://khac.example.vn/a/\"> is outside the site; give --site "
                  "DIR and site_url of its site",
              refusal.message);
    EXPECT_EQ(1U, test::everything_in(site_.path()).size());
}

TEST_F(SitePublisher, FindsThePageOfAUrlBelowTheSitesAddress) {
    publish::SiteSettings settings;
    settings.folder = site_.path();
    settings.site_url = "https://bao.example.vn/vi";
    const auto publisher = make_site_publisher(settings);
    test::write(site_.path() / "tin/nước nổi.html", page_text);
    Article article = test::article_of(site_.path() / "tin/nước nổi.html");
    article.path.clear();
    article.input = article.url = "https://bao.example.vn/vi/tin/n%C6%B0%E1%BB%9Bc%20n%E1%BB%95i?x=1#y";
    EXPECT_EQ(publish::Slot::State::empty, publisher->slot(article).state);
    const Attachment attachment = publisher->attach(article, test::script_of(), first_);
    EXPECT_EQ((site_.path() / "tin/nước nổi.html").string(), attachment.page);
    publisher->prove(attachment, first_);
    EXPECT_NE(std::string::npos,
              test::read(attachment.page).find("\"contentUrl\":\"https://bao.example.vn/vi/audio/"));

    const auto stale = refusal_of([&] { publisher->slot(article); });
    EXPECT_EQ(Next::skip, stale.next);
    EXPECT_EQ((site_.path() / "tin/nước nổi.html").string() + " is not the page that " + article.input +
                  " answers; give the file itself",
              stale.message);
    article.input = article.url = "https://bao.example.vn/vi/../../etc/passwd";
    EXPECT_EQ(
        "https://bao.example.vn/vi/../../etc/passwd is a URL; give --site DIR of its site, or --out DIR",
        refusal_of([&] { publisher->slot(article); }).message);
}

TEST_F(SitePublisher, RefusesAUrlOfAnotherSite) {
    Article article = test::article_of(page());
    article.path.clear();
    article.input = article.url = "https://khac.example.vn/bai.html";
    const auto refusal = refusal_of([&] { publisher_->slot(article); });
    EXPECT_EQ(Next::skip, refusal.next);
    EXPECT_EQ("https://khac.example.vn/bai.html is a URL; give --site DIR of its site, or --out DIR",
              refusal.message);
}

TEST_F(SitePublisher, RefusesAnUnknownKindOfSelector) {
    publish::SiteSettings settings;
    settings.slot_selectors = {"div > p"};
    const auto refusal = refusal_of([&] { make_site_publisher(settings); });
    EXPECT_EQ(Next::stop, refusal.next);
    EXPECT_EQ("the slot selector \"div > p\" must be #id, .class, tag, tag.class or [name=value]",
              refusal.message);
}

TEST_F(SitePublisher, RefusesAPageInWhichNoPlayerIsSeen) {
    test::write(page(), "<script>var a;");
    const auto refusal = refusal_of([&] { attach(first_); });
    EXPECT_EQ(Next::skip, refusal.next);
    EXPECT_EQ(page().string() + ": a player in this page would not be seen; mend the page's HTML",
              refusal.message);
    EXPECT_EQ(1U, test::everything_in(site_.path()).size());
}

} // namespace
} // namespace baonoi::systems::site
