// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/belongings.h"

#include <algorithm>
#include <vector>

namespace baonoi::work {

namespace {

std::string file_name(const std::string &url_or_path) {
    return url_or_path.substr(url_or_path.rfind('/') + 1);
}

// Of its recordings none but the one that is known counts.
bool is_decided(store::Store &store, const store::ArticleRecord &article) {
    const bool has_another = !article.audio.empty() && article.state != ArticleState::attaching;
    return (has_another || article.missed_at != 0 ||
            store.decision(article.source, article.input).is_withdrawn()) &&
           !is_under_way(store, article.source, article.input);
}

} // namespace

bool is_under_way(store::Store &store, const std::string &source, const std::string &input) {
    const auto jobs = store.jobs_of(source, input);
    return std::any_of(jobs.begin(), jobs.end(),
                       [](const store::Job &job) { return store::is_open(job.state); });
}

publish::Belongs belongs(store::Store &store, const std::string &article_url, const std::string &audio) {
    const std::vector<store::ArticleRecord> articles = store.articles_named(article_url);
    if (std::any_of(articles.begin(), articles.end(),
                    [&](const store::ArticleRecord &article) { return file_name(article.audio) == audio; }))
        return publish::Belongs::yes;
    const bool are_decided =
        std::all_of(articles.begin(), articles.end(),
                    [&](const store::ArticleRecord &article) { return is_decided(store, article); });
    return articles.empty() || !are_decided ? publish::Belongs::unknown : publish::Belongs::no;
}

} // namespace baonoi::work
