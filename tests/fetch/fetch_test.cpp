// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/fetch.h"

#include "base/error.h"
#include "fakes/fake_http.h"
#include "lib/icu/unicode.h"
#include "lib/openssl/digest.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <unistd.h>

namespace baonoi::fetch {

namespace {

namespace fs = std::filesystem;

const std::string url = "https://bao.example.vn/tin/1.html";

class FetchTest : public ::testing::Test {
protected:
    FetchTest() : folder_(fs::temp_directory_path() / fmt::format("baonoi-fetch-{}", ::getpid())) {
        fs::create_directories(folder_);
    }
    ~FetchTest() override { fs::remove_all(folder_); }

    std::string file(const std::string &name, const std::string &bytes) {
        const fs::path path = folder_ / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }

    Article page(const std::string &body, const std::string &type = "text/html", int status = 200) {
        http_.on(url, {status, "", {{"content-type", type}}, body});
        return fetch(url, http_, {});
    }

    // "skip: message" of the failure.
    template <class Body>
    std::string failure(Body body) {
        try {
            body();
        } catch (const Error &error) {
            return fmt::format("{}: {}", error.next() == Next::retry ? "retry" : "skip", error.what());
        }
        return "no failure";
    }
    std::string page_failure(const std::string &body, const std::string &type = "text/html",
                             int status = 200) {
        return failure([&] { page(body, type, status); });
    }
    std::string file_failure(const std::string &bytes) {
        const std::string path = file("page", bytes);
        const std::string message = failure([&] { fetch(path, http_, {}); });
        const std::size_t at = message.find(path);
        return at == std::string::npos ? message
                                       : message.substr(0, at) + "FILE" + message.substr(at + path.size());
    }

    fs::path folder_;
    test::FakeHttp http_;
};

} // namespace

TEST_F(FetchTest, ReadsAFile) {
    const std::string path = file("a.html", "\xEF\xBB\xBF<p>Trời mưa</p>");
    const Article article = fetch(path, http_, {});
    EXPECT_EQ(article.input, path);
    EXPECT_EQ(article.path, path);
    EXPECT_EQ(article.url, "");
    EXPECT_EQ(article.id, openssl::sha256_hex(path).substr(0, 16));
    EXPECT_EQ(article.bytes, "\xEF\xBB\xBF<p>Trời mưa</p>");
    EXPECT_EQ(article.html, "<p>Trời mưa</p>");
    EXPECT_EQ(article.charset, "UTF-8");
    EXPECT_EQ(article.broken_bytes, 0U);
}

TEST_F(FetchTest, IdIsTheSameHoweverAFileIsNamed) {
    const std::string path = file("a.html", "<p>Trời mưa</p>");
    const std::string other = (folder_ / "." / "x" / ".." / "a.html").string();
    EXPECT_EQ(fetch(path, http_, {}).id, fetch(other, http_, {}).id);
}

TEST_F(FetchTest, ReadsAUrlAfterRedirects) {
    http_.on(url,
             {200, "https://bao.example.vn/tin/2.html#dau", {{"content-type", "text/html"}}, "<p>Gió</p>"});
    const Article article = fetch(url, http_, {});
    EXPECT_EQ(article.input, url);
    EXPECT_EQ(article.url, "https://bao.example.vn/tin/2.html");
    EXPECT_EQ(article.path, "");
    EXPECT_EQ(article.id, openssl::sha256_hex("https://bao.example.vn/tin/2.html").substr(0, 16));
    EXPECT_EQ(http_.requests.at(0).max_bytes, 8U << 20U);
}

TEST_F(FetchTest, SaysWhatAStatusMeans) {
    EXPECT_EQ(page_failure("", "text/html", 404),
              "skip: cannot fetch " + url + ": the server answered 404 (no such page)");
    EXPECT_EQ(page_failure("", "text/html", 410),
              "skip: cannot fetch " + url + ": the server answered 410 (no such page)");
    EXPECT_EQ(page_failure("", "text/html", 403),
              "retry: cannot fetch " + url + ": the server answered 403 (not allowed)");
    EXPECT_EQ(page_failure("", "text/html", 429),
              "retry: cannot fetch " + url + ": the server answered 429 (try again later)");
    EXPECT_EQ(page_failure("", "text/html", 503),
              "retry: cannot fetch " + url + ": the server answered 503 (try again later)");
    EXPECT_EQ(page_failure("", "text/html", 418), "skip: cannot fetch " + url + ": the server answered 418");
}

TEST_F(FetchTest, RefusesWhatIsNotAPage) {
    EXPECT_EQ(page_failure(""), "skip: " + url + " is empty (0 bytes)");
    EXPECT_EQ(page_failure("{}", "application/json; charset=utf-8"),
              "skip: " + url + " is not an HTML page but application/json");
    EXPECT_EQ(page_failure("%PDF-1.7"), "skip: " + url + " is not an HTML page but a PDF file");
    EXPECT_EQ(file_failure(""), "skip: FILE is empty (0 bytes)");
    EXPECT_EQ(file_failure("\x89PNG\r\n"), "skip: FILE is not an HTML page but a PNG image");
    EXPECT_EQ(file_failure("\xFF\xD8\xFF\xE0"), "skip: FILE is not an HTML page but a JPEG image");
    EXPECT_EQ(file_failure("PK\x03\x04"),
              "skip: FILE is not an HTML page but a ZIP archive or an office document");
    EXPECT_EQ(file_failure("ID3\x03"), "skip: FILE is not an HTML page but an MP3 file");
    EXPECT_EQ(file_failure(" {\"a\": \"<p>\"}"), "skip: FILE is not an HTML page but JSON");
    EXPECT_EQ(file_failure("Chỉ có chữ, 3 < 4."), "skip: FILE is not an HTML page but text without a tag");
    EXPECT_EQ(file_failure(std::string("<p>\0</p>", 8)), "skip: FILE is not an HTML page but binary data");
    EXPECT_EQ(file_failure("<?xml version=\"1.0\"?><rss/>"), "skip: FILE is not an HTML page but XML");
}

TEST_F(FetchTest, SaysWhenAFileIsMissing) {
    const std::string path = (folder_ / "none.html").string();
    EXPECT_EQ(failure([&] { fetch(path, http_, {}); }),
              "skip: cannot read " + path + ": No such file or directory");
}

TEST_F(FetchTest, CountsBrokenBytes) {
    const Article article = page("<p>a\xFF\xFE z\xC3</p>", "text/html; charset=utf-8");
    EXPECT_EQ(article.html, "<p>a\uFFFD\uFFFD z\uFFFD</p>");
    EXPECT_EQ(article.broken_bytes, 3U);
}

TEST_F(FetchTest, DecodesUtf16) {
    std::string bytes = "\xFF\xFE";
    for (const char c : std::string("<p>"))
        bytes += {c, '\0'};
    bytes += {'\xD7', '\x1E'}; // ộ is U+1ED9, ỗ U+1ED7
    const Article article = page(bytes, "text/html");
    EXPECT_EQ(article.html, "<p>ỗ");
    EXPECT_EQ(article.charset, "UTF-16LE");
}

TEST_F(FetchTest, DecodesWindows1258) {
    // The tone is a combining mark of its own: "Tiếng Việt".
    const std::string bytes = "<meta charset=windows-1258><p>Ti\xEA\xECng Vi\xEA\xF2t</p>";
    const Article article = page(bytes);
    EXPECT_EQ(article.charset, "windows-1258");
    EXPECT_EQ(icu::nfc(article.html), "<meta charset=windows-1258><p>Tiếng Việt</p>");
    EXPECT_EQ(article.broken_bytes, 0U);
}

TEST(IsUrl, TellsUrlsFromPaths) {
    EXPECT_TRUE(is_url("https://a.example/"));
    EXPECT_TRUE(is_url("ftp://a.example/"));
    EXPECT_FALSE(is_url("samples/a.html"));
    EXPECT_FALSE(is_url("/tmp/x://y"));
    EXPECT_FALSE(is_url("://"));
}

TEST_F(FetchTest, NotesTheValidators) {
    http_.on(url,
             {200, "", {{"etag", "W/\"a\""}, {"last-modified", "Mon, 01 Jan 2024 00:00:00 GMT"}}, "<p>x"});
    const Article article = fetch(url, http_, {});
    EXPECT_EQ(article.etag, "W/\"a\"");
    EXPECT_EQ(article.last_modified, "Mon, 01 Jan 2024 00:00:00 GMT");
    EXPECT_EQ(http_.requests.at(0).headers.size(), 1U) << "only Accept";
}

TEST_F(FetchTest, AnUnaskedNotModifiedIsAnError) {
    http_.on(url, {304, "", {}, ""});
    EXPECT_EQ(failure([&] { fetch(url, http_, {}); }),
              "skip: cannot fetch https://bao.example.vn/tin/1.html: the server answered 304");
}

TEST_F(FetchTest, APageWithAValidatorIsAnArticle) {
    http_.on(url, {200, "", {{"etag", "\"b\""}}, "<p>mới"});
    const Article article = fetch(url, http_, {});
    EXPECT_EQ(article.etag, "\"b\"");
    EXPECT_EQ(article.html, "<p>mới");
}

} // namespace baonoi::fetch
