// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/permit.h"

#include "base/error.h"

#include <gtest/gtest.h>
#include <string>
#include <thread>

namespace baonoi {
namespace {

std::string refused() {
    try {
        Permit::check();
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::retry);
        return error.what();
    }
    return "";
}

TEST(Permit, WhoNeedsNoneMayDoAll) {
    EXPECT_EQ(refused(), "");
}

TEST(Permit, OneThatIsOverRefusesUntilItGoes) {
    double left = 5;
    {
        const Permit permit("the lease of this job", [&] { return Seconds{left}; });
        EXPECT_EQ(refused(), "");
        left = 0;
        EXPECT_EQ(
            refused(),
            "the lease of this job ended while the store could not be reached: nothing more is changed");
        std::thread([] { EXPECT_EQ(refused(), "") << "another thread's"; }).join();
    }
    EXPECT_EQ(refused(), "");
}

TEST(Permit, AllOfThemHaveToHold) {
    double first = 1;
    const Permit permit("the first", [&] { return Seconds{first}; });
    {
        const Permit second("the second", [] { return Seconds{-1}; });
        EXPECT_EQ(refused(),
                  "the second ended while the store could not be reached: nothing more is changed");
    }
    {
        const Permit third("the third", [] { return Seconds{1}; });
        first = 0;
        EXPECT_EQ(refused(), "the first ended while the store could not be reached: nothing more is changed");
    }
}

TEST(Permit, WhatItsFunctionThrowsComesOut) {
    struct Taken {};
    const Permit permit("the lease of this job", []() -> Seconds { throw Taken(); });
    EXPECT_THROW(Permit::check(), Taken);
}

} // namespace
} // namespace baonoi
