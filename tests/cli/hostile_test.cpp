// SPDX-License-Identifier: GPL-3.0-or-later
// Pages made to be too much, through the whole program.
#include "cli/pages.h"

#include <fmt/format.h>
#include <functional>

namespace baonoi::test {
namespace {

std::string times(const std::string &text, std::size_t count) {
    std::string all;
    all.reserve(text.size() * count);
    for (; count > 0; --count)
        all += text;
    return all;
}

const std::string prose = "<p>Sáng nay bà con trong xã ra đồng gặt lúa, ai cũng vui vì được mùa.</p>";

struct HostilePage {
    const char *name;
    std::function<std::string()> make;
};

std::ostream &operator<<(std::ostream &out, const HostilePage &page) {
    return out << page.name;
}

class Hostile : public ::testing::TestWithParam<HostilePage> {};

TEST_P(Hostile, IsReadOrRefusedByOneMessageWithin200MB) {
    const TemporaryFolder folder;
    write(folder.path() / "trang.html", GetParam().make());
    write(folder.path() / "baonoi.toml", "[fetch]\nmax_bytes = \"32MB\"\n");
    const ProgramResult result = baonoi(folder.path(), {"extract", "trang.html"});
    if (result.exit_code == 0) {
        EXPECT_FALSE(result.out.empty());
    } else {
        EXPECT_EQ(result.exit_code, 1);
        EXPECT_TRUE(result.err.starts_with("baonoi: ")) << result.err.substr(0, 300);
        EXPECT_NE(result.err.find("trang.html"), std::string::npos) << result.err.substr(0, 300);
        EXPECT_EQ(result.err.find('\n'), result.err.size() - 1) << result.err.substr(0, 300);
    }
#if !defined(__SANITIZE_ADDRESS__)
    EXPECT_LT(result.peak_kb, 200 * 1024);
#endif
}

INSTANTIATE_TEST_SUITE_P(
    Pages, Hostile,
    ::testing::Values(
        HostilePage{"MillionDeep", [] { return times("<div>", 1'000'000) + prose; }},
        HostilePage{"HundredThousandAttributes",
                    [] {
                        std::string attributes;
                        for (int i = 0; i < 100'000; ++i)
                            attributes += fmt::format(" a{}=\"{}\"", i, i);
                        return "<div" + attributes + ">" + times(prose, 5) + "</div>";
                    }},
        HostilePage{"ManyAttributesOnManyElements",
                    [] {
                        std::string element = "<i";
                        for (int i = 0; i < 50; ++i)
                            element += fmt::format(" a{}=b", i);
                        return times(element + ">lúa</i>", 50'000) + prose;
                    }},
        HostilePage{"TwentyMegabytesInOneParagraph",
                    [] { return "<p>" + times("lúa chín vàng, ", 20'000'000 / 18) + "</p>"; }},
        HostilePage{"NulBytes", [] { return times(prose + std::string(1000, '\0'), 100); }},
        HostilePage{"UnclosedComment", [] { return prose + "<!--" + times("-- >", 1'000'000); }},
        HostilePage{"UnclosedScript", [] { return prose + "<script>" + times("lúa ", 1'000'000); }},
        HostilePage{"UnclosedQuote", [] { return prose + "<a href=\"" + times("lúa ", 1'000'000); }},
        HostilePage{"EntityFlood", [] { return "<p>" + times("&amp;&nbsp;&#7917;", 500'000); }},
        HostilePage{"UnclosedBold", [] { return times("<b>lúa", 300'000) + prose; }},
        HostilePage{"TablesInTables", [] { return times("<table><tr><td>lúa", 10'000) + prose; }},
        HostilePage{"CombiningMarks", [] { return "<p>e" + times("\u0301\u0323", 1'000'000); }}),
    [](const auto &test) { return test.param.name; });

} // namespace
} // namespace baonoi::test
