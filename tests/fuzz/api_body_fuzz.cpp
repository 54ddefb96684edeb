// SPDX-License-Identifier: GPL-3.0-or-later
// A method and a target on the first line, the body after it, as somebody sends them who holds a key or a
// token of every right: each route answers, and what it answers is JSON where it says so.
#include "../fakes/fake_clock.h"
#include "base/base64.h"
#include "base/error.h"
#include "base/utf8.h"
#include "lib/openssl/digest.h"
#include "lib/openssl/hmac.h"
#include "serve/beacon.h"
#include "serve/call.h"
#include "serve/routes.h"
#include "settings/config.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using namespace baonoi;

const std::string hook_key(32, 'k'), ghost_key = "a secret of Ghost";

void require(bool holds) {
    if (!holds)
        std::abort();
}

// What a server has: a store on disk, made anew before it grows.
class Served {
public:
    Served() {
        fs::create_directory(folder_ / "tu");
        setup_.config = std::make_shared<const settings::Config>(settings::parse_config(
            "[reading]\nlexicons = [\"tu\"]\n[[source]]\nname = \"bao\"\nkind = \"feed\"\nurl = "
            "\"https://bao.example.vn/rss\"\n",
            folder_ / "baonoi.toml"));
        setup_.keys = serve::HookKeys({"whsec_" + to_base64(hook_key)});
        setup_.ghost_keys = serve::GhostKeys({ghost_key});
    }
    Served(const Served &) = delete;
    Served &operator=(const Served &) = delete;
    ~Served() {
        store_.reset();
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    http::ServerResponse answer(const http::ServerRequest &request) {
        const auto found = serve::route_of(request);
        const auto *match = std::get_if<serve::Match>(&found);
        if (!match || match->route->lane == serve::RouteLane::previews) // a voice speaks them
            return http::refusal(404, "");
        try {
            return match->route->answer({state_, setup_, request, match->argument, "fuzz", {}});
        } catch (const Error &error) { // as the server answers it: there are no workers here that read a text
            require(error.next() == Next::retry);
            return http::refusal(503, error.what());
        }
    }
    std::int64_t now() { return clock_.unix_time(); }

private:
    static fs::path made_folder() {
        std::string name = (fs::temp_directory_path() / "baonoi-fuzz-XXXXXX").string();
        require(::mkdtemp(name.data()) != nullptr);
        return name;
    }

    fs::path folder_ = made_folder();
    test::FakeClock clock_;
    std::unique_ptr<store::Store> store_ = store::open_store("sqlite:" + (folder_ / "a.db").string(), clock_);
    work::Metrics metrics_;
    serve::ServerCallbacks callbacks_;
    std::mutex one_hook_;
    serve::FailedLogins failed_logins_;
    work::LexiconList lexicon_;
    serve::EventHub events_{*store_, {}};
    serve::ListenedLimit listened_limit_;
    serve::ServerState state_{*store_,        clock_,   metrics_, callbacks_,     one_hook_,
                              failed_logins_, lexicon_, events_,  listened_limit_};
    serve::ServerSetup setup_;
};

std::map<std::string, std::string> signed_by_hook(std::int64_t now, const std::string &body) {
    static int number = 0;
    const std::string id = fmt::format("msg_{}", ++number), time = fmt::to_string(now);
    const std::string signature =
        to_base64(openssl::hmac_sha256(hook_key, fmt::format("{}.{}.{}", id, time, body)));
    return {{"webhook-id", id}, {"webhook-timestamp", time}, {"webhook-signature", "v1," + signature}};
}

std::map<std::string, std::string> signed_by_ghost(std::int64_t now, const std::string &body) {
    const std::string time = fmt::format("{}000", now);
    const std::string hex = openssl::hex_of(openssl::hmac_sha256(ghost_key, body + time));
    return {{"x-ghost-signature", fmt::format("sha256={}, t={}", hex, time)}};
}

void check(const http::ServerResponse &response) {
    require(response.status >= 200 && (response.status < 500 || response.status == 503));
    if (response.type == "application/json")
        require(nlohmann::json::accept(response.body));
    for (const auto &[name, value] : response.headers)
        require(value.find_first_of("\r\n") == std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    constexpr int most = 3000;
    static std::unique_ptr<Served> served;
    static int count = 0;
    if (count++ % most == 0) {
        served.reset();
        served = std::make_unique<Served>();
    }
    const std::string input(reinterpret_cast<const char *>(data), size);
    const std::size_t end = std::min(input.find('\n'), input.size());
    const std::size_t blank = input.find(' ');
    http::ServerRequest request;
    if (blank >= end || !http::read_target(input.substr(blank + 1, end - blank - 1), request))
        return 0;
    request.method = input.substr(0, blank);
    request.body = end < input.size() ? input.substr(end + 1) : "";
    request.peer = "127.0.0.1";
    const bool is_hook = !request.path.empty() && request.path.front() == "hooks";
    if (!is_hook) {
        check(served->answer(request));
        return 0;
    }
    for (const auto &signed_by : {signed_by_hook, signed_by_ghost}) {
        request.headers = signed_by(served->now(), request.body);
        const http::ServerResponse response = served->answer(request);
        require(response.status != 401);
        check(response);
    }
    return 0;
}
