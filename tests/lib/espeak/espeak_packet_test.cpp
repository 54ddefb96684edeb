// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/packet.h"

#include <gtest/gtest.h>

namespace baonoi::espeak {
namespace {

TEST(VoicePacket, KeepsWhatItCarries) {
    const EngineSettings settings{"aav/vi+Annie", "vi", 162, 50, 78, 60, 2.5};
    EXPECT_EQ(unpack<EngineSettings>(pack(settings)), settings);

    const std::vector<EngineClause> clauses{
        {{EngineWordKind::text, "xin"}, {EngineWordKind::english, "Google"}},
        {{EngineWordKind::phonemes, "v'Ew", {}, {-7, 110, 92}}}};
    const auto request = unpack<Request>(pack(Request{clauses}));
    ASSERT_TRUE(request);
    EXPECT_EQ(request->clauses, clauses);

    const auto facts = unpack<EngineFacts>(pack(EngineFacts{"espeak-ng 1.51", 22050}));
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->version, "espeak-ng 1.51");
    EXPECT_EQ(facts->sample_rate, 22050);

    const std::vector<std::int16_t> samples{1, -2, 32767};
    std::string audio = begin_audio();
    audio.append(reinterpret_cast<const char *>(samples.data()), samples.size() * sizeof samples[0]);
    std::vector<std::int16_t> received{7};
    EXPECT_TRUE(unpack_audio(audio, received));
    EXPECT_EQ(received, (std::vector<std::int16_t>{7, 1, -2, 32767}));

    const auto clause = unpack<ClauseEnd>(pack(ClauseEnd{{0, 5, 9}}));
    ASSERT_TRUE(clause);
    EXPECT_EQ(clause->begins, (std::vector<std::int64_t>{0, 5, 9}));
    const auto refused = unpack<Refused>(pack(Refused{"no voice"}));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->message, "no voice");

    const auto ended = unpack<Ended>(pack(Ended{false, "was killed by signal 9"}));
    ASSERT_TRUE(ended);
    EXPECT_FALSE(ended->spoken);
    EXPECT_EQ(ended->reason, "was killed by signal 9");
}

TEST(VoicePacket, IsNothingWhenItIsCutOrOfAnotherKind) {
    const std::string request = pack(Request{{{{EngineWordKind::text, "xin"}}}});
    for (std::size_t size = 0; size < request.size(); ++size)
        EXPECT_FALSE(unpack<Request>(std::string_view(request).substr(0, size))) << size;
    EXPECT_FALSE(unpack<Request>(request + "x"));
    EXPECT_FALSE(unpack<EngineSettings>(request));
    EXPECT_FALSE(unpack<Ended>(""));
    std::vector<std::int16_t> samples;
    EXPECT_FALSE(unpack_audio(request, samples));
    EXPECT_FALSE(unpack_audio(begin_audio() + "x", samples));
    EXPECT_FALSE(unpack<ClauseEnd>(pack(ClauseEnd{{5}}) + "1234"));
}

TEST(VoicePacket, RefusesMoreClausesThanAllowed) {
    const std::vector<EngineClause> many(clauses_per_request + 1);
    EXPECT_FALSE(unpack<Request>(pack(Request{many})));
}

} // namespace
} // namespace baonoi::espeak
