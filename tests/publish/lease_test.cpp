// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/lease.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/fake_http.h"
#include "fakes/folder.h"
#include "publish/sample_publisher.h"

#include <gtest/gtest.h>

namespace baonoi::publish {
namespace {

using test::refusal_of;

TEST(Lease, AFolderIsServedByOneProcess) {
    const test::TemporaryFolder folder;
    auto first = folder_lease(folder.path(), "the daemon of this with the store a");
    ASSERT_TRUE(first);
    const test::Refusal refusal = refusal_of([&] { folder_lease(folder.path(), "another"); });
    EXPECT_EQ(refusal.next, Next::stop);
    EXPECT_EQ(refusal.message,
              "another daemon serves " + folder.path().string() + "; give both sites to one, or stop one");
    EXPECT_TRUE(std::filesystem::exists(folder.path() / ".baonoi.lock"));
    first.reset();
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
    EXPECT_TRUE(folder_lease(folder.path(), "another"));
    EXPECT_FALSE(folder_lease(folder.path() / "nirgends", "another"));
}

TEST(Lease, AStorageIsServedByOneHolderUntilItsLeaseRunsOut) {
    const test::TemporaryFolder folder;
    test::FakeClock clock;
    test::FakeHttp http;
    StorageSettings settings;
    settings.folder = folder.path();
    settings.files_url = "https://tep.vn/";
    const auto storage = make_storage(settings, http, clock);
    const auto first = storage_lease(*storage, clock, "the daemon of may-1");
    EXPECT_EQ(refusal_of([&] { storage_lease(*storage, clock, "the daemon of may-2"); }).message,
              "another daemon serves https://tep.vn/: the daemon of may-1; give both the same store, or stop "
              "one");
    clock.pass(200);
    first->renew();
    clock.pass(200);
    EXPECT_EQ(refusal_of([&] { storage_lease(*storage, clock, "the daemon of may-2"); }).next, Next::stop);
    EXPECT_TRUE(storage_lease(*storage, clock, "the daemon of may-1")) << "it was started again";
    const auto second = storage_lease(*storage, clock, "the daemon of may-2");
    EXPECT_EQ(refusal_of([&] { first->renew(); }).next, Next::stop);
}

TEST(Lease, APlaceIsAskedAndGivenBack) {
    test::FakeClock clock;
    std::string has;
    std::vector<double> asked;
    const auto ask = [&](const std::string &holder, Seconds lasts) {
        asked.push_back(lasts.value);
        if (has.empty() || has == holder)
            has = lasts > Seconds{0} ? holder : "";
        return has.empty() ? holder : has;
    };
    auto first = asked_lease({"https://bao.vn/", ask, Seconds{900}, Seconds{300}}, clock, "a");
    clock.pass(299);
    first->renew();
    EXPECT_EQ(asked, std::vector<double>{900}) << "not yet";
    clock.pass(1);
    first->renew();
    EXPECT_EQ(asked.size(), 2U);
    EXPECT_EQ(refusal_of([&] {
                  asked_lease({"https://bao.vn/", ask}, clock, "b");
              }).message,
              "another daemon serves https://bao.vn/: a; give both the same store, or stop one");
    first.reset();
    EXPECT_EQ(asked.back(), 0);
    EXPECT_TRUE(asked_lease({"https://bao.vn/", ask}, clock, "b"));
}

} // namespace
} // namespace baonoi::publish
