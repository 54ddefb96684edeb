// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/every_store.h"

#include <set>
#include <string>

namespace baonoi::store {
namespace {

using Names = std::set<std::string>;

class StoredHosts : public test::EveryStore {
protected:
    static HostRecord host(const std::string &process, const std::string &name) {
        HostRecord host;
        host.process = process;
        host.name = name;
        host.version = "1.2.3";
        host.roles = "work,poll";
        host.workers = 4;
        host.busy = 3;
        host.articles = 250;
        return host;
    }
};

TEST_P(StoredHosts, ADaemonGivesSignsOfLifeUntilItEnds) {
    Store *const store = store_.get();
    EXPECT_TRUE(store->hosts().empty());
    store->note_host(host("p2", "may-2"));
    store->note_host(host("p1", "may-1"));
    clock_.pass(25);
    HostRecord again = host("p1", "may-1");
    again.busy = 0;
    again.drains = true;
    again.refused_by = {"cong-tin: kho", "bao: \"web\""};
    store->note_host(again);
    const auto hosts = store->hosts();
    ASSERT_EQ(hosts.size(), 2U);
    again.started_at = hosts[1].seen_at;
    again.seen_at = hosts[1].seen_at + 25;
    EXPECT_EQ(hosts[0], again) << "by their names; the start stays";
    EXPECT_EQ(hosts[0].silence, 0);
    EXPECT_EQ(hosts[1].silence, 25);
    EXPECT_EQ(hosts[1].articles, 250);
    store->forget_host("p2");
    EXPECT_EQ(store->hosts().size(), 1U);
}

TEST_P(StoredHosts, OneThatIsSilentForADayIsForgotten) {
    Store *const store = store_.get();
    store->note_host(host("p1", "may-1"));
    clock_.pass(86'400);
    EXPECT_EQ(store->hosts().size(), 1U);
    clock_.pass(1);
    EXPECT_TRUE(store->hosts().empty());
    store->note_host(host("p2", "may-2"));
    clock_.pass(-86'401);
    EXPECT_EQ(store->hosts().size(), 1U) << "its row is gone, too";
}

TEST_P(StoredHosts, WhatOneHoldsNobodyElseDoes) {
    Store *const store = store_.get();
    EXPECT_EQ(store->hold({"poll a", "poll b"}, "p1", Seconds{40}), (Names{"poll a", "poll b"}));
    EXPECT_EQ(store->hold({"poll a", "poll c"}, "p2", Seconds{40}), Names{"poll c"});
    store->note_host(host("p1", "may-1"));
    EXPECT_EQ(store->hosts()[0].leases, (std::vector<std::string>{"poll a", "poll b"}));
    clock_.pass(40);
    EXPECT_EQ(store->hold({"poll a"}, "p2", Seconds{40}), Names{}) << "whole seconds, none too few";
    EXPECT_EQ(store->hold({"poll a"}, "p1", Seconds{40}), Names{"poll a"}) << "renewed";
    clock_.pass(41);
    EXPECT_EQ(store->hold({"poll a"}, "p2", Seconds{40}), Names{"poll a"}) << "its time is over";
    EXPECT_EQ(store->hold({"poll a"}, "p1", Seconds{40}), Names{});
    EXPECT_TRUE(store->hosts()[0].leases.empty());
}

TEST_P(StoredHosts, WhatIsLetGoOrWhoEndsLeavesItToOthers) {
    Store *const store = store_.get();
    store->hold({"a", "b", "c"}, "p1", Seconds{40});
    store->let_go("a", "p2");
    EXPECT_EQ(store->hold({"a"}, "p2", Seconds{40}), Names{}) << "it was not its own";
    store->let_go("a", "p1");
    EXPECT_EQ(store->hold({"a"}, "p2", Seconds{40}), Names{"a"});
    store->forget_host("p1");
    EXPECT_EQ(store->hold({"a", "b", "c"}, "p2", Seconds{40}), (Names{"a", "b", "c"}));
}

TEST_P(StoredHosts, ALeaseOfAClockThatWasSetBackIsNone) {
    Store *const store = store_.get();
    store->hold({"a"}, "p1", Seconds{40});
    clock_.pass(-3600);
    EXPECT_EQ(store->hold({"a"}, "p2", Seconds{40}), Names{"a"});
}

BAONOI_ON_EVERY_STORE(StoredHosts);

} // namespace
} // namespace baonoi::store
