// SPDX-License-Identifier: GPL-3.0-or-later
// Disks and folders that refuse.
#include "systems/site/site_fixture.h"

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

} // namespace
} // namespace baonoi::systems::site
