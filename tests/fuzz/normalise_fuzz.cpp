// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are one line of text: nothing throws, the tokens tile it, what is spoken is valid UTF-8 without
// digits, and what was read reads the same again.
#include "base/utf8.h"
#include "normalise/normalise.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace {

const baonoi::Reader &reader() {
    static const baonoi::Reader instance({std::filesystem::path(BAONOI_SOURCE_DIR) / "config/lexicon"}, {});
    return instance;
}

void require(bool holds, const char *what, const std::string &text) {
    if (holds)
        return;
    std::fprintf(stderr, "%s: %s\n", what, text.c_str());
    std::abort();
}

bool has_digit(const std::string &text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void check_tokens(const baonoi::ReadLine &line) {
    std::size_t end = 0;
    for (const baonoi::Utterance &utterance : line.utterances) {
        require(utterance.source.begin == end, "an utterance does not follow the one before", line.text);
        for (const baonoi::Token &token : utterance.tokens) {
            require(token.source.begin == end && token.source.end >= end, "tokens do not tile", line.text);
            require(!token.rule.empty(), "a token without a rule", line.text);
            require(!has_digit(token.spoken), "a digit is left", line.text);
            require(baonoi::valid_utf8(token.spoken) == token.spoken, "spoken is not UTF-8", line.text);
            end = token.source.end;
        }
        require(utterance.source.end == end, "an utterance does not end with its tokens", line.text);
    }
    require(end == line.text.size(), "the end of the line is in no token", line.text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string input(reinterpret_cast<const char *>(data), size);
    check_tokens(baonoi::read_line(input, reader()));
    const std::string once = baonoi::normalise_line(input, reader());
    require(baonoi::valid_utf8(once) == once, "the line is not UTF-8", input);
    const std::string twice = baonoi::normalise_line(once, reader());
    require(once == twice, "not idempotent", input + "\n1: " + once + "\n2: " + twice);
    return 0;
}
