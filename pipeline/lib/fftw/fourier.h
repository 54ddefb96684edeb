// SPDX-License-Identifier: GPL-3.0-or-later
// The power spectrum of a stretch of samples by FFTW's transform; align's frames are made of it.
#pragma once

#include <memory>
#include <span>

namespace baonoi::fftw {

class PowerSpectrum {
public:
    // Of this many samples, a power of two. Throws stop when FFTW refuses.
    explicit PowerSpectrum(int size);
    ~PowerSpectrum();
    PowerSpectrum(const PowerSpectrum &) = delete;
    PowerSpectrum &operator=(const PowerSpectrum &) = delete;

    // To be filled before each power().
    std::span<float> samples();
    // Squared magnitudes of the size / 2 + 1 frequencies from zero to half of the rate; not scaled. Valid
    // until the next call.
    std::span<const float> power();

private:
    class Session;
    std::unique_ptr<Session> session_;
};

} // namespace baonoi::fftw
