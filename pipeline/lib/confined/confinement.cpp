// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/confined/confinement.h"

#include "base/handle.h"
#include "base/landlock.h"
#include "base/process.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#define BAONOI_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BAONOI_ASAN 1
#endif
#endif

namespace baonoi::confined {

namespace {

using seccomp::SyscallFilter;

constexpr std::uint64_t int_mask = 0xffffffff; // the kernel sees 64 bits of an int

// Or less, where less was allowed before. Without its limits nothing runs.
void limit(__rlimit_resource resource, rlim_t value, rlim_t until_killed) {
    struct rlimit before {};
    if (::getrlimit(resource, &before) != 0)
        ::_exit(EXIT_FAILURE);
    const struct rlimit limits { std::min(value, before.rlim_max), std::min(until_killed, before.rlim_max) };
    if (::setrlimit(resource, &limits) != 0)
        ::_exit(EXIT_FAILURE);
}

void limit(__rlimit_resource resource, rlim_t value) {
    limit(resource, value, value);
}

// Memory, reading files, and packets through fd: what work takes.
void allow_work(SyscallFilter &filter, int fd) {
    const auto socket = static_cast<std::uint64_t>(fd);
    filter.allow({"brk",
                  "munmap",
                  "mremap",
                  "madvise",
                  "read",
                  "pread64",
                  "lseek",
                  "_llseek",
                  "close",
                  "fstat",
                  "fstat64",
                  "newfstatat",
                  "fstatat64",
                  "stat",
                  "stat64",
                  "statx",
                  "getdents64",
                  "futex",
                  "sysinfo",
                  "getpid",
                  "gettid",
                  "getrandom",
                  "clock_gettime",
                  "clock_gettime64",
                  "gettimeofday",
                  "restart_syscall",
                  "rt_sigprocmask",
                  "rt_sigreturn",
                  "sched_getaffinity",
                  "sigreturn",
                  "exit",
                  "exit_group"});
    for (const auto &[name, flags] : {std::pair{"open", 1U}, std::pair{"openat", 2U}})
        filter.allow_if(name, {{flags, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY}});
    // To no address but the other end's.
    filter.allow_if("sendto", {{0, int_mask, socket}, {4, ~std::uint64_t{0}, 0}});
    filter.fail("ioctl", ENOTTY);  // C streams ask whether they are a terminal
    filter.fail("access", EACCES); // and the loader
    filter.fail("readlink", EINVAL);
#ifdef BAONOI_ASAN // which tries memory by writing it into a pipe
    filter.allow({"sigaltstack", "sched_yield", "pipe", "pipe2", "write", "writev"});
#else
    for (const char *name : {"write", "writev"})
        filter.allow_if(name, {{0, int_mask, STDERR_FILENO}});
#endif
}

SyscallFilter child_filter(int fd) {
    SyscallFilter filter;
    allow_work(filter, fd);
    for (const char *name : {"mmap", "mmap2", "mprotect"})
        filter.allow_if(name, {{2, PROT_EXEC, 0}});
    return filter;
}

// Beside work: loading libraries, starting them, which may start threads, a child for each piece of work, to
// which a socket of its own may be handed, and a last word to that.
SyscallFilter server_filter(int fd, seccomp::Otherwise otherwise) {
    SyscallFilter filter(otherwise);
    allow_work(filter, fd);
    filter.allow({"mmap",
                  "mmap2",
                  "mprotect",
                  "fcntl",
                  "fcntl64",
                  "close_range",
                  "dup2",
                  "dup3",
                  "pipe2",
                  "poll",
                  "ppoll",
                  "ppoll_time64",
                  "wait4",
                  "waitid",
                  "alarm",
                  "setitimer",
                  "getppid",
                  "rt_sigaction",
                  "set_robust_list",
                  "set_tid_address",
                  "rseq",
                  "seccomp",
                  "landlock_create_ruleset",
                  "landlock_add_rule",
                  "landlock_restrict_self"});
    const auto socket = static_cast<std::uint64_t>(fd);
    filter.allow_if("recvmsg", {{0, int_mask, socket}});
    filter.allow_if("sendto", {{4, ~std::uint64_t{0}, 0}});
    // Processes and threads, but none in a namespace of its own. What clone3 is asked cannot be seen here;
    // the C library takes clone instead.
    constexpr std::uint64_t namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                         CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_PTRACE;
    filter.allow_if("clone", {{0, namespaces, 0}});
    filter.fail("clone3", ENOSYS);
    for (const std::uint64_t option : {PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG})
        filter.allow_if("prctl", {{0, int_mask, option}});
    filter.allow_if("prlimit64", {{0, int_mask, 0}}); // its own limits
    filter.allow({"setrlimit", "getrlimit", "ugetrlimit"});
    return filter;
}

// Where this program's libraries may be: what is below, and what the loader lists for it.
std::vector<std::filesystem::path> library_places() {
    std::vector<std::filesystem::path> places{"/usr", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache"};
    void *program = ::dlopen(nullptr, RTLD_LAZY);
    Dl_serinfo size{};
    if (program && ::dlinfo(program, RTLD_DI_SERINFOSIZE, &size) == 0) {
        std::vector<std::max_align_t> memory(size.dls_size / sizeof(std::max_align_t) + 1);
        auto *list = reinterpret_cast<Dl_serinfo *>(memory.data());
        *list = size;
        if (::dlinfo(program, RTLD_DI_SERINFO, list) == 0)
            for (unsigned i = 0; i < list->dls_cnt; ++i)
                places.emplace_back((&list->dls_serpath[0])[i].dls_name);
    }
    return places;
}

// What a library writes, as eSpeak NG about missing envelopes of variants, is nothing for the log, and nor is
// what it could be made to write there.
void silence([[maybe_unused]] int stream) {
#ifndef BAONOI_ASAN // whose report would be lost
    const UniqueFd null(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    ::dup2(null.value(), stream);
#endif
}

} // namespace

Confinement::Confinement(int fd, seccomp::Otherwise otherwise,
                         const std::vector<std::filesystem::path> &also_readable)
    : child_(child_filter(fd).program()) {
    const seccomp::FilterProgram server = server_filter(fd, otherwise).program();
    ::clearenv();
    silence(STDERR_FILENO);
    for (const auto resource : {RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_MSGQUEUE, RLIMIT_MEMLOCK})
        limit(resource, 0);
    limit(RLIMIT_NOFILE, 256);
    // An empty network, where the service or the machine does not forbid it: more than the filter does.
    if (::unshare(CLONE_NEWNET) != 0)
        static_cast<void>(::unshare(CLONE_NEWUSER | CLONE_NEWNET));
    forbid_looking_in();
    std::vector<std::filesystem::path> readable = library_places();
    readable.insert(readable.end(), also_readable.begin(), also_readable.end());
    read_only_below(readable);
    seccomp::enforce(server);
}

void Confinement::keep_only(const std::vector<std::filesystem::path> &readable) const {
    read_only_below(readable);
}

void Confinement::confine_child(const ChildLimits &limits, pid_t server) const {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != server) // which died before
        ::_exit(EXIT_FAILURE);
    const auto cpu = static_cast<rlim_t>(std::ceil(limits.cpu));
    limit(RLIMIT_CPU, cpu, cpu + 1);
    limit(RLIMIT_NPROC, 0);
#ifndef BAONOI_ASAN // which reserves terabytes of addresses
    limit(RLIMIT_AS, limits.memory);
#endif
    const auto whole = static_cast<time_t>(limits.time);
    const struct itimerval once {
        {0, 0}, { whole, static_cast<suseconds_t>((limits.time - static_cast<double>(whole)) * 1e6) }
    };
    ::setitimer(ITIMER_REAL, &once, nullptr); // of 0: none
    seccomp::enforce(child_);
}

} // namespace baonoi::confined
