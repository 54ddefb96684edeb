// SPDX-License-Identifier: GPL-3.0-or-later
// One article or one publisher that cannot be written costs nobody else anything.
#include "cli/pages.h"
#include "test_paths.h"

#include "base/clock.h"
#include "base/handle.h"
#include "store/store.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <functional>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <thread>
#include <unistd.h>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;

bool until(const std::function<bool()> &condition) {
    using namespace std::chrono_literals;
    for (int waits = 0; waits < 3000; ++waits, std::this_thread::sleep_for(20ms))
        if (condition())
            return true;
    return false;
}

class OneItem : public ::testing::Test {
protected:
    OneItem() {
        std::string sources;
        for (const char *name : {"trang", "xau", "rieng"})
            sources += fmt::format("[[source]]\nname = \"{0}\"\nkind = \"site\"\npath = \"{0}\"\n"
                                   "poll = \"200ms\"\n{1}",
                                   name,
                                   std::string_view(name) == "rieng"
                                       ? ""
                                       : fmt::format("publisher = \"{0}\"\n[[publisher]]\nname = \"{0}\"\n"
                                                     "kind = \"site\"\npath = \"{0}\"\n",
                                                     name));
        write(folder_.path() / "baonoi.toml",
              "[serve]\nlisten = \"127.0.0.1:0\"\nworkers = 1\nbackoff = \"1s\"\n"
              "[store]\nurl = \"sqlite:kho/baonoi.db\"\n" +
                  sources);
        add("trang/" + long_name);
        add("trang/cua-nguoi-khac/a.html");
        add("trang/khoa.html");
        add("trang/tot.html");
        add("xau/a.html"); // the site's folder for audio is a link
        add("xau/b.html");
        add("rieng/lien-ket/a.html"); // so is that beside this page
        add("rieng/tot/a.html");
        for (const char *folder : {"xau", "rieng/lien-ket"})
            fs::create_directory_symlink(elsewhere_.path(), folder_.path() / folder / "audio");
        // Root obeys rights in these runs.
        const fs::path closed = folder_.path() / "trang/cua-nguoi-khac";
        if (::geteuid() == 0) {
            EXPECT_EQ(0, ::chown(closed.c_str(), 65534, 65534));
        }
        fs::permissions(closed, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_read |
                                    fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec);
        set_immutable(true);
    }
    ~OneItem() override { set_immutable(false); }

    void add(const std::string &name) {
        ++pages_;
        write(folder_.path() / name,
              portal_page(fmt::format("Bản tin {}", pages_),
                          fmt::format("<p>Hôm nay thôn {} có thêm hộ thoát nghèo, bà con rất phấn khởi.</p>",
                                      pages_)));
    }

    // Only root may.
    void set_immutable(bool is_on) {
        const UniqueFd file(::open((folder_.path() / "trang/khoa.html").c_str(), O_RDONLY | O_CLOEXEC));
        int flags = 0;
        if (::ioctl(file.value(), FS_IOC_GETFLAGS, &flags) != 0)
            return;
        flags = is_on ? flags | FS_IMMUTABLE_FL : flags & ~FS_IMMUTABLE_FL;
        is_immutable_ = ::ioctl(file.value(), FS_IOC_SETFLAGS, &flags) == 0 && is_on;
    }

    bool has_player(const std::string &name) const {
        return read(folder_.path() / name).find("data-baonoi") != std::string::npos;
    }
    bool has_all_good_ones() const {
        return has_player("trang/" + long_name) && has_player("trang/tot.html") &&
               has_player("rieng/tot/a.html");
    }
    void expect_no_bad_one() const {
        for (const char *name :
             {"trang/cua-nguoi-khac/a.html", "xau/a.html", "xau/b.html", "rieng/lien-ket/a.html"})
            EXPECT_FALSE(has_player(name)) << name;
        EXPECT_EQ(has_player("trang/khoa.html"), !is_immutable_);
        EXPECT_TRUE(fs::is_empty(elsewhere_.path()));
    }
    std::vector<store::Job> jobs_of(const std::string &name) {
        return store::open_store("sqlite:" + (folder_.path() / "kho/baonoi.db").string(), clock_)
            ->jobs_of(name.substr(0, name.find('/')), (fs::canonical(folder_.path()) / name).string());
    }

    // 80 letters, 250 bytes.
    const std::string long_name = [] {
        std::string name;
        for (int letter = 0; letter < 80; ++letter)
            name += "ở";
        return name + ".html";
    }();
    const TemporaryFolder folder_, elsewhere_;
    SystemClock clock_;
    int pages_ = 0;
    bool is_immutable_ = false;
};

TEST_F(OneItem, FillMakesTheOthers) {
    const ProgramResult result =
        run({.arguments = {BAONOI_PROGRAM, "fill"}, .folder = folder_.path(), .obey_permissions = true});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(has_all_good_ones()) << result.err;
    expect_no_bad_one();
    for (const std::string why :
         {"trang/cua-nguoi-khac/a.html: Permission denied", "xau/audio is a symbolic link; make it a folder",
          "rieng/lien-ket/audio is a symbolic link; make it a folder"})
        EXPECT_NE(result.err.find(why), std::string::npos) << why << "\n" << result.err;
}

TEST_F(OneItem, TheDaemonGoesOnAndMakesTheOthers) {
    const ProgramResult result = run(
        {.arguments = {BAONOI_PROGRAM, "serve"},
         .folder = folder_.path(),
         .obey_permissions = true,
         .meanwhile = [&](int program) {
             EXPECT_TRUE(until([&] { return has_all_good_ones(); }));
             const auto was_tried = [&](const std::string &name) {
                 const auto jobs = jobs_of(name);
                 return !jobs.empty() && !jobs[0].errors.empty();
             };
             for (const char *name : {"trang/cua-nguoi-khac/a.html", "xau/a.html", "rieng/lien-ket/a.html"})
                 EXPECT_TRUE(until([&] { return was_tried(name); })) << name;
             ::kill(program, SIGTERM);
         }});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    expect_no_bad_one();
    EXPECT_TRUE(jobs_of("xau/b.html")[0].is_held) << result.err;
    EXPECT_FALSE(jobs_of("rieng/lien-ket/a.html")[0].is_held);
    EXPECT_GT(jobs_of("rieng/lien-ket/a.html")[0].attempts, 0);
}

TEST_F(OneItem, TheStoreThatIsRemovedStopsTheDaemonWhichSaysSo) {
    const ProgramResult result = run({.arguments = {BAONOI_PROGRAM, "serve"},
                                      .folder = folder_.path(),
                                      .obey_permissions = true,
                                      .meanwhile = [&](int) {
                                          EXPECT_TRUE(until([&] { return has_all_good_ones(); }));
                                          fs::rename(folder_.path() / "kho", folder_.path() / "khac");
                                      }});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(result.err.ends_with("kho/baonoi.db was removed or replaced while it was in use; restore it "
                                     "and start baonoi again\n"))
        << result.err;
    EXPECT_FALSE(fs::exists(folder_.path() / "kho"));
}

} // namespace
} // namespace baonoi::test
