// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/process.h"

#include "base/error.h"
#include "base/file.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace baonoi {

namespace {

std::string first_line(const std::string &file) {
    std::string line;
    std::ifstream stream(file);
    std::getline(stream, line);
    return line;
}

std::string boot_id() {
    struct stat processes {}; // containers of a machine share its boot, not the numbers of processes
    ::stat("/proc/self/ns/pid", &processes);
    return fmt::format("{}-{}", first_line("/proc/sys/kernel/random/boot_id"), processes.st_ino);
}

// The 22nd field of /proc/PID/stat, see proc(5); nothing when there is no such process or it is a zombie.
std::optional<std::string> start_of(const std::string &pid) {
    const std::string line = first_line("/proc/" + pid + "/stat");
    std::size_t at = line.rfind(')'); // the name may hold blanks and brackets
    if (at == std::string::npos || at + 2 >= line.size() || line[at + 2] == 'Z' || line[at + 2] == 'X')
        return std::nullopt;
    for (int field = 2; field < 22 && at != std::string::npos; ++field)
        at = line.find(' ', at + 1);
    if (at == std::string::npos)
        return std::nullopt;
    return line.substr(at + 1, line.find(' ', at + 1) - at - 1);
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

std::string this_process() {
    const std::string pid = fmt::to_string(::getpid());
    return fmt::format("{}:{}:{}", boot_id(), pid, start_of(pid).value_or(""));
}

bool is_gone(std::string_view process) {
    const std::size_t first = process.find(':');
    const std::size_t second = first == std::string_view::npos ? first : process.find(':', first + 1);
    if (second == std::string_view::npos)
        return false;
    const std::string_view boot = process.substr(0, first);
    const std::string_view pid = process.substr(first + 1, second - first - 1);
    const std::string_view start = process.substr(second + 1);
    if (boot.empty() || !is_number(pid) || !is_number(start))
        return false;
    return boot != boot_id() || start_of(std::string(pid)) != start;
}

void forbid_looking_in() {
    ::prctl(PR_SET_DUMPABLE, 0);
}

ProcessLock::ProcessLock(const std::filesystem::path &file, const std::string &holder) {
    struct stat facts {};
    do { // a holder may have removed the file before it was locked here
        file_ = UniqueFd(::open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644));
        if (!file_)
            throw Error(next_after_write(errno),
                        fmt::format("cannot open the lock {}: {}; give this user the right to write it, or "
                                    "remove it while no daemon runs",
                                    file.string(), errno_text(errno)));
        if (::flock(file_.value(), LOCK_EX | LOCK_NB) != 0) {
            const int code = errno;
            if (code != EWOULDBLOCK)
                fail_to_write("lock", file, code);
            throw LockHeld(Next::stop,
                           fmt::format("{} is held by {}", file.string(), first_line(file.string())));
        }
    } while (::fstat(file_.value(), &facts) == 0 && facts.st_nlink == 0);
    const std::string line = holder + '\n';
    if (::ftruncate(file_.value(), 0) != 0 ||
        ::pwrite(file_.value(), line.data(), line.size(), 0) != static_cast<ssize_t>(line.size()))
        fail_to_write("write", file, errno);
}

} // namespace baonoi
