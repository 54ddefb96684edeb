// SPDX-License-Identifier: GPL-3.0-or-later
// Which jobs leave an article that needs no audio, and which leave a gap.
#include "base/exempt.h"
#include "work/orders.h"
#include "work/run_job_fixture.h"

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

using test::old_text;
using test::page_of;

class Exemptions : public test::RunJob {
protected:
    // What the article is kept as, also when the attempt ends with an error.
    Exemption after(store::JobKind kind) {
        job_.kind = kind;
        JobResult result;
        try {
            run_job(job_, {setup(), *store_, clock_, [](std::string_view, std::size_t, std::size_t) {}, {}},
                    result);
        } catch (const Error &error) {
            result.article.state =
                next_step(error) == Next::skip ? ArticleState::skipped : ArticleState::failed;
        }
        store_->keep(result.article);
        return store_->article("ban", job_.input)->exemption;
    }
};

TEST_F(Exemptions, ARecordingByOthersIsOneUntilItIsGone) {
    write(page_of(old_text, "<audio src=\"radio.mp3\"></audio>"));
    EXPECT_EQ(after(store::JobKind::published), Exemption::human_recording);
    EXPECT_EQ(store_->coverage(5).at(0).articles, 0);
    write(page_of(old_text));
    EXPECT_EQ(after(store::JobKind::changed), Exemption::none);
    EXPECT_EQ(store_->coverage(5).at(0).with_audio, 1);
}

TEST_F(Exemptions, APageWithoutAnArticleIsOneAndOneInAnotherLanguage) {
    write("<html lang=\"vi\"><body><p>Trang chủ</p></body></html>");
    EXPECT_EQ(after(store::JobKind::published), Exemption::no_article);
    write(
        page_of("The council of the village meets on Monday to speak about the new school and the road that "
                "leads there from the river."));
    EXPECT_EQ(after(store::JobKind::changed), Exemption::other_language);
    write(page_of(old_text));
    EXPECT_EQ(after(store::JobKind::changed), Exemption::none);
}

TEST_F(Exemptions, WhatAnEditorWithdrewIsOneUntilItIsPublishedAgain) {
    after(store::JobKind::published);
    withdraw(*store_, setup().config, job_.input, {"an", "", "kiện"});
    EXPECT_EQ(after(store::JobKind::ordered), Exemption::switched_off);
    EXPECT_EQ(store_->coverage(5).at(0).exempt.at(Exemption::switched_off), 1);
    publish_again(*store_, setup().config, job_.input, {"an", "", ""});
    EXPECT_EQ(after(store::JobKind::ordered), Exemption::none);
}

TEST_F(Exemptions, AnErrorThatMayPassTellsNothingNew) {
    write(page_of(old_text, "<audio src=\"radio.mp3\"></audio>"));
    after(store::JobKind::published);
    store::ArticleRecord known = *store_->article("ban", job_.input);
    known.state = ArticleState::failed;
    known.reason = "it answered 503";
    store_->keep(known);
    EXPECT_EQ(store_->coverage(5).at(0).exempt.at(Exemption::human_recording), 1);
    EXPECT_TRUE(store_->coverage(5).at(0).gaps.empty());
}

TEST_F(Exemptions, WhatCannotBeSpokenForAnotherReasonIsAGap) {
    config_ += "[encode]\nmax_length = \"1s\"\n";
    EXPECT_EQ(after(store::JobKind::published), Exemption::none);
    EXPECT_EQ(store_->coverage(5).at(0).articles, 1);
}

TEST(Exempt, IsFoundBehindOtherErrors) {
    const auto thrown = [](const auto &inner) {
        try {
            try {
                throw inner;
            } catch (...) {
                std::throw_with_nested(Error(Next::skip, "page 2"));
            }
        } catch (const Error &error) {
            return exemption_of(error);
        }
    };
    EXPECT_EQ(thrown(Exempt(Exemption::other_language, "English")), Exemption::other_language);
    EXPECT_EQ(thrown(Error(Next::skip, "too long")), Exemption::none);
}

} // namespace
} // namespace baonoi::work
