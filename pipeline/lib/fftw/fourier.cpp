// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/fftw/fourier.h"

#include "base/error.h"
#include "base/shared_library.h"

#include <cstddef>
#include <fftw3.h>
#include <fmt/format.h>
#include <mutex>
#include <vector>

namespace baonoi::fftw {

static const SharedLibrary &library() {
    static const SharedLibrary opened("libfftw3f.so.3", "libfftw3-single3");
    return opened;
}

BAONOI_LAZY(library, fftwf_plan_dft_r2c_1d);
BAONOI_LAZY(library, fftwf_execute);
BAONOI_LAZY(library, fftwf_destroy_plan);

namespace {

// FFTW makes and ends plans one at a time in a process.
std::mutex &one_planner() {
    static std::mutex mutex;
    return mutex;
}

} // namespace

class PowerSpectrum::Session {
public:
    explicit Session(int size)
        : in_(static_cast<std::size_t>(size)), power_(in_.size() / 2 + 1), out_(2 * power_.size()) {
        const std::scoped_lock lock(one_planner());
        // An estimate is the same plan each time, a measurement is not.
        plan_ = fftwf_plan_dft_r2c_1d(size, in_.data(), reinterpret_cast<fftwf_complex *>(out_.data()),
                                      FFTW_ESTIMATE);
        if (!plan_)
            throw Error(Next::stop, fmt::format("FFTW has no transform of {} samples", size));
    }
    ~Session() {
        const std::scoped_lock lock(one_planner());
        fftwf_destroy_plan(plan_);
    }
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    std::span<float> samples() { return in_; }

    std::span<const float> power() {
        fftwf_execute(plan_);
        for (std::size_t i = 0; i < power_.size(); ++i)
            power_[i] = out_[2 * i] * out_[2 * i] + out_[2 * i + 1] * out_[2 * i + 1];
        return power_;
    }

private:
    std::vector<float> in_, power_, out_; // out_: real and imaginary parts in turn
    fftwf_plan plan_ = nullptr;
};

PowerSpectrum::PowerSpectrum(int size) : session_(std::make_unique<Session>(size)) {}

PowerSpectrum::~PowerSpectrum() = default;

std::span<float> PowerSpectrum::samples() {
    return session_->samples();
}

std::span<const float> PowerSpectrum::power() {
    return session_->power();
}

} // namespace baonoi::fftw
