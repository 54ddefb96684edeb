// SPDX-License-Identifier: GPL-3.0-or-later
// What the voice program gives up, so that a mistake in eSpeak NG, or another library in its place, harms
// nothing but the sound of a sentence. In three steps, each of which nothing takes back:
//   before the library is loaded   no network, no file but its own kind (see below), no new program, no
//   debugger,
//                                  no signal to others, no core file
//   once it has started            of all files only its data folder
//   in the child that speaks       no process, no thread, no clock or signal of its own; memory, time and
//   open
//                                  files are bounded
#pragma once

#include "lib/seccomp/syscall_filter.h"

#include <filesystem>
#include <sys/types.h>

namespace baonoi::espeak {

class Confinement {
public:
    // The first step, of the process whose only descriptor beside 0 to 2 is fd, the socket to baonoi.
    // Readable stay /usr, /lib and the folders in which the loader looks for libraries of this program.
    // Throws stop.
    explicit Confinement(int fd);
    // The second step. Where the kernel has no Landlock it does nothing, nor does the first one for files.
    void keep_only(const std::filesystem::path &data_folder) const;
    // The third step, in the child: it ends by SIGALRM when its time is over, and with its server.
    void speak_within(double seconds, pid_t server) const;

private:
    seccomp::FilterProgram child_;
};

} // namespace baonoi::espeak
