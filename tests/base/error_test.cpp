// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <cerrno>
#include <filesystem>
#include <functional>
#include <gtest/gtest.h>

namespace baonoi {
namespace {

// What describe() and next_step() say of the exception that the work throws.
std::pair<std::string, Next> said_of(const std::function<void()> &work) {
    try {
        work();
    } catch (const std::exception &error) {
        return {describe(error), next_step(error)};
    }
    return {"nothing was thrown", Next::stop};
}

template <class Outer>
void wrap(const Outer &outer, const std::function<void()> &work) {
    try {
        work();
    } catch (...) {
        std::throw_with_nested(outer);
    }
}

void lose_network() {
    throw Error(Next::retry, "connection reset");
}

void break_library() {
    throw std::runtime_error("bad alloc in library");
}

TEST(Errors, SayWhatAndWhatNext) {
    const auto [text, next] = said_of(lose_network);
    EXPECT_EQ("connection reset", text);
    EXPECT_EQ(Next::retry, next);
}

TEST(Errors, TellTheWholeChainAndFollowTheInnermost) {
    const auto [text, next] = said_of([] {
        wrap(Error(Next::stop, "trang.html"), [] { wrap(Error(Next::skip, "fetch"), lose_network); });
    });
    EXPECT_EQ("trang.html: fetch: connection reset", text);
    EXPECT_EQ(Next::retry, next);
}

TEST(Errors, OfMemoryTellWhatToDoAndMayPass) {
    const std::string advice = "out of memory: give it more (MemoryMax of the unit, ulimit -v), or let fewer "
                               "articles be made at once ([serve] workers)";
    const auto exhaust = [] { throw std::bad_alloc(); };
    const auto [text, next] = said_of(exhaust);
    EXPECT_EQ(advice, text);
    EXPECT_EQ(Next::retry, next);
    const auto [thread, later] = said_of(
        [] { throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again)); });
    EXPECT_EQ(advice, thread);
    EXPECT_EQ(Next::retry, later);
    const auto [wrapped, then] = said_of([&] { wrap(Error(Next::skip, "parse"), exhaust); });
    EXPECT_EQ("parse: " + advice, wrapped);
    EXPECT_EQ(Next::retry, then);
}

TEST(Errors, DecideForALibrarysException) {
    const auto [text, next] = said_of([] { wrap(Error(Next::skip, "parse"), break_library); });
    EXPECT_EQ("parse: bad alloc in library", text);
    EXPECT_EQ(Next::skip, next);
}

TEST(Errors, AreFoundUnderOtherExceptions) {
    const auto [text, next] = said_of([] { wrap(std::runtime_error("outside"), lose_network); });
    EXPECT_EQ("outside: connection reset", text);
    EXPECT_EQ(Next::retry, next);
}

TEST(Errors, StopWhenNobodyKnowsTheCause) {
    EXPECT_EQ(Next::stop, said_of(break_library).second);
    EXPECT_EQ(Next::stop, said_of([] { wrap(std::runtime_error("outside"), break_library); }).second);
}

TEST(Errors, NameSystemErrors) {
    EXPECT_EQ("No space left on device", errno_text(ENOSPC));
    EXPECT_EQ("Permission denied", errno_text(EACCES));
}

TEST(Describe, WhatTheFileSystemRefusesIsASentence) {
    using std::filesystem::filesystem_error;
    const std::error_code denied = std::make_error_code(std::errc::permission_denied);
    EXPECT_EQ(describe(filesystem_error("status", "/srv/bao", denied)),
              "cannot use /srv/bao: Permission denied");
    EXPECT_EQ(describe(filesystem_error("rename", "/srv/a", "/srv/b", denied)),
              "cannot use /srv/a with /srv/b: Permission denied");
}

} // namespace
} // namespace baonoi
