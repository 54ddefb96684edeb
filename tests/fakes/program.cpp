// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/program.h"

#include "fakes/folder.h"

#include <array>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <linux/capability.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace baonoi::test {

namespace fs = std::filesystem;

namespace {

// What the child needs, made before the fork: another thread of the test may hold the memory's lock in that
// moment, which in the child nobody would ever give back.
class Start {
public:
    Start(const ProgramRun &run, const fs::path &folder)
        : run_(run), files_{folder / "in", folder / "out", folder / "err"}, words_(run.arguments) {
        // Not the user's cache: the sentences of each run are spoken, unless the test says where it is.
        for (char **variable = environ; *variable; ++variable)
            if (const std::string_view text = *variable;
                !text.starts_with("CACHE_DIRECTORY=") && !text.starts_with("XDG_CACHE_HOME="))
                variables_.emplace_back(text);
        variables_.push_back("XDG_CACHE_HOME=" + (run.cache.empty() ? folder / "cache" : run.cache).string());
        for (auto &[texts, pointers] :
             {std::pair(&words_, &arguments_), std::pair(&variables_, &environment_)}) {
            for (std::string &text : *texts)
                pointers->push_back(text.data());
            pointers->push_back(nullptr);
        }
    }

    [[noreturn]] void become() const {
        for (int fd = 0; fd < 3; ++fd) {
            const int file =
                ::open(files_.at(static_cast<std::size_t>(fd)).c_str(), fd == 0 ? O_RDONLY : O_WRONLY);
            if (file < 0 || ::dup2(file, fd) < 0)
                ::_exit(126);
        }
        if (!run_.folder.empty() && ::chdir(run_.folder.c_str()) != 0)
            ::_exit(126);
        if (run_.obey_permissions && ::geteuid() == 0)
            for (const int capability : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH})
                if (::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0)
                    ::_exit(126);
        for (const auto &[what, most] :
             {std::pair(RLIMIT_FSIZE, run_.max_file_bytes), std::pair(RLIMIT_AS, run_.max_memory_bytes)}) {
            const rlimit limits{static_cast<rlim_t>(most), static_cast<rlim_t>(most)};
            if (most > 0 && ::setrlimit(what, &limits) != 0)
                ::_exit(126);
        }
        ::execve(arguments_[0], arguments_.data(), environment_.data());
        ::_exit(127);
    }

private:
    const ProgramRun &run_;
    std::array<std::string, 3> files_;
    std::vector<std::string> words_, variables_;
    std::vector<char *> arguments_, environment_;
};

} // namespace

ProgramResult run(const ProgramRun &run) {
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "in", std::ios::binary) << run.input;
    std::ofstream(folder.path() / "out").flush();
    std::ofstream(folder.path() / "err").flush();
    const Start start(run, folder.path());
    const pid_t child = ::fork();
    if (child == 0)
        start.become();
    if (run.meanwhile)
        run.meanwhile(child);
    int status = 0;
    rusage usage{};
    EXPECT_EQ(::wait4(child, &status, 0, &usage), child);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, read(folder.path() / "out"), read(folder.path() / "err"), usage.ru_maxrss};
}

} // namespace baonoi::test
