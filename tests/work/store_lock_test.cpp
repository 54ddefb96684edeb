// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/store_lock.h"

#include "base/error.h"
#include "fakes/folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

TEST(StoreLock, WhatCannotBeOpenedIsNotSaidToBeHeldByAnotherDaemon) {
    const test::TemporaryFolder folder;
    const std::string store = (folder.path() / "a.db").string();
    std::filesystem::create_directories(store + ".daemon");
    try {
        lock_store("sqlite:" + store);
        ADD_FAILURE() << "locked";
    } catch (const Error &error) {
        EXPECT_EQ(describe(error),
                  fmt::format(
                      "cannot open the lock {}.daemon: Is a directory; give this user the right to write it, "
                      "or remove it while no daemon runs",
                      store));
    }
}

} // namespace
} // namespace baonoi::work
