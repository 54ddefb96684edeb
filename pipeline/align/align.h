// SPDX-License-Identifier: GPL-3.0-or-later
// The time of every word in speech that came without times, and whether all of it was spoken. A voice that
// tells no times (a service behind HTTP, a neural model) calls check_and_time() for each utterance, with the
// same utterance spoken by eSpeak NG, whose times are exact: both are compared frame by frame (frames.h) and
// the cheapest way through them is looked for (warp_path.h). It knows no voice, no text and no language,
// keeps nothing between two calls, and may be called on any thread. The same samples give the same times.
#pragma once

#include "model/speech.h"
#include "model/units.h"
#include "model/utterance.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace baonoi::align {

// What can be aligned: an utterance of which the reference takes at most this long, at rates from here to
// there. Foreign speech that is much longer or shorter than its reference is a fault, however long it is.
constexpr Seconds longest_reference{60};
constexpr int lowest_rate = 8'000, highest_rate = 192'000;

// Where foreign speech does not say what the reference says.
struct Fault {
    enum class Kind {
        missing, // the words first to last are not heard
        extra,   // speech is heard that is not in the text: repeated or babbled
        unlike,  // what is heard in place of the words first to last is something else
    };
    Kind kind = Kind::missing;
    // Indices in the reference's words. Of extra speech: the words beside it.
    std::size_t first = 0, last = 0;
    Seconds length; // of what is missing, in the reference; of what is extra or unlike, in the foreign speech
    bool operator==(const Fault &) const = default;
};

struct Alignment {
    // Of every word of the reference, in samples of the foreign speech, never falling and not overlapping. A
    // pause belongs to no word. Where there are faults, the times around them mean little.
    std::vector<SpokenUtterance::Word> words;
    // Of every word, how unlike the reference it sounds: 0 not at all, about 1 as some other word would.
    std::vector<double> costs;
    std::vector<Fault> faults; // by place; none when all is spoken
    Samples begin, end;        // of what is heard, without the silence around it
};

// A reference of less than 0.6 s of speech gives times and no verdict but for silence and a wrong length.
// samples: mono, full scale 32768, silences around and inside them of any length. Silent samples are one
// fault that names all words. A reference without words gives an empty alignment, and a fault if something is
// heard. Throws skip when the reference is longer than longest_reference, stop when a rate is outside of
// lowest_rate to highest_rate or libsoxr or FFTW is missing.
Alignment align(const SpokenUtterance &reference, int reference_rate, std::span<const std::int16_t> samples,
                int rate);

struct Checked {
    SpokenUtterance spoken; // empty when there is a fault
    std::string fault; // empty when there is none; else what is wrong and with which words, see describe()
};

// What a voice gives for an utterance: the foreign samples at their own rate with the times of align(), the
// silence around them cut and, at the end, as long as the reference's. reference was made of this utterance.
// A fault is for the caller to mend: it speaks again, then falls back. Throws what align() throws.
Checked check_and_time(const Utterance &utterance, const SpokenUtterance &reference, int reference_rate,
                       std::span<const std::int16_t> samples, int rate);

// "\"trời mưa\" is not heard (words 3 to 4 of 12); 1.2 s of other speech at \"bắc qua\" (words 8 to 9 of
// 12)"; empty without faults. Words are those of the reference: tokens that are spoken. Three faults are told
// at most.
std::string describe(const std::vector<Fault> &faults, const Utterance &utterance,
                     const SpokenUtterance &reference);

} // namespace baonoi::align
