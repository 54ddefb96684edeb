// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include "base/base64.h"
#include "base/error.h"
#include "base/log.h"

#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi {
namespace {

std::string read_secret(const char *value) {
    ::setenv("SECRET_OF_A_TEST", value, 1);
    return Secret("env:SECRET_OF_A_TEST").value();
}

TEST(Secrets, AreHiddenInMessagesFromThenOnThatTheyAreRead) {
    const std::string said = "401 for mat-khau-9+1";
    EXPECT_STREQ(Error(Next::hold, said).what(), said.c_str());
    read_secret("mat-khau-9+1\n");
    EXPECT_STREQ(Error(Next::hold, said).what(), "401 for ***");
    EXPECT_STREQ(Gone(said).what(), "401 for ***");
    EXPECT_EQ(describe(std::runtime_error(said)), "401 for ***");
    EXPECT_EQ(log_line(LogLevel::info, said, true, 0), "<6>401 for ***\n");
}

TEST(Secrets, AreHiddenInOtherFormsToo) {
    const std::string hook = "whsec_" + to_base64("0123456789abcdef0123456789");
    read_secret(hook.c_str());
    EXPECT_EQ(without_secrets(hook.substr(6)), "***");
    read_secret("64e1:00112233445566778899aabb");
    EXPECT_EQ(without_secrets("key 00112233445566778899aabb!"), "key ***!");
    read_secret("abcd EFGH ijkl MNOP");
    for (const std::string form : {"abcd EFGH ijkl MNOP", "abcdEFGHijklMNOP", "abcd%20EFGH%20ijkl%20MNOP"})
        EXPECT_EQ(without_secrets("<" + form + ">" + form), "<***>***");
    EXPECT_EQ(without_secrets(to_base64("abcdEFGHijklMNOP")), "***");
}

TEST(Secrets, WhatIsMadeOfThemIsKeptByItsMakerAndTheOldestForgotten) {
    keep_secret("token-number-one");
    EXPECT_EQ(without_secrets("token-number-one"), "***");
    for (int i = 0; i < 600; ++i) {
        keep_secret(fmt::format("token-{:06}", i));
        keep_secret("token-in-use");
    }
    EXPECT_EQ(without_secrets("token-number-one"), "token-number-one");
    EXPECT_EQ(without_secrets("token-in-use token-000599"), "*** ***");
}

TEST(Secrets, AShortWordIsNotLookedFor) {
    read_secret("vn");
    EXPECT_EQ(without_secrets("https://bao.vn/"), "https://bao.vn/");
}

TEST(Secrets, TheUserOfAnAddressIsHiddenWithTheirPassword) {
    EXPECT_EQ(without_secrets("cannot fetch https://lan:p%40ss:x@bao.vn:8443/a@b?c=d@e: no"),
              "cannot fetch https://***@bao.vn:8443/a@b?c=d@e: no");
    EXPECT_EQ(without_secrets("\"http://token@bao.vn\" and http://bao.vn, lan@bao.vn"),
              "\"http://***@bao.vn\" and http://bao.vn, lan@bao.vn");
    EXPECT_EQ(without_secrets("://@"), "://@");
}

TEST(Secrets, NameTheirReferenceWhenThereIsNothing) {
    const auto fault = [](const std::string &reference) {
        try {
            return Secret(reference).value();
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::hold);
            return std::string(error.what());
        }
    };
    ::unsetenv("SECRET_OF_NOBODY");
    EXPECT_EQ(fault("env:SECRET_OF_NOBODY"), "the environment variable SECRET_OF_NOBODY is not set");
    EXPECT_EQ(fault("file:/nowhere/key"), "cannot read /nowhere/key: No such file or directory");
    EXPECT_EQ(fault("mat-khau"), "a secret is given as \"file:PATH\" or \"env:NAME\"");
}

} // namespace
} // namespace baonoi
