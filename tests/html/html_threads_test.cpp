// SPDX-License-Identifier: GPL-3.0-or-later
// The first pages of a program may be parsed by several threads at once. Each attempt is a process of its
// own, since libxml2 starts once in a process; a leak in one is a failure under AddressSanitizer.
#include "html/html.h"

#include <atomic>
#include <cstdlib>
#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <string>
#include <thread>
#include <vector>

namespace baonoi::html {

namespace {

bool parses() {
    pugi::xml_document tree;
    parse_html("<p>Bản tin sáng</p>", tree, [] {});
    return std::string(tree.first_element_by_path("html/body/p").text().get()) == "Bản tin sáng";
}

[[noreturn]] void parse_at_once() {
    constexpr int count = 4;
    std::atomic<int> waiting{count}, parsed{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&] {
            --waiting;
            while (waiting > 0)
                std::this_thread::yield();
            parsed += parses() ? 1 : 0;
        });
    for (std::thread &thread : threads)
        thread.join();
    std::exit(parsed == count ? 0 : 1);
}

TEST(HtmlThreads, MayParseTheFirstPagesAtOnce) {
    for (int attempt = 0; attempt < 25; ++attempt)
        EXPECT_EXIT(parse_at_once(), testing::ExitedWithCode(0), "") << "attempt " << attempt;
}

} // namespace

} // namespace baonoi::html
