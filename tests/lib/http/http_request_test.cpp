// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/request.h"

#include <gtest/gtest.h>

namespace baonoi::http {
namespace {

using Parts = std::vector<std::string>;

ServerRequest target(const std::string &text) {
    ServerRequest request;
    EXPECT_TRUE(read_target(text, request)) << text;
    return request;
}

TEST(HttpTarget, PartsOfThePathAreDecodedAfterTheyAreSplit) {
    EXPECT_EQ(target("/").path, Parts{""});
    EXPECT_EQ(target("/api/articles").path, (Parts{"api", "articles"}));
    EXPECT_EQ(target("/api/articles/https%3A%2F%2Fb%C3%A1o.vn%2Fa").path,
              (Parts{"api", "articles", "https://báo.vn/a"}));
    EXPECT_EQ(target("/a+b/").path, (Parts{"a+b", ""}));
}

TEST(HttpTarget, QueryIsDecodedAndTheLastOfANameCounts) {
    const auto query = target("/x?q=gi%C3%A1+v%C3%A0ng&state=failed&state=queued&flag&=none&a=b=c").query;
    EXPECT_EQ(query, (std::map<std::string, std::string>{
                         {"q", "giá vàng"}, {"state", "queued"}, {"flag", ""}, {"a", "b=c"}}));
}

TEST(HttpTarget, DotsAreNamesLikeOthers) {
    EXPECT_EQ(target("/api/../etc/./passwd").path, (Parts{"api", "..", "etc", ".", "passwd"}));
    EXPECT_EQ(target("/%2e%2e%2fetc").path, Parts{"../etc"});
    EXPECT_EQ(target("//a").path, (Parts{"", "a"}));
}

TEST(HttpTarget, WhatIsNotWellFormedIsRefused) {
    for (const char *text : {"", "*", "http://a/b", "/%", "/%4", "/%zz", "/%00", "/a%0Ab", "/a\x01",
                             "/a?b=%0D", "/a?%=1", "/a?b=%4"}) {
        ServerRequest request;
        EXPECT_FALSE(read_target(text, request)) << text;
    }
}

} // namespace
} // namespace baonoi::http
