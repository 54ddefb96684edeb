// SPDX-License-Identifier: GPL-3.0-or-later
// Which host held which article's job, and which turn, when, noted by triggers in the store itself, beside
// what the storage's front saw: whether anybody published an article whose lease was another one's, or
// nobody's, or wrote audio.json, retired.json or the podcast's feed without the turn at it.
#pragma once

#include "base/clock.h"
#include "lib/postgres/postgres.h"
#include "services/newsroom.h"
#include "store/store.h"

#include <cstdint>
#include <limits>
#include <set>

namespace baonoi::test {

class LeaseLedger {
public:
    // Makes the store and the triggers in it, which a standby has, too.
    explicit LeaseLedger(Newsroom &newsroom) : newsroom_(newsroom) {
        SystemClock clock;
        store::open_store(newsroom.database().url(), clock);
        database(newsroom.database())
            .execute(
                "CREATE TABLE baonoi.ledger (number BIGSERIAL, at DOUBLE PRECISION NOT NULL, "
                "job BIGINT NOT NULL, input TEXT NOT NULL, state TEXT NOT NULL, owner TEXT NOT NULL);"
                "CREATE FUNCTION baonoi.note_lease() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN "
                "INSERT INTO baonoi.ledger (at, job, input, state, owner) VALUES "
                "(extract(epoch FROM clock_timestamp()), NEW.id, NEW.input, NEW.state, NEW.lease_owner); "
                "RETURN NULL; END $$;"
                "CREATE TRIGGER note_lease AFTER INSERT OR UPDATE ON baonoi.jobs FOR EACH ROW "
                "EXECUTE FUNCTION baonoi.note_lease();"
                "CREATE FUNCTION baonoi.note_turn() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN "
                "INSERT INTO baonoi.ledger (at, job, input, state, owner) VALUES "
                "(extract(epoch FROM clock_timestamp()), 0, coalesce(NEW.name, OLD.name), "
                "CASE TG_OP WHEN 'DELETE' THEN 'done' ELSE 'working' END, "
                "coalesce(NEW.holder, OLD.holder)); RETURN NULL; END $$;"
                "CREATE TRIGGER note_turn AFTER INSERT OR UPDATE OR DELETE ON baonoi.leases FOR EACH ROW "
                "EXECUTE FUNCTION baonoi.note_turn()");
    }

    // Since it was called last: one line for each fault, of the articles from first to the one before end.
    // server: the one that writes now.
    std::vector<std::string> faults(PostgresServer &server, int first, int end) {
        const Articles which{first, end};
        read(server);
        std::vector<Asked> asked = newsroom_.front().asked();
        asked.erase(asked.begin(), asked.begin() + static_cast<std::ptrdiff_t>(seen_));
        seen_ += asked.size();
        std::sort(asked.begin(), asked.end(),
                  [](const Asked &a, const Asked &b) { return a.begun < b.begun; });
        std::vector<std::string> faults;
        for (const Asked &one : asked)
            if ((one.method == "PUT" || one.method == "DELETE") && !newsroom_.host_at(one.from).empty())
                look_at(one, which, faults);
        return faults;
    }

    // The hosts that had jobs of the articles from first to the one before end.
    std::set<std::string> workers(const PostgresServer &server, int first, int end) const {
        std::set<std::string> inputs, hosts;
        for (int article = first; article < end; ++article)
            inputs.insert(newsroom_.url_of(article));
        const postgres::Result rows = database(server).execute(
            "SELECT input, owner FROM baonoi.ledger WHERE job != 0 AND state = 'working'");
        for (int i = 0; i < rows.rows(); ++i)
            if (inputs.contains(rows.text(i, 0)))
                hosts.insert(host_of(rows.text(i, 1)));
        return hosts;
    }

    static std::int64_t count(const PostgresServer &server, const std::string &jobs) {
        return database(server).execute("SELECT count(*) FROM baonoi.jobs WHERE " + jobs).integer(0, 0);
    }

    // The last of its article, and done.
    static constexpr const char *well =
        "state = 'done' AND NOT EXISTS (SELECT 1 FROM baonoi.jobs AS later WHERE "
        "later.input = jobs.input AND later.id > jobs.id)";
    // A cancelled one went into another job of its article.
    static constexpr const char *not_well = "state NOT IN ('done', 'cancelled')";
    static std::vector<std::string> not_done(const PostgresServer &server) {
        const postgres::Result rows = database(server).execute(
            fmt::format("SELECT input, state, errors FROM baonoi.jobs WHERE {}", not_well));
        std::vector<std::string> jobs;
        for (int i = 0; i < rows.rows(); ++i)
            jobs.push_back(fmt::format("{} {} {}", rows.text(i, 0), rows.text(i, 1), rows.text(i, 2)));
        return jobs;
    }

    static postgres::Database database(const PostgresServer &server) {
        return {postgres::parsed_address(server.url()), ""};
    }

    // Of a process as baonoi calls it, "BOOT:PID:…", or of a worker of it.
    static pid_t pid_of(const std::string &process) {
        return std::atoi(process.c_str() + process.find(':') + 1);
    }

private:
    struct Articles {
        int first, end;
    };
    struct Held {
        double since;
        std::string host; // empty: nobody
    };

    void read(PostgresServer &server) {
        held_.clear();
        std::map<std::string, std::map<std::int64_t, std::string>> hosts; // by input and job
        const postgres::Result rows = database(server).execute(
            "SELECT at, job, input, state, owner FROM baonoi.ledger ORDER BY number");
        for (int i = 0; i < rows.rows(); ++i) {
            auto &jobs = hosts[rows.text(i, 2)];
            jobs[rows.integer(i, 1)] = rows.text(i, 3) == "working" ? host_of(rows.text(i, 4)) : "";
            std::string host;
            for (const auto &[job, its_host] : jobs)
                host += its_host;
            held_[rows.text(i, 2)].push_back({rows.number(i, 0), host});
        }
    }

    std::string host_of(const std::string &owner) const { return newsroom_.host_of(pid_of(owner)); }

    // input: of an article, or a turn's name.
    Held holder(const std::string &input, double at) const {
        Held last{0, ""};
        if (const auto found = held_.find(input); found != held_.end())
            for (const Held &held : found->second)
                if (held.since <= at)
                    last = held;
        return last;
    }

    void look_at(const Asked &one, Articles which, std::vector<std::string> &faults) {
        const std::string name = one.path.substr(one.path.rfind('/') + 1);
        if (name == "audio.json")
            return look_at_list(one, which, faults);
        if (name == "retired.json")
            return say_unless_held(one, newsroom_.turn_at(name), one.method + " " + name, faults);
        if (name.starts_with("podcast."))
            return say_unless_held(one, newsroom_.turn_at("podcast.xml"), one.method + " " + name, faults);
        if (!name.starts_with("tin-"))
            return;
        const int article = std::atoi(name.c_str() + 4);
        if (article < which.first || article >= which.end)
            return;
        say_unless_held(one, newsroom_.url_of(article), fmt::format("{} {}", one.method, name), faults);
    }

    void say_unless_held(const Asked &one, const std::string &input, const std::string &what,
                         std::vector<std::string> &faults) const {
        const std::string host = newsroom_.host_at(one.from);
        const Held held = holder(input, one.begun);
        if (held.host != host)
            faults.push_back(fmt::format("{}: {} at {:.3f}, answered {}; since {:.3f} that is {}", host, what,
                                         one.begun, one.status, held.since,
                                         held.host.empty() ? "nobody's" : held.host + "'s"));
    }

    void look_at_list(const Asked &one, Articles which, std::vector<std::string> &faults) {
        if (one.status / 100 != 2 || one.method != "PUT")
            return;
        const auto list = nlohmann::json::parse(one.body, nullptr, false);
        if (!list.is_object() || !list.contains("articles")) {
            faults.push_back(fmt::format("{} made an audio.json that is none at {:.3f}",
                                         newsroom_.host_at(one.from), one.begun));
            return;
        }
        say_unless_held(one, newsroom_.turn_at("audio.json"), "wrote audio.json", faults);
        std::string lost;
        for (int article = which.first; article < which.end; ++article) {
            const std::string url = newsroom_.url_of(article);
            const bool has = list["articles"].contains(url);
            const nlohmann::json entry = has ? list["articles"][url] : nlohmann::json();
            nlohmann::json &before = listed_[article];
            if (!has && !before.is_null())
                lost += fmt::format(" {}", article);
            else if (has && entry != before)
                say_unless_held(one, newsroom_.url_of(article),
                                fmt::format("entered article {} into audio.json", article), faults);
            if (has)
                before = entry;
        }
        if (!lost.empty())
            faults.push_back(
                fmt::format("{}: its audio.json of {:.3f} is without articles that were in it:{}",
                            newsroom_.host_at(one.from), one.begun, lost));
    }

    Newsroom &newsroom_;
    std::map<std::string, std::vector<Held>> held_; // by input, and by a turn's name
    std::map<int, nlohmann::json> listed_;
    std::size_t seen_ = 0; // of what the front was asked
};

} // namespace baonoi::test
