// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/every_store.h"

namespace baonoi::store {
namespace {

class StoredScopes : public test::EveryStore {
protected:
    ScopeRecord revise(const std::string &section, const std::function<void(ScopeRecord &)> &how) {
        return store_->revise_scope("cong-tin", section, "an", "vì", how);
    }
    void keep(int number, const std::string &section, const std::string &audio = "a.mp3") {
        ArticleRecord one = record(request(number).input);
        one.section = section;
        one.audio = audio;
        store_->keep(one);
    }
};
BAONOI_ON_EVERY_STORE(StoredScopes);

TEST_P(StoredScopes, WhatIsSaidIsKeptWithWhoWhenAndWhy) {
    EXPECT_TRUE(store_->scopes("").empty());
    const ScopeRecord said = revise("the-thao", [](ScopeRecord &scope) {
        scope.voice = "vi-north";
        scope.heard = false;
        scope.intro = "";
    });
    EXPECT_EQ(said.changed_by, "an");
    EXPECT_EQ(said.reason, "vì");
    EXPECT_EQ(said.changed_at, clock_.unix_time());
    EXPECT_EQ(store_->scopes("cong-tin"), std::vector<ScopeRecord>{said});
    EXPECT_EQ(said.outro, std::nullopt);
    clock_.pass(5);
    const ScopeRecord after = revise("the-thao", [&](ScopeRecord &scope) {
        EXPECT_EQ(scope, said);
        scope.heard.reset();
        scope.outro = "Hết.";
    });
    EXPECT_EQ(after.voice, "vi-north");
    EXPECT_EQ(after.heard, std::nullopt);
    EXPECT_EQ(after.intro, "");
    EXPECT_EQ(after.outro, "Hết.");
    EXPECT_EQ(after.changed_at, said.changed_at + 5);
    EXPECT_EQ(revise("the-thao", [](ScopeRecord &) {}), after) << "nothing is changed";
    store_->revise_scope("khac", "", "an", "", [](ScopeRecord &scope) { scope.heard = true; });
    revise("", [](ScopeRecord &scope) { scope.voice = "v"; });
    EXPECT_EQ(store_->scopes("").size(), 3U);
    EXPECT_EQ(open()->scopes("cong-tin").at(0).section, "") << "the source first";
}

TEST_P(StoredScopes, SectionsAreCountedAndTheirArticlesFound) {
    keep(1, "the-thao");
    keep(2, "the-thao", "");
    keep(3, "van-hoa");
    keep(4, "");
    EXPECT_EQ(store_->sections("cong-tin"),
              (std::map<std::string, std::int64_t>{{"", 1}, {"the-thao", 2}, {"van-hoa", 1}}));
    EXPECT_TRUE(store_->sections("khac").empty());
    const auto inputs = [&](const std::string &section) {
        std::string all;
        for (const ScopedArticle &article : store_->articles_in("cong-tin", section))
            all += article.input.substr(article.input.rfind('/') + 1) + (article.has_audio ? "+ " : "- ");
        return all;
    };
    EXPECT_EQ(inputs("the-thao"), "1+ 2- 4+ ") << "and those of which it is not known";
    EXPECT_EQ(inputs("").size(), 12U);
    ArticleRecord silent = record(request(1).input);
    silent.section.clear();
    store_->keep(silent);
    EXPECT_EQ(store_->article("cong-tin", silent.input)->section, "the-thao") << "it stays known";
}

TEST_P(StoredScopes, ListsCanBeNarrowedToASectionAndAVoice) {
    keep(1, "thể thao");
    keep(2, "van-hoa");
    ArticleRecord other = record(request(3).input);
    other.section = "van-hoa";
    other.voice = "vi-north-female";
    store_->keep(other);
    const auto found = [&](const std::string &section, const std::string &voice) {
        ArticleQuery query;
        query.section = section;
        query.voice = voice;
        std::string inputs;
        const ArticlePage page = store_->articles(query);
        for (const ArticleRecord &article : page.articles)
            inputs += article.input.substr(article.input.rfind('/') + 1);
        EXPECT_EQ(page.total, static_cast<std::int64_t>(page.articles.size()));
        return inputs;
    };
    EXPECT_EQ(found("thể thao", ""), "1");
    EXPECT_EQ(found("van-hoa", ""), "32");
    EXPECT_EQ(found("van-hoa", "vi-north"), "2");
    EXPECT_EQ(found("", "vi-north-female"), "3");
    EXPECT_EQ(found("van", ""), "");
}

TEST_P(StoredScopes, DecisionsOfASourceAreFoundTogether) {
    store_->revise("cong-tin", "u1", [](Decision &decision) { decision.voice = "vi-north"; });
    store_->revise("cong-tin", "u2", [](Decision &decision) { decision.passages = {{"Một.", false}}; });
    store_->revise("khac", "u1", [](Decision &decision) { decision.voice = "vi-east"; });
    const auto decisions = store_->decisions("cong-tin");
    ASSERT_EQ(decisions.size(), 2U);
    EXPECT_EQ(decisions.at("u1").voice, "vi-north");
    EXPECT_EQ(decisions.at("u2").passages.size(), 1U);
}

TEST_P(StoredScopes, ManyJobsAreQueuedAsOneByOne) {
    std::vector<JobRequest> requests;
    for (int number = 1; number <= 450; ++number)
        requests.push_back(request(number, JobKind::backfill));
    requests.push_back(request(1, JobKind::changed));
    store_->queue_all(requests);
    EXPECT_EQ(store_->jobs(JobState::queued, 1000).size(), 450U);
    EXPECT_EQ(store_->jobs_of("cong-tin", request(1).input).at(0).kind, JobKind::changed);
    store_->queue_all({});
}

} // namespace
} // namespace baonoi::store
