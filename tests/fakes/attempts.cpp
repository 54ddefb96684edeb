// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/attempts.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi::test {

namespace {

constexpr int attempted_socket = 3;

bool is_read(const std::string &file) {
    const int fd = ::open(file.c_str(), O_RDONLY);
    char byte = 0;
    return fd >= 0 && ::read(fd, &byte, 1) == 1;
}

// The constructor of the library runs before anything of it is called.
const bool constructor_read = is_read("/etc/passwd");

bool is_connected(int port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(fd, reinterpret_cast<struct sockaddr *>(&address), sizeof address) == 0;
}

bool runs_a_program() {
    ::execl("/bin/true", "true", nullptr);
    return false;
}

bool has_a_child() {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    return child > 0 && ::waitpid(child, nullptr, 0) == child;
}

bool copies_memory_of(int pid) {
    char byte = 0;
    struct iovec here {
        &byte, 1
    };
    struct iovec there {
        stdin, 1 // of the C library: also there in a process that this one was forked from
    };
    return ::process_vm_readv(pid, &here, 1, &there, 1, 0) == 1;
}

// Beside the pipe by whose closing its end is noticed.
bool holds_other_descriptors() {
    struct stat facts {};
    for (int fd = attempted_socket + 1; fd < 64; ++fd)
        if (::fstat(fd, &facts) == 0 && !S_ISFIFO(facts.st_mode))
            return true;
    return false;
}

bool gets_rid_of_its_time() {
    const struct itimerval never {};
    return ::setitimer(ITIMER_REAL, &never, nullptr) == 0;
}

// And waits without using the processor, whose time is limited, too.
bool takes_no_signals() {
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_BLOCK, &all, nullptr);
    int never = 0;
    while (true)
        ::syscall(SYS_futex, &never, FUTEX_WAIT, 0, nullptr, nullptr, 0);
}

int number(const std::string &text) {
    return std::atoi(text.c_str());
}

} // namespace

std::string own_folder() {
    Dl_info library{};
    ::dladdr(&constructor_read, &library);
    const std::string file = library.dli_fname;
    return file.substr(0, file.rfind('/'));
}

bool attempt(const std::string &asked) {
    const std::string what = asked.substr(0, asked.find(':')), with = asked.substr(asked.find(':') + 1);
    if (what == "data")
        return is_read(own_folder() + "/libespeak-ng.so.1");
    if (what == "constructor")
        return constructor_read;
    if (what == "read")
        return is_read(with);
    if (what == "write")
        return ::open(with.c_str(), O_WRONLY | O_CREAT, 0600) >= 0;
    if (what == "rename")
        return ::rename(with.c_str(), (with + ".new").c_str()) == 0;
    if (what == "remove")
        return ::unlink(with.c_str()) == 0;
    if (what == "chmod")
        return ::chmod(with.c_str(), 0777) == 0;
    if (what == "socket")
        return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
    if (what == "connect")
        return is_connected(number(with));
    if (what == "ptrace")
        return ::ptrace(PTRACE_SEIZE, number(with), nullptr, nullptr) == 0;
    if (what == "copy")
        return copies_memory_of(number(with));
    if (what == "kill")
        return ::kill(number(with), 0) == 0;
    if (what == "tgkill")
        return ::syscall(SYS_tgkill, number(with), number(with), 0) == 0;
    if (what == "pidfd")
        return ::syscall(SYS_pidfd_open, number(with), 0) >= 0;
    if (what == "fork")
        return has_a_child();
    if (what == "namespace")
        return ::unshare(CLONE_NEWUSER) == 0;
    if (what == "exec")
        return runs_a_program();
    if (what == "environment")
        return environ && *environ;
    if (what == "descriptors")
        return holds_other_descriptors();
    if (what == "time")
        return gets_rid_of_its_time();
    if (what == "dumpable")
        return ::prctl(PR_SET_DUMPABLE, 1) == 0;
    if (what == "code")
        return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                      0) != MAP_FAILED;
    if (what == "deaf")
        return takes_no_signals();
    return what == "nothing";
}

} // namespace baonoi::test
