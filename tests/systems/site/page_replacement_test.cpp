// SPDX-License-Identifier: GPL-3.0-or-later
// Editors who save while we write, and what a page has beside its bytes.
#include "systems/site/page_replacement.h"

#include "base/fault.h"
#include "base/handle.h"
#include "systems/site/site_fixture.h"

#include <fcntl.h>
#include <functional>
#include <linux/fs.h>
#include <set>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace baonoi::systems::site {
namespace {

namespace fs = std::filesystem;

using test::page_text;
using test::refusal_of;
using test::SitePublisher;

void save_in_place(const fs::path &page, const std::string &bytes) {
    const UniqueFd file(::open(page.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
    EXPECT_EQ(::write(file.value(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
}

void save_by_renaming(const fs::path &page, const std::string &bytes) {
    const fs::path mine = page.parent_path() / "editor.tmp";
    test::write(mine, bytes);
    ASSERT_EQ(0, ::rename(mine.c_str(), page.c_str()));
}

class SavedPage : public SitePublisher {
protected:
    ~SavedPage() override { at_fault_points({}); }

    // What attach() comes to when the work is done at that step, once.
    std::string attach_while(const std::string &step, const std::function<void()> &work) {
        bool is_done = false;
        at_fault_points([&](std::string_view name) {
            if (name == step && !std::exchange(is_done, true))
                work();
        });
        const std::string message = refusal_of([&] { attach(first_); }).message;
        at_fault_points({});
        EXPECT_TRUE(is_done) << step;
        return message;
    }

    void expect_saved(const std::string &bytes, const std::string &message, const std::string &step) {
        EXPECT_EQ(bytes, test::read(page())) << step;
        EXPECT_EQ(page().string() + " changed while its audio was being made; run again", message) << step;
        EXPECT_EQ(1U, test::everything_in(site_.path()).size()) << step;
    }

    const std::string saved_ = page_text + "<!-- biên tập viên sửa -->";
};

TEST_F(SavedPage, WhatAnEditorSavesAtAnyStepStays) {
    const std::vector<std::function<void(const fs::path &, const std::string &)>> ways = {save_in_place,
                                                                                          save_by_renaming};
    for (const std::string step : {"publish.audio", "page.ready", "page.compared"})
        for (const auto &save : ways) {
            test::write(page(), page_text);
            const std::string message = attach_while(step, [&] { save(page(), saved_); });
            expect_saved(saved_, message, step);
        }
    // From here on it is saved over our page, as at any later time.
    for (const std::string step : {"page.exchanged", "page.verified"})
        for (const auto &save : ways) {
            fs::remove_all(site_.path() / "audio");
            test::write(page(), page_text);
            EXPECT_EQ("nothing was thrown", attach_while(step, [&] { save(page(), saved_); }));
            EXPECT_EQ(saved_, test::read(page())) << step;
        }
    fs::remove_all(site_.path() / "audio");
    attach(first_);
    EXPECT_NE(std::string::npos, test::read(page()).find("biên tập viên sửa"));
    EXPECT_TRUE(slot().attachment);
}

TEST_F(SavedPage, WhatIsSavedAgainWhileASaveIsPutBackStays) {
    for (const auto &save : {save_in_place, save_by_renaming}) {
        test::write(page(), page_text);
        const std::string later = saved_ + "<!-- và sửa nữa -->";
        int times = 0;
        at_fault_points([&](std::string_view name) {
            if (name == "page.compared")
                save(page(), saved_);
            if (name == "page.put_back" && ++times == 1)
                save(page(), later);
        });
        const std::string message = refusal_of([&] { attach(first_); }).message;
        at_fault_points({});
        EXPECT_EQ(2, times);
        expect_saved(later, message, "page.put_back");
    }
}

TEST_F(SavedPage, AnEditorWhoHasItOpenForWritingIsWaitedFor) {
    for (const std::string step : {"publish.audio", "page.compared"}) {
        UniqueFd open;
        const std::string message =
            attach_while(step, [&] { open = UniqueFd(::open(page().c_str(), O_WRONLY | O_CLOEXEC)); });
        ASSERT_EQ(::pwrite(open.value(), saved_.data(), saved_.size(), 0),
                  static_cast<ssize_t>(saved_.size()));
        expect_saved(saved_, message, step);
        test::write(page(), page_text);
    }
}

TEST_F(SavedPage, WhatWasSavedWhenTheProgramWasKilledIsPutBack) {
    for (const std::string step : {"page.ready", "page.compared", "page.exchanged"})
        for (const bool is_saved : {false, true}) {
            fs::remove_all(site_.path() / "audio");
            test::write(page(), page_text);
            const pid_t child = ::fork();
            if (child == 0) {
                at_fault_points([&](std::string_view name) {
                    if (is_saved && name == "page.compared")
                        save_by_renaming(page(), saved_);
                    if (name == step)
                        ::_exit(7);
                });
                attach(first_);
                ::_exit(0);
            }
            int status = 0;
            ASSERT_EQ(child, ::waitpid(child, &status, 0));
            EXPECT_EQ(7, WEXITSTATUS(status)) << step;
            publish::SiteSettings settings;
            settings.folder = site_.path();
            make_site_publisher(settings)->remove_retired();
            const std::string now = test::read(page());
            const bool must_be_saved = is_saved && step != "page.ready";
            EXPECT_EQ(must_be_saved, now == saved_) << step;
            EXPECT_EQ(!is_saved && step == "page.exchanged", now.find("data-baonoi") != std::string::npos)
                << step;
            for (const auto &[name, bytes] : test::everything_in(site_.path()))
                EXPECT_EQ(std::string::npos, name.find(".baonoi-")) << step << " " << name;
        }
}

TEST_F(SavedPage, KeepsItsExtendedAttributesAndItsAccessControlList) {
    // A list that lets user 33 read, see acl(5) and linux/posix_acl_xattr.h.
    const std::string list("\2\0\0\0\1\0\6\0\xFF\xFF\xFF\xFF\2\0\4\0\41\0\0\0\4\0\4\0\xFF\xFF\xFF\xFF"
                           "\x10\0\4\0\xFF\xFF\xFF\xFF\x20\0\4\0\xFF\xFF\xFF\xFF",
                           44);
    const char *acl = "system.posix_acl_access";
    ASSERT_EQ(0, ::setxattr(page().c_str(), "user.bao.tac-gia", "Lan", 3, 0));
    ASSERT_EQ(0, ::setxattr(page().c_str(), acl, list.data(), list.size(), 0));
    struct stat before {
    }, after{};
    ASSERT_EQ(0, ::stat(page().c_str(), &before));
    attach(first_);
    ASSERT_EQ(0, ::stat(page().c_str(), &after));
    char value[100];
    EXPECT_EQ(3, ::getxattr(page().c_str(), "user.bao.tac-gia", value, sizeof value));
    EXPECT_EQ(static_cast<ssize_t>(list.size()), ::getxattr(page().c_str(), acl, value, sizeof value));
    EXPECT_EQ(list, std::string(value, list.size()));
    EXPECT_EQ(before.st_mode, after.st_mode);
    EXPECT_NE(before.st_ino, after.st_ino);
}

TEST_F(SavedPage, TakesNoAccessControlListFromItsFolder) {
    const std::string list("\2\0\0\0\1\0\7\0\xFF\xFF\xFF\xFF\2\0\7\0\41\0\0\0\4\0\5\0\xFF\xFF\xFF\xFF"
                           "\x10\0\7\0\xFF\xFF\xFF\xFF\x20\0\5\0\xFF\xFF\xFF\xFF",
                           44);
    ASSERT_EQ(0, ::setxattr(site_.path().c_str(), "system.posix_acl_default", list.data(), list.size(), 0));
    attach(first_);
    EXPECT_EQ(-1, ::getxattr(page().c_str(), "system.posix_acl_access", nullptr, 0));
}

TEST_F(SavedPage, WithAnotherHardLinkIsRefusedBeforeAnythingIsWritten) {
    fs::create_hard_link(page(), site_.path() / "cung-mot-trang.html");
    const auto before = test::everything_in(site_.path());
    const auto refusal = refusal_of([&] { attach(first_); });
    EXPECT_EQ(Next::retry, refusal.next);
    EXPECT_EQ(page().string() +
                  " has 2 hard links, and a new page would have one of them; make it a file of its own",
              refusal.message);
    EXPECT_EQ(before, test::everything_in(site_.path()));
}

TEST_F(SavedPage, OfAnotherUserIsRefusedByADaemonThatIsNotRoot) {
    if (::geteuid() == 0) {
        ASSERT_EQ(0, ::chown(site_.path().c_str(), 65534, 65534));
    }
    const auto before = test::everything_in(site_.path());
    const std::string wanted =
        page().string() + " belongs to user 0 and group 0, and a page that baonoi writes as user 65534 would "
                          "not; run baonoi as that user, or give it the page";
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() != 0)
            ::_exit(0); // all is this user's
        const bool is_nobody = ::setgid(65534) == 0 && ::setuid(65534) == 0;
        const auto refusal = refusal_of([&] { attach(first_); });
        ::_exit(is_nobody && refusal.next == Next::retry && refusal.message == wanted ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(child, ::waitpid(child, &status, 0));
    EXPECT_EQ(0, status);
    EXPECT_EQ(before, test::everything_in(site_.path()));
}

TEST_F(SavedPage, ThatIsImmutableIsRefusedBeforeAnythingIsWritten) {
    const UniqueFd file(::open(page().c_str(), O_RDONLY | O_CLOEXEC));
    int flags = 0;
    ASSERT_EQ(0, ::ioctl(file.value(), FS_IOC_GETFLAGS, &flags));
    int immutable = flags | FS_IMMUTABLE_FL;
    if (::ioctl(file.value(), FS_IOC_SETFLAGS, &immutable) != 0)
        return; // only root may
    const auto refusal = refusal_of([&] { attach(first_); });
    EXPECT_EQ(0, ::ioctl(file.value(), FS_IOC_SETFLAGS, &flags));
    EXPECT_EQ(Next::retry, refusal.next);
    EXPECT_EQ(page().string() + " cannot be replaced, it is immutable or append-only; see lsattr and chattr",
              refusal.message);
    EXPECT_EQ(1U, test::everything_in(site_.path()).size());
}

} // namespace
} // namespace baonoi::systems::site
