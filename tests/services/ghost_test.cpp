// SPDX-License-Identifier: GPL-3.0-or-later
// Ghost's source and publisher against a real Ghost, which tests/services/ghost.sh start FOLDER starts.
#include "base/iso_time.h"
#include "fakes/test_server.h"
#include "services/browser.h"
#include "services/ghost_site.h"
#include "services/lease_contenders.h"
#include "services/service.h"
#include "store/store.h"
#include "test_paths.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

namespace baonoi {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::failure;
using test::RealGhost;
using test::until;

// Somebody saves the post right before our first edit of it.
class Meddler : public curl::Http {
public:
    explicit Meddler(curl::Http &http) : http_(http) {}
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        if (request.method == "PUT" && meddle)
            std::exchange(meddle, nullptr)();
        return http_.send(request);
    }
    std::function<void()> meddle;

private:
    curl::Http &http_;
};

int count_in(const std::string &text, const std::string &part) {
    int count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

// Ghost's times have whole seconds, and so has its lock.
void next_second() {
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
}

TEST_F(RealGhost, ARecordingIsAttachedProvedAndReplaced) {
    const json made = post("Giá vàng & \"bạc\" 📈 tăng");
    const Article before = article(made);
    EXPECT_EQ(publisher()->slot(before).state, publish::Slot::State::empty);
    const Attachment first = publisher()->attach(before, {}, recording('a'));
    publisher()->prove(first, recording('a'));
    EXPECT_EQ(publisher()->slot(before).attachment->sha256, recording('a').sha256);
    const Attachment second = publisher()->attach(before, {}, recording('b'));
    publisher()->prove(second, recording('b'));
    EXPECT_EQ(card(made), second.audio);
    EXPECT_EQ(stored(made)["lexical"].get<std::string>().find(first.audio), std::string::npos);
}

TEST_F(RealGhost, TextTagsAndAuthorsStayAsTheyWere) {
    const json tags = {{{"name", "Kinh tế & \"đời sống\""}}, {{"name", "Hà Nội 🏮"}}};
    const json made = post("“Phở” <b>& bún</b> &amp; 'chả' 🍜",
                           {{"tags", tags},
                            {"custom_excerpt", "Tóm tắt & \"trích\" 🍜"},
                            {"html", "<p>Giá <b>tăng</b>&nbsp;&amp; giảm &lt;5%&gt; “hôm nay” 'sáng' 📈 <a "
                                     "href=\"/gia/?a=1&amp;b=2\">xem</a></p><ul><li>Một</li><li>Hai</li></ul>"
                                     "<blockquote>Lời kể</blockquote><!--kg-card-begin: html--><table "
                                     "data-x='&amp;'><tr><td>1</td></tr></table><!--kg-card-end: html-->"}});
    const json was = stored(made);
    const Article before = article(made);
    publisher()->attach(before, {}, recording('a'));
    const json is = stored(made);
    EXPECT_EQ(article(made).html, before.html);
    for (const char *key : {"title", "slug", "url", "custom_excerpt", "status", "visibility", "published_at"})
        EXPECT_EQ(is[key], was[key]) << key;
    EXPECT_EQ(is["tags"], was["tags"]);
    EXPECT_EQ(is["tags"][0]["name"], "Kinh tế & \"đời sống\"");
    EXPECT_EQ(is["authors"][0]["id"], was["authors"][0]["id"]);
    json document = json::parse(is["lexical"].get<std::string>());
    json &children = document["root"]["children"];
    std::rotate(children.begin(), children.begin() + 1, children.end()); // an editor moves the card
    edit(made, {{"lexical", document.dump()}});
    EXPECT_EQ(article(made).html, before.html);
    const std::string second = publisher()->attach(before, {}, recording('b')).audio;
    document = json::parse(stored(made)["lexical"].get<std::string>());
    EXPECT_EQ(document["root"]["children"].back()["src"], second);
}

TEST_F(RealGhost, ACollisionIsTriedAgainAndTheEditOfOthersStays) {
    const json made = post("Hai người cùng sửa");
    const Article before = article(made);
    Meddler http(*http_);
    http.meddle = [&] {
        next_second();
        edit(made, {{"custom_excerpt", "Người khác đã sửa"}});
    };
    const auto meddled = systems::ghost::make_publisher(settings_, {http, http, clock_});
    const Attachment attachment = meddled->attach(before, {}, recording('a'));
    EXPECT_EQ(card(made), attachment.audio);
    EXPECT_EQ(stored(made)["custom_excerpt"], "Người khác đã sửa");
    EXPECT_EQ(recordings(made), 1U);
    http.meddle = [&] {
        next_second();
        edit(made, {{"title", "Ba người cùng sửa"}});
    };
    EXPECT_EQ(failure([&] { meddled->attach(before, {}, recording('b')); }),
              "retry: " + before.url + ": the text changed while its recording was made");
    EXPECT_EQ(card(made), attachment.audio);
    EXPECT_EQ(stored(made)["title"], "Ba người cùng sửa");
}

TEST_F(RealGhost, ListsWhatIsPublishedOnceAlsoAfterOurEdit) {
    const auto source = systems::ghost::make_source(source_, settings_, tools());
    std::vector<std::string> urls;
    const auto take = [&](const fetch::Listing &listing) {
        urls.push_back(listing.input);
        return true;
    };
    const json made = post("Tin được liệt kê");
    post("Bản nháp", {{"status", "draft"}});
    post("Cho thành viên", {{"visibility", "members"}});
    const std::string cursor = source->list("", take).cursor;
    EXPECT_EQ(urls, std::vector<std::string>{made["url"]});
    publisher()->attach(article(made), {}, recording('c'));
    urls.clear();
    const std::string next = source->list(cursor, take).cursor;
    EXPECT_TRUE(urls.empty()) << urls.front();
    const json fresh = post("Tin mới");
    source->list(next, take);
    EXPECT_EQ(urls, std::vector<std::string>{fresh["url"]});
}

TEST_F(RealGhost, ListsEveryPostThoughOneIsSavedMeanwhile) {
    std::vector<std::string> made;
    json first;
    for (int i = 0; i < 53; ++i) {
        const json one = post(fmt::format("Tin số {:02}", i));
        if (i == 0)
            first = one;
        made.push_back(one["url"]);
    }
    next_second();
    std::vector<std::string> urls;
    systems::ghost::make_source(source_, settings_, tools())->list("", [&](const fetch::Listing &listing) {
        if (urls.empty())
            publisher()->attach(article(first), {}, recording('d'));
        urls.push_back(listing.input);
        return true;
    });
    std::sort(urls.begin(), urls.end());
    EXPECT_EQ(urls, made);
}

TEST_F(RealGhost, WhatIsNotPublicAnyMoreGetsNoRecording) {
    const json made = post("Tin sẽ bị gỡ");
    const Article before = article(made);
    edit(made, {{"status", "draft"}});
    const std::string draft = stored(made)["url"];
    const std::string reason = ": the post is not published (its status is \"draft\"); what is not public "
                               "gets no public recording";
    EXPECT_EQ(failure([&] { article(made); }), "skip: " + draft + reason);
    EXPECT_EQ(failure([&] { publisher()->slot(before); }), "skip: " + draft + reason);
    EXPECT_EQ(failure([&] { publisher()->attach(before, {}, recording('e')); }), "skip: " + draft + reason);
    edit(made, {{"status", "published"}, {"visibility", "members"}});
    EXPECT_EQ(failure([&] { publisher()->attach(before, {}, recording('e')); }),
              "skip: " + before.url +
                  ": the post is not for everyone (its access is \"members\"); what is not public gets no "
                  "public recording");
    call("DELETE", "posts/" + made["id"].get<std::string>() + "/");
    EXPECT_EQ(failure([&] { publisher()->attach(before, {}, recording('e')); }),
              "skip: Ghost answered 404 to GET " + settings_.url + "ghost/api/admin/posts/" +
                  made["id"].get<std::string>() +
                  "/?formats=html,lexical (\"Resource not found error, cannot read post. Post not found.\"): "
                  "it is not there (any more)");
    EXPECT_EQ(recordings(made), 0U);
}

TEST_F(RealGhost, TheDoctorFindsWhatIsWrong) {
    for (const publish::Finding &finding : publisher()->examine())
        EXPECT_TRUE(finding.is_good) << finding.what << ": " << finding.detail;
    test::write(folder_.path() / "key", "65e1:00ff10");
    settings_.secret = Secret("file:" + (folder_.path() / "key").string());
    const auto findings = publisher()->examine();
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_FALSE(findings[1].is_good);
    EXPECT_TRUE(findings[1].detail.ends_with(
        ": put the Admin API key of a custom integration (Settings, Integrations) into " +
        settings_.secret.reference() +
        " and compare the clocks of both servers: a key works for five minutes around now"))
        << findings[1].detail;
}

TEST_F(RealGhost, TheProgramFillsKeepsAndCorrects) {
    const json made = post("Chợ nổi & \"bến\" 🚤");
    const json draft = post("Chưa đăng", {{"status", "draft"}});
    configure();
    const std::string url = made["url"];
    EXPECT_NE(baonoi("fill").find("attached  " + url + " "), std::string::npos);
    const std::string first = card(made);
    EXPECT_FALSE(first.empty());
    EXPECT_NE(baonoi("fill").find("unchanged " + url + " "), std::string::npos);
    EXPECT_EQ(card(made), first);
    std::string text = stored(made)["lexical"];
    const std::string word = "bạc giảm";
    ASSERT_NE(text.find(word), std::string::npos);
    edit(made, {{"lexical", text.replace(text.find(word), word.size(), "bạc đứng yên")}});
    EXPECT_NE(baonoi("fill").find("attached  " + url + " "), std::string::npos);
    EXPECT_NE(card(made), first);
    EXPECT_EQ(recordings(made), 2U);
    EXPECT_EQ(recordings(draft), 0U);
    EXPECT_TRUE(card(draft).empty());
    const std::string said = baonoi("doctor");
    EXPECT_NE(said.find("ok      publisher len-bao credentials file:" + env_["BAONOI_GHOST_KEY"] +
                        " is accepted\nok      publisher len-bao upload the key may upload, also 16 MB\n"),
              std::string::npos)
        << said;
}

// As docs/ghost.md says: the files at one public address, and a line in the code injection.
TEST_F(RealGhost, APageShowsTheReadersPlayerWhichPlays) {
    const fs::path files = media().parent_path() / "files/baonoi",
                   config = fs::path(BAONOI_SOURCE_DIR) / "config";
    fs::create_directories(files);
    for (const char *script : {"ghost/baonoi.js", "player/baonoi-player.js"})
        fs::copy_file(config / script, files / fs::path(script).filename(),
                      fs::copy_options::overwrite_existing);
    inject(fmt::format("<script src=\"{}content/files/baonoi/baonoi.js\" defer></script>", settings_.url));
    const json made = post("Chợ nổi họp sớm");
    configure();
    baonoi("fill");
    ASSERT_FALSE(card(made).empty());
    test::Browser::open(*http_, [&](test::Browser &browser) {
        browser.go(made["url"]);
        const std::string player = "document.querySelector('baonoi-player')";
        ASSERT_TRUE(browser.sees(player + ".shadowRoot.querySelector('.play')"));
        EXPECT_EQ(browser.js("return document.querySelectorAll('.kg-audio-card').length;"), 0)
            << "in its place";
        EXPECT_EQ(browser.js("return document.querySelector('audio').src;"), card(made));
        EXPECT_TRUE(browser.js("return " + player + ".shadowRoot.querySelector('.clock').textContent;")
                        .get<std::string>()
                        .starts_with("0:00 / 0:"))
            << "the length is there before it plays";
        browser.js(player + ".shadowRoot.querySelector('.play').click();");
        EXPECT_TRUE(browser.sees(player + ".querySelector('audio').currentTime > 0.5"));
        EXPECT_EQ(browser.js("return " + player + ".shadowRoot.querySelector('.play').title;"), "Pause")
            << "in the publication's language, which is Ghost's own here";
    });
    inject("");
}

// A running baonoi that Ghost tells what happens.
class RealGhostHook : public RealGhost {
protected:
    // What it logged.
    std::string serve(const std::vector<std::string> &events, const std::function<void()> &meanwhile) {
        const int port = test::closed_port();
        const std::string secret(32, 'k');
        test::write(folder_.path() / "hook.key", secret + "\n");
        configure(fmt::format("[serve]\nlisten = \"127.0.0.1:{}\"\nworkers = 1\nmax_body = \"4MB\"\n"
                              "ghost_hook_keys = [\"file:{}\"]\n",
                              port, (folder_.path() / "hook.key").string()));
        std::vector<std::string> hooks;
        for (const std::string &event : events)
            hooks.push_back(call("POST", "webhooks/",
                                 {{"webhooks",
                                   {{{"event", event},
                                     {"name", event},
                                     {"target_url", fmt::format("http://127.0.0.1:{}/hooks/publish", port)},
                                     {"secret", secret}}}}})["webhooks"][0]["id"]);
        const auto is_up = [&] {
            curl::HttpRequest ready;
            ready.url = fmt::format("http://127.0.0.1:{}/healthz", port);
            try {
                return http_->send(ready).status == 200;
            } catch (const Error &) {
                return false;
            }
        };
        const auto result = test::run(
            {.arguments = {BAONOI_PROGRAM, "serve"}, .folder = folder_.path(), .meanwhile = [&](int program) {
                 EXPECT_TRUE(until(is_up));
                 meanwhile();
                 ::kill(program, SIGTERM);
             }});
        EXPECT_EQ(result.exit_code, 0) << result.err;
        for (const std::string &hook : hooks)
            call("DELETE", "webhooks/" + hook + "/");
        return result.err;
    }
    bool has_audio(const std::string &url) {
        const auto store = store::open_store("sqlite:" + (folder_.path() / "kho/baonoi.db").string(), clock_);
        const auto article = store->find_article(url);
        return article && !article->audio.empty();
    }
};

TEST_F(RealGhostHook, TheWebhookOfOurOwnEditEndsAsUnchanged) {
    std::string url;
    const std::string log = serve({"post.published", "post.published.edited"}, [&] {
        const json made = post("Tin nóng");
        EXPECT_TRUE(until([&] { return !card(made).empty(); }));
        const std::string first = card(made);
        std::this_thread::sleep_for(std::chrono::seconds(3));
        EXPECT_EQ(recordings(made), 1U);
        edit(made, {{"title", "Tin nóng đã sửa"}});
        EXPECT_TRUE(until([&] { return card(made) != first; }));
        std::this_thread::sleep_for(std::chrono::seconds(3));
        EXPECT_EQ(recordings(made), 2U);
        url = made["url"];
    });
    EXPECT_EQ(count_in(log, " attached " + url), 2) << log;
    EXPECT_EQ(count_in(log, " unchanged " + url), 2) << log;
}

// Ghost sends no webhook when a post is put on its schedule, and one for each post when it is time.
TEST_F(RealGhostHook, AScheduledPostHasAudioOnceItIsPublishedAndSoHaveManyAtOnce) {
    const std::string log = serve({"post.published", "post.published.edited", "post.unpublished"}, [&] {
        const json planned = post(
            "Tin hẹn giờ", {{"status", "scheduled"}, {"published_at", iso_time(clock_.unix_time() + 600)}});
        std::vector<std::string> urls;
        for (int i = 0; i < 6; ++i)
            urls.push_back(post(fmt::format("Tin trong loạt {}", i))["url"]);
        for (const std::string &url : urls)
            EXPECT_TRUE(until([&] { return has_audio(url); })) << url;
        EXPECT_EQ(recordings(planned), 0U) << "nobody can read it yet";
        edit(planned, {{"status", "published"}, {"published_at", iso_time(clock_.unix_time())}});
        EXPECT_TRUE(until([&] { return has_audio(stored(planned)["url"]); }));
    });
    EXPECT_FALSE(HasFailure()) << log;
}

TEST_F(RealGhostHook, WhatIsTakenBackOrDeletedHasNoAudioUntilItIsPublishedAgain) {
    const std::string log =
        serve({"post.published", "post.published.edited", "post.unpublished", "post.deleted"}, [&] {
            const json made = post("Tin bị gỡ");
            const std::string url = made["url"];
            EXPECT_TRUE(until([&] { return has_audio(url); })) << "published";
            edit(made, {{"status", "draft"}});
            EXPECT_TRUE(until([&] { return !has_audio(url); })) << "taken back";
            edit(made, {{"status", "published"}});
            EXPECT_TRUE(until([&] { return has_audio(url); })) << "published again";
            call("DELETE", "posts/" + made["id"].get<std::string>() + "/");
            EXPECT_TRUE(until([&] { return !has_audio(url); })) << "deleted";
        });
    EXPECT_FALSE(HasFailure()) << log;
}

TEST_F(RealGhost, OneDaemonServesItAndNoReaderSeesIt) {
    test::LeaseContenders daemons(4, [&] { return publisher(); });
    const auto drafts = [&] { return call("GET", "pages/?limit=all&filter=status:draft")["pages"]; };
    ASSERT_EQ(drafts().size(), 1U);
    EXPECT_EQ(drafts()[0]["status"], "draft");
    const auto asked = [&](const std::string &holder) {
        return test::failure([&] { publisher()->lease(holder); });
    };
    EXPECT_TRUE(asked("other").starts_with("retry: another daemon serves " + settings_.url + ": daemon "));
    for (const std::string place : {"", "sitemap-pages.xml", "rss/", "baonoi-daemon/"}) {
        curl::HttpRequest request;
        request.url = settings_.url + place;
        EXPECT_EQ(http_->send(request).body.find("who reads this site aloud"), std::string::npos) << place;
    }
    curl::HttpRequest change;
    change.url = settings_.url + "ghost/api/admin/pages/" + drafts()[0]["id"].get<std::string>() + "/";
    change.method = "PUT";
    change.headers = {"Authorization: Ghost " +
                          systems::ghost::ghost_token(settings_.secret.value(), clock_.unix_time()),
                      "Content-Type: application/json"};
    const json renewed = {{"custom_excerpt", "daemon 0 | later"}, {"updated_at", drafts()[0]["updated_at"]}};
    change.post = json{{"pages", {renewed}}}.dump();
    const curl::HttpResponse changed = http_->send(change);
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_NE(changed.header("x-cache-invalidate"), "/*") << "the site's page cache stays";
    call("DELETE", "pages/" + drafts()[0]["id"].get<std::string>() + "/");
    EXPECT_EQ(asked("other"), "done");
    EXPECT_EQ(drafts().size(), 1U);
    daemons.end();
    EXPECT_EQ(asked("another"), "done") << "it goes with its daemon";
}

} // namespace
} // namespace baonoi
