// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "store/every_store.h"

namespace baonoi::store {
namespace {

class StoredAccess : public test::EveryStore {};
BAONOI_ON_EVERY_STORE(StoredAccess);

TEST_P(StoredAccess, ATokenIsFoundByItsHashUntilItIsRemoved) {
    store_->add_token({"ban-tin", Role::editor, "aa", 0});
    store_->add_token({"an", Role::viewer, "bb", 7});
    const auto found = open()->token("aa");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name, "ban-tin");
    EXPECT_EQ(found->role, Role::editor);
    EXPECT_EQ(found->created_at, clock_.unix_time());
    ASSERT_EQ(store_->tokens().size(), 2U);
    EXPECT_EQ(store_->tokens()[0].name, "an");
    EXPECT_TRUE(store_->remove_token("ban-tin"));
    EXPECT_FALSE(store_->remove_token("ban-tin"));
    EXPECT_FALSE(store_->token("aa"));
}

TEST_P(StoredAccess, ANameIsGivenOnce) {
    store_->add_token({"an", Role::viewer, "aa", 0});
    try {
        store_->add_token({"an", Role::admin, "bb", 0});
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(), "there is a token of the name \"an\"; remove it, or take another name");
    }
    EXPECT_EQ(store_->token("aa")->role, Role::viewer);
}

TEST_P(StoredAccess, RolesHaveNames) {
    for (const Role role : {Role::viewer, Role::editor, Role::admin})
        EXPECT_EQ(role_named(name_of(role)), role);
    EXPECT_EQ(role_named("root"), std::nullopt);
}

TEST_P(StoredAccess, OrdersAreRememberedTheLastFirst) {
    store_->note_order({0, "an", "regenerate", "cong-tin", "https://tin.example.vn/1", 5, "sai tên"});
    store_->note_order({9, "hook", "deleted", "cong-tin", "https://tin.example.vn/2", 0, ""});
    const auto orders = open()->orders(10);
    ASSERT_EQ(orders.size(), 2U);
    EXPECT_EQ(orders[0].who, "hook");
    EXPECT_EQ(orders[0].at, 9);
    EXPECT_EQ(orders[1].at, clock_.unix_time());
    EXPECT_EQ(orders[1].job, 5);
    EXPECT_EQ(orders[1].reason, "sai tên");
    EXPECT_EQ(store_->orders(1).size(), 1U);
}

TEST_P(StoredAccess, AHookIsNewOnce) {
    const std::int64_t until = clock_.unix_time() + 300;
    EXPECT_FALSE(store_->has_hook("msg_1"));
    EXPECT_TRUE(store_->is_new_hook("msg_1", until));
    EXPECT_TRUE(open()->has_hook("msg_1"));
    EXPECT_FALSE(open()->is_new_hook("msg_1", until));
    EXPECT_TRUE(store_->is_new_hook("msg_2", until));
}

TEST_P(StoredAccess, AHookIsRememberedHoweverTheClockJumps) {
    EXPECT_TRUE(store_->is_new_hook("msg_1", clock_.unix_time() + 600));
    clock_.pass(1'000'000);
    EXPECT_TRUE(store_->is_new_hook("msg_2", clock_.unix_time() + 600)) << "the others are tidied up";
    clock_.start -= 1'000'000;
    EXPECT_TRUE(store_->has_hook("msg_1"));
    EXPECT_FALSE(store_->is_new_hook("msg_1", clock_.unix_time() + 600));
}

} // namespace
} // namespace baonoi::store
