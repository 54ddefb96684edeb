// SPDX-License-Identifier: GPL-3.0-or-later
// Sources of the kinds site, sitemap and page.
#include "base/error.h"
#include "fakes/folder.h"
#include "fetch/sample_source.h"

#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <zlib.h>

namespace baonoi::fetch {
namespace {

using Inputs = std::vector<std::string>;
namespace fs = std::filesystem;

std::string gzip(const std::string &text) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string in = text;
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

struct SampleSite : test::SampleSource {
    SampleSite() : SampleSource("site", "") {
        settings.path = folder.path();
        clock.start = 4'000'000'000; // files are old
    }
    fs::path page(const std::string &name, const std::string &text) {
        test::write(folder.path() / name, text);
        return folder.path() / name;
    }
    Inputs names(const std::string &cursor = {}) {
        last = list(cursor);
        Inputs all;
        for (const std::string &input : last.inputs())
            all.push_back(fs::path(input).lexically_relative(folder.path()).string());
        return all;
    }
    test::TemporaryFolder folder;
    test::Listed last;
};

TEST(SiteSource, ListsPagesInTheOrderOfTheirNames) {
    SampleSite site;
    for (const char *name :
         {"b.html", "a/index.htm", "a.HTML", "c.xhtml", "d.txt", ".git/x.html", "audio/y.html"})
        site.page(name, "<p>x</p>");
    EXPECT_EQ(site.names(), (Inputs{"a/index.htm", "a.HTML", "b.html", "c.xhtml"}));
}

TEST(SiteSource, ATouchedPageWithItsPlayerIsTheSamePage) {
    SampleSite site;
    const std::string player = "<div data-baonoi>▶</div>";
    const fs::path page = site.page("a.html", "một" + player);
    site.names();
    site.page("a.html", "một" + player);
    EXPECT_EQ(site.names(site.last.report.cursor), Inputs{});
    site.page("a.html", "hai" + player);
    EXPECT_EQ(site.names(site.last.report.cursor), Inputs{"a.html"});
}

TEST(SiteSource, APageThatWasBuiltAnewWithoutItsPlayerIsAnnouncedAgain) {
    SampleSite site;
    site.page("a.html", "một");
    site.names();
    // Attached, and built anew before the next listing.
    site.page("a.html", "một<div data-baonoi>▶</div>");
    const fs::path page = site.page("a.html", "một");
    fs::last_write_time(page, fs::last_write_time(page) + std::chrono::seconds(1));
    EXPECT_EQ(site.names(site.last.report.cursor), Inputs{"a.html"});
    EXPECT_EQ(site.names(site.last.report.cursor), Inputs{});
}

TEST(SiteSource, AnEditThatTheFilesTimesDoNotShowIsSeen) {
    // Times of the future, as a clock that was put back leaves them, are never trusted.
    SampleSite site;
    site.clock.start = 1'000'000'000;
    const fs::path page = site.page("a.html", "một");
    const auto time = fs::last_write_time(page);
    site.names();
    std::ofstream(page, std::ios::in | std::ios::binary) << "mộc";
    fs::last_write_time(page, time);
    EXPECT_EQ(site.names(site.last.report.cursor), Inputs{"a.html"});
}

TEST(SiteSource, LinksOutOfTheFolderAreNotFollowed) {
    SampleSite site;
    test::TemporaryFolder outside;
    test::write(outside.path() / "secret.html", "x");
    site.page("a.html", "x");
    fs::create_directory_symlink(outside.path(), site.folder.path() / "out");
    fs::create_directory_symlink(site.folder.path(), site.folder.path() / "round");
    EXPECT_EQ(site.names(), Inputs{"a.html"});
    EXPECT_EQ(site.last.report.warnings,
              Inputs{fmt::format("{} leads out of the folder, to {}; it is left out",
                                 (site.folder.path() / "out").string(), outside.path().string())});
}

std::string urlset(const Inputs &urls) {
    std::string all = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
    for (const std::string &url : urls)
        all += "<url><loc>" + url + "</loc></url>";
    return all + "</urlset>";
}

std::string index_of(const Inputs &urls) {
    std::string all = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
    for (const std::string &url : urls)
        all += "<sitemap><loc>" + url + "</loc></sitemap>";
    return all + "</sitemapindex>";
}

TEST(SitemapSource, FollowsRobotsIndexesAndGzip) {
    test::SampleSource source("sitemap", "https://b.vn/");
    source.at("https://b.vn/robots.txt", "User-agent: *\r\nSITEMAP: /index.xml\r\n");
    source.at("https://b.vn/index.xml",
              index_of({"https://b.vn/1.xml.gz", "https://b.vn/2.txt", "/gone.xml"}));
    source.at("https://b.vn/1.xml.gz", gzip(urlset({"https://b.vn/a", "https://b.vn/b"})));
    source.at("https://b.vn/2.txt", "https://b.vn/b\nhttps://b.vn/c\n");
    source.at("https://b.vn/gone.xml", "", {}, 404);
    const test::Listed listed = source.list();
    EXPECT_EQ(listed.inputs(), (Inputs{"https://b.vn/a", "https://b.vn/b", "https://b.vn/c"}));
    EXPECT_EQ(listed.report.warnings,
              Inputs{"cannot fetch https://b.vn/gone.xml: the server answered 404 (no such page)"});
    EXPECT_TRUE(source.list(listed.report.cursor).listings.empty());
}

TEST(SitemapSource, OnePartMayBeUnchangedWhileAnotherChanges) {
    test::SampleSource source("sitemap", "https://b.vn/index.xml");
    source.answer(index_of({"https://b.vn/1.xml", "https://b.vn/2.xml"}), {{"etag", "\"i\""}});
    source.at("https://b.vn/1.xml", urlset({"https://b.vn/a"}), {{"etag", "\"1\""}});
    source.at("https://b.vn/2.xml", urlset({"https://b.vn/b"}));
    const test::Listed first = source.list();
    source.at("https://b.vn/1.xml", "", {}, 304);
    source.at("https://b.vn/2.xml", urlset({"https://b.vn/c", "https://b.vn/b"}));
    const test::Listed second = source.list(first.report.cursor);
    EXPECT_EQ(second.inputs(), Inputs{"https://b.vn/c"});
    source.at("https://b.vn/1.xml", urlset({"https://b.vn/a"}));
    EXPECT_TRUE(source.list(second.report.cursor).listings.empty());
}

TEST(SitemapSource, NestingAndUnpackingAreBounded) {
    test::SampleSource source("sitemap", "https://b.vn/0.xml");
    for (int i = 0; i < 6; ++i)
        source.at(fmt::format("https://b.vn/{}.xml", i),
                  index_of({fmt::format("https://b.vn/{}.xml", i + 1)}));
    EXPECT_EQ(
        source.list().report.warnings,
        Inputs{"https://b.vn/3.xml: sitemaps are nested deeper than 3; those that it names are left out"});
    source.settings.max_bytes = 100'000;
    source.answer(gzip(std::string(1'000'000, ' ')));
    try {
        source.list();
        FAIL();
    } catch (const Error &error) {
        EXPECT_STREQ(error.what(), "cannot read https://b.vn/0.xml: it unpacks to more than 100000 bytes");
    }
}

constexpr const char *list_page = R"html(<html><body>
<div class="tin moi"><a href="/a.html#x"><img src="a.jpg"></a><h3><a href="/a.html">Lúa chín</a></h3></div>
<div class="tin"><a href="b.html" title="Ngô non">5 phút trước</a></div>
<div class="tin"><a href="https://khac.vn/c.html">Nơi khác</a><a href="javascript:x()">x</a></div>
<p><a href="/d.html">Ngoài danh sách</a></p></body></html>)html";

TEST(PageSource, ListsTheLinksThatASelectorChooses) {
    for (const char *links : {".tin a", "//div[contains(@class,'tin')]//a", "div.tin a[href], #khong a"}) {
        test::SampleSource source("page", "https://www.b.vn/tin/");
        source.settings.links = links;
        source.answer(list_page, {{"content-type", "text/html"}});
        const test::Listed listed = source.list();
        EXPECT_EQ(listed.inputs(), (Inputs{"https://www.b.vn/a.html", "https://www.b.vn/tin/b.html"}))
            << links;
        ASSERT_EQ(listed.listings.size(), 2U);
        EXPECT_EQ(listed.listings[0].title, "Lúa chín");
        EXPECT_EQ(listed.listings[1].title, "Ngô non");
        EXPECT_EQ(
            listed.report.warnings,
            Inputs{"https://www.b.vn/tin/: 1 link to other hosts left out, first https://khac.vn/c.html"});
        EXPECT_TRUE(source.list(listed.report.cursor).listings.empty());
    }
}

TEST(PageSource, ASelectorThatFindsNothingIsAWarning) {
    test::SampleSource source("page", "https://b.vn/");
    source.settings.links = ".bai > a";
    source.answer(list_page, {{"content-type", "text/html"}});
    EXPECT_EQ(source.list().report.warnings,
              Inputs{"https://b.vn/: links = \".bai > a\" finds no link to an article there"});
}

} // namespace
} // namespace baonoi::fetch
