// SPDX-License-Identifier: GPL-3.0-or-later
// The body of a response that is not in memory when its head is sent: a part of a file, or news as they come.
// A route makes one and puts it into its ServerResponse; HttpServer asks it for bytes on the threads that
// speak the protocol, which it must not keep waiting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace baonoi::http {

class BodyStream {
public:
    virtual ~BodyStream() = default;

    // Bytes of the whole; nothing: it ends when it ends.
    virtual std::optional<std::uint64_t> size() const = 0;
    // How many bytes were written to `to`, at most room; 0: there are none now, and on_more's function is
    // called when there are; nothing: this was the end, or they cannot be had.
    virtual std::optional<std::size_t> read(char *to, std::size_t room) = 0;
    // more: to be called, from any thread, when there is more to read; also after the stream's own end.
    // Called once, before the first read().
    virtual void on_more(const std::function<void()> & /*more*/) {}
};

} // namespace baonoi::http
