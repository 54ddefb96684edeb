// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/seccomp/syscall_filter.h"

#include "base/error.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace baonoi::seccomp {

namespace {

static_assert(sizeof(struct sock_filter) == sizeof(FilterProgram::value_type));

void (*tell_refusal)(std::string_view name) noexcept = nullptr;

// libseccomp returns its errors as negative errno.
void check(int code, const char *call) {
    if (code < 0)
        throw Error(Next::stop, fmt::format("cannot confine a process: {}: {}", call, errno_text(-code)));
}

void refuse(int, siginfo_t *call, void *) {
    char *name = ::seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, call->si_syscall);
    tell_refusal(name ? name : "of no name");
    std::free(name); // NOLINT(cppcoreguidelines-no-malloc): libseccomp's
    ::_exit(refused_exit);
}

} // namespace

void SyscallFilter::release(void *context) {
    ::seccomp_release(context);
}

SyscallFilter::SyscallFilter(Otherwise otherwise)
    : context_(::seccomp_init(otherwise == Otherwise::ends ? SCMP_ACT_TRAP : SCMP_ACT_ERRNO(EPERM))) {
    if (!context_)
        check(-ENOMEM, "seccomp_init");
    check(::seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2),
          "seccomp_attr_set"); // a binary tree
}

void SyscallFilter::allow(std::initializer_list<const char *> names) {
    for (const char *name : names)
        allow_if(name, {});
}

void SyscallFilter::allow_if(const char *name, std::initializer_list<Condition> conditions) {
    const int number = ::seccomp_syscall_resolve_name(name);
    if (number == __NR_SCMP_ERROR)
        return;
    std::vector<scmp_arg_cmp> compare;
    compare.reserve(conditions.size());
    for (const Condition &condition : conditions)
        compare.push_back({condition.argument, SCMP_CMP_MASKED_EQ, condition.mask, condition.value});
    check(::seccomp_rule_add_array(context_.get(), SCMP_ACT_ALLOW, number,
                                   static_cast<unsigned>(compare.size()), compare.data()),
          name);
}

void SyscallFilter::fail(const char *name, int code) {
    const int number = ::seccomp_syscall_resolve_name(name);
    if (number != __NR_SCMP_ERROR)
        check(::seccomp_rule_add_array(context_.get(), SCMP_ACT_ERRNO(static_cast<std::uint16_t>(code)),
                                       number, 0, nullptr),
              name);
}

FilterProgram SyscallFilter::program() const {
    const UniqueFd memory(::memfd_create("filter", MFD_CLOEXEC));
    if (!memory)
        check(-errno, "memfd_create");
    check(::seccomp_export_bpf(context_.get(), memory.value()), "seccomp_export_bpf");
    FilterProgram program(static_cast<std::size_t>(::lseek(memory.value(), 0, SEEK_END)) /
                          sizeof(FilterProgram::value_type));
    const std::size_t bytes = program.size() * sizeof(FilterProgram::value_type);
    if (::pread(memory.value(), program.data(), bytes, 0) != static_cast<ssize_t>(bytes))
        check(-EIO, "pread");
    return program;
}

void enforce(const FilterProgram &program) {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        check(-errno, "prctl");
    FilterProgram filter = program; // the kernel's declaration is without const
    const struct sock_fprog kernel_program {
        static_cast<unsigned short>(filter.size()), reinterpret_cast<struct sock_filter *>(filter.data())
    };
    constexpr unsigned set_mode_filter = 1; // SECCOMP_SET_MODE_FILTER, whose header clashes with libseccomp's
    if (::syscall(SYS_seccomp, set_mode_filter, 0, &kernel_program) != 0)
        check(-errno, "seccomp");
}

void on_refusal(void (*tell)(std::string_view name) noexcept) {
    tell_refusal = tell;
    struct sigaction action {};
    action.sa_sigaction = refuse;
    action.sa_flags = SA_SIGINFO;
    ::sigaction(SIGSYS, &action, nullptr);
}

} // namespace baonoi::seccomp
