// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/thread_starts.h"

#include <atomic>
#include <cerrno>
#include <dlfcn.h>
#include <pthread.h>

namespace baonoi::test {

namespace {

std::atomic<bool> limited = false;
std::atomic<int> left = 0;

} // namespace

FewThreads::FewThreads(int more) {
    left = more;
    limited = true;
}

FewThreads::~FewThreads() {
    limited = false;
}

} // namespace baonoi::test

// Called by the C++ library instead of the C library's, which has the same name.
extern "C" int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                              void *argument) {
    static const auto real =
        reinterpret_cast<decltype(&::pthread_create)>(::dlsym(RTLD_NEXT, "pthread_create"));
    if (baonoi::test::limited && baonoi::test::left-- <= 0)
        return EAGAIN;
    return real(thread, attributes, run, argument);
}
