// SPDX-License-Identifier: GPL-3.0-or-later
// The headers Cookie, Origin and Host on the first three lines, a form's body after them: no crash, a cookie
// is a part of its header, and what a form says is UTF-8 that no page takes for markup.
#include "base/utf8.h"
#include "fuzz_lines.h"
#include "lib/mustache/mustache.h"
#include "serve/form_fields.h"
#include "serve/session.h"

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace baonoi;
    using test::check, test::take_line;
    std::string body(reinterpret_cast<const char *>(data), size);
    http::ServerRequest request;
    request.headers["cookie"] = take_line(body);
    request.headers["origin"] = take_line(body);
    request.headers["host"] = take_line(body);
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.body = body;
    check(request.headers["cookie"].find(serve::cookie_of(request, "baonoi_session")) != std::string::npos);
    serve::is_of_other_site(request);
    const serve::FormFields form(body);
    for (const std::string &value : form.all("a")) {
        check(valid_utf8(value) == value);
        check(mustache::html_escaped(value).find_first_of("<>\"'") == std::string::npos);
    }
    const std::string session(64, 'a');
    check(!serve::has_csrf_token(request, session) || form.one("csrf") == serve::csrf_token(session));
    return 0;
}
