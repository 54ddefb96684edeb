// SPDX-License-Identifier: GPL-3.0-or-later
// Speech of another length at the same pitch, by the finer engine of Rubber Band 3. A voice with smooth =
// true calls it for each clause. The library is optional: it is opened when it is first called.
#pragma once

#include <cstdint>
#include <vector>

namespace baonoi::rubberband {

// ratio: of the new length to the old one, 0.25 to 4. The result has round(samples × ratio) samples; the same
// samples give the same result. Threads: any. Throws stop: the library is missing or older than 3.
std::vector<std::int16_t> stretched(const std::vector<std::int16_t> &samples, int sample_rate, double ratio);

} // namespace baonoi::rubberband
