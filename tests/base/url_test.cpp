// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/url.h"

#include <gtest/gtest.h>

namespace baonoi {

TEST(Url, FindsTheHost) {
    EXPECT_EQ(host_of("https://WWW.Example.vn:8080/a?b#c"), "www.example.vn");
    EXPECT_EQ(host_of("http://user:word@example.vn"), "example.vn");
    EXPECT_EQ(host_of("http://[::1]:80/"), "[::1]");
    EXPECT_EQ(host_of("//example.vn/a"), "example.vn");
    EXPECT_EQ(host_of("/srv/site/a.html"), "");
    EXPECT_EQ(host_of(""), "");
}

TEST(Url, IsPrivateWhenNobodyOnTheWayReads) {
    for (const char *url : {"https://id.example.vn", "HTTPS://id.example.vn:8443/a", "http://127.0.0.1:80/",
                            "http://localhost", "http://[::1]:9/a"})
        EXPECT_TRUE(is_private_address(url)) << url;
    for (const char *url : {"http://id.example.vn", "http://localhost.example.vn", "http://127.example.vn",
                            "http://127.0.0.1.nip.io", "ftp://127.0.0.1/", "id.example.vn", "//127.0.0.1/",
                            "https:", "https://", ""})
        EXPECT_FALSE(is_private_address(url)) << url;
}

TEST(Url, ResolvesLinksAsRfc3986Does) {
    const std::string base = "http://a/b/c/d;p?q";
    const std::pair<const char *, const char *> examples[] = {{"g", "http://a/b/c/g"},
                                                              {"./g", "http://a/b/c/g"},
                                                              {"g/", "http://a/b/c/g/"},
                                                              {"/g", "http://a/g"},
                                                              {"//g", "http://g"},
                                                              {"?y", "http://a/b/c/d;p?y"},
                                                              {"g?y", "http://a/b/c/g?y"},
                                                              {"", "http://a/b/c/d;p?q"},
                                                              {"..", "http://a/b/"},
                                                              {"../g", "http://a/b/g"},
                                                              {"../../g", "http://a/g"},
                                                              {"../../../g", "http://a/g"},
                                                              {"g;x=1/../y", "http://a/b/c/y"},
                                                              {"http://h/i", "http://h/i"},
                                                              {"g#s", "http://a/b/c/g"},
                                                              {".", "http://a/b/c/"}};
    for (const auto &[link, meant] : examples)
        EXPECT_EQ(resolve_url(base, link), meant) << link;
}

TEST(Url, ResolvesLinksBetweenFiles) {
    EXPECT_EQ(resolve_url("/srv/site/a.html", "a-2.html"), "/srv/site/a-2.html");
    EXPECT_EQ(resolve_url("/srv/site/a.html", "../b.html?x"), "/srv/b.html?x");
    EXPECT_EQ(resolve_url("/a.html", "../../../etc/passwd"), "/etc/passwd");
    EXPECT_EQ(resolve_url("http://example.vn", "a b\n.html "), "http://example.vn/a b.html");
}

TEST(Url, LinksToNoPageAreEmpty) {
    for (const char *link : {"javascript:void(0)", "mailto:a@b.vn", "tel:113", "data:text/html,x"})
        EXPECT_EQ(resolve_url("http://example.vn/a", link), "") << link;
}

TEST(Url, TrackingParametersAreNoPartOfAnAddress) {
    EXPECT_EQ(without_tracking("https://a.vn/tin?utm_source=fb&utm_medium=x"), "https://a.vn/tin");
    EXPECT_EQ(without_tracking("https://a.vn/tin?id=3&utm_source=fb"), "https://a.vn/tin?id=3");
    EXPECT_EQ(without_tracking("https://a.vn/tin?fbclid=A-b&id=3&zarsrc=31#muc"),
              "https://a.vn/tin?id=3#muc");
    EXPECT_EQ(without_tracking("https://a.vn/tin?id=utm_source"), "https://a.vn/tin?id=utm_source");
    EXPECT_EQ(without_tracking("https://a.vn/utm_source"), "https://a.vn/utm_source");
    EXPECT_EQ(without_tracking(""), "");
}

} // namespace baonoi
