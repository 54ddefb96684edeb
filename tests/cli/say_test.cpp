// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/say.h"

#include <array>
#include <gtest/gtest.h>
#include <memory>

namespace baonoi::cli {
namespace {

TEST(Say, EscapesTheTextsOfOthersAndNothingElse) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(std::tmpfile(), std::fclose);
    const std::string name = "/srv/b\x1b]0;a\x07i\n.html";
    say(file.get(), "{:<4} {}: {}\n{:>3}\n", "ok", name, std::string_view("l\xe1\xbb\x97i\r"), 7);
    std::rewind(file.get());
    std::array<char, 200> text{};
    const std::size_t size = std::fread(text.data(), 1, text.size(), file.get());
    EXPECT_EQ(std::string(text.data(), size), "ok   /srv/b\\x1b]0;a\\x07i\\x0a.html: l\u1ed7i\\x0d\n  7\n");
}

} // namespace
} // namespace baonoi::cli
