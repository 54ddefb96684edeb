// SPDX-License-Identifier: GPL-3.0-or-later
// What editors, readers and other plugins do to a post with audio, in the real WordPress that
// tests/services/wordpress_editors.sh starts: nothing of it takes the audio away or leaves it behind.
#include "services/browser.h"
#include "services/wordpress_site.h"

namespace baonoi {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::Browser;
using test::failure;
using test::RealHook;
using test::RealWordPress;
using test::until;

int count(const std::string &text, const std::string &part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

constexpr auto older_note = "Bản đọc này có trước lần sửa bài mới nhất.";

class Editors : public RealWordPress {};
class EditorsWithHook : public RealHook {};

TEST_F(Editors, AnAutosaveOfTheBlockEditorKeepsTheAudioAndThePanelTellsOfIt) {
    const json made = post("Bài đang được gõ");
    attach(made);
    Browser::open(*http_, [&](Browser &browser) {
        browser.go(settings_.url + "wp-login.php");
        browser.js(fmt::format("document.getElementById('user_login').value='admin';"
                               "document.getElementById('user_pass').value={};"
                               "document.getElementById('loginform').submit();",
                               json(test::read(env_["BAONOI_WP_LOGIN"])).dump()));
        ASSERT_TRUE(browser.sees("location.pathname.indexOf('/wp-admin/') === 0"));
        browser.go(fmt::format("{}wp-admin/post.php?post={}&action=edit", settings_.url, made["id"].dump()));
        ASSERT_TRUE(browser.sees("wp.data.select('core/editor').getEditedPostAttribute('baonoi').audio.url"));
        // As when somebody types.
        browser.js("var blocks = wp.data.select('core/block-editor').getBlocks();"
                   "wp.data.dispatch('core/block-editor').updateBlockAttributes(blocks[0].clientId, "
                   "{content: 'Sáng nay trời'}); wp.data.dispatch('core/editor').autosave();");
        EXPECT_TRUE(until(
            [&] { return !call("", fmt::format("posts/{}/autosaves", made["id"].get<int>())).empty(); }, 60));
        EXPECT_EQ(count(shown(made), "<audio"), 1);
        EXPECT_EQ(shown(made).find(older_note), std::string::npos);

        browser.js("var panel = 'baonoi/baonoi', post = wp.data.select('core/edit-post');"
                   "if (!post.isEditorPanelOpened(panel)) "
                   "wp.data.dispatch('core/edit-post').toggleEditorPanelOpened(panel);");
        EXPECT_TRUE(browser.sees(
            "document.querySelector('.baonoi-state').innerText.indexOf('There, 13 giây') === 0"));
        EXPECT_TRUE(
            browser.sees("document.querySelector('.baonoi-panel audio').src === '" + audio_of(made) + "'"));
        browser.js("var edited = wp.data.select('core/editor').getEditedPostAttribute('baonoi');"
                   "wp.data.dispatch('core/editor').editPost({baonoi: Object.assign({}, edited, {voice: "
                   "'vi-north-female'})}); wp.data.dispatch('core/editor').savePost();");
        EXPECT_TRUE(until([&] { return stored(made)["baonoi"]["voice"] == "vi-north-female"; }, 60));
    });
    EXPECT_EQ(count(shown(made), "<audio"), 1);
    EXPECT_NE(shown(made).find(older_note), std::string::npos); // what was typed is saved now
}

TEST_F(Editors, EveryRevisionAndUpdateKeepsTheOldRecordingUntilTheNewOneIsThere) {
    const json made = post("Bài có nhiều bản");
    const std::string before = attach(made).audio;
    call("", fmt::format("posts/{}/autosaves", made["id"].get<int>()), {{"content", "<p>Đang gõ</p>"}});
    EXPECT_NE(shown(made).find(before), std::string::npos);
    change(made, {{"content", "<p>Trưa nay mưa đã tạnh.</p>"}}); // makes a revision
    php("wp_save_post_revision((int) $argv[2]);", {made["id"].dump()});
    EXPECT_NE(shown(made).find(before), std::string::npos);
    EXPECT_NE(shown(made).find(older_note), std::string::npos);
    // One that a reader would not hear is not attached: the file is not what was uploaded.
    Recording broken = recording('b');
    broken.sha256 = std::string(64, '0');
    EXPECT_TRUE(failure([&] { publisher()->attach(article(made), {}, broken); }).starts_with("retry: "));
    EXPECT_NE(shown(made).find(before), std::string::npos);
    const std::string after = attach(made, 'c').audio;
    EXPECT_NE(after, before);
    EXPECT_NE(shown(made).find(after), std::string::npos);
    EXPECT_EQ(shown(made).find(older_note), std::string::npos);
}

TEST_F(Editors, AnotherLookOfTheSameWordsIsNoOlderText) {
    const json made = post("Bài được tô đậm");
    attach(made);
    change(made,
           {{"content", "<p>Sáng nay <strong>trời mưa to</strong> ở nhiều nơi.</p>\n\n<p>Đường &amp; chợ "
                        "đều ngập.</p><!-- wp:latest-posts /-->"}});
    EXPECT_EQ(shown(made).find(older_note), std::string::npos);
}

TEST_F(Editors, FilesThatAreDeletedByHandAreMadeAgain) {
    configure();
    const json made = post("Bài mất tệp");
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    const auto media = stored(made)["baonoi"]["audio"]["media"].get<int>();
    call("DELETE", fmt::format("media/{}&force=true", media)); // in the library
    EXPECT_EQ(count(shown(made), "<audio"), 0);
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(count(shown(made), "<audio"), 1);
    call("DELETE",
         fmt::format("media/{}&force=true", stored(made)["baonoi"]["audio"]["captions_media"].get<int>()));
    EXPECT_EQ(count(shown(made), "<audio"), 1); // what is said is there
    EXPECT_EQ(count(shown(made), "<track"), 0);
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(count(shown(made), "<track"), 1);
    // Past WordPress: the next poll notices.
    fs::remove(
        php("echo get_attached_file((int) $argv[2]);", {stored(made)["baonoi"]["audio"]["media"].dump()}));
    std::vector<std::string> found;
    const auto source = systems::wordpress::make_source(source_, settings_, {*http_, *http_, clock_});
    const std::string cursor = source->list("", [](const fetch::Listing &) { return true; }).cursor;
    EXPECT_EQ(count(shown(made), "<audio"), 0);
    EXPECT_EQ(source->list(cursor, [](const fetch::Listing &) { return true; }).cursor, cursor);
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(count(shown(made), "<audio"), 1);
    EXPECT_EQ(state(made).rfind("There, ", 0), 0U) << state(made);
    EXPECT_EQ(notes().size(), 2U);
}

TEST_F(Editors, ATextThatIsAnotherAtEachRequestIsReadOnce) {
    configure();
    const json made =
        post("Bài có bộ đếm", {{"content", "<p>Sáng nay trời mưa to ở nhiều nơi.</p>[luot_xem]"
                                           "<!-- wp:latest-posts /--><p>Đường và chợ đều ngập.</p>"}});
    ASSERT_NE(article(made).html, article(made).html);
    ASSERT_EQ(article(made).html.find("wp-block-latest-posts"), std::string::npos);
    const test::ProgramResult first = baonoi({"fill"});
    EXPECT_EQ(first.exit_code, 0) << first.out << first.err;
    EXPECT_EQ(count(shown(made), "<audio"), 1);
    EXPECT_EQ(state(made).rfind("There, ", 0), 0U) << state(made);
}

TEST_F(Editors, FeedsAnnounceTheRecordingOnceAlsoToWhoPolledBefore) {
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

TEST_F(Editors, ExcerptsHoldNoWordsOfThePlayer) {
    const json made = post("Bài có tóm tắt");
    attach(made);
    const std::string excerpt =
        php("global $wp, $wp_query, $post; $_SERVER['REQUEST_URI'] = '/'; $wp_query->query(['p' => "
            "(int) $argv[2]]); $wp_query->the_post(); $GLOBALS['wp_the_query'] = $wp_query; "
            "echo is_single() ? get_the_excerpt() : 'no page';",
            {made["id"].dump()});
    EXPECT_EQ(excerpt, "Sáng nay trời mưa to ở nhiều nơi. Đường &amp; chợ đều ngập.");
}

TEST_F(Editors, PagesAndOtherTypesAreReadWhenTheyAreChosen) {
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

TEST_F(Editors, AnInterviewInsideIsNoRecordingOfTheArticle) {
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

TEST_F(Editors, PlayersFollowTheirFilesToACdnAndToAnotherFolder) {
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

TEST_F(Editors, CachesArePurgedWhenARecordingComesAndGoesAlsoWhenOneOfThemFails) {
    const std::string file = env_["BAONOI_WP_SITE"] + "/../purged";
    fs::remove(file);
    const json made = post("Bài trong bộ nhớ đệm");
    attach(made);
    const std::string id = made["id"].dump();
    const std::string once = "rocket " + id + "\nlitespeed " + id + "\naction " + id + "\n";
    EXPECT_EQ(test::read(file), once);
    change(made, {{"status", "draft"}});
    EXPECT_EQ(test::read(file), once + once);
}

TEST_F(Editors, WhatIsNotReadIsSaidWithItsReason) {
    configure();
    const json foreign = post("The weather in the north",
                              {{"content", "<p>It rained in the north this morning, and many roads "
                                           "were under water for several hours before noon.</p>"}});
    const json empty = post("Bài trống", {{"content", "<!-- wp:latest-posts /-->"}});
    (void)baonoi({"fill"});
    EXPECT_NE(state(foreign).find("Cannot be read aloud: "), std::string::npos) << state(foreign);
    EXPECT_NE(state(foreign).find("Vietnamese"), std::string::npos) << state(foreign);
    EXPECT_NE(state(empty).find("has no text"), std::string::npos) << state(empty);
    log_in();
    const std::string list = curl({settings_.url + "wp-admin/edit.php?baonoi_filter=skipped"});
    EXPECT_EQ(count(list, "Cannot be read aloud: "), 2);
    EXPECT_EQ(
        count(curl({settings_.url + "wp-admin/edit.php?baonoi_filter=there"}), "Cannot be read aloud: "), 0);
}

TEST_F(Editors, WhatEditorsChooseHolds) {
    configure();
    const json made = post("Bài có lựa chọn", {{"baonoi", {{"voice", "vi-north-female"}}}});
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    const std::string file = audio_of(made);
    EXPECT_NE(article(made).voice, "");
    change(made, {{"baonoi", {{"make", "no"}}}});
    EXPECT_EQ(count(shown(made), "<audio"), 0);
    EXPECT_EQ(page(file).status, 404);
    (void)baonoi({"fill"});
    EXPECT_EQ(count(shown(made), "<audio"), 0);
    EXPECT_EQ(state(made), "Not wanted");
    change(made, {{"baonoi", {{"make", ""}}}});
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(count(shown(made), "<audio"), 1);
}

TEST_F(Editors, ARecordingThatIsWithdrawnIsGoneAndItsPostStays) {
    const json made = post("Bài được rút âm thanh");
    const std::string file = attach(made).audio;
    Article known;
    known.input = made["link"];
    publisher()->withdraw(known);
    EXPECT_EQ(count(shown(made), "<audio"), 0);
    EXPECT_EQ(page(file).status, 404);
    EXPECT_NE(shown(made).find("Sáng nay trời mưa to"), std::string::npos);
    known.input = settings_.url + "khong-co/";
    publisher()->withdraw(known); // says nothing
}

TEST_F(Editors, BlocksThatAreNotToBeReadAreLeftOut) {
    const json made =
        post("Bài có phần không đọc",
             {{"content",
               "<!-- wp:paragraph {\"className\":\"baonoi-skip\"} --><p class=\"baonoi-skip\">Mã nội bộ "
               "không đọc.</p><!-- /wp:paragraph --><p>Sáng nay trời mưa to.</p>"}});
    EXPECT_EQ(article(made).html.find("Mã nội bộ"), std::string::npos);
    EXPECT_NE(shown(made).find("Mã nội bộ"), std::string::npos);
}

TEST_F(EditorsWithHook, AgainAndDeletedAndManyAtOnceAreHeard) {
    std::vector<json> posts;
    serve([&] {
        for (const char *title : {"Bài thứ nhất", "Bài thứ hai", "Bài thứ ba"})
            posts.push_back(post(title));
        for (const json &one : posts)
            EXPECT_TRUE(until([&] { return !audio_of(one).empty(); }, 90));
        log_in();
        const std::string list = curl({settings_.url + "wp-admin/edit.php"});
        const std::size_t begin = list.find("name=\"_wpnonce\" value=\"") + 23;
        const std::string nonce = list.substr(begin, list.find('"', begin) - begin);
        const auto bulk = [&](const std::string &action) {
            std::vector<std::string> call{
                "-o", "/dev/null",         "-w", "%{redirect_url}", "-G", settings_.url + "wp-admin/edit.php",
                "-d", "_wpnonce=" + nonce, "-d", "post_type=post",  "-d", "action=" + action};
            for (const json &one : posts)
                call.insert(call.end(), {"-d", "post[]=" + one["id"].dump()});
            return curl(call);
        };
        EXPECT_NE(bulk("baonoi_again").find("baonoi_done=3"), std::string::npos);
        for (const json &one : posts)
            EXPECT_TRUE(until([&] { return state(one).starts_with("There, "); }, 60)) << state(one);
        EXPECT_NE(bulk("baonoi_no").find("baonoi_done=3"), std::string::npos);
        for (const json &one : posts)
            EXPECT_EQ(count(shown(one), "<audio"), 0);
        EXPECT_NE(bulk("baonoi_yes").find("baonoi_done=3"), std::string::npos);
        for (const json &one : posts)
            EXPECT_TRUE(until([&] { return !audio_of(one).empty(); }, 90));
        call("DELETE", fmt::format("posts/{}", posts[0]["id"].get<int>())); // to the trash
        call("DELETE", fmt::format("posts/{}&force=true", posts[1]["id"].get<int>()));
        EXPECT_EQ(notes().size(), 2U);
    });
    const auto all = orders();
    const auto count_of = [&](const std::string &what) { return std::count(all.begin(), all.end(), what); };
    EXPECT_EQ(count_of("published by hook"), 6);
    EXPECT_EQ(count_of("again by hook"), 3);
    EXPECT_EQ(count_of("deleted by hook"), 5);
}

} // namespace
} // namespace baonoi
