// SPDX-License-Identifier: GPL-3.0-or-later
// The feeds of a configuration.
#include "work/podcasts.h"

#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "fakes/noted_turns.h"
#include "fakes/test_server.h"
#include "publish/sample_publisher.h"
#include "store/store.h"
#include "work/recording_address.h"

#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

class Podcasts : public ::testing::Test {
protected:
    void keep(const std::string &name, const std::string &hash, std::int64_t bytes,
              const std::string &chapters = "") {
        store::ArticleRecord record;
        record.source = "cong-tin";
        record.input = (site_ / (name + ".html")).string();
        record.id = "id-" + name;
        record.title = "Bài " + name;
        record.published = "2026-03-01";
        record.state = store::ArticleState::attached;
        record.content_hash = hash;
        record.audio = (site_ / "audio" / (name + "." + hash.substr(0, 12) + ".mp3")).string();
        record.stable = (site_ / "audio" / (name + ".mp3")).string();
        record.captions = (site_ / "audio" / (name + "." + hash.substr(0, 12) + ".vtt")).string();
        record.chapters = chapters;
        record.bytes = bytes;
        record.duration = 30;
        store_->keep(record);
        clock_.pass(60);
    }
    settings::Config config(const std::string &more = "",
                            const std::string &url = "url = \"https://bao.vn/\"") {
        return settings::parse_config(
            fmt::format("[[publisher]]\nname = \"p\"\nkind = \"site\"\npath = \"{0}\"\n{2}\n"
                        "[[source]]\nname = \"cong-tin\"\nkind = \"site\"\npath = \"{0}\"\n"
                        "publisher = \"p\"\n"
                        "[[podcast]]\nname = \"tin\"\npath = \"{0}/podcast.xml\"\n"
                        "url = \"https://bao.vn/podcast.xml\"\ntitle = \"T\"\n"
                        "link = \"https://bao.vn/\"\ndescription = \"D\"\n{1}\n",
                        site_.string(), more, url),
            "baonoi.toml");
    }
    PodcastsWritten write(const settings::Config &config) {
        const produce::Production production(config);
        return write_podcasts(config, production, *store_);
    }
    std::string feed() const { return test::read(site_ / "podcast.xml"); }

    test::TemporaryFolder folder_;
    fs::path site_ = folder_.path();
    test::FakeClock clock_;
    std::unique_ptr<store::Store> store_ =
        store::open_store(fmt::format("sqlite:{}/a.db", site_.string()), clock_);
};

TEST_F(Podcasts, HoldsTheLastThatWerePublishedInWhateverOrderTheyWereSpoken) {
    const auto published = [&](const std::string &name, const std::string &day) {
        keep(name, std::string(64, 'a'), 1000);
        store::ArticleRecord record = *store_->article("cong-tin", (site_ / (name + ".html")).string());
        record.published = day;
        store_->keep(record);
    };
    clock_.pass(1'800'000'000);
    published("moi", "2026-03-04T08:00:00+07:00");
    published("moi-nhat", "2026-03-04T02:30:00Z");
    published("hom-qua", "2026-03-03");
    published("cu", "2025-01-01T09:00:00");     // a backfill
    published("ngay-la", "hôm nọ");             // unknown: when it was spoken
    published("ngay-mai", "2099-01-01T00:00Z"); // cannot be: when it was spoken
    write(config("items = 5"));
    const std::string xml = feed();
    std::size_t last = 0;
    for (const char *name : {"ngay-mai", "ngay-la", "moi-nhat", "moi", "hom-qua"}) {
        const std::size_t at = xml.find(std::string("baonoi:id-") + name + "<");
        ASSERT_NE(at, std::string::npos) << name;
        EXPECT_GT(at, last) << name;
        last = at;
    }
    EXPECT_EQ(xml.find("baonoi:id-cu<"), std::string::npos);
}

TEST_F(Podcasts, NameTheVoicesOfTheirEpisodesOnce) {
    const fs::path voices = folder_.path() / "giong";
    const auto add = [&](const std::string &name, const std::string &attribution) {
        test::write(voices / name / "voice.toml",
                    fmt::format("engine = \"espeak\"\ndescription = \"Giọng {}\"\nlicence = \"CC BY 4.0\"\n"
                                "attribution = \"{}\"\n",
                                name, attribution));
    };
    add("lan", "Giọng của Lan.");
    add("lan-cham", "Giọng của Lan.");
    add("minh", "Giọng của Minh.");
    add("khac", "Giọng của ai đó.");
    for (const char *voice : {"minh", "lan-cham", "lan", "vi-north", "da-bo", "minh"}) {
        keep(voice, std::string(64, 'a'), 1000);
        store::ArticleRecord record =
            *store_->article("cong-tin", (site_ / (std::string(voice) + ".html")).string());
        record.voice = voice;
        store_->keep(record);
    }
    const settings::Config with_voices =
        config("voice_note = \"Máy.\"\n[voice]\nfolders = [\"" + voices.string() + "\"]");
    EXPECT_TRUE(write(with_voices).warnings.empty());
    const std::string first = feed();
    EXPECT_NE(first.find("<description>D\n\nMáy. Giọng của Lan. Giọng của Minh.</description>"),
              std::string::npos)
        << first;
    test::write(voices / "minh/voice.toml", "engine = 1\n");
    const PodcastsWritten written = write(with_voices);
    EXPECT_EQ(written.faults, 1U);
    EXPECT_EQ(written.refused, 1U);
    ASSERT_EQ(written.warnings.size(), 1U);
    EXPECT_EQ(written.warnings[0],
              fmt::format("podcast tin: {}/minh/voice.toml:1: description must be given", voices.string()));
    EXPECT_EQ(feed(), first);
}

TEST_F(Podcasts, ACorrectedArticleKeepsItsGuidAndGetsANewEnclosure) {
    keep("mưa", std::string(64, 'a'), 1000);
    EXPECT_EQ(write(config()).feeds, 1U);
    const std::string first = feed();
    EXPECT_NE(first.find("<guid isPermaLink=\"false\">baonoi:id-mưa</guid>"), std::string::npos) << first;
    EXPECT_NE(
        first.find("<enclosure url=\"https://bao.vn/audio/m%C6%B0a.mp3?v=aaaaaaaaaaaa\" length=\"1000\""),
        std::string::npos)
        << first;
    EXPECT_NE(first.find("<link>https://bao.vn/m%C6%B0a.html</link>"), std::string::npos) << first;
    EXPECT_NE(first.find("<podcast:transcript url=\"https://bao.vn/audio/m%C6%B0a.vtt\""), std::string::npos)
        << first;
    keep("mưa", std::string(64, 'b'), 1001);
    EXPECT_EQ(write(config()).feeds, 1U);
    const std::string second = feed();
    EXPECT_NE(second.find("<guid isPermaLink=\"false\">baonoi:id-mưa</guid>"), std::string::npos) << second;
    EXPECT_NE(second.find("mp3?v=bbbbbbbbbbbb\" length=\"1001\""), std::string::npos) << second;
}

TEST_F(Podcasts, AFeedThatWouldStayTheSameIsLeftAlone) {
    keep("a", std::string(64, 'a'), 1000);
    EXPECT_EQ(write(config()).feeds, 1U);
    EXPECT_EQ(write(config()).feeds, 0U);
}

TEST_F(Podcasts, TheNewestComeFirstAndNoMoreThanAsked) {
    for (const char *name : {"a", "b", "c"})
        keep(name, std::string(64, 'a'), 1000);
    write(config("items = 2"));
    EXPECT_EQ(feed().find("id-a<"), std::string::npos);
    EXPECT_LT(feed().find("id-c<"), feed().find("id-b<"));
}

TEST_F(Podcasts, ASectionHasWhatItsPrefixBegins) {
    keep("a", std::string(64, 'a'), 1000);
    keep("b", std::string(64, 'b'), 1000);
    write(config(fmt::format("prefix = \"{}/b\"", site_.string())));
    EXPECT_EQ(feed().find("id-a<"), std::string::npos);
    EXPECT_NE(feed().find("id-b<"), std::string::npos);
}

TEST_F(Podcasts, ChaptersAreFilesBesideTheFeedAndOldOnesGo) {
    keep("a", std::string(64, 'a'), 1000, "{\"version\":\"1.2.0\"}");
    write(config());
    EXPECT_NE(feed().find("<podcast:chapters "
                          "url=\"https://bao.vn/podcast.chapters/id-a.aaaaaaaaaaaa.json\""),
              std::string::npos)
        << feed();
    EXPECT_EQ(test::read(site_ / "podcast.chapters/id-a.aaaaaaaaaaaa.json"), "{\"version\":\"1.2.0\"}");
    keep("a", std::string(64, 'b'), 1000);
    write(config());
    EXPECT_EQ(feed().find("podcast:chapters"), std::string::npos);
    EXPECT_FALSE(fs::exists(site_ / "podcast.chapters/id-a.aaaaaaaaaaaa.json"));
}

TEST_F(Podcasts, OfTheFilesBesideItsChaptersNoneIsTouchedThatIsNotOurs) {
    keep("a", std::string(64, 'a'), 1000, "{\"version\":\"1.2.0\"}");
    write(config());
    const fs::path chapters = site_ / "podcast.chapters";
    test::write(chapters / "id-x.bbbbbbbbbbbb.json", "{\"version\":\"1.2.0\"}"); // ours, of before
    for (const char *name : {"muc-luc.json", "id-x.cccccccccccc.json", "id-x.dddddddddddd.json.txt"})
        test::write(chapters / name, "{\"version\":3}");
    test::write(site_ / "khac/id-x.eeeeeeeeeeee.json", "{\"version\":\"1.2.0\"}");
    fs::create_symlink(site_ / "khac/id-x.eeeeeeeeeeee.json", chapters / "id-x.eeeeeeeeeeee.json");
    auto left = test::everything_in(chapters);
    left.erase("id-a.aaaaaaaaaaaa.json");
    left.erase("id-x.bbbbbbbbbbbb.json");
    keep("a", std::string(64, 'b'), 1000);
    EXPECT_EQ(write(config()).feeds, 1U);
    EXPECT_EQ(test::everything_in(chapters), left);
    EXPECT_TRUE(fs::is_symlink(chapters / "id-x.eeeeeeeeeeee.json"));

    fs::rename(chapters, site_ / "that");
    fs::create_directory_symlink(site_ / "that", chapters);
    test::write(site_ / "that/id-x.bbbbbbbbbbbb.json", "{\"version\":\"1.2.0\"}");
    const auto before = test::everything_in(site_ / "that");
    keep("b", std::string(64, 'b'), 1000);
    EXPECT_EQ(write(config()).warnings, std::vector<std::string>{"podcast tin: " + chapters.string() +
                                                                 " is a symbolic link; make it a folder"});
    EXPECT_EQ(test::everything_in(site_ / "that"), before);
}

TEST_F(Podcasts, OneThatCannotBeWrittenKeepsNoOtherOneBack) {
    keep("a", std::string(64, 'a'), 1000);
    const std::string second = fmt::format("[[podcast]]\nname = \"tin-2\"\npath = \"{0}/hai.xml\"\n"
                                           "url = \"https://bao.vn/hai.xml\"\ntitle = \"T\"\n"
                                           "link = \"https://bao.vn/\"\ndescription = \"D\"",
                                           site_.string());
    fs::create_directory(site_ / "podcast.xml");
    test::write(site_ / "podcast.xml/giu-cho", "");
    const PodcastsWritten written = write(config(second));
    EXPECT_EQ(written.feeds, 1U);
    EXPECT_EQ(written.faults, 1U);
    EXPECT_EQ(written.warnings,
              std::vector<std::string>{"podcast tin: cannot replace " + (site_ / "podcast.xml").string() +
                                       ": Is a directory"});
    EXPECT_NE(test::read(site_ / "hai.xml").find("id-a"), std::string::npos);
}

TEST_F(Podcasts, FilesOfAStorageAreWhereItIsNow) {
    const auto webhook = [&](const std::string &files_url) {
        return settings::parse_config(
            fmt::format("[[publisher]]\nname = \"p\"\nkind = \"sidecar\"\npath = \"{0}/tep\"\n"
                        "files_url = \"{1}\"\n"
                        "[[source]]\nname = \"cong-tin\"\nkind = \"sitemap\"\n"
                        "url = \"https://bao.vn/sitemap.xml\"\npublisher = \"p\"\n"
                        "[[podcast]]\nname = \"tin\"\npath = \"{0}/podcast.xml\"\n"
                        "url = \"https://bao.vn/podcast.xml\"\ntitle = \"T\"\n"
                        "link = \"https://bao.vn/\"\ndescription = \"D\"\n",
                        site_.string(), files_url),
            "baonoi.toml");
    };
    store::ArticleRecord record;
    record.source = "cong-tin";
    record.input = record.url = "https://bao.vn/mua";
    record.id = "0123456789abcdef";
    record.state = store::ArticleState::attached;
    record.content_hash = std::string(64, 'a');
    record.audio = "https://cu.vn/tep/mua-01234567.aaaaaaaaaaaa.mp3";
    record.stable = "https://cu.vn/tep/mua-01234567.mp3";
    record.captions = "https://cu.vn/tep/mua-01234567.aaaaaaaaaaaa.vtt";
    record.bytes = 1000;
    store_->keep(record);
    write(webhook("https://cdn.vn/"));
    EXPECT_NE(feed().find("<enclosure url=\"https://cdn.vn/mua-01234567.mp3?v=aaaaaaaaaaaa\""),
              std::string::npos)
        << feed();
    EXPECT_NE(feed().find("url=\"https://cdn.vn/mua-01234567.vtt\""), std::string::npos) << feed();
    EXPECT_EQ(place_now(webhook("https://cdn.vn/"), record, record.audio),
              "https://cdn.vn/mua-01234567.aaaaaaaaaaaa.mp3");
    const std::string foreign = "https://bao.vn/wp-content/uploads/mua.aaaaaaaaaaaa.mp3";
    EXPECT_EQ(place_now(webhook("https://cdn.vn/"), record, foreign), foreign) << "of a publisher of before";
}

TEST_F(Podcasts, SaysWhyAudioWithoutAPublicAddressIsLeftOut) {
    keep("a", std::string(64, 'a'), 1000);
    const PodcastsWritten written = write(config("", ""));
    EXPECT_EQ(written.warnings, (std::vector<std::string>{
                                    "podcast tin: 1 articles are left out: the public address of their audio "
                                    "is not known; set url in their [[publisher]] or in [site]"}));
    EXPECT_EQ(feed().find("<item>"), std::string::npos);
}

// A storage that all hosts reach; here a folder.
class PodcastsInStorage : public Podcasts {
protected:
    settings::Config stored(const std::string &path = "tin.xml", const std::string &publisher = "kho") {
        return settings::parse_config(
            fmt::format("[[publisher]]\nname = \"kho\"\nkind = \"sidecar\"\npath = \"{0}/kho\"\n"
                        "files_url = \"https://tep.vn/\"\n[[publisher]]\nname = \"trang\"\nkind = "
                        "\"site\"\npath = \"{0}\"\nurl = \"https://bao.vn/\"\n[[source]]\nname = "
                        "\"cong-tin\"\nkind = \"site\"\npath = \"{0}\"\npublisher = \"trang\"\n"
                        "[[podcast]]\nname = \"tin\"\npublisher = \"{2}\"\npath = \"{1}\"\n"
                        "title = \"T\"\nlink = \"https://bao.vn/\"\ndescription = \"D\"\n",
                        site_.string(), path, publisher),
            "baonoi.toml");
    }
    std::string refusal(const std::string &path, const std::string &publisher) {
        try {
            stored(path, publisher);
        } catch (const Error &error) {
            return error.what();
        }
        return "";
    }
};

TEST_F(PodcastsInStorage, TheFeedAndItsChaptersLieThere) {
    keep("a", std::string(64, 'a'), 1000, "{\"version\":\"1.2.0\"}");
    test::write(site_ / "kho/audio.json", "{}");
    EXPECT_EQ(write(stored()).feeds, 1U);
    EXPECT_EQ(write(stored()).feeds, 0U);
    const std::string xml = test::read(site_ / "kho/tin.xml");
    EXPECT_NE(xml.find("<atom:link href=\"https://tep.vn/tin.xml\""), std::string::npos) << xml;
    EXPECT_NE(xml.find("url=\"https://tep.vn/tin.chapters-id-a.4f25424ad711.json\""), std::string::npos)
        << xml;
    EXPECT_EQ(test::read(site_ / "kho/tin.chapters-id-a.4f25424ad711.json"), "{\"version\":\"1.2.0\"}");
    keep("a", std::string(64, 'a'), 1001, "{\"version\": \"1.2.0\"}");
    EXPECT_EQ(write(stored()).feeds, 1U);
    EXPECT_TRUE(fs::exists(site_ / "kho/tin.chapters-id-a.0b867ba04c49.json"));
    EXPECT_FALSE(fs::exists(site_ / "kho/tin.chapters-id-a.4f25424ad711.json")) << "nothing names it";
    EXPECT_EQ(test::read(site_ / "kho/audio.json"), "{}");
}

// Of two hosts that write at once, the later one has read the store after the earlier one wrote.
TEST_F(PodcastsInStorage, InABucketTheStoreIsReadAndTheFeedWrittenInOneTurn) {
    test::TestServer bucket;
    test::NotedTurns turns;
    std::string feed;
    bucket.answer_by("/am-thanh/tin.xml", [&](const std::string &head, const std::string &body) {
        EXPECT_TRUE(turns.is_held) << head;
        if (head.starts_with("PUT "))
            feed = body;
        test::Reply reply;
        reply.status = feed.empty() ? 404 : 200;
        if (head.starts_with("HEAD "))
            reply.declared_length = feed.size();
        return reply;
    });
    ::setenv("KHO_KEY", "AKIA0123", 1);
    ::setenv("KHO_SECRET", "kho-secret-0", 1);
    std::string text = fmt::format("[fetch]\nallow_hosts = [\"{}\"]\n", bucket.host());
    text += fmt::format("[[publisher]]\nname = \"kho\"\nkind = \"sidecar\"\nendpoint = \"{}\"\n"
                        "bucket = \"am-thanh\"\naccess_key = \"env:KHO_KEY\"\nsecret_key = "
                        "\"env:KHO_SECRET\"\nfiles_url = \"https://tep.vn/\"\n",
                        bucket.url("/"));
    text += fmt::format("[[publisher]]\nname = \"trang\"\nkind = \"site\"\npath = \"{0}\"\nurl = "
                        "\"https://bao.vn/\"\n[[source]]\nname = \"cong-tin\"\nkind = \"site\"\npath = "
                        "\"{0}\"\npublisher = \"trang\"\n[[podcast]]\nname = \"tin\"\npublisher = "
                        "\"kho\"\npath = \"tin.xml\"\ntitle = \"T\"\nlink = \"https://bao.vn/\"\n"
                        "description = \"D\"\n",
                        site_.string());
    const settings::Config config = settings::parse_config(text, "baonoi.toml");
    produce::Production production(config);
    production.take_turns_by(turns);
    keep("a", std::string(64, 'a'), 1000);
    turns.while_waiting = [&] { keep("b", std::string(64, 'b'), 1000); };
    const PodcastsWritten written = write_podcasts(config, production, *store_);
    EXPECT_EQ(written.warnings, std::vector<std::string>());
    EXPECT_EQ(written.feeds, 1U);
    EXPECT_EQ(turns.taken, std::vector<std::string>{bucket.url("/am-thanh/tin.xml")});
    EXPECT_FALSE(turns.is_held);
    EXPECT_NE(feed.find("baonoi:id-a<"), std::string::npos) << feed;
    EXPECT_NE(feed.find("baonoi:id-b<"), std::string::npos) << feed;
}

TEST_F(PodcastsInStorage, ItIsANameAmongAStoragesFiles) {
    for (const std::string path : {"audio.json", "a/b.xml", "../b.xml", ".xml", "tin moi.xml"}) {
        const std::string said = refusal(path, "kho");
        EXPECT_NE(said.find("path must be the name of a file in that storage that ends with .xml, not \"" +
                            path + "\""),
                  std::string::npos)
            << said;
    }
    for (const std::string publisher : {"trang", "nao"})
        EXPECT_NE(
            refusal("tin.xml", publisher)
                .find("publisher must be the name of a [[publisher]] with a storage (webhook, sidecar), "
                      "not \"" +
                      publisher + "\""),
            std::string::npos)
            << refusal("tin.xml", publisher);
}

} // namespace
} // namespace baonoi::work
