// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/chapters.h"

#include <gtest/gtest.h>

namespace baonoi::encode {
namespace {

Utterance in_block(std::size_t block) {
    Utterance utterance;
    utterance.block = block;
    return utterance;
}

TEST(Chapters, BeginWithTheTitleAndAtEachHeading) {
    Script script;
    script.title = "Trường \"mới\"";
    script.blocks = {{BlockKind::title, "Trường \"mới\"", ""},
                     {BlockKind::paragraph, "Một.", ""},
                     {BlockKind::heading, "Lớp học", ""},
                     {BlockKind::paragraph, "Hai.", ""}};
    const std::vector<Utterance> utterances = {in_block(0), in_block(1), in_block(2), in_block(3)};
    const std::vector<SpokenWord> words = {{0, 0, Samples{0}, Samples{10}},
                                           {1, 0, Samples{1000}, Samples{1100}},
                                           {2, 0, Samples{2345}, Samples{2400}},
                                           {2, 1, Samples{2450}, Samples{2500}},
                                           {3, 0, Samples{3000}, Samples{3100}}};
    EXPECT_EQ(make_chapters(chapters_of(script, utterances, words, 1000)), R"({
 "version": "1.2.0",
 "chapters": [
  {
   "startTime": 0,
   "title": "Trường \"mới\""
  },
  {
   "startTime": 2.345,
   "title": "Lớp học"
  }
 ]
}
)");
}

TEST(Chapters, OneAloneIsNone) {
    Script script;
    script.title = "Tin";
    script.blocks = {{BlockKind::paragraph, "Một.", ""}};
    EXPECT_TRUE(chapters_of(script, {in_block(0)}, {{0, 0, Samples{0}, Samples{10}}}, 1000).empty());
    EXPECT_EQ(make_chapters({}), "");
}

} // namespace
} // namespace baonoi::encode
