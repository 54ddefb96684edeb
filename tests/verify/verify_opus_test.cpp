// SPDX-License-Identifier: GPL-3.0-or-later
// The Opus file beside an MP3 is judged as the MP3 is.
#include "lib/opus/opus_packets.h"
#include "sound/ogg_opus.h"
#include "verify/good_recording.h"

namespace baonoi::verify {
namespace {

using test::Good;
constexpr int rate = test::good_rate;

// The Opus file of the samples, at its own rate.
std::string opus_of(const std::vector<float> &samples) {
    std::vector<float> others(samples.size() * opus::sample_rate / rate);
    for (std::size_t i = 0; i < others.size(); ++i)
        others[i] = samples[i * rate / opus::sample_rate];
    std::string file;
    sound::OggOpusPages pages([&](std::string_view page) { file += page; });
    opus::PacketEncoder encoder([&](std::string_view packet) { pages.add(packet, 960); });
    pages.add_header(sound::make_opus_head(encoder.delay() * 2, rate));
    pages.add_header(sound::make_opus_tags("test", {}));
    encoder.add(others);
    encoder.finish();
    pages.finish((encoder.samples() + encoder.delay()) * 2);
    return file;
}

struct GoodWithOpus : Good {
    GoodWithOpus() { opus(opus_of(samples)); }
    void opus(std::string file) {
        recording.opus_sha256 = openssl::sha256_hex(file);
        recording.opus = std::move(file);
    }
};

TEST(VerifyOpus, IsCheckedWhereThereIsSome) {
    EXPECT_EQ(Good().detail("opus"), "no such check");
    const GoodWithOpus good;
    EXPECT_EQ(good.first_failure(), "passed");
    EXPECT_EQ(good.detail("opus", true).substr(0, 8), "7.03 s, ");
}

TEST(VerifyOpus, ADamagedFileIsFound) {
    GoodWithOpus good;
    std::string file = good.recording.opus.text();
    file[file.size() / 2] = static_cast<char>(file[file.size() / 2] ^ 1);
    good.opus(file);
    EXPECT_EQ(good.first_failure().substr(0, 26), "opus: the Opus file: page ");
    good.opus(file.substr(0, 60));
    EXPECT_EQ(good.first_failure(), "opus: the Opus file: page 2 is missing");
}

TEST(VerifyOpus, AFileThatIsNotTheRecordingsIsFound) {
    GoodWithOpus good;
    good.recording.opus_sha256 = openssl::sha256_hex("other");
    EXPECT_EQ(good.first_failure(), "opus: the Opus file is not the one whose SHA-256 the recording states");
}

TEST(VerifyOpus, AnotherLengthAndLoudnessThanTheMp3sAreFound) {
    GoodWithOpus good;
    std::vector<float> samples = good.samples;
    samples.resize(samples.size() - rate / 10);
    good.opus(opus_of(samples));
    EXPECT_EQ(good.first_failure(), "opus: 6.93 s, the MP3 has 7.03 s");
    samples = good.samples;
    for (float &sample : samples)
        sample /= 2;
    good.opus(opus_of(samples));
    EXPECT_EQ(good.first_failure().substr(0, 16), "opus: 7.03 s, -2") << good.first_failure();
}

} // namespace
} // namespace baonoi::verify
