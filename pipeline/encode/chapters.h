// SPDX-License-Identifier: GPL-3.0-or-later
// Chapters: the headings of an article, from the one timeline. encode() calls it; work/ publishes them with
// the podcast.
#pragma once

#include "model/script.h"
#include "model/speech.h"
#include "model/utterance.h"

#include <string>
#include <vector>

namespace baonoi::encode {

// JSON chapters 1.2 of Podcasting 2.0: one from the beginning with the article's title, one at each heading
// that is spoken. Empty when there are no headings: one chapter is none.
std::string make_chapters(const Script &script, const std::vector<Utterance> &utterances,
                          const std::vector<SpokenWord> &words, int sample_rate);

} // namespace baonoi::encode
