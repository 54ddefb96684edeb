// SPDX-License-Identifier: GPL-3.0-or-later
// Chapters: the headings of an article, from the one timeline. encode() calls it for the MP3's tag and for
// the file that work/ publishes with the podcast.
#pragma once

#include "model/script.h"
#include "model/speech.h"
#include "model/utterance.h"

#include <cstdint>
#include <string>
#include <vector>

namespace baonoi::encode {

struct Chapter {
    std::int64_t begin = 0; // milliseconds
    std::string title;
};

// One from the beginning with the article's title, one at each heading that is spoken. Empty when there are
// no headings: one chapter is none.
std::vector<Chapter> chapters_of(const Script &script, const std::vector<Utterance> &utterances,
                                 const std::vector<SpokenWord> &words, int sample_rate);

// JSON chapters 1.2 of Podcasting 2.0; empty when there are no chapters.
std::string make_chapters(const std::vector<Chapter> &chapters);

} // namespace baonoi::encode
