// SPDX-License-Identifier: GPL-3.0-or-later
// What is removed of a site's recordings, and what stays.
#include "systems/site/site_fixture.h"

#include "base/fault.h"
#include "base/file.h"

#include <chrono>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi::test {

namespace {

// The publisher of the whole folder, and files that are older by so many hours.
class SweptSite : public SitePublisher {
protected:
    SweptSite() {
        publish::SiteSettings settings;
        settings.folder = site_.path();
        publisher_ = make_site_publisher(settings);
    }
    void age(int hours) const {
        for (const auto &entry : fs::directory_iterator(site_.path() / "audio"))
            fs::last_write_time(entry.path(), fs::last_write_time(entry.path()) - std::chrono::hours(hours));
    }
    // A process that is killed before it has written the page.
    void die_with(const Recording &recording) const {
        const fs::path folder = site_.path() / "audio";
        std::map<std::string, std::string> left;
        {
            const publish::MadeFolders made(folder);
            const Folder opened(folder);
            const publish::NewAudio audio(opened, publish::audio_names("trang", recording.content_hash),
                                          recording);
            left = everything_in(folder);
        }
        for (const auto &[name, bytes] : left)
            write(folder / name, bytes);
    }
};

TEST_F(SweptSite, WhatAKilledProcessLeftGoesAfterItsGraceWhenTheTextHasChanged) {
    die_with(first_);
    ASSERT_TRUE(fs::exists(audio(first_)));
    attach(second_);
    EXPECT_EQ(publisher_->remove_retired(), 0U);
    age(23);
    EXPECT_EQ(publisher_->remove_retired(), 0U);
    age(2);
    EXPECT_EQ(publisher_->remove_retired(), 1U);
    EXPECT_EQ(9U, everything_in(site_.path()).size());
    EXPECT_TRUE(slot().attachment);
}

TEST_F(SweptSite, WhatNothingRefersToIsRetiredFirstAlsoWhenAnOlderVersionLeftIt) {
    die_with(first_);
    fs::remove(audio(first_, ".json.old"));
    attach(second_);
    publisher_->remove_retired();
    EXPECT_TRUE(fs::exists(audio(first_, ".json"))) << "somebody may be about to attach it";
    age(2);
    EXPECT_EQ(publisher_->remove_retired(), 0U);
    EXPECT_TRUE(fs::exists(audio(first_, ".json.old")));
    EXPECT_TRUE(fs::exists(audio(first_)));
    age(25);
    EXPECT_EQ(publisher_->remove_retired(), 1U);
    EXPECT_EQ(9U, everything_in(site_.path()).size());
}

TEST_F(SweptSite, WhatAPagePlaysStaysWhateverElseIsSaidOfIt) {
    attach(first_);
    const std::string plays_first = read(page());
    attach(second_);
    write(page(), plays_first); // restored from a backup, or by a second daemon
    age(25);
    EXPECT_EQ(publisher_->remove_retired(), 0U);
    EXPECT_EQ(read(audio(first_)), first_.mp3.text());
    EXPECT_TRUE(fs::exists(audio(first_, ".json"))) << "it is not retired any more";
    EXPECT_EQ(read(audio(second_)), second_.mp3.text()) << "the stable name leads to it";
}

TEST_F(SweptSite, WhatBelongsToNoPageAnyMoreGoesAfterItsGrace) {
    attach(first_);
    const std::string text = read(page());
    fs::remove(page());
    age(2);
    EXPECT_EQ(publisher_->remove_retired(), 0U);
    age(11); // twice: the stable name is of the same file
    EXPECT_EQ(publisher_->remove_retired(), 0U);
    write(page(), text); // it was only being uploaded
    EXPECT_EQ(publisher_->remove_retired(), 0U);
    EXPECT_TRUE(slot().attachment);
    fs::remove(page());
    age(2);
    EXPECT_EQ(publisher_->remove_retired(), 0U);
    age(25);
    EXPECT_EQ(publisher_->remove_retired(), 1U);
    for (const auto &left : fs::directory_iterator(site_.path() / "audio")) // one script for all pages
        EXPECT_TRUE(left.path().filename().string().starts_with("baonoi-player.")) << left.path();
}

TEST_F(SweptSite, WhereverAProcessDiesAnEditAndTheGraceLeaveNothingOfIt) {
    std::set<std::string> steps;
    at_fault_points([&](std::string_view name) { steps.emplace(name); });
    attach(second_);
    at_fault_points({});
    ASSERT_GE(steps.size(), 10U);
    for (const std::string &step : steps) {
        for (int time = 1; time < 8; ++time) {
            fs::remove_all(site_.path() / "audio");
            write(page(), page_text);
            const pid_t child = ::fork();
            if (child == 0) {
                int times = 0;
                at_fault_points([&](std::string_view name) {
                    if (name == step && ++times == time)
                        ::_exit(7);
                });
                attach(first_);
                ::_exit(0);
            }
            int status = 0;
            ASSERT_EQ(child, ::waitpid(child, &status, 0));
            write(page(), page_text + "<p>Sửa.</p>");
            attach(second_);
            for (int hours = 0; hours < 4; ++hours) {
                age(25);
                publisher_->remove_retired();
            }
            remove_leftovers(site_.path());
            EXPECT_EQ(everything_in(site_.path()).size(), 9U) << step << ":" << time;
            EXPECT_TRUE(slot().attachment) << step << ":" << time;
            if (WEXITSTATUS(status) == 0)
                break;
        }
    }
}

TEST_F(SweptSite, FilesOfOthersAreNeverTouched) {
    attach(first_);
    for (const char *name : {"audio/ban-tin.202611011530.mp3", "audio/ban-tin.202611011530.json",
                             "audio/x.0123456789ab.json.old", "audio/nhac.mp3", "audio/nhac.json"})
        write(site_.path() / name, "{\"title\":1}");
    const auto before = everything_in(site_.path());
    age(100);
    EXPECT_EQ(publisher_->remove_retired(), 0U);
    EXPECT_EQ(everything_in(site_.path()), before);
}

} // namespace

} // namespace baonoi::test
