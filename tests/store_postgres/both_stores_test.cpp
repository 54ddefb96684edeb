// SPDX-License-Identifier: GPL-3.0-or-later
// The same calls, in an order that nobody thought of, to a store in SQLite and to one in PostgreSQL: both
// answer the same.
#include "store_postgres/two_stores.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <iostream>
#include <set>

namespace baonoi::store {
namespace {

constexpr int steps = 1500, steps_between_looks = 50;

std::string key(const ArticleRecord &article) {
    return fmt::format("{} {} {}, ", article.source, article.input, article.published);
}

class BothStores : public test::TwoStores {
protected:
    void work() {
        const std::string owner = one_of(std::array{"may-a", "may-b"});
        const std::optional<std::int64_t> only =
            is_lucky(6) && last_job_ > 0 ? std::optional<std::int64_t>(1 + below(last_job_)) : std::nullopt;
        if (const auto job =
                ask("claim", [&](Store &store) { return store.claim(owner, Seconds{30}, only); });
            job && *job)
            held_.push_back(**job);
        if (held_.empty() || is_lucky(3))
            return;
        const auto at = held_.begin() + below(static_cast<int>(held_.size()));
        const Job job = *at;
        if (is_lucky(4)) {
            ask("renew",
                [&](Store &store) { return store.renew(job.id, job.lease_owner, Seconds{40}, "encode"); });
            return;
        }
        held_.erase(at);
        if (is_lucky(6)) {
            const std::string known = recording(job.source, job.input);
            ask("hand back", [&](Store &store) {
                return store.hand_back(job.id, job.lease_owner, known, Urgency::facts);
            });
            return;
        }
        JobEnd end;
        end.state = std::array{JobState::done, JobState::skipped, JobState::failed,
                               JobState::queued}[static_cast<std::size_t>(below(4))];
        end.error = end.state == JobState::done ? "" : "fetch: 503\nlại";
        end.retry_in = Seconds{static_cast<double>(below(90))};
        end.counts = is_lucky();
        end.is_death = is_lucky(5);
        end.is_held = is_lucky(5);
        end.outcome = end.state == JobState::done ? "attached" : "";
        const ArticleRecord article = record(job.source, job.input);
        const auto sentences = said();
        ask("finish", [&](Store &store) {
            return store.finish(job.id, job.lease_owner, end, article, is_lucky_ ? &sentences : nullptr);
        });
    }

    // What hosts tell each other, and what one of them does at a time.
    void agree() {
        constexpr std::array duties{"poll xã", "housekeeping", "change kho/audio.json"};
        const std::string process = one_of(std::array{"p1", "p2", "p3"});
        switch (below(6)) {
        case 0:
        case 1: {
            HostRecord host;
            host.process = process;
            host.name = one_of(std::array{"may-a", "may-b"});
            host.version = one_of(std::array{"0.1.0", "0.2.0"});
            host.roles = one_of(std::array{"work", "work,poll,http"});
            host.workers = below(5);
            host.busy = below(5);
            host.articles = below(100);
            host.drains = is_lucky(4);
            if (is_lucky(3))
                host.refused_by = {"xã: \"p\"", words()};
            tell("note host", [&](Store &store) { store.note_host(host); });
            return;
        }
        case 2:
        case 3: {
            std::set<std::string> names;
            for (const char *const duty : duties)
                if (is_lucky())
                    names.insert(duty);
            const Seconds lasts{static_cast<double>(below(60))};
            ask("hold", [&](Store &store) { return store.hold(names, process, lasts); });
            return;
        }
        case 4: {
            const std::string duty = one_of(duties);
            tell("let go", [&](Store &store) { store.let_go(duty, process); });
            return;
        }
        default:
            tell("forget host", [&](Store &store) { store.forget_host(process); });
        }
    }

    void edit() {
        const std::string of = source(), at = input();
        switch (below(8)) {
        case 0: {
            const std::string voice = one_of(std::array{"", "vi-south"}), by = one_of(std::array{"", "lan"}),
                              to = recording(of, at);
            const int words = below(3);
            ask("revise", [&](Store &store) {
                return store.revise(of, at, [&](Decision &decision) {
                    decision.voice = voice;
                    decision.withdrawn_by = by;
                    decision.pin.content_hash = to;
                    decision.words.assign(static_cast<std::size_t>(words), {"BHXH", "bảo hiểm"});
                });
            });
            return;
        }
        case 1: {
            const std::string section = one_of(std::array{"", "thoi-su"}),
                              voice = one_of(std::array{"", "vi-south"});
            ask("revise scope", [&](Store &store) {
                return store.revise_scope(of, section, "lan", "vì", [&](ScopeRecord &scope) {
                    scope.voice = voice;
                    scope.intro = "Xin chào";
                });
            });
            return;
        }
        case 2: {
            const LexiconChangeRecord change{0,   0,        "lan", "added",  words(),
                                             "a", "/a.pls", "",    below(4), false};
            ask("note lexicon change", [&](Store &store) { return store.note_lexicon_change(change); });
            return;
        }
        case 3: {
            ReadingRecord reading{recording(of, at), words() + std::string(1, '\0') + "}", {}};
            for (int i = below(3); i > 0; --i)
                reading.unknown.push_back({words(), "a", "vi", "b", below(5)});
            clock_.pass(1);
            tell("keep reading", [&](Store &store) { store.keep_reading(of, at, reading); });
            return;
        }
        case 4: {
            TokenRecord token;
            token.name = one_of(std::array{"an", "bình"});
            token.role = static_cast<Role>(below(3));
            token.sha256 = token.name + "#";
            tell("add token", [&](Store &store) { store.add_token(token); });
            ask("remove token", [&](Store &store) { return is_lucky_ && store.remove_token("an"); });
            return;
        }
        case 5: {
            const std::string id = fmt::format("hook {}", below(20));
            ask("hook", [&](Store &store) { return store.is_new_hook(id, 5); });
            return;
        }
        case 6: {
            SessionRecord session;
            session.sha256 = fmt::format("{}", step_);
            session.who = words();
            session.created_at = clock_.unix_time();
            session.ends_at = session.created_at + below(500);
            ask("add session", [&](Store &store) { return store.add_session(session); });
            return;
        }
        default:
            tell("note order", [&](Store &store) {
                store.note_order({0, "an", "regenerate", of, at, 1, "x"});
            });
        }
    }

    void act() {
        is_lucky_ = is_lucky();
        const std::string of = source(), at = input();
        switch (below(15)) {
        case 0:
        case 1:
        case 2: {
            const JobRequest asked = request();
            if (const auto job = ask("queue", [&](Store &store) { return store.queue(asked); }))
                last_job_ = std::max(last_job_, static_cast<int>(*job));
            return;
        }
        case 3:
        case 4:
        case 5:
            work();
            return;
        case 6: {
            const ArticleRecord kept = record(of, at);
            tell("keep", [&](Store &store) { store.keep(kept); });
            return;
        }
        case 7: {
            const auto sentences = said();
            tell("keep sentences", [&](Store &store) { store.keep_sentences(of, at, sentences); });
            return;
        }
        case 8:
            tell("cancel", [&](Store &store) {
                if (is_lucky_)
                    store.cancel(of, at, "gỡ");
            });
            ask("release", [&](Store &store) { return store.release_held(is_lucky_ ? of : ""); });
            return;
        case 9:
            ask("round", [&](Store &store) { return store.begin_round(of); });
            tell("end of round", [&](Store &store) {
                store.note_seen(of, at);
                store.keep_cursor(of, at);
                if (is_lucky_)
                    store.end_round(of);
            });
            return;
        case 10: {
            const std::int64_t before = clock_.unix_time() - below(400);
            tell("forget", [&](Store &store) {
                store.forget_jobs(before);
                store.forget_versions(2, before);
            });
            if (is_lucky(4))
                ask("reclaim", [](Store &store) {
                    return store.reclaim([](const std::string &owner) { return owner == "may-a"; });
                });
            return;
        }
        case 11:
            agree();
            return;
        case 12: {
            const std::string heard = recording(of, at, below(3)).substr(0, is_lucky(9) ? 11 : 12);
            const auto point = static_cast<std::size_t>(below(static_cast<int>(listened_points.size())));
            ask("note listened", [&](Store &store) { return store.note_listened(heard, point); });
            return;
        }
        case 13: {
            std::vector<JobRequest> all;
            for (int i = below(5); i > 0; --i)
                all.push_back(request());
            tell("queue all", [&](Store &store) { store.queue_all(all); });
            return;
        }
        default:
            edit();
        }
    }

    static std::string keys(const ArticlePage &page) {
        std::string text = fmt::format("{}{}{}: ", page.total, page.has_more_than_total ? "+" : "",
                                       page.next != 0 ? " and more" : "");
        for (const ArticleRecord &article : page.articles)
            text += article.source + " " + article.input + ", ";
        for (const TextHit &hit : page.hits)
            text += fmt::format("{}: {}", hit.number, hit.sentence.text);
        return text;
    }

    void look() {
        for (const std::string of : {"cong-tin", "xã"}) {
            for (int number = 0; number < test::articles; ++number) {
                const std::string at = fmt::format("https://tin.example.vn/{}", number);
                ask("article", [&](Store &store) { return store.article(of, at); });
                ask("jobs of", [&](Store &store) { return store.jobs_of(of, at); });
                ask("sentences", [&](Store &store) { return store.sentences(of, at); });
                ask("versions", [&](Store &store) { return store.versions(of, at); });
                ask("version's sentences", [&](Store &store) { return store.version_sentences(of, at, 1); });
                ask("decision", [&](Store &store) { return store.decision(of, at); });
                for (int i = 0; i < 3; ++i) {
                    const std::string hash = recording(of, at, i);
                    ask("reading", [&](Store &store) { return store.reading(of, at, hash); });
                    ask("has version", [&](Store &store) { return store.has_version(hash); });
                }
                const std::string id = fmt::format("id-{}", number);
                for (const std::string &name : {at, id}) {
                    ask("named", [&](Store &store) { return store.articles_named(name); });
                    ask("find", [&](Store &store) { return store.find_article(name); });
                }
                ask("listened", [&](Store &store) { return store.listened(id, 0); });
            }
            ask("decisions", [&](Store &store) { return store.decisions(of); });
            ask("released", [&](Store &store) { return store.released_at(of); });
            ask("scopes", [&](Store &store) { return store.scopes(of); });
            ask("sections", [&](Store &store) { return store.sections(of); });
            ask("cursor", [&](Store &store) { return store.cursor(of); });
            ask("recordings", [&](Store &store) {
                std::string text;
                for (const ArticleRecord &article : store.recordings(of, "https://tin", 100))
                    text += key(article);
                return text;
            });
            ask("with audio", [&](Store &store) {
                auto inputs = store.inputs_with_audio(of);
                std::sort(inputs.begin(), inputs.end());
                return inputs;
            });
            ask("long unseen", [&](Store &store) {
                auto inputs = store.long_unseen(of, 100);
                std::sort(inputs.begin(), inputs.end());
                return inputs;
            });
        }
        for (int state = 0; state < 6; ++state)
            ask("jobs", [&](Store &store) { return store.jobs(static_cast<JobState>(state), 100); });
        ask("failures", [](Store &store) { return store.failures(100); });
        ask("next due", [](Store &store) {
            const auto due = store.next_due();
            return due ? due->value : -1;
        });
        ask("counts", [](Store &store) { return store.counts(); });
        ask("job counts", [](Store &store) {
            std::string text;
            for (const JobCount &count : store.job_counts())
                text += fmt::format("{} {} {} {}; ", name_of(count.kind), name_of(count.state), count.count,
                                    count.oldest);
            return text;
        });
        ask("coverage", [](Store &store) {
            std::string text;
            for (const Coverage &one : store.coverage(1))
                text += fmt::format("{} {} {} {} {} {}; ", one.source, one.articles, one.with_audio,
                                    one.in_time, one.gaps, one.exempt.size());
            return text;
        });
        ask("events", [&](Store &store) {
            std::string text;
            for (const EventRecord &event : store.events(last_event_, 100'000))
                text += fmt::format("{} {} {} {} {} {} {}\n", event.number, event.kind, event.input,
                                    event.title, event.job, event.state, event.what);
            return text;
        });
        last_event_ = sqlite_->last_event();
        ask("voices", [](Store &store) { return store.voices_of_recordings(); });
        ask("because", [](Store &store) { return store.recordings_because("the page", 100); });
        ask("because count", [](Store &store) { return store.count_because("the page"); });
        ask("hosts", [](Store &store) { return store.hosts(); });
        ask("released", [](Store &store) { return store.released_at(""); });
        const std::int64_t today = day_in_vietnam(clock_.unix_time());
        ask("most listened", [&](Store &store) { return store.most_listened(today - 1, 5); });
        ask("skipped", [](Store &store) { return store.skipped_because("503", 100); });
        ask("tokens", [](Store &store) { return store.tokens().size(); });
        ask("sessions", [](Store &store) { return store.sessions().size(); });
        ask("orders", [](Store &store) { return store.orders(1000).size(); });
        ask("lexicon changes", [](Store &store) { return store.lexicon_changes("", 1000); });
        ask("unknown words", [](Store &store) {
            std::string text;
            for (const UnknownWordCount &word : store.unknown_words(0, 100, 100))
                text += fmt::format("{} {} {}; ", word.times, word.articles, word.places.size());
            return text;
        });
        for (const char *const text : {"", "giá", "dak lak", "ĐẮK LẮK", "tă", "100 usd", "h5n1", "vn/3",
                                       "trích dẫn", "số 3 v", "москва", "x"})
            for (const bool narrow : {false, true}) {
                ArticleQuery query;
                query.text = text;
                query.per_page = 4;
                if (narrow) {
                    query.source = "xã";
                    query.section = "thoi-su";
                }
                ask(text, [&](Store &store) { return keys(store.articles(query)); });
                ask(text, [&](Store &store) { return keys(store.articles_that_say(query)); });
                query.state = ArticleState::failed;
                query.page = 2;
                ask(text, [&](Store &store) { return keys(store.articles(query)); });
                ask(text, [&](Store &store) {
                    std::string places;
                    for (const auto &found : store.sentences_with(text, 100))
                        places += fmt::format("{} {} {}; ", found.source, found.input, found.number);
                    return places;
                });
            }
    }

    std::vector<Job> held_;
    std::int64_t last_event_ = 0;
    int last_job_ = 0;
};

TEST_F(BothStores, AnswerTheSame) {
    std::cout << fmt::format("seed {0}: again with --gtest_random_seed={0}\n", test::seed());
    for (step_ = 1; step_ <= steps && !HasFailure(); ++step_) {
        act();
        clock_.pass(is_lucky(300) ? 90'000 : below(12)); // a day later it is not known who was here
        if (step_ % steps_between_looks == 0)
            look();
    }
}

} // namespace
} // namespace baonoi::store
