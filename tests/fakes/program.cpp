// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/program.h"

#include "fakes/folder.h"

#include <array>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace baonoi::test {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void become(const ProgramRun &run, const fs::path &folder) {
    const std::array<std::string, 3> files = {folder / "in", folder / "out", folder / "err"};
    for (int fd = 0; fd < 3; ++fd) {
        const int file =
            ::open(files.at(static_cast<std::size_t>(fd)).c_str(), fd == 0 ? O_RDONLY : O_WRONLY);
        if (file < 0 || ::dup2(file, fd) < 0)
            ::_exit(126);
    }
    // Not the user's cache: the sentences of each run are spoken, unless the test says where it is.
    ::unsetenv("CACHE_DIRECTORY");
    if (run.cache.empty())
        ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
    else
        ::setenv("XDG_CACHE_HOME", run.cache.c_str(), 1);
    if (!run.folder.empty() && ::chdir(run.folder.c_str()) != 0)
        ::_exit(126);
    if (run.obey_permissions && ::geteuid() == 0)
        for (const int capability : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH})
            if (::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0)
                ::_exit(126);
    for (const auto &[what, most] :
         {std::pair(RLIMIT_FSIZE, run.max_file_bytes), std::pair(RLIMIT_AS, run.max_memory_bytes)}) {
        const rlimit limits{static_cast<rlim_t>(most), static_cast<rlim_t>(most)};
        if (most > 0 && ::setrlimit(what, &limits) != 0)
            ::_exit(126);
    }
    std::vector<char *> arguments;
    for (const std::string &argument : run.arguments)
        arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

} // namespace

ProgramResult run(const ProgramRun &run) {
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "in", std::ios::binary) << run.input;
    std::ofstream(folder.path() / "out").flush();
    std::ofstream(folder.path() / "err").flush();
    const pid_t child = ::fork();
    if (child == 0)
        become(run, folder.path());
    if (run.meanwhile)
        run.meanwhile(child);
    int status = 0;
    rusage usage{};
    EXPECT_EQ(::wait4(child, &status, 0, &usage), child);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, read(folder.path() / "out"), read(folder.path() / "err"), usage.ru_maxrss};
}

} // namespace baonoi::test
