// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/listen.h"

#include "base/error.h"
#include "lib/ebur128/meter.h"
#include "lib/mpg123/mp3_decoder.h"
#include "lib/openssl/digest.h"
#include "sound/k_energy.h"
#include "sound/simd.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <span>
#include <vector>

namespace baonoi::verify {

namespace {

// Below this level (mean square of 10 ms, -50 dBFS) nobody hears speech.
constexpr double silent = 1e-5;
constexpr int slices_per_second = 100;
// The Info frame has twelve bits for what follows the last sample to be played.
constexpr std::size_t most_padding = 4096;
// Bytes of frames that wait for the thread: what it is woken for, and what the caller waits for.
constexpr std::size_t worth_waking = std::size_t{4} << 10U;
constexpr std::size_t most_waiting = std::size_t{1} << 20U;

float power(std::span<const float> samples) {
    sound::Float4 sum = sound::all4(0);
    std::size_t i = 0;
    for (; i + 4 <= samples.size(); i += 4)
        sum += sound::load4(samples.data() + i) * sound::load4(samples.data() + i);
    float total = sum[0] + sum[1] + sum[2] + sum[3];
    for (; i < samples.size(); ++i)
        total += samples[i] * samples[i];
    return total;
}

} // namespace

// The longest run of slices of 10 ms, of all channels together, in which nobody hears anything.
class SilenceMeter {
public:
    explicit SilenceMeter(int sample_rate)
        : size_(static_cast<std::size_t>(sample_rate) / slices_per_second),
          length_(to_seconds({sample_rate / slices_per_second}, sample_rate)) {}

    std::size_t missing() const { return size_ - filled_; }
    // At most missing() samples of each channel, their energy summed.
    void add(std::size_t samples, float energy) {
        energy_ += energy;
        filled_ += samples;
        if (filled_ < size_)
            return;
        run_ = energy_ / static_cast<float>(size_) < silent ? run_ + 1 : 0;
        ++slices_;
        if (run_ > best_) {
            best_ = run_;
            end_ = slices_;
        }
        energy_ = 0;
        filled_ = 0;
    }
    Silence longest() const {
        return {{static_cast<double>(end_ - best_) * length_.value},
                {static_cast<double>(best_) * length_.value}};
    }

private:
    std::size_t size_;
    Seconds length_;
    std::size_t filled_ = 0, slices_ = 0, run_ = 0, best_ = 0, end_ = 0;
    float energy_ = 0;
};

class Ear {
public:
    explicit Ear(int delay) : delay_(static_cast<std::size_t>(delay)) {}

    void hear(std::string_view frame) {
        digest_.add(frame);
        ++frames_;
        if (failure_)
            return;
        if (const auto failure = decoder_.decode(frame)) {
            failure_ = fmt::format("frame {}: {}", frames_, *failure);
            return;
        }
        if (!silence_)
            open(frame);
        if (decoder_.channels() != static_cast<int>(channels_.size()) ||
            decoder_.channel(0).size() != frame_size_) {
            failure_ = fmt::format("frame {}: its shape is not that of the first", frames_);
            return;
        }
        const std::size_t skip = std::min(delay_, frame_size_);
        delay_ -= skip;
        for (std::size_t c = 0; c < channels_.size(); ++c) {
            const std::span<const float> samples = decoder_.channel(static_cast<int>(c)).subspan(skip);
            channels_[c].waiting.insert(channels_[c].waiting.end(), samples.begin(), samples.end());
        }
        const std::size_t waiting = channels_[0].waiting.size();
        if (waiting >= 2 * most_padding)
            measure(waiting - most_padding);
    }

    Heard finish(std::int64_t samples) {
        if (silence_)
            measure(static_cast<std::size_t>(std::clamp<std::int64_t>(
                samples - measured_, 0, static_cast<std::int64_t>(channels_[0].waiting.size()))));
        Heard heard;
        heard.failure = failure_;
        std::vector<double> energy;
        float peak = 0;
        for (Channel &channel : channels_) {
            const std::vector<double> own = channel.energy.finish();
            energy.resize(own.size());
            for (std::size_t i = 0; i < own.size(); ++i)
                energy[i] += own[i];
            peak = std::max(peak, channel.peak.peak());
        }
        heard.loudness = sound::gated_loudness(energy);
        heard.true_peak = ebur128::to_dbtp(peak);
        if (silence_)
            heard.longest_silence = silence_->longest();
        heard.sha256 = digest_.hex();
        return heard;
    }

private:
    struct Channel {
        sound::KEnergyMeter energy;
        ebur128::TruePeakMeter peak;
        std::vector<float> waiting; // the last of them may be padding
    };

    void open(std::string_view frame) {
        const auto header = sound::parse_mp3_header(frame);
        const int rate = header ? header->sample_rate : 0;
        if (rate == 0)
            throw Error(Next::skip, fmt::format("frame {} has no header", frames_));
        for (int c = 0; c < decoder_.channels(); ++c)
            channels_.push_back({sound::KEnergyMeter(rate), ebur128::TruePeakMeter(rate), {}});
        frame_size_ = decoder_.channel(0).size();
        silence_.emplace(rate);
    }

    // The first of those that wait.
    void measure(std::size_t count) {
        for (Channel &channel : channels_) {
            const std::span<const float> samples(channel.waiting.data(), count);
            channel.energy.add(samples);
            channel.peak.add(samples);
        }
        for (std::size_t at = 0; at < count;) {
            const std::size_t step = std::min(silence_->missing(), count - at);
            float energy = 0;
            for (const Channel &channel : channels_)
                energy += power({channel.waiting.data() + at, step});
            silence_->add(step, energy);
            at += step;
        }
        for (Channel &channel : channels_)
            channel.waiting.erase(channel.waiting.begin(),
                                  channel.waiting.begin() + static_cast<std::ptrdiff_t>(count));
        measured_ += static_cast<std::int64_t>(count);
    }

    std::size_t delay_;
    mpg123::Mp3Decoder decoder_;
    openssl::Sha256 digest_;
    std::size_t frames_ = 0, frame_size_ = 0;
    std::vector<Channel> channels_;
    std::optional<SilenceMeter> silence_;
    std::optional<std::string> failure_;
    std::int64_t measured_ = 0;
};

Listener::Listener(int delay)
    : ear_(std::make_unique<Ear>(delay)), relay_({worth_waking, most_waiting}, [this](const Frames &frames) {
          std::string_view rest = frames.bytes;
          for (const std::size_t size : frames.sizes) {
              ear_->hear(rest.substr(0, size));
              rest.remove_prefix(size);
          }
      }) {}

Listener::~Listener() = default;

void Listener::hear(std::string_view frame) {
    relay_.put([&](Frames &waiting) {
        waiting.bytes += frame;
        waiting.sizes.push_back(frame.size());
    });
}

Heard Listener::finish(std::int64_t samples) {
    relay_.finish();
    return ear_->finish(samples);
}

std::optional<HeardFile> look_at(const LongBytes &mp3) {
    sound::Mp3Walk walk(mp3);
    openssl::Sha256 digest;
    std::uint16_t crc = 0;
    while (const auto frame = walk.next()) {
        digest.add(*frame);
        crc = sound::mp3_crc(*frame, crc);
    }
    const sound::Mp3Layout &layout = walk.layout();
    if (layout.frames < 2)
        return {};
    const Seconds duration = to_seconds({layout.playable_samples()}, layout.header.sample_rate);
    if (duration > max_recording)
        throw Error(Next::skip, fmt::format("the MP3 is longer than {} hours", max_recording.value / 3600));
    return HeardFile{layout, duration, digest.hex(), crc, {}};
}

std::optional<HeardFile> listen(const LongBytes &mp3) {
    std::optional<HeardFile> file = look_at(mp3);
    if (!file)
        return {};
    Ear ear(file->layout.delay());
    sound::Mp3Walk walk(mp3);
    while (const auto frame = walk.next())
        ear.hear(*frame);
    file->heard = ear.finish(file->layout.playable_samples());
    return file;
}

} // namespace baonoi::verify
