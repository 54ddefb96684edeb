// SPDX-License-Identifier: GPL-3.0-or-later
// Target, webhook-id, webhook-timestamp and webhook-signature on the first four lines, the body after them:
// no crash, nothing is trusted that its own signature does not cover, and fields are texts.
#include "base/base64.h"
#include "fuzz_lines.h"
#include "lib/openssl/hmac.h"
#include "serve/body_fields.h"
#include "serve/call.h"
#include "serve/routes.h"

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace baonoi;
    using test::check, test::take_line;
    constexpr std::int64_t now = 1614265330;
    const std::string key(32, 'k');
    static const serve::HookKeys keys({"whsec_" + to_base64(key)});

    std::string body(reinterpret_cast<const char *>(data), size);
    http::ServerRequest request;
    request.method = "POST";
    if (http::read_target(take_line(body), request))
        serve::route_of(request);
    const std::string id = take_line(body), timestamp = take_line(body), signature = take_line(body);
    const std::string good = "v1," + to_base64(openssl::hmac_sha256(key, id + "." + timestamp + "." + body));
    const bool trusted = !keys.fault_of({id, timestamp, signature, body}, now);
    check(!trusted || signature.find(good) != std::string::npos);
    const bool plausible = !keys.fault_of({id, timestamp, good, body}, now);
    check(!plausible || !keys.fault_of({id, timestamp, "v1,AAAA " + good, body}, now));
    check(!plausible || keys.fault_of({id, timestamp, good, body + " "}, now));

    const serve::JsonFields fields =
        serve::read_fields(body, {"id", "url", "event"}, serve::OtherFields::ignored);
    check(fields.values.size() <= 3);
    return 0;
}
