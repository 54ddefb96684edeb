// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/mustache/mustache.h"

#include "base/error.h"

#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

namespace baonoi::mustache {
namespace {

using nlohmann::json;

std::string render(std::map<std::string, std::string, std::less<>> templates, const json &values) {
    return Template("a",
                    [&](std::string_view name) -> std::optional<std::string_view> {
                        const auto found = templates.find(name);
                        return found == templates.end() ? std::nullopt
                                                        : std::optional<std::string_view>(found->second);
                    })
        .render(values);
}

std::string fault(std::map<std::string, std::string, std::less<>> templates,
                  const json &values = json::object()) {
    try {
        return "shown: " + render(std::move(templates), values);
    } catch (const Error &error) {
        return error.what();
    }
}

TEST(Mustache, ShowsTextsNumbersSectionsAndIncludes) {
    EXPECT_EQ(render({{"a", "{{t.x}}{{#list}}[{{.}}]{{/list}}{{^none}}-{{/none}}{{#yes}}{{n}}{{/yes}}{{>b}}"},
                      {"b", "{{n}}!"}},
                     {{"t", {{"x", "X"}}}, {"list", {"a", "b"}}, {"none", nullptr}, {"yes", true}, {"n", 7}}),
              "X[a][b]-77!");
}

TEST(Mustache, EscapesWhateverIsShown) {
    EXPECT_EQ(render({{"a", "{{x}}"}}, {{"x", "<a href='b'>\"&amp;\x01\xff"}}),
              "&lt;a href=&#39;b&#39;&gt;&quot;&amp;amp;\xEF\xBF\xBD");
}

TEST(Mustache, RefusesWhatWouldNotEscape) {
    for (const char *text : {"{{{x}}}", "{{&x}}", "{{=<% %>=}}"})
        EXPECT_EQ(fault({{"a", text}}), "the template \"a\" has a tag that does not escape");
}

TEST(Mustache, SaysWhichValueOrTemplateIsMissing) {
    EXPECT_EQ(fault({{"a", "{{x}}"}}), "the template \"a\" shows \"x\", which the page does not have");
    EXPECT_EQ(fault({{"a", "{{#x}}{{/x}}"}}), "the template \"a\" shows \"x\", which the page does not have");
    EXPECT_EQ(fault({{"a", "{{>b}}"}}), "there is no template \"b\"");
    EXPECT_EQ(fault({{"a", "{{>a}}"}}), "the template \"a\" includes itself");
    EXPECT_EQ(fault({{"a", "{{#x}}"}}), "the template \"a\": Unclosed section \"x\" at 0");
}

TEST(Mustache, EndsAPageThatGrowsTooLarge) {
    const json list(9000, std::string(1000, 'x'));
    EXPECT_EQ(fault({{"a", "{{#x}}{{.}}\n{{/x}}"}}, {{"x", list}}), "a page has more than 8388608 bytes");
}

} // namespace
} // namespace baonoi::mustache
