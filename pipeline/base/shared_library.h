// SPDX-License-Identifier: GPL-3.0-or-later
// Libraries opened on first use. FFmpeg, libcurl and eSpeak NG bring 200 shared objects; linking them would
// cost every start 60 ms (measured) and every fork of the voice server its page tables, also where they are
// not needed.
#pragma once

#include <string>

namespace baonoi {

// Stays open until the process ends. Threads: construct once, then use from anywhere.
class SharedLibrary {
public:
    // Throws stop: "cannot load libavcodec.so.59: …; install the package libavcodec59".
    SharedLibrary(const std::string &soname, const std::string &package);

    // api.send_packet = library.function<decltype(&::avcodec_send_packet)>("avcodec_send_packet");
    template <class F>
    F function(const char *name) const {
        return reinterpret_cast<F>(symbol(name));
    }

private:
    void *symbol(const char *name) const; // throws stop

    std::string soname_;
    void *handle_;
};

} // namespace baonoi
