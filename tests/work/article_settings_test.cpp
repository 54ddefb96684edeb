// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/article_settings.h"

#include "base/error.h"
#include "base/utf8.h"
#include "work/run_job_fixture.h"
#include "work/settings_text.h"

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

using test::page_of;

constexpr const char *first = "Xã mở thêm hai lớp học cho các em ở bản xa.";
constexpr const char *second = "Theo báo cáo của xã, đến chiều nay đã có mười hộ dân gửi con đến lớp.";
constexpr const char *third = "Theo báo cáo của huyện, đến sáng nay đã có mười xã mở lớp như vậy.";

class SetForArticle : public test::RunJob {
protected:
    void SetUp() override {
        test::RunJob::SetUp();
        write(page_of(fmt::format("{} {} {}", first, second, third)));
    }
    std::optional<std::int64_t> change(const ArticleChange &change, const std::string &why = "") {
        return change_article(*store_, setup().config, job_.input, change, {"an", "", why});
    }
    std::string refused(const ArticleChange &asked) {
        try {
            change(asked);
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::skip);
            return error.what();
        }
        return "changed";
    }
    // As a worker does, with the sentences.
    JobResult job(store::JobKind kind, const std::string &content_hash = "") {
        JobResult result = attempt(kind, content_hash);
        if (result.sentences)
            store_->keep_sentences(result.article.source, result.article.input, *result.sentences);
        return result;
    }
    // What is read, without the title.
    std::string read() {
        std::string all;
        for (const store::SentenceRecord &sentence : store_->sentences("ban", job_.input))
            if (sentence.text != "Trường mới")
                all += sentence.text + "|";
        return all;
    }
    static ArticleChange excluding(const std::string &text) {
        ArticleChange change;
        change.add = {{text, false}};
        return change;
    }
};

TEST_F(SetForArticle, APassageIsNotReadAnyMoreAndTheJobIsQueuedAtOnce) {
    job(store::JobKind::published);
    EXPECT_EQ(read(), fmt::format("{}|{}|{}|", first, second, third));
    const auto id = change(excluding(second), "chưa kiểm chứng");
    ASSERT_TRUE(id);
    const store::Job queued = *store_->job(*id);
    EXPECT_EQ(queued.kind, store::JobKind::ordered);
    EXPECT_EQ(queued.ordered_by, "an");
    EXPECT_EQ(queued.reason, "chưa kiểm chứng");
    const store::OrderRecord order = store_->orders(1).at(0);
    EXPECT_EQ(order.who, "an");
    EXPECT_EQ(order.what, fmt::format("settings: does not read \"{}\"", shorten(second, 60)));
    EXPECT_EQ(order.reason, "chưa kiểm chứng");
    EXPECT_EQ(order.job, *id);
    EXPECT_EQ(job(store::JobKind::ordered).outcome.state, ArticleState::attached);
    EXPECT_EQ(read(), fmt::format("{}|{}|", first, third));
    EXPECT_EQ(change(excluding(second)), std::nullopt) << "it is so already";
    ArticleChange back;
    back.forget = {second};
    EXPECT_TRUE(change(back));
    job(store::JobKind::ordered);
    EXPECT_EQ(read(), fmt::format("{}|{}|{}|", first, second, third));
}

TEST_F(SetForArticle, AnEditOfThePageAndAPollDoNotBringThePassageBack) {
    job(store::JobKind::published);
    change(excluding(second));
    job(store::JobKind::ordered);
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::unchanged);
    replace("mười hộ dân", "mười hai hộ dân");
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::unchanged)
        << "the edit is in what is not read";
    replace("<h1>Trường mới</h1>", "<h1>Trường vừa mở</h1>");
    replace("<title>Trường mới</title>", "<title>Trường vừa mở</title>");
    const JobResult look = job(store::JobKind::changed);
    EXPECT_EQ(look.outcome.state, ArticleState::outdated);
    job(store::JobKind::changed, look.content_hash);
    EXPECT_EQ(read(), fmt::format("Trường vừa mở|{}|{}|", first, third));
}

TEST_F(SetForArticle, ASentenceThatIsNearlyThePassageIsReadWhenThePassageIsGone) {
    write(page_of(fmt::format("{} Bảng A có bốn đội là Lào, Thái Lan, Malaysia và Brunei đá tối nay. "
                              "Bảng A có bốn đội là Lào, Thái Lan, Malaysia và Campuchia đá tối nay.",
                              first)));
    job(store::JobKind::published);
    change(excluding("Bảng A có bốn đội là Lào, Thái Lan, Malaysia và Brunei đá tối nay."));
    job(store::JobKind::ordered);
    replace(" Bảng A có bốn đội là Lào, Thái Lan, Malaysia và Brunei đá tối nay.", "");
    job(store::JobKind::changed);
    EXPECT_EQ(read(), fmt::format("{}|Bảng A có bốn đội là Lào, Thái Lan, Malaysia và Campuchia đá tối nay.|",
                                  first));
}

TEST_F(SetForArticle, ADroppedPassageIsReadByAnEditorsWord) {
    std::string html = page_of(first);
    html.insert(html.find("</div></body>"),
                "<figure><img src=\"a.jpg\"><figcaption>Lớp học mới ở bản xa trong ngày đầu tiên."
                "</figcaption></figure>");
    write(html);
    job(store::JobKind::published);
    EXPECT_EQ(read(), fmt::format("{}|", first));
    ArticleChange change;
    change.add = {{"Lớp học mới ở bản xa trong ngày đầu tiên.", true}};
    this->change(change);
    job(store::JobKind::ordered);
    EXPECT_EQ(read(), fmt::format("{}|Lớp học mới ở bản xa trong ngày đầu tiên.|", first));
}

TEST_F(SetForArticle, APassageOfSeveralParagraphsIsSeveral) {
    const auto paragraphs = fmt::format("{}</p><p>{}</p><p>{}", first, second, third);
    write(page_of(paragraphs));
    job(store::JobKind::published);
    change(excluding(fmt::format("{}\n  {}\n", second, third)));
    EXPECT_EQ(store_->decision("ban", job_.input).passages,
              (std::vector<Passage>{{second, false}, {third, false}}));
}

TEST_F(SetForArticle, ThePassageOfTheSameWordsIsReplaced) {
    change({.add = {{second, false}}});
    change({.add = {{"THEO báo cáo của xã — đến chiều nay đã có mười hộ dân gửi con đến lớp", true}}});
    ASSERT_EQ(store_->decision("ban", job_.input).passages.size(), 1U);
    EXPECT_TRUE(store_->decision("ban", job_.input).passages[0].is_read);
    change({.passages = std::vector<Passage>{{first, false}}});
    EXPECT_EQ(store_->decision("ban", job_.input).passages, (std::vector<Passage>{{first, false}}));
}

TEST_F(SetForArticle, WhatCannotBeFoundOrDoneIsRefusedAndNothingIsChanged) {
    job(store::JobKind::published);
    EXPECT_EQ(
        refused(excluding("Theo báo cáo của xã")),
        "\"Theo báo cáo của xã\" is no sentence of the article as it was read last; name whole sentences, "
        "of one paragraph at a time, as they stand there");
    ArticleChange both = excluding(second);
    both.voice = "vi-east";
    EXPECT_TRUE(refused(both).starts_with("no voice is named \"vi-east\"; there are: vi"));
    EXPECT_EQ(refused(excluding(std::string(4001, 'a'))).substr(60),
              "a…\" is longer than 4000 bytes; name its "
              "paragraphs one by one");
    EXPECT_EQ(store_->decision("ban", job_.input), store::Decision());
    EXPECT_TRUE(store_->orders(5).empty());
}

TEST_F(SetForArticle, AWordIsReadOtherwiseInThisArticleAlone) {
    write(page_of("Xã mời bà Lindqvist và ông Quarnby tới dự buổi lễ. Các em ở bản xa vui lắm."));
    job(store::JobKind::published);
    const auto said = [&] { return store_->sentences("ban", job_.input).at(1).spoken; };
    EXPECT_EQ(said().find("lin quít"), std::string::npos) << said();
    ArticleChange asked;
    asked.say = {{" Lindqvist ", "lin  quít"}, {"Quarnby", "quan bi"}};
    const auto id = change(asked, "theo đại sứ quán");
    ASSERT_TRUE(id);
    EXPECT_EQ(store_->orders(1).at(0).what,
              "settings: reads \"Lindqvist\" as \"lin quít\", reads \"Quarnby\" as \"quan bi\"");
    EXPECT_EQ(job(store::JobKind::ordered).outcome.state, ArticleState::attached);
    EXPECT_EQ(said(), "Xã mời bà lin quít và ông quan bi tới dự buổi lễ");
    EXPECT_EQ(change(asked), std::nullopt) << "it is so already";
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::unchanged);
    replace("vui lắm", "vui quá");
    const JobResult look = job(store::JobKind::changed);
    job(store::JobKind::changed, look.content_hash);
    EXPECT_EQ(said(), "Xã mời bà lin quít và ông quan bi tới dự buổi lễ") << "an edit of the page keeps it";
    ArticleChange other;
    other.say = {{"Quarnby", "quen bi"}};
    change(other);
    EXPECT_EQ(store_->decision("ban", job_.input).words,
              (std::vector<WordReading>{{"Lindqvist", "lin quít"}, {"Quarnby", "quen bi"}}));
    ArticleChange back;
    back.unsay = {"Lindqvist", "Quarnby"};
    EXPECT_TRUE(change(back));
    EXPECT_EQ(store_->orders(1).at(0).what,
              "settings: reads \"Lindqvist\" as the lexicons say, reads \"Quarnby\" as the lexicons say");
    job(store::JobKind::ordered);
    EXPECT_EQ(said().find("lin quít"), std::string::npos);
}

TEST_F(SetForArticle, AWordThatCannotBeReadSoIsRefused) {
    job(store::JobKind::published);
    ArticleChange asked;
    asked.say = {{"xã", "x4"}};
    EXPECT_TRUE(refused(asked).starts_with("\"x4\" cannot be said: ")) << refused(asked);
    asked.say = {{"Quarnby", "quan bi"}};
    EXPECT_EQ(refused(asked),
              "\"Quarnby\" stands in no sentence of the article as it was read last; write it as "
              "it stands there");
    asked.say = {{"", "quan bi"}};
    EXPECT_EQ(refused(asked),
              "\"\" cannot be an entry: it needs 1 to 31 words and signs, and at most 200 bytes");
    asked.say.clear();
    for (char first_letter = 'a'; first_letter <= 'k'; ++first_letter)
        for (char second_letter = 'a'; second_letter <= 'j'; ++second_letter)
            asked.say.push_back({fmt::format("xã{}{}", first_letter, second_letter), "xã"});
    EXPECT_EQ(refused(asked), "an article has at most 100 words of its own; enter those that hold for all "
                              "articles with: baonoi lexicon add");
    EXPECT_TRUE(store_->decision("ban", job_.input).words.empty());
    EXPECT_TRUE(store_->orders(10).empty());
}

TEST_F(SetForArticle, OnAndOffAreWithdrawAndPublish) {
    job(store::JobKind::published);
    ArticleChange off;
    off.heard = Heard::no;
    change(off, "kiện");
    EXPECT_EQ(store_->orders(1).at(0).what, "settings: not heard");
    EXPECT_EQ(job(store::JobKind::ordered).outcome.reason, "withdrawn by an: kiện");
    EXPECT_EQ(heard_of(store_->decision("ban", job_.input)), Heard::no);
    publish_again(*store_, setup().config, job_.input, {"binh", "", ""});
    EXPECT_EQ(heard_of(store_->decision("ban", job_.input)), Heard::unsaid);
    ArticleChange on;
    on.heard = Heard::yes;
    change(on);
    EXPECT_EQ(heard_of(store_->decision("ban", job_.input)), Heard::yes);
    withdraw(*store_, setup().config, job_.input, {"binh", "", ""});
    EXPECT_EQ(heard_of(store_->decision("ban", job_.input)), Heard::no);
}

TEST_F(SetForArticle, AVoiceStaysThroughPollsAndAChangeOfTitle) {
    job(store::JobKind::published);
    ArticleChange female;
    female.voice = "vi-north-female";
    change(female);
    EXPECT_EQ(job(store::JobKind::ordered).article.voice, "vi-north-female");
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::unchanged);
    replace("<h1>Trường mới</h1>", "<h1>Trường vừa mở</h1>");
    const JobResult look = job(store::JobKind::changed);
    EXPECT_EQ(job(store::JobKind::changed, look.content_hash).article.voice, "vi-north-female");
    female.voice = "";
    change(female);
    EXPECT_EQ(store_->jobs_of("ban", job_.input).at(0).voice, "configured");
    EXPECT_EQ(job(store::JobKind::ordered).article.voice, "vi-north");
}

TEST_F(SetForArticle, WhatIsAskedIsReadFromJsonAndWritten) {
    const std::string body =
        R"({"voice":"vi-north","on":false,"passages":[{"text":"a","read":true}],"exclude":["b"],"read":["c"],)"
        R"("forget":["d"],"words":[{"word":"e","say":"ê"}],"say":[{"word":"g","say":"giê"}],"unsay":["h"],)"
        R"("reason":"vì"})";
    const AskedChange asked = article_change_in(body);
    EXPECT_EQ(asked.change.voice, "vi-north");
    EXPECT_EQ(asked.change.heard, Heard::no);
    EXPECT_EQ(asked.change.passages, (std::vector<Passage>{{"a", true}}));
    EXPECT_EQ(asked.change.add, (std::vector<Passage>{{"b", false}, {"c", true}}));
    EXPECT_EQ(asked.change.forget, std::vector<std::string>{"d"});
    EXPECT_EQ(asked.change.words, (std::vector<WordReading>{{"e", "ê"}}));
    EXPECT_EQ(asked.change.say, (std::vector<WordReading>{{"g", "giê"}}));
    EXPECT_EQ(asked.change.unsay, std::vector<std::string>{"h"});
    EXPECT_EQ(asked.reason, "vì");
    EXPECT_EQ(text_of(asked.change, asked.reason), body);
    EXPECT_EQ(article_change_in(R"({"voice":null,"on":null})").change.voice, "");
    EXPECT_EQ(article_change_in(R"({"on":null})").change.heard, Heard::unsaid);
    EXPECT_EQ(article_change_in("{}").change, ArticleChange());
    const auto fault = [](const std::string &text) -> std::string {
        try {
            article_change_in(text);
        } catch (const BadBody &bad) {
            return bad.what();
        }
        return "none";
    };
    EXPECT_EQ(fault("[]"),
              "the body must be a JSON object with voice, on, passages, exclude, read, forget, words, say, "
              "unsay, reason");
    EXPECT_EQ(
        fault(R"({"off":true})"),
        "\"off\" is not known; there are: voice, on, passages, exclude, read, forget, words, say, unsay, "
        "reason");
    EXPECT_EQ(fault(R"({"say":["a"]})"), "\"say\" must be a list of {\"word\": …, \"say\": …}");
    EXPECT_EQ(fault(R"({"voice":1})"), "\"voice\" must be a text or null");
    EXPECT_EQ(fault(R"({"on":"no"})"), "\"on\" must be true, false or null");
    EXPECT_EQ(fault(R"({"exclude":"a"})"), "\"exclude\" must be a list of texts");
    EXPECT_EQ(fault(R"({"passages":[{"text":"a"}]})"),
              "\"passages\" must be a list of {\"text\": …, \"read\": true or false}");
    EXPECT_EQ(fault(fmt::format(R"({{"reason":"{}"}})", std::string(1001, 'a'))),
              "\"reason\" is longer than 1000 bytes");
}

} // namespace
} // namespace baonoi::work
