// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/shared_library.h"

#include "base/error.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <new>

namespace baonoi {

SharedLibrary::SharedLibrary(const std::string &soname, const std::string &package)
    : soname_(soname), handle_(::dlopen(soname.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (handle_)
        return;
    const std::string fault = ::dlerror();
    // The library is there; its place in memory is not.
    if (fault.ends_with("failed to map segment from shared object") ||
        fault.find("annot allocate memory") != std::string::npos)
        throw std::bad_alloc();
    throw Error(Next::stop,
                fmt::format("cannot load {}: {}; install the package {}", soname, fault, package));
}

void *SharedLibrary::symbol(const char *name) const {
    void *found = ::dlsym(handle_, name);
    if (!found)
        throw Error(Next::stop, fmt::format("{} has no function {}", soname_, name));
    return found;
}

} // namespace baonoi
