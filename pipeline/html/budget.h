// SPDX-License-Identifier: GPL-3.0-or-later
// What one page may cost: time, and memory. Every parse has both, whoever asks for it (html.h).
#pragma once

#include "base/error.h"
#include "html/html.h"
#include "model/units.h"

#include <cstddef>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace baonoi::html {

// CPU time of the calling thread, so that a busy machine refuses no page that a quiet one reads.
class Budget {
public:
    Budget(Seconds limit, std::string input);

    // Throws skip when the limit is passed: "reading X takes more than 2 s of CPU; …".
    void check() const;
    // Asks check() as long as this lives.
    Checkpoint checkpoint() const {
        return {[this] { check(); }, limit_, input_};
    }

private:
    Seconds limit_;
    std::string input_;
    Seconds begin_;
};

// Throws skip when what is made of a page takes more than limit bytes.
void check_memory(std::size_t bytes, std::size_t limit);

// Does work that reads a page. What it throws begins with the page's name.
template <class Work>
auto named(const std::string &page, Work work) {
    try {
        return work();
    } catch (const Error &error) {
        const std::string_view what = error.what();
        throw Error(error.next(),
                    what.starts_with(page) ? std::string(what) : fmt::format("{}: {}", page, what));
    }
}

} // namespace baonoi::html
