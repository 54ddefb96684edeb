// SPDX-License-Identifier: GPL-3.0-or-later
// A word, what is said for it and its class on the first three lines, a lexicon after them: an addition is
// made once, can be read again and taken out again; what is refused leaves no text.
#include "base/error.h"
#include "base/utf8.h"
#include "normalise/lexicon_file.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace baonoi;
using normalise::LexiconChange;
using normalise::LexiconEdit;

std::string take_line(std::string &input) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    std::string line = input.substr(0, end);
    input.erase(0, end + 1);
    return line;
}

void require(bool holds) {
    if (!holds)
        std::abort();
}

void check_change(const LexiconEdit &edit, const std::string &old) {
    require((edit.change == LexiconChange::none) == edit.text.empty());
    require(edit.text.empty() || valid_utf8(old) != old || valid_utf8(edit.text) == edit.text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string old(reinterpret_cast<const char *>(data), size);
    normalise::LexiconOrder order;
    order.word = valid_utf8(take_line(old));
    order.said = valid_utf8(take_line(old));
    order.role = take_line(old);
    try {
        const LexiconEdit added = normalise::add_entry(old, "fuzz.pls", order);
        check_change(added, old);
        const std::string with = added.text.empty() ? old : added.text;
        require(normalise::add_entry(with, "fuzz.pls", order).change == LexiconChange::none);
        const LexiconEdit removed = normalise::remove_entry(with, "fuzz.pls", order.word);
        check_change(removed, with);
        require(removed.change == LexiconChange::removed);
        require(normalise::remove_entry(removed.text, "fuzz.pls", order.word).change == LexiconChange::none);
    } catch (const Error &error) {
        require(error.next() == Next::skip || std::string_view(error.what()).starts_with("fuzz.pls"));
    }
    return 0;
}
