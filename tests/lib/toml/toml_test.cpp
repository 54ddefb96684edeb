// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/toml/toml.h"

#include "base/error.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <unistd.h>

namespace baonoi::toml {
namespace {

namespace fs = std::filesystem;

std::string stop_of(const std::function<void()> &work) {
    try {
        work();
    } catch (const Error &error) {
        EXPECT_EQ(Next::stop, error.next());
        return error.what();
    }
    return "nothing was thrown";
}

// The message when that is asked of the file a.toml.
std::string refusal(const std::string &text, const std::function<void(TomlTable &)> &ask) {
    return stop_of([&] {
        TomlTable table = TomlTable::parse(text, "a.toml");
        ask(table);
    });
}

// 100,000 of them ended the program: tables in tables are removed by recursion.
TEST(Toml, RefusesKeysOfManyParts) {
    const auto key = [](std::size_t parts, const std::string &part, const std::string &dot) {
        std::string text = part;
        for (std::size_t i = 1; i < parts; ++i)
            text += dot + part;
        return text;
    };
    const auto refusal_of = [&](const std::string &text) { return refusal(text, [](TomlTable &) {}); };
    const std::string much = "a key has more than 32 parts", none = "nothing was thrown";
    EXPECT_EQ(refusal_of(key(100'000, "a", ".") + " = 1\n"), "a.toml:1: " + much);
    EXPECT_EQ(refusal_of("\n[" + key(33, "a", ".") + "]\n"), "a.toml:2: " + much);
    EXPECT_EQ(refusal_of("x = {" + key(33, "\"a\"", " . ") + " = 1}\n"), "a.toml:1: " + much);
    EXPECT_EQ(refusal_of("x = [{" + key(33, "'a'", "\t.") + " = 1}]\n"), "a.toml:1: " + much);
    EXPECT_EQ(refusal_of(key(32, "a", ".") + " = 1\n"), none);
    EXPECT_NE(refusal_of("x = " + std::string(300, '[') + std::string(300, ']')), none);
}

// toml++ asserted that it is one.
TEST(Toml, SaysThatAKeyIsMissingInAnInlineTable) {
    EXPECT_TRUE(refusal("x = {?=1}\n", [](TomlTable &) {}).starts_with("a.toml:1: "));
    EXPECT_TRUE(refusal("[a]\n?b = 1\n", [](TomlTable &) {}).starts_with("a.toml:2: "));
}

TEST(Toml, DotsInTextAreNoPartsOfAKey) {
    std::string dots = "a";
    for (int i = 0; i < 100; ++i)
        dots += ".a";
    for (const std::string &text :
         {"# " + dots + "\n", "x = \"" + dots + "\\\"" + dots + "\"\n", "x = '" + dots + "'\n",
          "x = \"\"\"" + dots + "\n\"" + dots + "\\\"\"\" " + dots + "\"\"\"\n",
          "x = '''\n" + dots + "'" + dots + "'''\n"})
        EXPECT_EQ(refusal(text, [](TomlTable &) {}), "nothing was thrown") << text;
}

TEST(Toml, GivesTypedValues) {
    TomlTable table =
        TomlTable::parse("s = \"ạ\"\nb = true\ni = -3\nn = 2\nf = 0.5\nd = \"15m\"\nz = \"8MB\"\n"
                         "l = [\"x\", \"y\"]\ne = []\n",
                         "a.toml");
    EXPECT_EQ("ạ", table.string("s"));
    EXPECT_EQ(true, table.boolean("b"));
    EXPECT_EQ(-3, table.integer("i", -3, 5));
    EXPECT_EQ(2.0, table.number("n", 0, 2));
    EXPECT_EQ(0.5, table.number("f", 0, 1));
    EXPECT_EQ(900.0, table.duration("d"));
    EXPECT_EQ(8U << 20U, table.size("z"));
    EXPECT_EQ((std::vector<std::string>{"x", "y"}), table.strings("l"));
    EXPECT_EQ(std::vector<std::string>{}, table.strings("e"));
    table.finish();
}

TEST(Toml, GivesNothingForMissingKeys) {
    TomlTable table = TomlTable::parse("", "a.toml");
    EXPECT_EQ(std::nullopt, table.string("a"));
    EXPECT_EQ(std::nullopt, table.boolean("a"));
    EXPECT_EQ(std::nullopt, table.integer("a", 0, 1));
    EXPECT_EQ(std::nullopt, table.number("a", 0, 1));
    EXPECT_EQ(std::nullopt, table.duration("a"));
    EXPECT_EQ(std::nullopt, table.size("a"));
    EXPECT_EQ(std::nullopt, table.strings("a"));
    EXPECT_FALSE(table.table("a"));
    EXPECT_TRUE(table.tables("a").empty());
    table.finish();
}

TEST(Toml, ReadsDurationsAndSizes) {
    TomlTable table = TomlTable::parse("a=\"250ms\"\nb=\"90s\"\nc=\"2h\"\nd=\"1d\"\ne=\"1.5m\"\n"
                                       "k=\"100B\"\nl=\"512KB\"\nm=\"1GB\"\nn=\"0.5KB\"\n",
                                       "a.toml");
    EXPECT_EQ(0.25, table.duration("a"));
    EXPECT_EQ(90.0, table.duration("b"));
    EXPECT_EQ(7200.0, table.duration("c"));
    EXPECT_EQ(86400.0, table.duration("d"));
    EXPECT_EQ(90.0, table.duration("e"));
    EXPECT_EQ(100U, table.size("k"));
    EXPECT_EQ(512U << 10U, table.size("l"));
    EXPECT_EQ(1U << 30U, table.size("m"));
    EXPECT_EQ(512U, table.size("n"));
}

TEST(Toml, RefusesDurationsAndSizesThatAreNone) {
    for (const char *text : {"90", "", "s", "-1s", "1 s", "1w", "nans", "infs", "1e400s", "0x5s"})
        EXPECT_EQ("a.toml:1: d must be a duration such as \"90s\" or \"15m\", not \"" + std::string(text) +
                      "\"",
                  refusal("d = \"" + std::string(text) + "\"", [](TomlTable &t) { t.duration("d"); }));
    for (const char *text : {"8", "8mb", "-1B", "nanB", "infGB", "9999999999GB"})
        EXPECT_EQ("a.toml:1: z must be a size such as \"8MB\" or \"512KB\", not \"" + std::string(text) +
                      "\"",
                  refusal("z = \"" + std::string(text) + "\"", [](TomlTable &t) { t.size("z"); }));
}

TEST(Toml, NamesFileLineKeyAndTypeOfAMistake) {
    const std::string text = "# a\n\n[fetch]\ns = 1\nb = \"x\"\ni = 0.5\nl = [1]\nn = 2020-01-01\nt = [2]\n";
    const auto in_fetch = [&](const std::function<void(TomlTable &)> &ask) {
        return refusal(text, [&](TomlTable &root) {
            TomlTable fetch = *root.table("fetch");
            ask(fetch);
        });
    };
    EXPECT_EQ("a.toml:4: [fetch] s must be a string, not an integer",
              in_fetch([](TomlTable &t) { t.string("s"); }));
    EXPECT_EQ("a.toml:4: [fetch] s must be a string, not an integer",
              in_fetch([](TomlTable &t) { t.duration("s"); }));
    EXPECT_EQ("a.toml:5: [fetch] b must be true or false, not a string",
              in_fetch([](TomlTable &t) { t.boolean("b"); }));
    EXPECT_EQ("a.toml:6: [fetch] i must be a whole number from 1 to 9, not a floating-point",
              in_fetch([](TomlTable &t) { t.integer("i", 1, 9); }));
    EXPECT_EQ("a.toml:7: [fetch] l must be a list of strings, not an integer",
              in_fetch([](TomlTable &t) { t.strings("l"); }));
    EXPECT_EQ("a.toml:4: [fetch] s must be a list of strings, not an integer",
              in_fetch([](TomlTable &t) { t.strings("s"); }));
    EXPECT_EQ("a.toml:8: [fetch] n must be a number from 0 to 1, not a date",
              in_fetch([](TomlTable &t) { t.number("n", 0, 1); }));
    EXPECT_EQ("a.toml:9: [fetch] t must be a table, not an array",
              in_fetch([](TomlTable &t) { t.table("t"); }));
    EXPECT_EQ("a.toml:9: [fetch] t must be written as [[t]], not an array",
              in_fetch([](TomlTable &t) { t.tables("t"); }));
}

TEST(Toml, RefusesNumbersOutOfRange) {
    EXPECT_EQ("a.toml:2: i must be a whole number from 1 to 9, not 10",
              refusal("\ni = 10", [](TomlTable &t) { t.integer("i", 1, 9); }));
    EXPECT_EQ("a.toml:1: n must be a number from 0 to 1.5, not 2",
              refusal("n = 2", [](TomlTable &t) { t.number("n", 0, 1.5); }));
    EXPECT_EQ("a.toml:1: n must be a number from 0 to 1, not nan",
              refusal("n = nan", [](TomlTable &t) { t.number("n", 0, 1); }));
}

TEST(Toml, GivesTablesAndListsOfTables) {
    TomlTable root = TomlTable::parse("[a.b]\nx = 1\n[[s]]\nn = \"p\"\n[[s]]\nn = \"q\"\nm = 2\n", "a.toml");
    EXPECT_EQ(1, root.table("a")->table("b")->integer("x", 0, 9));
    std::vector<TomlTable> list = root.tables("s");
    ASSERT_EQ(2U, list.size());
    EXPECT_EQ("p", list[0].string("n"));
    EXPECT_EQ("q", list[1].string("n"));
    list[0].finish();
    root.finish();
    EXPECT_EQ("a.toml:7: [[s]] m is not a key of baonoi; the keys here are n",
              stop_of([&] { list[1].finish(); }));
}

TEST(Toml, OutlivesTheTableItCameFrom) {
    const auto inner = [] { return *TomlTable::parse("[a.b]\nx = \"y\"", "a.toml").table("a"); };
    TomlTable a = inner();
    EXPECT_EQ("y", a.table("b")->string("x"));
}

TEST(Toml, NamesTheKnownKeysWhenOneIsUnknown) {
    EXPECT_EQ("a.toml:2: voise is not a key of baonoi; the keys here are voice, rate",
              refusal("voice = \"x\"\nvoise = 1", [](TomlTable &t) {
                  t.string("voice");
                  t.integer("rate", 0, 1);
                  t.finish();
              }));
    EXPECT_EQ("a.toml:3: [a.b] y is not a key of baonoi; the keys here are x",
              refusal("[a.b]\nx = 1\ny = 2", [](TomlTable &t) {
                  TomlTable b = *t.table("a")->table("b");
                  b.integer("x", 0, 1);
                  b.finish();
              }));
}

TEST(Toml, NamesAKeyOnceThoughAskedTwice) {
    EXPECT_EQ("a.toml:1: y is not a key of baonoi; the keys here are x", refusal("y = 2", [](TomlTable &t) {
                  t.integer("x", 0, 1);
                  t.number("x", 0, 1);
                  t.finish();
              }));
}

TEST(Toml, LetsOthersRefuseAValue) {
    EXPECT_EQ("a.toml:1: voice must be one of a, b",
              refusal("voice = \"x\"", [](TomlTable &t) { t.fail("voice", "be one of a, b"); }));
}

TEST(Toml, NamesTheLineThatDoesNotParse) {
    EXPECT_TRUE(stop_of([] { TomlTable::parse("a = 1\nb = = 2\n", "a.toml"); }).starts_with("a.toml:2: "));
    EXPECT_TRUE(stop_of([] { TomlTable::parse("a = 1\na = 2\n", "a.toml"); }).starts_with("a.toml:2: "));
}

// toml++ takes most letters beyond ASCII for impossible where it looks for white space; the sanitizers see
// it.
TEST(Toml, LettersBeyondAsciiAreNoWhiteSpace) {
    EXPECT_EQ("xà", TomlTable::parse("a = \"\"\"x\\\n  à\"\"\"\n", "a.toml").string("a"));
    for (const std::string letter : {"à", "đ", "ơ", "漢", "ﾊ"}) {
        EXPECT_TRUE(
            stop_of([&] { TomlTable::parse("a = 1\n " + letter, "a.toml"); }).starts_with("a.toml:2: "));
        EXPECT_TRUE(stop_of([&] { TomlTable::parse("a = " + letter, "a.toml"); }).starts_with("a.toml:1: "));
    }
}

TEST(Toml, ReadsFiles) {
    std::string name = (fs::temp_directory_path() / "baonoi-toml-XXXXXX").string();
    const int fd = ::mkstemp(name.data());
    ASSERT_GE(fd, 0);
    ::close(fd);
    std::ofstream(name) << "a = \"b\"\n";
    EXPECT_EQ("b", TomlTable::read(name).string("a"));
    std::ofstream(name) << std::string((1U << 20U) + 1, '#');
    EXPECT_EQ(name + " has 1048577 bytes; the limit is 1048576", stop_of([&] { TomlTable::read(name); }));
    fs::remove(name);
    EXPECT_EQ("cannot read " + name + ": No such file or directory", stop_of([&] { TomlTable::read(name); }));
}

} // namespace
} // namespace baonoi::toml
