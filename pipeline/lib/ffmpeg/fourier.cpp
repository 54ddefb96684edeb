// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/ffmpeg/fourier.h"

#include "lib/ffmpeg/libav.h"

#include <cstddef>
#include <vector>

namespace baonoi::ffmpeg {

class PowerSpectrum::Session {
public:
    explicit Session(int size) : in_(static_cast<std::size_t>(size)), out_(in_.size() / 2 + 1) {
        const float scale = 1;
        AVTXContext *raw = nullptr;
        check_ffmpeg(av_tx_init(&raw, &transform_, AV_TX_FLOAT_RDFT, 0, size, &scale,
                                static_cast<std::uint64_t>(AV_TX_UNALIGNED)),
                     "av_tx_init");
        context_.reset(raw);
        power_.resize(out_.size());
    }

    std::span<float> samples() { return in_; }

    std::span<const float> power() {
        transform_(context_.get(), out_.data(), in_.data(), sizeof(float));
        for (std::size_t i = 0; i < out_.size(); ++i)
            power_[i] = out_[i].re * out_[i].re + out_[i].im * out_[i].im;
        return power_;
    }

private:
    std::vector<float> in_, power_;
    std::vector<AVComplexFloat> out_;
    av_tx_fn transform_ = nullptr;
    Transform context_;
};

PowerSpectrum::PowerSpectrum(int size) : session_(std::make_unique<Session>(size)) {}

PowerSpectrum::~PowerSpectrum() = default;

std::span<float> PowerSpectrum::samples() {
    return session_->samples();
}

std::span<const float> PowerSpectrum::power() {
    return session_->power();
}

} // namespace baonoi::ffmpeg
