// SPDX-License-Identifier: GPL-3.0-or-later
// A library in the place of libespeak-ng.so.1 that does to its host what a word, or the name of a voice, asks
// for (attempts.h). What succeeds has sound, what fails has none; a voice whose name succeeds is there.
#include "fakes/attempts.h"

#include <array>
#include <cstdint>
#include <espeak-ng/speak_lib.h>
#include <string>
#include <sys/socket.h>

namespace {

constexpr int socket_to_baonoi = 3;

// Packets of the end of a clause, as many as anyone takes.
bool floods() {
    const std::string end("c\0\0\0\0", 5);
    while (::send(socket_to_baonoi, end.data(), end.size(), MSG_NOSIGNAL) > 0) {
    }
    return true;
}

t_espeak_callback *callback = nullptr;

} // namespace

extern "C" {

[[gnu::visibility("default")]] bool attempt(const char *asked) {
    return std::string(asked) == "flood" ? floods() : baonoi::test::attempt(asked);
}

[[gnu::visibility("default")]] int espeak_Initialize(espeak_AUDIO_OUTPUT, int, const char *, int) {
    return 8000;
}

[[gnu::visibility("default")]] const char *espeak_Info(const char **folder) {
    static const std::string own = baonoi::test::own_folder();
    if (folder)
        *folder = own.c_str();
    return "hostile";
}

[[gnu::visibility("default")]] espeak_ERROR espeak_SetParameter(espeak_PARAMETER, int, int) {
    return EE_OK;
}

[[gnu::visibility("default")]] void espeak_SetSynthCallback(t_espeak_callback *given) {
    callback = given;
}

[[gnu::visibility("default")]] espeak_ERROR espeak_SetVoiceByName(const char *name) {
    return attempt(name) ? EE_OK : EE_NOT_FOUND;
}

[[gnu::visibility("default")]] const char *espeak_TextToPhonemes(const void **text, int, int) {
    *text = nullptr;
    return "";
}

[[gnu::visibility("default")]] espeak_ERROR espeak_Synth(const void *text, size_t, unsigned,
                                                         espeak_POSITION_TYPE, unsigned, unsigned, unsigned *,
                                                         void *user_data) {
    std::string word = static_cast<const char *>(text);
    word.resize(word.find_last_not_of(' ') + 1);
    std::array<espeak_EVENT, 2> events{};
    if (attempt(word.c_str())) {
        events[0].type = espeakEVENT_WORD;
        events[0].text_position = 1;
        events[0].length = 1;
    }
    events[0].user_data = events[1].user_data = user_data;
    std::array<short, 800> samples{};
    callback(samples.data(), static_cast<int>(samples.size()), events.data());
    return EE_OK;
}
}
