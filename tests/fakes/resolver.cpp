// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/resolver.h"

#include <dlfcn.h>
#include <map>
#include <mutex>
#include <netdb.h>

namespace baonoi::test {

namespace {

std::mutex mutex;
std::map<std::string, std::string> &addresses() {
    static std::map<std::string, std::string> map;
    return map;
}

std::string address_of(const char *name) {
    const std::lock_guard lock(mutex);
    const auto found = name ? addresses().find(name) : addresses().end();
    return found == addresses().end() ? std::string() : found->second;
}

} // namespace

void resolve_to(const std::string &name, const std::string &address) {
    const std::lock_guard lock(mutex);
    addresses()[name] = address;
}

} // namespace baonoi::test

// Called by libraries instead of the C library's, which has the same name.
extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **result) {
    static const auto real = reinterpret_cast<decltype(&::getaddrinfo)>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    const std::string address = baonoi::test::address_of(name);
    return real(address.empty() ? name : address.c_str(), service, hints, result);
}
