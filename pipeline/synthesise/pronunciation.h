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

namespace baonoi {

class Pronunciation {
public:
    // Rows "syllable, said, reason": said is words of Vietnamese letters, or one [[phonemes]]. A later file
    // wins. Throws stop, naming file and line.
    void add_respellings(std::string_view text, const std::string &name);
    // Rows "letter, written": one letter, and the ASCII letters that stand for it in foreign words.
    void add_latin(std::string_view text, const std::string &name);

    // What the engine hears for a token that has a spoken form. Throws skip with the reason when a word holds
    // anything but letters of its language, or more than 48 characters, or nothing is left to say.
    std::vector<EngineWord> pieces(const Token &token) const;

private:
    void add_word(std::string_view word, const std::string &language, std::vector<EngineWord> &pieces) const;
    std::string to_ascii(std::string_view word) const;

    std::unordered_map<std::string, std::vector<EngineWord>> respellings_;
    std::unordered_map<std::string, std::string> latin_;
};

} // namespace baonoi
