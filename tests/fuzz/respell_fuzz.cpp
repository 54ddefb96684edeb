// SPDX-License-Identifier: GPL-3.0-or-later
// A voice's tables and a token, both from outside: what comes out may reach the engine, whatever came in.
#include "base/error.h"
#include "synthesise/pronunciation.h"
#include "synthesise/voice_letters.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace baonoi;

namespace {

bool may_reach_the_engine(const espeak::EngineWord &word) {
    if (word.kind == espeak::EngineWordKind::text)
        return synthesise::vietnamese_word(word.text) == word.text;
    if (word.kind == espeak::EngineWordKind::phonemes)
        return synthesise::are_phonemes(word.text);
    for (const char c : word.text)
        if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z'))
            return false;
    return !word.text.empty();
}

void speak(const synthesise::Pronunciation &pronunciation, const Token &token) {
    try {
        for (const espeak::EngineWord &word : pronunciation.pieces(token))
            if (!may_reach_the_engine(word))
                std::abort();
    } catch (const Error &error) {
        if (error.next() != Next::skip)
            std::abort();
    }
}

} // namespace

// The table up to a byte 0, then what is to be said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string input(reinterpret_cast<const char *>(data), size);
    const std::size_t end = input.find('\0');
    synthesise::Pronunciation pronunciation;
    for (const auto add :
         {&synthesise::Pronunciation::add_respellings, &synthesise::Pronunciation::add_latin}) {
        try {
            (pronunciation.*add)(input.substr(0, end), "table");
        } catch (const Error &) {
            continue;
        }
    }
    Token token;
    token.spoken = end == std::string::npos ? input : input.substr(end + 1);
    speak(pronunciation, token);
    token.language = "en";
    speak(pronunciation, token);
    token.phonemes = token.spoken;
    speak(pronunciation, token);
    return 0;
}
