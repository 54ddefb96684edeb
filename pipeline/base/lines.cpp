// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/lines.h"

#include "base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace baonoi {

namespace {

constexpr std::size_t at_once = 1U << 16U;

} // namespace

Lines::Lines(const std::string &path, std::size_t limit)
    : name_(path.empty() || path == "-" ? "standard input" : path), limit_(limit) {
    if (path.empty() || path == "-")
        file_ = UniqueFd(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
    else
        file_ = UniqueFd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file_)
        throw Error(Next::skip, fmt::format("cannot read {}: {}", name_, errno_text(errno)));
}

bool Lines::next(std::string_view &line, const std::function<void()> &before_wait) {
    std::size_t searched = 0; // bytes of the line
    while (true) {
        const std::size_t from = begin_ + searched;
        const void *found = std::memchr(buffer_.data() + from, '\n', end_ - from);
        const std::size_t stop =
            found ? static_cast<std::size_t>(static_cast<const char *>(found) - buffer_.data()) : end_;
        if (stop - begin_ > limit_)
            throw Error(Next::skip, fmt::format("{}:{}: the line has more than {} bytes: break it into its "
                                                "paragraphs",
                                                name_, number_ + 1, limit_));
        if (found || (finished_ && stop > begin_)) {
            line = std::string_view(buffer_).substr(begin_, stop - begin_);
            begin_ = found ? stop + 1 : stop;
            ++number_;
            return true;
        }
        if (finished_)
            return false;
        before_wait();
        searched = stop - begin_;
        finished_ = !read_more();
    }
}

bool Lines::read_more() {
    buffer_.erase(0, begin_);
    end_ -= begin_;
    begin_ = 0;
    if (buffer_.size() < end_ + at_once)
        buffer_.resize(std::max(end_ + at_once, end_ * 2));
    while (true) {
        const ssize_t got = ::read(file_.value(), buffer_.data() + end_, buffer_.size() - end_);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw Error(Next::skip, fmt::format("cannot read {}: {}", name_, errno_text(errno)));
        end_ += static_cast<std::size_t>(got);
        return got > 0;
    }
}

} // namespace baonoi
