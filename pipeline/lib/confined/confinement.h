// SPDX-License-Identifier: GPL-3.0-or-later
// What a helper process gives up (baonoi-voice and the parsers), so that a mistake in a library that works on
// what comes from outside, or another library in its place, harms nothing but that work. In three steps, each
// of which nothing takes back:
//   before the library is loaded   no network, no file but its own kind (see below), no new program, no
//                                  debugger, no signal to others, no core file
//   once it has started            of all files only those that it still reads
//   in the child that works        no process, no thread, no clock or signal of its own; memory, time and
//                                  open files are bounded
#pragma once

#include "lib/seccomp/syscall_filter.h"

#include <cstddef>
#include <filesystem>
#include <sys/types.h>
#include <vector>

namespace baonoi::confined {

struct ChildLimits {
    double cpu;         // seconds of the processor; then it ends by SIGXCPU, a little later by SIGKILL
    double time;        // seconds, at whose end it ends by SIGALRM; 0: as long as it likes
    std::size_t memory; // bytes of addresses; not under AddressSanitizer, which reserves terabytes
};

class Confinement {
public:
    // The first step, of the process whose only descriptor beside 0 to 2 is fd, the socket to baonoi.
    // Readable stay /usr, /lib, the folders in which the loader looks for libraries of this program, and
    // also_readable. otherwise: what becomes of calls that are not allowed, until a child ends by them.
    // Throws stop.
    Confinement(int fd, seccomp::Otherwise otherwise,
                const std::vector<std::filesystem::path> &also_readable = {});
    // The second step. Where the kernel has no Landlock it does nothing, nor does the first one for files.
    void keep_only(const std::vector<std::filesystem::path> &readable) const;
    // The third step, in a child that speaks through fd, too: it also ends with its server. Throws stop.
    void confine_child(const ChildLimits &limits, pid_t server) const;

private:
    seccomp::FilterProgram child_;
};

} // namespace baonoi::confined
