// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include "base/base64.h"
#include "base/error.h"
#include "base/log.h"

#include "fakes/folder.h"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
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
    EXPECT_EQ(log_line(LogLevel::info, said, LogFormat::text, true, 0), "<6>401 for ***\n");
}

TEST(Secrets, AreFoundFromTheFolderOfWhatRefersToThem) {
    EXPECT_EQ(resolved_secret("file:keys/tts", "/etc/baonoi"), "file:/etc/baonoi/keys/tts");
    EXPECT_EQ(resolved_secret("file:../tts", "/etc/baonoi"), "file:/etc/tts");
    EXPECT_EQ(resolved_secret("file:/run/tts", "/etc/baonoi"), "file:/run/tts");
    EXPECT_EQ(resolved_secret("env:TTS", "/etc/baonoi"), "env:TTS");
    EXPECT_EQ(resolved_secret("", "/etc/baonoi"), "");
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

TEST(Secrets, OfADatabasesAddressHideWhateverTheyAreMadeOf) {
    EXPECT_EQ(
        without_secrets("no postgres:an:mat@khau@db, \"Postgresql://an:m/k?&@db/b?c=d\" postgres:an@db"),
        "no postgres:***@db, \"Postgresql://***@db/b?c=d\" postgres:***@db");
    EXPECT_EQ(without_secrets("postgres://db/b: an@db, credential:postgres: @"),
              "postgres://db/b: an@db, credential:postgres: @");
    EXPECT_EQ(without_secrets("postgres://@ postgres:"), "postgres://@ postgres:");
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
    ::unsetenv("CREDENTIALS_DIRECTORY");
    EXPECT_EQ(fault("credential:key.of-nobody"),
              "cannot read /etc/baonoi/secrets/key.of-nobody: No such file or directory");
    for (const char *none : {"mat-khau", "credential:", "credential:../key", "credential:.key"})
        EXPECT_EQ(fault(none), "a secret is given as \"env:NAME\", \"file:PATH\" or \"credential:NAME\"");
}

TEST(Secrets, ThatSystemdHandsToTheServiceAreFiles) {
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "one") << "loaded by name\n";
    std::ofstream(folder.path() / "secrets_two") << "loaded with the folder\n";
    ::setenv("CREDENTIALS_DIRECTORY", folder.path().c_str(), 1);
    EXPECT_EQ(Secret("credential:one").value(), "loaded by name");
    EXPECT_EQ(Secret("credential:two").value(), "loaded with the folder");
    EXPECT_EQ(without_secrets("it was loaded by name"), "it was ***");
    ::unsetenv("CREDENTIALS_DIRECTORY");
}

} // namespace
} // namespace baonoi
