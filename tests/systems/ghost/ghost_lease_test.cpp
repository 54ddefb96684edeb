// SPDX-License-Identifier: GPL-3.0-or-later
// One daemon for one Ghost, against the pages of an Admin API in memory.
#include "base/error.h"
#include "base/iso_time.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "publish/lease.h"
#include "systems/ghost/ghost.h"

#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace baonoi::systems::ghost {
namespace {

using nlohmann::json;

const std::string site = "https://bao.example.vn/";
const std::string api = site + "ghost/api/admin/";

// Its one page, and Ghost's clock.
class Pages : public curl::Http {
public:
    explicit Pages(test::FakeClock &clock) : clock_(clock) {}
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        const std::string path = request.url.substr((api + "pages/").size());
        if (request.method.empty()) {
            EXPECT_EQ(path, "slug/baonoi-daemon/");
            const curl::HttpResponse read = page.is_null() ? answer(404, {}) : answer(200, page);
            if (after_reading)
                std::exchange(after_reading, nullptr)();
            return read;
        }
        if (request.method == "DELETE") {
            EXPECT_EQ(path, "second/");
            return answer(204, {});
        }
        json entry = json::parse(request.post->text())["pages"][0];
        EXPECT_EQ(entry["status"], "draft");
        if (request.method == "POST" && !page.is_null())
            return answer(201, {{"id", "second"}, {"slug", "baonoi-daemon-2"}});
        if (request.method == "PUT" && entry["updated_at"] != page["updated_at"])
            return answer(409, {});
        entry["id"] = "first";
        entry["slug"] = "baonoi-daemon";
        entry["updated_at"] = iso_time(clock_.unix_time());
        page = entry;
        return answer(201, page);
    }
    curl::HttpResponse answer(int status, const json &shown) const {
        curl::HttpResponse response;
        response.status = status;
        response.headers = {{"date", iso_time(clock_.unix_time())}};
        response.body = json{{"pages", shown.is_null() ? json::array() : json::array({shown})}}.dump();
        return response;
    }

    json page;
    std::function<void()> after_reading;

private:
    test::FakeClock &clock_;
};

class GhostLease : public testing::Test {
protected:
    GhostLease() {
        test::write(folder_.path() / "key", "65e1:00ff10\n");
        settings_.name = "toa-soan";
        settings_.kind = "ghost";
        settings_.url = site;
        settings_.secret = Secret("file:" + (folder_.path() / "key").string());
    }

    // What another daemon is told.
    std::string refusal(const std::string &holder) {
        try {
            make_publisher(settings_, {http_, http_, clock_})->lease(holder);
        } catch (const Error &error) {
            return error.what();
        }
        return "none";
    }

    test::TemporaryFolder folder_;
    SystemSettings settings_;
    test::FakeClock clock_;
    Pages http_{clock_};
};

const std::string first_serves =
    "another daemon serves https://bao.example.vn/: the daemon of may-1; give both "
    "the same store, or stop one";

TEST_F(GhostLease, GoesToOneDaemonAndBackWithIt) {
    const auto publisher = make_publisher(settings_, {http_, http_, clock_});
    auto first = publisher->lease("the daemon of may-1");
    EXPECT_EQ(refusal("the daemon of may-2"), first_serves);
    clock_.pass(300);
    first->renew();
    clock_.pass(899);
    EXPECT_EQ(refusal("the daemon of may-2"), first_serves);
    http_.page = nullptr; // by staff
    first->renew();
    EXPECT_EQ(refusal("the daemon of may-2"), first_serves);
    EXPECT_EQ(refusal("the daemon of may-1"), "none") << "it was started again";
    first = publisher->lease("the daemon of may-1");
    first.reset();
    EXPECT_TRUE(http_.page["custom_excerpt"].get<std::string>().starts_with("nobody | "));
    clock_.pass(1);
    EXPECT_EQ(refusal("the daemon of may-2"), "none");
}

TEST_F(GhostLease, OfAKilledDaemonRunsOut) {
    const auto publisher = make_publisher(settings_, {http_, http_, clock_});
    auto killed = publisher->lease("the daemon of may-1");
    clock_.pass(900);
    const auto second = publisher->lease("the daemon of may-2");
    EXPECT_EQ(refusal("the daemon of may-1"),
              "another daemon serves https://bao.example.vn/: the daemon of may-2; "
              "give both the same store, or stop one");
    try {
        killed->renew(); // it was only asleep
        ADD_FAILURE() << "two serve it";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
    }
}

TEST_F(GhostLease, GoesToTheFasterOfTwo) {
    const auto publisher = make_publisher(settings_, {http_, http_, clock_});
    std::unique_ptr<publish::Lease> faster;
    http_.after_reading = [&] { faster = publisher->lease("the daemon of may-1"); };
    EXPECT_EQ(refusal("the daemon of may-2"), first_serves) << "there was no note yet";
    faster.reset();
    clock_.pass(1);
    http_.after_reading = [&] {
        clock_.pass(1);
        faster = publisher->lease("the daemon of may-1");
    };
    EXPECT_EQ(refusal("the daemon of may-2"), first_serves) << "it was free";
}

} // namespace
} // namespace baonoi::systems::ghost
