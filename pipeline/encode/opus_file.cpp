// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/opus_file.h"

#include "base/version.h"

#include <fmt/format.h>

namespace baonoi::encode {

namespace {

// As those that wait for LAME (encode.cpp).
constexpr RelayLimits for_opus{std::size_t{1} << 13U, std::size_t{1} << 16U};
constexpr int by_clock = sound::opus_clock / opus::sample_rate;
constexpr int packet_by_clock = static_cast<int>(opus::packet_samples) * by_clock;

// What ID3 has, by the names that players of Ogg know.
std::vector<sound::OpusTag> opus_tags_of(const Tags &tags) {
    return {{"TITLE", tags.title},
            {"ARTIST", tags.artist},
            {"ALBUM", tags.album},
            {"DATE", tags.published},
            {"GENRE", "Speech"},
            {"LANGUAGE", tags.language},
            {"URL", tags.url},
            {"COMMENT", tags.comment},
            {"ENCODER", fmt::format("baonoi {}", version())}};
}

} // namespace

OpusFile::OpusFile(int from, const Tags &tags, const std::filesystem::path &room)
    : file_(room), pages_([this](std::string_view page) { file_.add(page); }),
      encoder_([this](std::string_view packet) { pages_.add(packet, packet_by_clock); }),
      resampler_(from, opus::sample_rate),
      relay_(for_opus, [this](const std::vector<float> &samples) { work(samples); }) {
    pages_.add_header(sound::make_opus_head(encoder_.delay() * by_clock, from));
    pages_.add_header(sound::make_opus_tags(opus::opus_version(), opus_tags_of(tags)));
}

void OpusFile::add(const std::vector<float> &samples) {
    relay_.put(
        [&](std::vector<float> &waiting) { waiting.insert(waiting.end(), samples.begin(), samples.end()); });
}

void OpusFile::work(const std::vector<float> &samples) {
    resampled_.clear();
    resampler_.add(samples, resampled_);
    encoder_.add(resampled_);
}

void OpusFile::finish() {
    relay_.finish();
    resampled_.clear();
    resampler_.finish(resampled_);
    encoder_.add(resampled_);
    encoder_.finish();
    pages_.finish((encoder_.samples() + encoder_.delay()) * by_clock);
}

} // namespace baonoi::encode
