// SPDX-License-Identifier: GPL-3.0-or-later
// Text line by line from a file or a pipe, in memory that does not grow with the number of lines.
#pragma once

#include "base/handle.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace baonoi {

class Lines {
public:
    // A path, or standard input for "" and "-". A line has at most limit bytes. Throws skip when it cannot be
    // read or a line is longer.
    Lines(const std::string &path, std::size_t limit);

    // The next line without its end, "\n"; false at the end. The line lives until the next call. before_wait
    // is called whenever no whole line is left and more has to be read: the time to flush what was written.
    bool next(std::string_view &line, const std::function<void()> &before_wait);

private:
    bool read_more();

    std::string name_;
    UniqueFd file_;
    std::size_t limit_;
    std::size_t number_ = 0; // of lines given out
    std::string buffer_;
    std::size_t begin_ = 0; // of what was not given out yet
    std::size_t end_ = 0;
    bool finished_ = false;
};

} // namespace baonoi
