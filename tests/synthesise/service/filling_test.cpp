// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/filling.h"

#include <gtest/gtest.h>

namespace baonoi::synthesise::service {
namespace {

const Values values = {{"text", "Tom & \"Jerry\" <ở> nhà"}, {"rate", "0.9"}};

TEST(Filling, JsonGetsQuotesAndEscapes) {
    EXPECT_EQ(filled(R"({"input":{text},"speed":{#rate}})", values, Escape::json),
              R"({"input":"Tom & \"Jerry\" <ở> nhà","speed":0.9})");
}

TEST(Filling, FormIsPercentEncoded) {
    EXPECT_EQ(filled("input={text}&x=1", values, Escape::form),
              "input=Tom%20%26%20%22Jerry%22%20%3C%E1%BB%9F%3E%20nh%C3%A0&x=1");
}

TEST(Filling, SsmlIsMarkup) {
    EXPECT_EQ(filled("<p>{text}</p>", values, Escape::xml),
              "<p>Tom &amp; &quot;Jerry&quot; &lt;ở&gt; nhà</p>");
}

TEST(Filling, WhatIsSentRawStaysAsItIs) {
    EXPECT_EQ(filled("{text}", values, Escape::none), values.at("text"));
}

TEST(Filling, AValueIsNotFilledInAgain) {
    EXPECT_EQ(filled("{text}", {{"text", "{key}"}, {"key", "secret"}}, Escape::none), "{key}");
}

TEST(Filling, OnlyNamesArePlaces) {
    EXPECT_EQ(places_in(R"({"a":{text},"b":{},"c":{ "d":{#rate}},"E":{Upper})"),
              (std::vector<std::string>{"text", "#rate"}));
}

TEST(Filling, ANumberIsWhatJsonCallsOne) {
    EXPECT_TRUE(is_json_number("1.05"));
    for (const char *other : {"", "1,0", "\"1\"", "1}", "NaN"})
        EXPECT_FALSE(is_json_number(other)) << other;
}

} // namespace
} // namespace baonoi::synthesise::service
