// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence as it would be read and spoken, also with an entry that is in no lexicon yet: an editor hears a
// word before it is entered. Nothing is kept. The API calls it, on its threads.
#pragma once

#include "normalise/normalise.h"
#include "work/setup.h"

#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

// The text with the lexicons as they are, the words of an article's editors, and the entry. Throws skip for
// an entry that cannot be one.
normalise::ExplainedLine try_reading(Setup &setup, const std::string &text,
                                     const std::vector<WordReading> &words,
                                     const std::optional<normalise::LexiconOrder> &entry);

// What was read, as an MP3. voice: empty: as configured; pace: nothing: as configured. Throws skip for an
// unknown voice, and for what has no word or cannot be spoken.
std::string speak_trial(Setup &setup, const normalise::ExplainedLine &read, const std::string &voice,
                        const std::optional<synthesise::Pace> &pace = {});

// The voices that there are, with what their files say of them.
std::vector<synthesise::VoiceSummary> all_voices(const settings::Config &config);

// Whether the word by itself is still spelled or guessed for want of an entry.
bool is_unknown(Setup &setup, const std::string &word);

// An article's text as it was published, as it would be read now. reading: of reading_text.h; words: of its
// editors.
produce::Reading read_again(Setup &setup, const std::string &reading, const std::vector<WordReading> &words);

} // namespace baonoi::work
