// SPDX-License-Identifier: GPL-3.0-or-later
// Captions: what is read, as it is written, in pieces that fit a screen. encode() calls it with the one
// timeline; the player of config/player/ finds sentences and headings again by the names of the cues.
#pragma once

#include "model/script.h"
#include "model/speech.h"
#include "model/utterance.h"

#include <string>
#include <string_view>
#include <vector>

namespace baonoi::encode {

// WebVTT: cues of at most two lines of 42 characters and 7 s, and of 1 s at least, cut where a phrase ends,
// with the time of each word inside. They do not overlap. A cue is named "heading-5.12.1": the kind of the
// block, its index, the index of the utterance, and which piece of it this is.
std::string make_captions(const Script &script, const std::vector<Utterance> &utterances,
                          const std::vector<SpokenWord> &words, int sample_rate);

// The same as SubRip, which has no times of words and no names. Throws skip: they are not WebVTT as made
// here.
std::string as_srt(std::string_view captions);

} // namespace baonoi::encode
