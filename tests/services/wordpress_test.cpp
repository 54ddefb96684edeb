// SPDX-License-Identifier: GPL-3.0-or-later
// WordPress' source, publisher and plugin against a real WordPress, which tests/services/wordpress.sh start
// FOLDER starts.
#include "services/lease_contenders.h"
#include "services/wordpress_site.h"
#include "test_paths.h"

#include <chrono>
#include <thread>

namespace baonoi {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::count;
using test::failure;
using test::RealHook;
using test::RealWordPress;
using test::until;

// A program that is killed right before it says which recording the post has.
class CutOff : public curl::Http {
public:
    explicit CutOff(curl::Http &http) : http_(http) {}
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        if (request.url.ends_with("/audio"))
            throw Error(Next::retry, "killed");
        return http_.send(request);
    }

private:
    curl::Http &http_;
};

TEST_F(RealWordPress, APostIsGivenItsAudioOnceAndACorrectionReplacesIt) {
    grace_ = "1s";
    configure();
    const std::string title = "Mưa & \"gió\" bão 🌧 ở Hà Nội";
    const json made = post(title);
    const test::ProgramResult first = baonoi({"fill"});
    ASSERT_EQ(first.exit_code, 0) << first.out << first.err;
    const json after = stored(made);
    const json audio = after["baonoi"]["audio"];
    EXPECT_EQ(after["title"]["raw"], title);
    EXPECT_EQ(after["modified"], made["modified"]);
    const json media = call("", fmt::format("media/{}&context=edit", audio["media"].get<int>()));
    EXPECT_EQ(media["title"]["raw"], title);
    EXPECT_EQ(media["alt_text"], title);
    EXPECT_NE(media["source_url"].get<std::string>().find("/mua-gio-bao-o-ha-noi."), std::string::npos)
        << media["source_url"];
    const std::string url = audio["url"];
    const std::string shown = page(made["link"]).body;
    EXPECT_NE(shown.find("<source src=\"" + url + "\" type=\"audio/mpeg\">"), std::string::npos);
    EXPECT_NE(shown.find("\"@type\":\"AudioObject\",\"contentUrl\":\"" + url + "\""), std::string::npos);
    EXPECT_NE(page(settings_.url + "feed/")
                  .body.find(fmt::format("<enclosure url=\"{}\" length=\"{}\" type=\"audio/mpeg\" />", url,
                                         audio["bytes"].get<int>())),
              std::string::npos);

    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(notes().size(), 2U); // speech and captions
    call("", fmt::format("posts/{}", made["id"].get<int>()), {{"content", "<p>Trưa nay mưa đã tạnh.</p>"}});
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    const std::string second = stored(made)["baonoi"]["audio"]["url"];
    EXPECT_NE(second, url);
    EXPECT_NE(page(made["link"]).body.find(second), std::string::npos);
    std::this_thread::sleep_for(std::chrono::seconds(2)); // the time of grace
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(notes().size(), 2U);
    EXPECT_EQ(page(url).status, 404);
    EXPECT_EQ(page(second).status, 200);
}

TEST_F(RealWordPress, TheOpusFileIsOfferedBeforeTheMp3AndComesAndGoesWithIt) {
    grace_ = "1s";
    configure("[encode]\nalso = [\"opus\"]\n");
    const json made = post("Bài có hai tệp");
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    const json audio = stored(made)["baonoi"]["audio"];
    const std::string url = audio["url"], opus = audio["opus"];
    EXPECT_NE(page(made["link"])
                  .body.find("<source src=\"" + opus + "\" type=\"audio/ogg; codecs=opus\"><source src=\"" +
                             url + "\""),
              std::string::npos);
    EXPECT_EQ(openssl::sha256_hex(page(opus).body), audio["opus_sha256"]);
    for (const json &media : call("", "media&per_page=100"))
        if (media["source_url"] == opus)
            call("DELETE", fmt::format("media/{}&force=true", media["id"].get<int>()));
    EXPECT_EQ(page(made["link"]).body.find("audio/ogg"), std::string::npos) << "somebody deleted it";
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(page(stored(made)["baonoi"]["audio"]["opus"]).status, 200) << "made again";
    configure();
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_FALSE(stored(made)["baonoi"]["audio"].contains("opus"));
    std::this_thread::sleep_for(std::chrono::seconds(2)); // the time of grace
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(notes().size(), 2U);
}

TEST_F(RealWordPress, WhatIsNotPublicIsNeitherReadNorHeard) {
    configure();
    post("Bản nháp", {{"status", "draft"}});
    post("Bài riêng", {{"status", "private"}});
    post("Bài có mật khẩu", {{"password", "một"}});
    const json made = post("Bài của mọi người");
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(notes().size(), 2U);
    call("", fmt::format("posts/{}", made["id"].get<int>()), {{"content", "<p>Bài đã được sửa lại.</p>"}});
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(notes().size(), 4U); // two of them retired
    const std::string url = stored(made)["baonoi"]["audio"]["url"];
    EXPECT_EQ(page(url).status, 200);
    call("", fmt::format("posts/{}", made["id"].get<int>()), {{"status", "draft"}});
    EXPECT_EQ(notes(), std::vector<std::string>());
    EXPECT_EQ(page(url).status, 404);
    EXPECT_EQ(failure([&] {
                  publisher()->slot([&] {
                      Article known;
                      known.post = made["id"].dump();
                      return known;
                  }());
              }),
              fmt::format("skip: {}?p={} is not public: post {} is a draft, private or behind a password",
                          settings_.url, made["id"].get<int>(), made["id"].get<int>()));
}

TEST_F(RealWordPress, AnUploadThatWasNotAttachedIsAdopted) {
    const json made = post("Bài bị ngắt giữa chừng");
    CutOff cut(*http_);
    const Article read = article(made);
    EXPECT_EQ(failure([&] {
                  systems::wordpress::make_publisher(settings_, {cut, cut, clock_})
                      ->attach(read, {}, recording('a'));
              }),
              "retry: killed");
    EXPECT_EQ(notes(), std::vector<std::string>{"baonoi:" + recording('a').sha256});
    const Attachment attached = publisher()->attach(read, {}, recording('a'));
    publisher()->prove(attached, recording('a'));
    EXPECT_EQ(notes(), std::vector<std::string>{"baonoi:" + recording('a').sha256});
    EXPECT_EQ(publisher()->slot(read).attachment->sha256, recording('a').sha256);
    EXPECT_EQ(article(made).html, read.html);
}

TEST_F(RealWordPress, ATextThatChangedMeanwhileIsNotGivenTheOldVoice) {
    const json made = post("Bài đang được sửa");
    const Article read = article(made);
    call("", fmt::format("posts/{}", made["id"].get<int>()), {{"content", "<p>Lời khác.</p>"}});
    EXPECT_EQ(failure([&] { publisher()->attach(read, {}, recording('a')); }),
              fmt::format("retry: the text of {} was changed while it was read aloud",
                          made["link"].get<std::string>()));
    EXPECT_EQ(notes(), std::vector<std::string>());
}

TEST_F(RealWordPress, AFileThatItRefusesWaitsForAPerson) {
    Recording text = recording('a');
    text.mp3 = "Đây là chữ chứ không phải tiếng nói.";
    const std::string message =
        failure([&] { publisher()->attach(article(post("Bài có tệp sai")), {}, text); });
    EXPECT_TRUE(message.starts_with("hold: WordPress answered 500 to POST ")) << message;
    EXPECT_TRUE(message.ends_with("; allow .mp3 files (filter upload_mimes, or the network's settings of a "
                                  "multisite)"))
        << message;
}

TEST_F(RealWordPress, WhoMayNotEditIsToldWhichRoleIsNeeded) {
    const Article read = article(post("Bài của biên tập viên"));
    settings_.user = "author";
    settings_.secret = Secret("file:" + env_["BAONOI_WP_AUTHOR_PASSWORD"]);
    const std::string message = failure([&] { publisher()->attach(read, {}, recording('a')); });
    EXPECT_TRUE(message.starts_with("hold: WordPress answered 403 to GET ")) << message;
    EXPECT_TRUE(message.ends_with(": give author the role Editor")) << message;
    const auto findings = publisher()->examine();
    ASSERT_GE(findings.size(), 2U);
    EXPECT_EQ(findings[1].detail, "author may not edit the posts of others: give the role Editor");
    EXPECT_FALSE(findings[1].is_good);
}

TEST_F(RealWordPress, AServerThatDropsTheHeaderIsNamedWithTheLineThatMendsIt) {
    configure();
    const test::ProgramResult good = baonoi({"doctor"});
    EXPECT_EQ(good.exit_code, 0) << good.out;
    EXPECT_NE(good.out.find("ok      publisher wp upload size 83886080 bytes\n"), std::string::npos)
        << good.out;
    test::write(env_["BAONOI_WP_STRIP"], "");
    const test::ProgramResult stripped = baonoi({"doctor"});
    EXPECT_EQ(stripped.exit_code, 1);
    EXPECT_NE(stripped.out.find("FAILED  publisher wp API         WordPress answered 401 to GET "),
              std::string::npos)
        << stripped.out;
    EXPECT_NE(stripped.out.find("fastcgi_param HTTP_AUTHORIZATION $http_authorization;"), std::string::npos);
}

TEST_F(RealWordPress, FeedsAnnounceTheRecordingOnceAlsoToWhoPolledBefore) {
    const json made = post("Bài có đường dẫn tới tệp âm thanh");
    attach(made);
    const std::string linked = page(made["link"]).url + "phong-van.mp3";
    php("add_post_meta((int) $argv[2], 'enclosure', \"$argv[3]\\n1000\\naudio/mpeg\\n\");",
        {made["id"].dump(), linked});
    const json other = post("Bài thứ hai");
    const curl::HttpResponse polled = page(settings_.url + "feed/");
    EXPECT_EQ(count(polled.body, "<enclosure "), 1) << polled.body;
    EXPECT_EQ(count(polled.body, linked), 0);
    EXPECT_EQ(count(page(settings_.url + "feed/atom/").body, "rel=\"enclosure\""), 1);
    curl::HttpRequest again;
    again.url = settings_.url + "feed/";
    again.headers = {"If-None-Match: " + polled.header("etag"),
                     "If-Modified-Since: " + polled.header("last-modified")};
    EXPECT_EQ(http_->send(again).status, 304);
    attach(other);
    const curl::HttpResponse answer = http_->send(again);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(count(answer.body, "<enclosure "), 2);
}

TEST_F(RealWordPress, ExcerptsHoldNoWordsOfThePlayer) {
    const json made = post("Bài có tóm tắt");
    attach(made);
    const std::string excerpt =
        php("global $wp, $wp_query, $post; $_SERVER['REQUEST_URI'] = '/'; $wp_query->query(['p' => "
            "(int) $argv[2]]); $wp_query->the_post(); $GLOBALS['wp_the_query'] = $wp_query; "
            "echo is_single() ? get_the_excerpt() : 'no page';",
            {made["id"].dump()});
    EXPECT_EQ(excerpt, "Sáng nay trời mưa to ở nhiều nơi. Đường &amp; chợ đều ngập.");
}

TEST_F(RealWordPress, PagesAndOtherTypesAreReadWhenTheyAreChosen) {
    set_option("post_types", "post, page thong_bao");
    configure();
    const json body = {{"title", "Thông báo nghỉ lễ"},
                       {"status", "publish"},
                       {"content", "<p>Cơ quan nghỉ lễ hai ngày, mời bà con quay lại sau.</p>"}};
    const json announcement = call("", "thong-bao", body);
    const json site_page = call("", "pages", body);
    const json made = post("Bài thường");
    const test::ProgramResult result = baonoi({"fill"});
    EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
    for (const json &one : {announcement, site_page, made})
        EXPECT_EQ(count(shown(one), "<audio"), 1) << one["link"];
}

TEST_F(RealWordPress, AnInterviewInsideIsNoRecordingOfTheArticle) {
    const std::string sound = "<figure class=\"wp-block-audio\"><audio controls src=\"/x.mp3\"></audio>";
    const json interview =
        post("Bài có phỏng vấn", {{"content", "<p>Sáng nay trời mưa to.</p>" + sound +
                                                  "<figcaption>Ông Nam trả lời</figcaption></figure>"}});
    const json own = post(
        "Bài có bản đọc",
        {{"content", sound + "<figcaption>Nghe bài viết</figcaption></figure><p>Sáng nay trời mưa.</p>"}});
    const auto state_of = [&](const json &post) { return publisher()->slot(article(post)).state; };
    EXPECT_EQ(state_of(interview), publish::Slot::State::empty);
    EXPECT_EQ(state_of(own), publish::Slot::State::foreign);
    change(own, {{"baonoi", {{"make", "yes"}}}});
    EXPECT_EQ(state_of(own), publish::Slot::State::empty);
}

TEST_F(RealWordPress, PlayersFollowTheirFilesToACdnAndToAnotherFolder) {
    const json made = post("Bài có tệp dời chỗ");
    fs::remove(env_["BAONOI_WP_SITE"] + "/kho");
    fs::create_directory_symlink("wp-content/uploads", env_["BAONOI_WP_SITE"] + "/kho");
    test::write(env_["BAONOI_WP_SITE"] + "/../cdn", settings_.url + "kho/");
    const std::string named = attach(made).audio; // proves it, too
    EXPECT_EQ(shown(made).find(named), std::string::npos);
    EXPECT_NE(shown(made).find(settings_.url + "kho/"), std::string::npos);
    fs::remove(env_["BAONOI_WP_SITE"] + "/../cdn");
    // Moved in the library, as by a plugin that renames files.
    const std::string moved =
        php("$id = (int) $argv[2]; $from = get_attached_file($id); $to = dirname($from, 2) . '/doi-ten.mp3'; "
            "rename($from, $to); update_attached_file($id, $to); echo wp_get_attachment_url($id);",
            {stored(made)["baonoi"]["audio"]["media"].dump()});
    EXPECT_NE(shown(made).find("<source src=\"" + moved), std::string::npos) << moved;
    EXPECT_EQ(publisher()->slot(article(made)).attachment->audio, moved);
}

TEST_F(RealWordPress, CachesArePurgedWhenARecordingComesAndGoesAlsoWhenOneOfThemFails) {
    const std::string file = env_["BAONOI_WP_SITE"] + "/../purged";
    fs::remove(file);
    const json made = post("Bài trong bộ nhớ đệm");
    attach(made);
    const std::string id = made["id"].dump();
    const std::string once = "rocket " + id + "\nw3tc " + id + "\nlitespeed " + id + "\naction " + id + "\n";
    EXPECT_EQ(test::read(file), once);
    change(made, {{"status", "draft"}});
    EXPECT_EQ(test::read(file), once + once);
}

TEST_F(RealWordPress, OneDaemonServesIt) {
    test::LeaseContenders daemons(6, [&] { return publisher(); });
    daemons.renew();
    const auto asked = [&](const std::string &holder) {
        return failure([&] { publisher()->lease(holder); });
    };
    EXPECT_TRUE(asked("other").starts_with("retry: another daemon serves " + settings_.url + ": daemon "));
    daemons.end();
    EXPECT_EQ(asked("other"), "done") << "it was given back";
    const auto killed = [&](int seconds) {
        php("update_option('baonoi_lease', wp_json_encode(array('holder' => 'killed', 'until' => time() + "
            "(int) $argv[2])));",
            {fmt::to_string(seconds)});
    };
    killed(100);
    EXPECT_EQ(asked("other"), "retry: another daemon serves " + settings_.url +
                                  ": killed; give both the same store, or stop one");
    EXPECT_EQ(asked("killed"), "done") << "it was started again";
    killed(-1);
    EXPECT_EQ(asked("other"), "done") << "it ran out";
    settings_.user = "author";
    settings_.secret = Secret("file:" + env_["BAONOI_WP_AUTHOR_PASSWORD"]);
    EXPECT_TRUE(asked("other").starts_with("hold: WordPress answered 403 to POST ")) << asked("other");
}

TEST_F(RealHook, ASecondDaemonWithAStoreOfItsOwnStops) {
    const test::TemporaryFolder other;
    for (const char *file : {"baonoi.toml", "hook.key"})
        fs::copy(folder_.path() / file, other.path() / file);
    std::string config = test::read(other.path() / "baonoi.toml");
    const std::size_t listen = config.find("listen = ");
    ASSERT_NE(listen, std::string::npos);
    config.replace(listen, config.find('\n', listen) - listen, "listen = \"127.0.0.1:0\"");
    test::write(other.path() / "baonoi.toml", config);
    serve([&] {
        const test::ProgramResult second =
            test::run({.arguments = {BAONOI_PROGRAM, "serve"}, .folder = other.path()});
        EXPECT_EQ(second.exit_code, 1);
        EXPECT_NE(second.err.find("another daemon serves " + settings_.url + ": the daemon of "),
                  std::string::npos)
            << second.err;
        EXPECT_NE(second.err.find("; give both the same store, or stop one"), std::string::npos);
        const test::ProgramResult once =
            test::run({.arguments = {BAONOI_PROGRAM, "fill"}, .folder = other.path()});
        EXPECT_EQ(once.exit_code, 0) << "what runs once needs no lease: " << once.err;
    });
    EXPECT_EQ(failure([&] { publisher()->lease("the next"); }), "done") << "it goes with its daemon";
}

TEST_F(RealWordPress, DoctorTellsThatThePluginOrThePasswordsAreSwitchedOff) {
    configure();
    const auto lacks = [&](const std::string &line) {
        const test::ProgramResult doctor = baonoi({"doctor"});
        EXPECT_EQ(doctor.exit_code, 1);
        EXPECT_NE(doctor.out.find(line), std::string::npos) << doctor.out;
    };
    php("require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('baonoi/baonoi.php');");
    lacks("FAILED  publisher wp plugin      the plugin baonoi is there, and not active: activate it "
          "(Plugins)\n");
    php("require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin('baonoi/baonoi.php');");
    test::write(env_["BAONOI_WP_SITE"] + "/../no-passwords", "");
    lacks("FAILED  publisher wp application passwords WordPress takes them over https only: give the https "
          "address of the site as url\n");
}

TEST_F(RealHook, WhatIsPublishedIsHeardOnceAlsoWhenItWasScheduled) {
    serve([&] {
        const json made = post("Bài đăng ngay");
        EXPECT_TRUE(until([&] { return !audio_of(made).empty(); }, 60));
        const json later = post("Bài hẹn giờ", {{"status", "future"}, {"date_gmt", "2099-01-01T00:00:00"}});
        EXPECT_EQ(later["status"], "future");
        // Its time comes: as if a day had passed.
        test::run(
            {.arguments = {"/usr/bin/php", "-r",
                           "require $argv[1] . '/wp-load.php'; global $wpdb; $wpdb->update($wpdb->posts, "
                           "['post_date' => '2026-01-01 07:00:00', 'post_date_gmt' => '2026-01-01 "
                           "00:00:00'], ['ID' => $argv[2]]); clean_post_cache($argv[2]); "
                           "check_and_publish_future_post((int) $argv[2]);",
                           env_["BAONOI_WP_SITE"], later["id"].dump()}});
        EXPECT_TRUE(until([&] { return !audio_of(later).empty(); }, 60));
        call("", fmt::format("posts/{}", made["id"].get<int>()), {{"status", "draft"}});
        std::this_thread::sleep_for(std::chrono::seconds(2)); // for what our own writing might have set off
    });
    EXPECT_EQ(orders(),
              (std::vector<std::string>{"published by hook", "published by hook", "deleted by hook"}));
    EXPECT_EQ(notes().size(), 2U);
}

TEST_F(RealHook, TheListOfPostsShowsTheAudioAndMakesItAgain) {
    serve([&] {
        const json made = post("Bài trong danh sách");
        EXPECT_TRUE(until([&] { return !audio_of(made).empty(); }, 60));
        log_in();
        const std::string list = curl({settings_.url + "wp-admin/edit.php"});
        EXPECT_NE(list.find("There, "), std::string::npos) << list.size();
        const std::size_t begin = list.find(settings_.url + "wp-admin/admin-post.php?action=baonoi_again");
        ASSERT_NE(begin, std::string::npos);
        std::string again = list.substr(begin, list.find('"', begin) - begin);
        for (std::size_t at = 0; (at = again.find("&#038;", at)) != std::string::npos;)
            again.replace(at, 6, "&");
        EXPECT_TRUE(curl({"-i", again}).starts_with("HTTP/1.1 302 Found"));
        EXPECT_TRUE(until(
            [&] { return curl({settings_.url + "wp-admin/edit.php"}).find("There, ") != std::string::npos; },
            60));
        // Without the nonce, or who may not.
        EXPECT_TRUE(
            curl({"-i", again.substr(0, again.find("&_wpnonce"))}).starts_with("HTTP/1.1 403 Forbidden"));
    });
    EXPECT_EQ(orders(), (std::vector<std::string>{"published by hook", "again by hook"}));
    EXPECT_EQ(notes().size(), 2U);
}

} // namespace
} // namespace baonoi
