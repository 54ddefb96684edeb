// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/roles.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

TEST(Roles, AreNamedOneByOneOrTogether) {
    EXPECT_EQ(Roles().text(), "work,poll,http");
    EXPECT_EQ(roles_named("all").text(), "work,poll,http");
    EXPECT_EQ(roles_named("work").text(), "work");
    EXPECT_EQ(roles_named("http,poll").text(), "poll,http");
    EXPECT_EQ(roles_named("poll,all").text(), "work,poll,http");
}

TEST(Roles, AnythingElseIsRefused) {
    for (const std::string names : {"", "speak", "work,", "work;poll", "Work"})
        try {
            roles_named(names);
            ADD_FAILURE() << names;
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::stop);
            EXPECT_EQ(error.what(),
                      "--do must be all, work, poll or http, or several of them with commas between, "
                      "not \"" +
                          names + "\"");
        }
}

} // namespace
} // namespace baonoi::work
