// SPDX-License-Identifier: GPL-3.0-or-later
// Owners of C handles: the closing function is part of the type.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <unistd.h>
#include <utility>

namespace baonoi {

template <auto Close>
struct Closer {
    template <class T>
    void operator()(T *handle) const {
        Close(handle);
    }
};

// using Doc = Handle<xmlDoc, xmlFreeDoc>;
template <class T, auto Close>
using Handle = std::unique_ptr<T, Closer<Close>>;

// A file descriptor, closed when it goes; close() may be called before to see its error.
class UniqueFd {
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : fd_(fd) {}
    UniqueFd(UniqueFd &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    UniqueFd &operator=(UniqueFd &&other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    UniqueFd(const UniqueFd &) = delete;
    UniqueFd &operator=(const UniqueFd &) = delete;
    ~UniqueFd() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    explicit operator bool() const { return fd_ >= 0; }
    int value() const { return fd_; }
    // 0, or errno.
    int close();

private:
    int fd_ = -1;
};

// Fills the piece with what the file has from there on. 0, or errno: EIO where the file ends before.
int read_all(const UniqueFd &file, std::uint64_t at, std::span<char> piece);

} // namespace baonoi
