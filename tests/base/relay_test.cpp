// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/relay.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace baonoi {
namespace {

using Numbers = std::vector<int>;

void put(Relay<Numbers> &relay, int number) {
    relay.put([&](Numbers &waiting) { waiting.push_back(number); });
}

TEST(Relay, HandsOverInOrderAndInBatchesThatAreBounded) {
    Numbers got;
    std::size_t largest = 0;
    Relay<Numbers> relay({2, 5}, [&](const Numbers &batch) {
        largest = std::max(largest, batch.size());
        got.insert(got.end(), batch.begin(), batch.end());
    });
    Numbers expected(10'000);
    std::iota(expected.begin(), expected.end(), 0);
    for (const int number : expected)
        put(relay, number);
    relay.finish();
    EXPECT_EQ(got, expected);
    EXPECT_GE(largest, 2U);
    EXPECT_LE(largest, 5U);
}

TEST(Relay, WorksOnTheRestThatIsNotWorthWaking) {
    Numbers got;
    Relay<Numbers> relay({100, 100}, [&](const Numbers &batch) { got = batch; });
    put(relay, 7);
    relay.finish();
    EXPECT_EQ(got, Numbers{7});
}

TEST(Relay, WorksOnTheRestAlsoWhenNobodyCallsFinish) {
    Numbers got;
    {
        Relay<Numbers> relay({100, 100}, [&](const Numbers &batch) { got = batch; });
        put(relay, 7);
    }
    EXPECT_EQ(got, Numbers{7});
}

TEST(Relay, AFailureReachesTheCallerBeforeTheEnd) {
    int batches = 0;
    Relay<Numbers> relay({1, 1}, [&](const Numbers &) {
        ++batches;
        throw std::runtime_error("the encoder refuses");
    });
    const auto endless = [&] {
        for (int i = 0;; ++i)
            put(relay, i);
    };
    const auto refusal_of = [](const auto &work) -> std::string {
        try {
            work();
        } catch (const std::runtime_error &error) {
            return error.what();
        }
        return "nothing was thrown";
    };
    EXPECT_EQ(refusal_of(endless), "the encoder refuses");
    EXPECT_EQ(refusal_of([&] { relay.finish(); }), "the encoder refuses");
    EXPECT_EQ(batches, 1);
}

} // namespace
} // namespace baonoi
