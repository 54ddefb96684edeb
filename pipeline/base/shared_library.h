// SPDX-License-Identifier: GPL-3.0-or-later
// C libraries that are opened when one of their functions is first called. Linked at build time they would
// cost every start of the program, measured with "baonoi --version", which takes 7 ms: libmicrohttpd 1.4
// times as much, libcurl 1.9 times.
#pragma once

#include <atomic>
#include <memory>
#include <string>

namespace baonoi {

// Stays open until the process ends. Threads: construct once, then use from anywhere.
class SharedLibrary {
public:
    // Throws stop: "cannot load libmp3lame.so.0: …; install the package libmp3lame0".
    // Throws std::bad_alloc when memory is short.
    SharedLibrary(const std::string &soname, const std::string &package);

    // const auto cosine = library.function<decltype(&::cos)>("cos");
    template <class F>
    F function(const char *name) const {
        return reinterpret_cast<F>(symbol(name));
    }

private:
    void *symbol(const char *name) const; // throws stop

    std::string soname_;
    void *handle_;
};

// A function of a library, found when it is first called; that call throws what SharedLibrary throws.
template <class F>
class LazyFunction {
public:
    constexpr LazyFunction(const SharedLibrary &(*library)(), const char *name)
        : library_(library), name_(name) {}

    template <class... Arguments>
    auto operator()(Arguments... arguments) const {
        F function = found_.load(std::memory_order_relaxed);
        if (!function)
            found_ = function = library_().template function<F>(name_);
        return function(arguments...);
    }

private:
    const SharedLibrary &(*library_)();
    const char *name_;
    mutable std::atomic<F> found_ = nullptr;
};

// In the namespace that calls it, the name of a C function stands for its LazyFunction: curl_easy_init()
// there opens libcurl. A function that is called and not named so is an undefined reference when the program
// is linked.
// NOLINTBEGIN(bugprone-macro-parentheses): a name that is declared takes none
#define BAONOI_LAZY(library, name)                                                                           \
    inline constinit const LazyFunction<decltype(&::name)> name {                                            \
        library, #name                                                                                       \
    }
// NOLINTEND(bugprone-macro-parentheses)

// using CurlUrl = LazyHandle<CURLU, curl_url_cleanup>;
template <const auto &Close>
struct LazyCloser {
    template <class T>
    void operator()(T *handle) const {
        Close(handle);
    }
};
template <class T, const auto &Close>
using LazyHandle = std::unique_ptr<T, LazyCloser<Close>>;

} // namespace baonoi
