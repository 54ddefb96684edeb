// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/curl_fixture.h"

namespace baonoi::curl {

namespace {

void append_little_endian(std::string &bytes, std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>(value >> shift & 0xFF);
}

// A gzip stream that unpacks to 258 zeros for each two bytes or less: RFC 1951, fixed Huffman codes.
std::string gzip_bomb(std::size_t unpacked) {
    std::string bytes("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
    std::uint32_t buffer = 0;
    int bits = 0;
    const auto put = [&](std::uint32_t value, int count) {
        buffer |= value << bits;
        for (bits += count; bits >= 8; bits -= 8, buffer >>= 8)
            bytes += static_cast<char>(buffer & 0xFF);
    };
    put(0b011, 3);      // the last block, fixed codes
    put(0b00001100, 8); // literal 0
    for (std::size_t made = 1; made < unpacked; made += 258)
        put(0b00000'10100011, 13); // length 258, distance 1
    put(0, 7 + 7);                 // end of the block, rest of the byte
    append_little_endian(bytes, 0);
    append_little_endian(bytes, 0);
    return bytes;
}

} // namespace

TEST_F(CurlHttpTest, UnpacksDeflateAndBrotli) {
    server_.on(
        "/deflate",
        {200, {"Content-Encoding: deflate"}, std::string("x\x9c\xab\xc8\xcc\x03\x00\x02\xab\x01P", 11)});
    server_.on("/br", {200, {"Content-Encoding: br"}, "\x0b\x02\x80hello\x03"});
    EXPECT_EQ(get(server_.url("/deflate")).body, "xin");
    EXPECT_EQ(get(server_.url("/br")).body, "hello");
    EXPECT_NE(server_.requests().at(0).find("\r\nAccept-Encoding: gzip, deflate, br\r\n"), std::string::npos);
}

TEST_F(CurlHttpTest, AGzipBombIsNotUnpackedWhole) {
    server_.on("/bomb", {200, {"Content-Encoding: gzip"}, gzip_bomb(200U << 20U)});
    std::size_t unpacked = 0;
    HttpRequest request{server_.url("/bomb"), {}, 1U << 20U};
    request.body_to = [&](std::string_view piece) { unpacked += piece.size(); };
    EXPECT_THROW(make_curl_http(settings_)->send(request), Error);
    EXPECT_GT(unpacked, 900U << 10U);
    EXPECT_LE(unpacked, 1U << 20U);
    EXPECT_EQ(failure(server_.url("/bomb"), 1U << 20U),
              fmt::format("skip: cannot fetch {}: the body has more than 1048576 bytes, the limit",
                          server_.url("/bomb")));
}

TEST_F(CurlHttpTest, SaysWhenABodyCannotBeUnpacked) {
    server_.on("/broken", {200, {"Content-Encoding: gzip"}, "this is not gzip at all"});
    server_.on("/unknown", {200, {"Content-Encoding: lzma"}, "x"});
    for (const char *path : {"/broken", "/unknown"})
        EXPECT_EQ(failure(server_.url(path)),
                  fmt::format("skip: cannot fetch {}: its body cannot be unpacked", server_.url(path)));
}

TEST_F(CurlHttpTest, ReadsChunksAndNoticesWhenTheLastIsMissing) {
    Reply reply{200, {}, "chunk"};
    reply.chunked = true;
    server_.on("/chunked", reply);
    EXPECT_EQ(get(server_.url("/chunked")).body, "chunk");
    reply.cut = true;
    server_.on("/cut", reply);
    EXPECT_EQ(
        failure(server_.url("/cut")),
        fmt::format("retry: cannot fetch {}: the body ended early, after 5 bytes", server_.url("/cut")));
}

TEST_F(CurlHttpTest, ALengthThatIsTooShortCutsTheBody) {
    server_.on("/short", {200, {}, "<p>all of it", 6});
    EXPECT_EQ(get(server_.url("/short")).body, "<p>all");
}

TEST_F(CurlHttpTest, ADrippingBodyIsLeftByItsSpeed) {
    Reply reply{200, {}, std::string(400, 'x')};
    reply.drip_ms = 20;
    server_.on("/drip", reply);
    settings_.patience = Seconds{1};
    EXPECT_EQ(failure(server_.url("/drip")),
              fmt::format("retry: cannot fetch {}: fewer than 100 bytes came each second for 1 s",
                          server_.url("/drip")));
}

TEST_F(CurlHttpTest, AnAnswerThatNeverComesIsNotAFailedConnection) {
    settings_.connect_timeout = Seconds{0.1};
    server_.on("/slow", {200, {}, "late", {}, 3000});
    EXPECT_EQ(failure(server_.url("/slow"), 1000, Seconds{0.3}),
              fmt::format("retry: cannot fetch {}: no complete answer within 0.3 s", server_.url("/slow")));
}

TEST_F(CurlHttpTest, RefusesAFloodOfHeaders) {
    server_.on("/flood", {200, std::vector<std::string>(2000, "X-Flood: " + std::string(100, 'x')), "x"});
    EXPECT_EQ(
        failure(server_.url("/flood")),
        fmt::format("skip: cannot fetch {}: its headers have more than 131072 bytes", server_.url("/flood")));
    server_.on("/line", {200, {"X-Long: " + std::string(1U << 20U, 'x')}, "x"});
    EXPECT_EQ(failure(server_.url("/line")),
              fmt::format("retry: cannot fetch {}: a line of its headers is too long, or memory is short",
                          server_.url("/line")));
}

TEST_F(CurlHttpTest, NotModifiedIsAResponse) {
    server_.on("/same", {304, {"ETag: \"7\""}, ""});
    const HttpResponse response = get(server_.url("/same"));
    EXPECT_EQ(response.status, 304);
    EXPECT_EQ(response.header("etag"), "\"7\"");
}

TEST_F(CurlHttpTest, RetryAfterCanBeRead) {
    server_.on("/busy", {429, {"Retry-After: 120"}, ""});
    EXPECT_EQ(get(server_.url("/busy")).header("retry-after"), "120");
}

TEST_F(CurlHttpTest, ALoopOfTwoPagesIsLeft) {
    server_.on("/b", redirect_to(server_.url("/a")));
    server_.on("/a", redirect_to(server_.url("/b")));
    EXPECT_EQ(failure(server_.url("/a")),
              fmt::format("skip: cannot fetch {}: more than 5 redirects", server_.url("/a")));
}

TEST_F(CurlHttpTest, UserAgentIsSent) {
    settings_.user_agent = "Loa/2 (+https://loa.example.vn/)";
    get(server_.url("/a"));
    EXPECT_NE(server_.requests().at(0).find("\r\nUser-Agent: Loa/2 (+https://loa.example.vn/)\r\n"),
              std::string::npos);
}

} // namespace baonoi::curl
