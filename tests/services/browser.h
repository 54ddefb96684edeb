// SPDX-License-Identifier: GPL-3.0-or-later
// A real Chromium, driven through chromedriver (W3C WebDriver over HTTP). One thread uses it.
#pragma once

#include "fakes/program.h"
#include "fakes/test_server.h"
#include "lib/curl/http.h"
#include "services/service.h"

#include <csignal>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>

namespace baonoi::test {

class Browser {
public:
    // Calls action with a browser that ends with it.
    static void open(curl::Http &http, const std::function<void(Browser &)> &action) {
        const int port = closed_port();
        run({.arguments = {"/usr/bin/chromedriver", fmt::format("--port={}", port)},
             .meanwhile = [&](int driver) {
                 Browser browser(http, fmt::format("http://127.0.0.1:{}", port));
                 if (browser.begin())
                     action(browser);
                 browser.ask("DELETE", "");
                 ::kill(driver, SIGTERM);
             }});
    }

    void go(const std::string &url) { ask("", "/url", {{"url", url}}); }
    // The value of "return …;" in the page; null when it throws.
    nlohmann::json js(const std::string &code) {
        return ask("", "/execute/sync", {{"script", code}, {"args", nlohmann::json::array()}});
    }
    // Waits for a condition in the page.
    bool sees(const std::string &condition) {
        return until(
            [&] { return js("try { return !!(" + condition + "); } catch (e) { return false; }") == true; },
            60);
    }

private:
    Browser(curl::Http &http, std::string driver) : http_(http), session_(std::move(driver)) {}

    bool begin() {
        const nlohmann::json options = {
            {"args",
             {"--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1200",
              "--autoplay-policy=no-user-gesture-required"}}};
        const nlohmann::json wanted = {
            {"capabilities",
             {{"alwaysMatch", {{"browserName", "chrome"}, {"goog:chromeOptions", options}}}}}};
        EXPECT_TRUE(until([&] { return ask("GET", "/status").is_object(); }, 30)) << "chromedriver";
        const nlohmann::json made = ask("", "/session", wanted);
        if (!made.is_object() || !made.contains("sessionId")) {
            ADD_FAILURE() << "no Chromium: " << made;
            return false;
        }
        session_ += "/session/" + made["sessionId"].get<std::string>();
        return true;
    }

    nlohmann::json ask(const std::string &method, const std::string &path,
                       const nlohmann::json &body = nullptr) {
        curl::HttpRequest request;
        request.url = session_ + path;
        request.method = method;
        request.timeout = Seconds{60};
        request.headers = {"Content-Type: application/json"};
        if (!body.is_null())
            request.post = body.dump();
        try {
            const auto answer = nlohmann::json::parse(http_.send(request).body, nullptr, false);
            return answer.is_object() && answer.contains("value") ? answer["value"] : nlohmann::json();
        } catch (const Error &) {
            return nullptr;
        }
    }

    curl::Http &http_;
    std::string session_;
};

} // namespace baonoi::test
