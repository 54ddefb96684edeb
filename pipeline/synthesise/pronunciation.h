// SPDX-License-Identifier: GPL-3.0-or-later
// How a voice is told to say a word: its respellings, and the ASCII form of foreign letters. Both are data,
// because what an engine reads wrong differs from voice to voice.
#pragma once

#include "lib/espeak/engine.h"
#include "model/utterance.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baonoi::synthesise {

class Pronunciation {
public:
    // Rows "syllable, said, reason": said is words of Vietnamese letters, or one [[phonemes]]. A later file
    // wins. Throws stop, naming file and line.
    void add_respellings(std::string_view text, const std::string &name);
    // Rows "letter, written": one letter, and the ASCII letters that stand for it in foreign words.
    void add_latin(std::string_view text, const std::string &name);
    // Rows "language, voice, phonemes": languages that the engine can speak between words of the voice.
    void add_languages(std::string_view text, const std::string &name);

    // What the engine hears for a token that has a spoken form. Foreign words are heard in their language
    // when the engine speaks it, else in Latin letters as English; those of more than 48 characters in parts.
    // Throws skip with the reason when a word holds anything but letters, or a Vietnamese one more than 48
    // characters, or nothing is left to say.
    std::vector<espeak::EngineWord> pieces(const Token &token) const;
    // A foreign word in Latin letters, as English. Throws as pieces.
    std::vector<espeak::EngineWord> in_english(std::string_view word) const;

private:
    void add_word(std::string_view word, const std::string &language,
                  std::vector<espeak::EngineWord> &pieces) const;
    void add_foreign(std::string_view word, const std::string &language,
                     std::vector<espeak::EngineWord> &pieces) const;
    std::string to_ascii(std::string_view word) const;

    std::unordered_map<std::string, std::vector<espeak::EngineWord>> respellings_;
    std::unordered_map<std::string, std::string> latin_;
    std::unordered_map<std::string, espeak::EngineLanguage> languages_;
};

} // namespace baonoi::synthesise
