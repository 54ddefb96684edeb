// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/scope_settings.h"

#include "base/error.h"
#include "work/run_job_fixture.h"
#include "work/settings_text.h"

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

using test::old_text;
using test::page_of;

// Two sections of one page each.
class SetForMany : public test::RunJob {
protected:
    void SetUp() override {
        test::RunJob::SetUp();
        for (const char *name : {"the-thao/bong.html", "van-hoa/mua.html"})
            test::write(folder_.path() / "trang" / name, page_of(old_text));
    }
    std::string file(const std::string &name) const { return (folder_.path() / "trang" / name).string(); }
    JobResult job(const std::string &name, store::JobKind kind = store::JobKind::published,
                  const std::string &hash = "") {
        job_.input = file(name);
        JobResult result = attempt(kind, hash);
        if (result.sentences)
            store_->keep_sentences("ban", job_.input, *result.sentences);
        return result;
    }
    std::optional<std::size_t> change(const std::string &section, const ScopeChange &change,
                                      const std::string &why = "") {
        return change_scope(*store_, setup().config, "ban", section, change, {"an", "", why});
    }
    // "kind input" of what is queued, without the folder.
    std::string queued() {
        std::string all;
        for (const store::Job &job : store_->jobs(store::JobState::queued, 10))
            all += fmt::format("{} {}|", name_of(job.kind), job.input.substr(file("").size()));
        return all;
    }
    bool plays(const std::string &name) const {
        return test::read(file(name)).find("data-baonoi") != std::string::npos;
    }
};

TEST_F(SetForMany, AVoiceOfASectionIsThatOfItsArticlesAloneAndTheyAreQueued) {
    job("the-thao/bong.html");
    job("van-hoa/mua.html");
    EXPECT_EQ(store_->article("ban", file("the-thao/bong.html"))->section, "the-thao");
    ScopeChange female;
    female.voice = "vi-north-female";
    EXPECT_EQ(change("the-thao", female, "thử"), 1U);
    EXPECT_EQ(queued(), "backfill the-thao/bong.html|");
    const store::OrderRecord order = store_->orders(1).at(0);
    EXPECT_EQ(order.what, "settings of section the-thao: voice vi-north-female");
    EXPECT_EQ(order.source, "ban");
    EXPECT_EQ(order.who, "an");
    EXPECT_EQ(order.reason, "thử");
    EXPECT_EQ(job("the-thao/bong.html", store::JobKind::backfill).article.voice, "vi-north-female");
    EXPECT_EQ(job("van-hoa/mua.html", store::JobKind::changed).outcome.state, ArticleState::unchanged);
    EXPECT_EQ(change("the-thao", female), std::nullopt) << "it is so already";
}

TEST_F(SetForMany, WhatAnArticleSaysItselfWinsAndItIsNotQueued) {
    job("the-thao/bong.html");
    ArticleChange own;
    own.voice = "vi-north";
    change_article(*store_, setup().config, job_.input, own, {"an", "", ""});
    store_->cancel("ban", job_.input, "test");
    ScopeChange female;
    female.voice = "vi-north-female";
    EXPECT_EQ(change("", female), 0U);
    EXPECT_EQ(job("the-thao/bong.html", store::JobKind::changed).outcome.state, ArticleState::unchanged);
    EXPECT_EQ(job("van-hoa/mua.html").article.voice, "vi-north-female") << "a new one has it";
}

TEST_F(SetForMany, ASectionThatIsSwitchedOffFallsSilentAndIsHeardAgain) {
    job("the-thao/bong.html");
    job("van-hoa/mua.html");
    ScopeChange off;
    off.heard = Heard::no;
    EXPECT_EQ(change("the-thao", off, "mùa nghỉ"), 1U);
    EXPECT_EQ(queued(), "changed the-thao/bong.html|");
    const JobResult silenced = job("the-thao/bong.html", store::JobKind::changed);
    EXPECT_EQ(silenced.outcome.state, ArticleState::skipped);
    EXPECT_EQ(silenced.outcome.reason, "switched off with the section the-thao by an: mùa nghỉ");
    EXPECT_EQ(silenced.article.exemption, Exemption::switched_off);
    EXPECT_FALSE(plays("the-thao/bong.html"));
    EXPECT_TRUE(plays("van-hoa/mua.html"));
    EXPECT_EQ(job("the-thao/bong.html", store::JobKind::published).outcome.state, ArticleState::skipped)
        << "also what is new in it";
    try {
        order_again(*store_, setup().config, file("the-thao/bong.html"), {"binh", "", ""});
        ADD_FAILURE() << "it was ordered";
    } catch (const Error &error) {
        EXPECT_EQ(error.what(), file("the-thao/bong.html") +
                                    ": switched off with the section the-thao by an: mùa nghỉ; \"baonoi "
                                    "publish\" lets it be heard again");
    }
    store_->cancel("ban", file("the-thao/bong.html"), "test");
    off.heard = Heard::unsaid;
    EXPECT_EQ(change("the-thao", off), 1U);
    EXPECT_EQ(job("the-thao/bong.html", store::JobKind::changed).outcome.state, ArticleState::attached);
}

TEST_F(SetForMany, OneArticleMayBePublishedInASectionThatIsOff) {
    ScopeChange off;
    off.heard = Heard::no;
    change("the-thao", off);
    EXPECT_EQ(job("the-thao/bong.html").outcome.state, ArticleState::skipped);
    publish_again(*store_, setup().config, job_.input, {"binh", "", ""});
    EXPECT_EQ(store_->decision("ban", job_.input).published_by, "binh");
    EXPECT_EQ(job("the-thao/bong.html", store::JobKind::ordered).outcome.state, ArticleState::attached);
    EXPECT_EQ(change("", off), 0U) << "its own word wins over the source, too";
}

TEST_F(SetForMany, IntroAndOutroAreSpokenAndATitleIsSaidOnce) {
    ScopeChange frame;
    frame.intro = std::optional<std::string>("Mời nghe bài {title}.");
    frame.outro = std::optional<std::string>("Xin cảm ơn.");
    change("", frame);
    job("the-thao/bong.html");
    const auto sentences = store_->sentences("ban", job_.input);
    ASSERT_EQ(sentences.size(), 3U);
    EXPECT_EQ(sentences[0].text, "Mời nghe bài Trường mới.");
    EXPECT_EQ(sentences[1].text, old_text);
    EXPECT_EQ(sentences[2].text, "Xin cảm ơn.");
    EXPECT_EQ(store_->article("ban", job_.input)->title, "Trường mới");
    frame.intro = std::optional<std::string>();
    EXPECT_EQ(change("", frame), 1U);
    EXPECT_EQ(queued(), "backfill the-thao/bong.html|");
    frame.outro = std::optional<std::string>("");
    frame.with_existing = false;
    EXPECT_EQ(change("the-thao", frame), 0U) << "it is made when it is looked at for another reason";
}

TEST_F(SetForMany, WhatMakesNoSenseIsRefusedAndNothingIsChanged) {
    const auto refused = [&](const std::string &source, const std::string &section,
                             const ScopeChange &asked) {
        try {
            change_scope(*store_, setup().config, source, section, asked, {"an", "", ""});
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::skip);
            return std::string(error.what());
        }
        return std::string("changed");
    };
    EXPECT_EQ(refused("khac", "", {}), "no [[source]] is named \"khac\"; there are: ban");
    EXPECT_EQ(refused("ban", std::string(201, 'a'), {}), "the name of a section has at most 200 bytes");
    EXPECT_TRUE(
        refused("ban", "", {.voice = "vi-east"}).starts_with("no voice is named \"vi-east\"; there are: vi"));
    EXPECT_EQ(refused("ban", "", {.voice = "vi-north", .intro = std::optional<std::string>("{author}")}),
              "intro must name nothing in braces but {title}, {date} and {site}: \"{author}\"");
    EXPECT_TRUE(store_->scopes("").empty());
    EXPECT_TRUE(store_->orders(5).empty());
}

TEST_F(SetForMany, ItsSettingsTellWhatHoldsAndWhichSectionsThereAre) {
    job("the-thao/bong.html");
    job("van-hoa/mua.html");
    change("the-thao", {.voice = "vi-north-female"});
    change("moi", {.heard = Heard::no});
    change("", {.intro = std::optional<std::string>("Xin chào.")});
    const ScopeSettings source = scope_settings(*store_, setup().config, "ban", "");
    EXPECT_EQ(source.sections,
              (std::map<std::string, std::int64_t>{{"moi", 0}, {"the-thao", 1}, {"van-hoa", 1}}));
    EXPECT_EQ(source.own_of_sections.size(), 2U);
    EXPECT_EQ(source.own.intro, "Xin chào.");
    EXPECT_EQ(source.voice, "vi-north");
    const ScopeSettings section = scope_settings(*store_, setup().config, "ban", "the-thao");
    EXPECT_EQ(section.voice, "vi-north-female");
    EXPECT_EQ(section.holds.intro, (Setting<std::string>{"Xin chào.", SetFor::source}));
    EXPECT_TRUE(section.sections.empty());
}

TEST_F(SetForMany, WhatIsAskedIsReadFromJsonAndWritten) {
    const std::string body =
        R"({"voice":"vi-north","on":false,"intro":"Chào.","outro":null,"existing":false,"reason":"vì"})";
    const AskedScopeChange asked = scope_change_in(body);
    EXPECT_EQ(asked.change.intro, std::optional<std::string>("Chào."));
    EXPECT_EQ(asked.change.outro, std::optional<std::optional<std::string>>(std::optional<std::string>()));
    EXPECT_FALSE(asked.change.with_existing);
    EXPECT_EQ(text_of(asked.change, asked.reason), body);
    EXPECT_EQ(scope_change_in(R"({"intro":""})").change.intro, std::optional<std::string>(""));
    EXPECT_EQ(scope_change_in("{}").change, ScopeChange());
    EXPECT_THROW(scope_change_in(R"({"intro":1})"), BadBody);
    EXPECT_THROW(scope_change_in(R"({"existing":null})"), BadBody);
}

} // namespace
} // namespace baonoi::work
