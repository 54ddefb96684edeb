// SPDX-License-Identifier: GPL-3.0-or-later
// The system calls that a process may make, by libseccomp: a list of what is allowed. Any other call is not
// made; it fails with EPERM, or ends the process, which may first say which call it was.
#pragma once

#include "base/handle.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace baonoi::seccomp {

// (The argument of that number & mask) == value.
struct Condition {
    unsigned argument; // from 0
    std::uint64_t mask;
    std::uint64_t value;
};

// What becomes of a call that is not in the list. Of two filters that refuse a call the one that ends the
// process has the word.
enum class Otherwise : std::uint8_t { ends, fails };

// A filter in the kernel's own form, which costs a process that takes it on some microseconds.
using FilterProgram = std::vector<std::uint64_t>;

// Names are those of libseccomp; a name that this machine's architecture has no call for is passed over.
// Every function throws stop when libseccomp fails.
class SyscallFilter {
public:
    explicit SyscallFilter(Otherwise otherwise = Otherwise::ends);
    void allow(std::initializer_list<const char *> names);
    // Allowed when all conditions hold; may be said several times for one name.
    void allow_if(const char *name, std::initializer_list<Condition> conditions);
    // The call fails with that errno and the process goes on.
    void fail(const char *name, int code);
    FilterProgram program() const;

private:
    static void release(void *context);
    Handle<void, release> context_;
};

// From now on this thread, and what it starts, makes only the calls of the program; nothing takes that back.
// Filters add up: a call has to pass all of them. Sets no_new_privs. Throws stop when the kernel has no
// filters.
void enforce(const FilterProgram &program);

// tell is called with the name of a call that was refused, before the process ends with refused_exit. It runs
// in a signal handler that interrupts the call itself: it may allocate, but makes only calls that are
// allowed.
constexpr int refused_exit = 126;
void on_refusal(void (*tell)(std::string_view name) noexcept);

} // namespace baonoi::seccomp
