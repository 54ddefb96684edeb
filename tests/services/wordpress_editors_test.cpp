// SPDX-License-Identifier: GPL-3.0-or-later
// What editors, readers and other plugins do to a post with audio, in the real WordPress that
// tests/services/wordpress_editors.sh starts: nothing of it takes the audio away or leaves it behind.
#include "services/browser.h"
#include "services/wordpress_site.h"

#include <algorithm>

namespace baonoi {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::Browser;
using test::count;
using test::failure;
using test::RealHook;
using test::RealWordPress;
using test::until;

constexpr auto older_note = "Bản đọc này có trước lần sửa bài mới nhất.";

class Editors : public RealWordPress {
protected:
    // A browser of the administrator, who edits the post.
    void edit(const json &post, const std::function<void(Browser &)> &action) {
        Browser::open(*http_, [&](Browser &browser) {
            browser.go(settings_.url + "wp-login.php");
            browser.js(fmt::format("document.getElementById('user_login').value='admin';"
                                   "document.getElementById('user_pass').value={};"
                                   "document.getElementById('loginform').submit();",
                                   json(test::read(env_["BAONOI_WP_LOGIN"])).dump()));
            ASSERT_TRUE(browser.sees("location.pathname.indexOf('/wp-admin/') === 0"));
            browser.go(
                fmt::format("{}wp-admin/post.php?post={}&action=edit", settings_.url, post["id"].dump()));
            action(browser);
        });
    }
    store::ArticleRecord record(const json &post) {
        return store::open_store("sqlite:" + (folder_.path() / "baonoi.db").string(), clock_)
            ->find_article(post["link"])
            .value_or(store::ArticleRecord{});
    }
};
class EditorsWithHook : public RealHook {};

TEST_F(Editors, AnAutosaveOfTheBlockEditorKeepsTheAudioAndThePanelTellsOfIt) {
    const json made = post("Bài đang được gõ");
    attach(made);
    edit(made, [&](Browser &browser) {
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

TEST_F(Editors, TheSwitchOfABlockKeepsItFromBeingRead) {
    const json made =
        post("Bài có đoạn không đọc", {{"content", "<!-- wp:paragraph --><p>Sáng nay trời mưa.</p>"
                                                   "<!-- /wp:paragraph -->"}});
    edit(made, [&](Browser &browser) {
        ASSERT_TRUE(browser.sees("wp.data.select('core/block-editor').getBlocks().length === 1"));
        browser.js("wp.data.dispatch('core/block-editor').selectBlock(wp.data.select('core/block-editor')"
                   ".getBlocks()[0].clientId);"
                   "wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block');");
        const std::string panel = "Array.from(document.querySelectorAll('.interface-complementary-area "
                                  "button')).filter(b => b.innerText === 'Audio')[0]";
        ASSERT_TRUE(browser.sees(panel));
        browser.js(panel + ".click();");
        const std::string label = "Array.from(document.querySelectorAll('.interface-complementary-area "
                                  "label')).filter(l => l.innerText === 'Not read aloud')[0]";
        ASSERT_TRUE(browser.sees(label));
        browser.js(label + ".click();");
        EXPECT_TRUE(browser.sees("wp.data.select('core/block-editor').getBlocks()[0].attributes.className "
                                 "=== 'baonoi-skip'"));
        browser.js("wp.data.dispatch('core/editor').savePost();");
        EXPECT_TRUE(until(
            [&] {
                return stored(made)["content"]["raw"].get<std::string>().find("<p class=\"baonoi-skip\">") !=
                       std::string::npos;
            },
            60));
    });
}

TEST_F(Editors, TheClassicBoxKeepsWhatIsChosen) {
    test::write(env_["BAONOI_WP_SITE"] + "/../classic", "");
    const json made = post("Bài trong trình soạn cũ");
    attach(made);
    edit(made, [&](Browser &browser) {
        ASSERT_TRUE(browser.sees("document.querySelector('#baonoi audio')"));
        browser.js("document.querySelector('[name=baonoi_make]').value = 'yes';"
                   "document.querySelector('[name=baonoi_voice]').value = 'vi-north-female';"
                   "document.getElementById('publish').click();");
        EXPECT_TRUE(browser.sees("document.querySelector('#message.updated')"));
    });
    EXPECT_EQ(stored(made)["baonoi"]["make"], "yes");
    EXPECT_EQ(stored(made)["baonoi"]["voice"], "vi-north-female");
    EXPECT_EQ(count(shown(made), "<audio"), 1);
}

TEST_F(Editors, AreToldInVietnameseWhereTheSiteIsVietnamese) {
    const json made = post("Bài tiếng Việt");
    attach(made);
    test::write(env_["BAONOI_WP_SITE"] + "/../vi", "");
    EXPECT_EQ(state(made), "Có, 13 giây");
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
    EXPECT_GT(stored(made)["baonoi"]["asked"].get<int>(), 0); // and baonoi is told
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(count(shown(made), "<audio"), 1);
    call("DELETE",
         fmt::format("media/{}&force=true", stored(made)["baonoi"]["audio"]["captions_media"].get<int>()));
    EXPECT_EQ(count(shown(made), "<audio"), 1); // what is said is there
    EXPECT_EQ(count(shown(made), "<track"), 0);
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(count(shown(made), "<track"), 1);
    // Past WordPress: the next poll notices. A folder that is gone is rather a disk that is not mounted.
    const auto list = [&](const std::string &cursor) {
        return systems::wordpress::make_source(source_, settings_, {*http_, *http_, clock_})
            ->list(cursor, [](const fetch::Listing &) { return true; })
            .cursor;
    };
    const fs::path file =
        php("echo get_attached_file((int) $argv[2]);", {stored(made)["baonoi"]["audio"]["media"].dump()});
    fs::rename(file.parent_path(), file.parent_path().string() + "-away");
    (void)list("");
    fs::rename(file.parent_path().string() + "-away", file.parent_path());
    EXPECT_EQ(count(shown(made), "<audio"), 1);
    fs::remove(file);
    const std::string cursor = list("");
    EXPECT_EQ(count(shown(made), "<audio"), 0);
    EXPECT_EQ(list(cursor), cursor);
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
    ASSERT_NE(shown(made), shown(made));
    EXPECT_EQ(article(made).html, article(made).html);
    ASSERT_EQ(article(made).html.find("wp-block-latest-posts"), std::string::npos);
    const test::ProgramResult first = baonoi({"fill"});
    EXPECT_EQ(first.exit_code, 0) << first.out << first.err;
    EXPECT_EQ(count(shown(made), "<audio"), 1);
    EXPECT_EQ(state(made).rfind("There, ", 0), 0U) << state(made);
    const std::string audio = audio_of(made);
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_EQ(audio_of(made), audio);
    EXPECT_EQ(notes().size(), 2U);
    const std::string before = article(made).html;
    php("baonoi_ask('again', get_post((int) $argv[2]));", {made["id"].dump()});
    EXPECT_NE(article(made).html, before);
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

TEST_F(Editors, WhatDidNotWorkIsSaidUntilItWorks) {
    configure();
    const json made = post("Bài phải chờ");
    test::write(env_["BAONOI_WP_SITE"] + "/../busy", "");
    EXPECT_EQ(baonoi({"fill"}).exit_code, 1);
    EXPECT_TRUE(state(made).starts_with("Did not work, is tried again: WordPress answered 503"))
        << state(made);
    log_in();
    EXPECT_EQ(count(curl({settings_.url + "wp-admin/edit.php?baonoi_filter=failing"}), "too busy"), 1);
    fs::remove(env_["BAONOI_WP_SITE"] + "/../busy");
    EXPECT_EQ(baonoi({"fill"}).exit_code, 0);
    EXPECT_TRUE(state(made).starts_with("There, ")) << state(made);
}

TEST_F(Editors, WhatEditorsChooseHolds) {
    configure();
    const json made = post("Bài có lựa chọn", {{"baonoi", {{"voice", "vi-north-female"}}}});
    ASSERT_EQ(baonoi({"fill"}).exit_code, 0);
    const std::string file = audio_of(made);
    EXPECT_EQ(record(made).voice, "vi-north-female");
    const json other = post("Bài có giọng lạ", {{"baonoi", {{"voice", "khong-co"}}}});
    (void)baonoi({"fill"});
    EXPECT_NE(state(other).find("Cannot be read aloud: unknown voice \"khong-co\""), std::string::npos)
        << state(other);
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

TEST_F(Editors, WhatAPostPlaysIsNotRemoved) {
    const json made = post("Bài có hai trình nền");
    const Attachment first = attach(made, 'a');
    attach(made, 'b'); // the first is retired
    php("$audio = get_post_meta((int) $argv[2], '_baonoi_audio', true);"
        "$audio['media'] = attachment_url_to_postid($argv[3]);"
        "update_post_meta((int) $argv[2], '_baonoi_audio', $audio);",
        {made["id"].dump(), first.audio});
    settings_.grace = Seconds{0};
    EXPECT_EQ(publisher()->remove_retired(), 0U);
    EXPECT_EQ(page(first.audio).status, 200);
    const auto kept = notes();
    EXPECT_EQ(std::count(kept.begin(), kept.end(), "baonoi:" + recording('a').sha256), 1)
        << "it is retired no more";
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

TEST_F(Editors, PlayersTellHowFarTheyAreHeardWhereTheSiteNamesWhom) {
    const json made = post("Bài được nghe");
    publisher()->attach(article(made), {}, recording('a'));
    EXPECT_EQ(page(made["link"]).body.find("baonoi-listening"), std::string::npos);
    test::write(hook_file(), "<?php\ndefine('BAONOI_BEACON', 'https://nghe.bao.vn/listened');\n");
    const std::string body = page(made["link"]).body;
    EXPECT_NE(body.find("<script data-to=\"https://nghe.bao.vn/listened\" "), std::string::npos);
    EXPECT_NE(body.find("plugins/baonoi/baonoi-listening.js?ver="), std::string::npos);
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

TEST_F(EditorsWithHook, WhatCouldNotBeToldIsSaidAndMadeAtTheNextPoll) {
    const json made = post("Bài chưa báo được"); // nobody listens yet
    EXPECT_NE(state(made).find("but baonoi could not be told at once: "), std::string::npos) << state(made);
    serve([&] { EXPECT_TRUE(until([&] { return state(made).starts_with("There, "); }, 60)) << state(made); });
}

TEST_F(EditorsWithHook, AFileThatIsDeletedWhileItRunsIsMadeAgainAndAnAutosaveChangesNothing) {
    serve([&] {
        const json made = post("Bài đang được nghe");
        EXPECT_TRUE(until([&] { return !audio_of(made).empty(); }, 90));
        const json before = stored(made)["baonoi"]["audio"];
        call("", fmt::format("posts/{}/autosaves", made["id"].get<int>()), {{"content", "<p>Đang gõ</p>"}});
        EXPECT_EQ(stored(made)["baonoi"]["audio"], before);
        call("DELETE", fmt::format("media/{}&force=true", before["media"].get<int>()));
        EXPECT_TRUE(until([&] { return !audio_of(made).empty(); }, 90));
        EXPECT_NE(stored(made)["baonoi"]["audio"]["media"], before["media"]);
        EXPECT_EQ(stored(made)["baonoi"]["audio"]["content_hash"], before["content_hash"]);
    });
    EXPECT_EQ(orders(), (std::vector<std::string>{"published by hook", "updated by hook"}));
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
