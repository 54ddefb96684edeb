// SPDX-License-Identifier: GPL-3.0-or-later
// Disks and folders that refuse.
#include "systems/site/site_fixture.h"

#include "base/error.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi::systems::site {
namespace {

namespace fs = std::filesystem;

using test::page_text;
using test::refusal_of;
using test::SitePublisher;

// Runs the work in a child that cannot write as root does, or not more than some bytes. What it returns is
// the message that it threw.
std::string in_child(const std::function<void()> &prepare, const std::function<void()> &work) {
    int ends[2];
    EXPECT_EQ(0, ::pipe2(ends, O_CLOEXEC));
    const pid_t child = ::fork();
    if (child == 0) {
        prepare();
        const std::string message = refusal_of(work).message;
        const bool told = ::write(ends[1], message.data(), message.size()) >= 0;
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    std::string message;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        message.append(buffer, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    EXPECT_EQ(child, ::waitpid(child, &status, 0));
    EXPECT_EQ(0, status);
    return message;
}

void become_nobody() {
    if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
        ::_exit(2);
}

// The disk as it looks when it is full: writing beyond that many bytes fails.
void limit_files_to(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
        ::_exit(2);
}

TEST_F(SitePublisher, LeavesAReadOnlyFolderUntouched) {
    ASSERT_EQ(0, ::chmod(site_.path().c_str(), 0555));
    const auto before = test::everything_in(site_.path());
    EXPECT_EQ("cannot make the folder " + (site_.path() / "audio").string() + ": Permission denied",
              in_child(become_nobody, [&] { attach(first_); }));
    EXPECT_EQ(before, test::everything_in(site_.path()));
}

TEST_F(SitePublisher, TakesTheNewAudioBackWhenThePageCannotBeWritten) {
    ASSERT_EQ(0, ::chmod(site_.path().c_str(), 0555));
    fs::create_directory(site_.path() / "audio");
    ASSERT_EQ(0, ::chmod((site_.path() / "audio").c_str(), 0777));
    const auto before = test::everything_in(site_.path());
    EXPECT_EQ("cannot write " + page().string() + ": Permission denied",
              in_child(become_nobody, [&] { attach(first_); }));
    EXPECT_EQ(before, test::everything_in(site_.path()));
}

TEST_F(SitePublisher, LeavesTheSiteUntouchedWhenTheAudioDoesNotFit) {
    const auto before = test::everything_in(site_.path());
    Recording large = first_;
    large.mp3 = std::string(100000, 'x');
    EXPECT_EQ("cannot write " + audio(first_).string() + ": File too large",
              in_child([] { limit_files_to(50000); }, [&] { attach(large); }));
    EXPECT_EQ(before, test::everything_in(site_.path()));
}

TEST_F(SitePublisher, LeavesTheOldStateWhenThePageDoesNotFit) {
    test::write(page(), page_text + std::string(5000, ' '));
    attach(first_);
    const auto before = test::everything_in(site_.path());
    EXPECT_EQ("cannot write " + page().string() + ": File too large",
              in_child([] { limit_files_to(5000); }, [&] { attach(second_); }));
    EXPECT_EQ(before, test::everything_in(site_.path()));
}

TEST_F(SitePublisher, LeavesTheSiteUntouchedWhenAFileStandsWhereTheFolderBelongs) {
    test::write(site_.path() / "audio", "một tệp");
    const auto before = test::everything_in(site_.path());
    EXPECT_EQ("cannot open the folder " + (site_.path() / "audio").string() + ": Not a directory",
              refusal_of([&] { attach(first_); }).message);
    EXPECT_EQ(before, test::everything_in(site_.path()));
}

// A site of a user who may read all but one folder of it, "kho".
class SiteWithAClosedFolder : public SitePublisher {
protected:
    SiteWithAClosedFolder() {
        if (::geteuid() == 0)
            give_to_nobody(site_.path());
    }
    // Root's, or nobody's at all.
    void close() const { EXPECT_EQ(0, ::chmod((site_.path() / "kho").c_str(), ::geteuid() == 0 ? 0700 : 0)); }
    ~SiteWithAClosedFolder() override { ::chmod((site_.path() / "kho").c_str(), 0700); }
    static void give_to_nobody(const fs::path &folder) {
        EXPECT_EQ(0, ::chown(folder.c_str(), 65534, 65534));
        for (const auto &entry : fs::recursive_directory_iterator(folder))
            if (entry.path().filename() != "kho") {
                EXPECT_EQ(0, ::lchown(entry.path().c_str(), 65534, 65534));
            }
    }
    std::string warning() const {
        return "cannot read the folder " + (site_.path() / "kho").string() +
               "; recordings whose page may be there stay until it can be read\n";
    }
};

TEST_F(SiteWithAClosedFolder, APageGetsItsRecordingAndOneWarningIsSaid) {
    fs::create_directory(site_.path() / "kho");
    close();
    testing::internal::CaptureStderr();
    EXPECT_EQ("nothing was thrown", in_child(become_nobody, [&] {
                  attach(first_);
                  attach(second_);
              }));
    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_TRUE(said.ends_with("warning " + warning())) << said;
    EXPECT_EQ(1, std::count(said.begin(), said.end(), '\n')) << said;
    EXPECT_TRUE(slot().attachment);
}

TEST_F(SiteWithAClosedFolder, TheSweepGoesOnAndWhatMayBePlayedThereStaysAsItIs) {
    const fs::path other = site_.path() / "kho/bai.html";
    test::write(other, page_text);
    publish::SiteSettings settings;
    settings.folder = site_.path();
    publisher_ = make_site_publisher(settings);
    for (const Recording *recording : {&first_, &second_}) {
        attach(*recording);
        publisher_->attach(test::article_of(other), test::script_of(), *recording);
    }
    close();
    for (const auto &entry : fs::directory_iterator(site_.path() / "audio"))
        fs::last_write_time(entry.path(), fs::last_write_time(entry.path()) - std::chrono::hours(100));
    if (::geteuid() == 0)
        give_to_nobody(site_.path() / "audio");
    auto expected = test::everything_in(site_.path() / "audio");
    std::erase_if(expected, [&](const auto &file) {
        return file.first.starts_with("trang." + first_.content_hash.substr(0, 12));
    });
    EXPECT_EQ("1 removed", in_child(become_nobody, [&] {
                  const std::size_t removed = publisher_->remove_retired();
                  throw Error(Next::skip, std::to_string(removed) + " removed");
              }));
    EXPECT_EQ(expected, test::everything_in(site_.path() / "audio"));
}

} // namespace
} // namespace baonoi::systems::site
