// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/espeak_engine.h"

#include "base/error.h"
#include "base/shared_library.h"
#include "base/utf8.h"

#include <algorithm>
#include <espeak-ng/speak_lib.h>
#include <fmt/format.h>
#include <optional>

namespace baonoi::espeak {

namespace {

const EngineLanguage english{"gmw/en", "EN"};

const EngineLanguage *language_of(const EngineWord &piece) {
    if (piece.kind == EngineWordKind::english)
        return &english;
    return piece.kind == EngineWordKind::foreign ? &piece.language : nullptr;
}

// The text of a clause, and where in it (in characters from 1, as events count) each piece is heard.
struct ClauseText {
    struct Range {
        int begin, end;
    };
    std::string text;
    std::vector<Range> ranges;
};

int characters(std::string_view text) {
    int count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length)
        ++count;
    return count;
}

struct Sound {
    const SampleSink &sink;
    bool ended = false; // by the sink
    struct Mark {
        int position, sample;
    };
    std::vector<Mark> marks;
};

// noexcept: what the sink throws ends the child, never crosses eSpeak's frames.
int collect(short *wav, int count, espeak_EVENT *events) noexcept {
    auto *sound = static_cast<Sound *>(events->user_data);
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events)
        if (events->type == espeakEVENT_WORD && events->length > 0) // length 0 repeats a position
            sound->marks.push_back({events->text_position, events->sample});
    if (wav && count > 0)
        sound->ended = !sound->sink(wav, static_cast<std::size_t>(count));
    return sound->ended ? 1 : 0;
}

std::vector<std::int64_t> match(const std::vector<Sound::Mark> &marks, const ClauseText &script,
                                const EngineClause &clause) {
    std::vector<std::optional<std::int64_t>> found(clause.size());
    for (const auto &mark : marks)
        for (std::size_t i = 0; i < clause.size(); ++i)
            if (!found[i] && mark.position >= script.ranges[i].begin && mark.position < script.ranges[i].end)
                found[i] = mark.sample;
    std::vector<std::int64_t> begins;
    for (std::size_t i = 0; i < clause.size(); ++i) {
        if (!found[i])
            throw Error(Next::skip, fmt::format("\"{}\" has no sound", clause[i].text));
        begins.push_back(begins.empty() ? *found[i] : std::max(begins.back(), *found[i]));
    }
    return begins;
}

const SharedLibrary &library() {
    static const SharedLibrary espeak("libespeak-ng.so.1", "libespeak-ng1");
    return espeak;
}

BAONOI_LAZY(library, espeak_Initialize);
BAONOI_LAZY(library, espeak_Info);
BAONOI_LAZY(library, espeak_SetParameter);
BAONOI_LAZY(library, espeak_SetSynthCallback);
BAONOI_LAZY(library, espeak_SetVoiceByName);
BAONOI_LAZY(library, espeak_Synth);
BAONOI_LAZY(library, espeak_TextToPhonemes);

class EspeakEngine : public SpeechEngine {
public:
    EngineFacts start(const EngineSettings &settings) override {
        settings_ = settings;
        const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
        if (rate <= 0)
            throw Error(Next::stop, "espeak_Initialize failed: install the package espeak-ng-data");
        espeak_SetSynthCallback(collect);
        choose_voice();
        return {fmt::format("espeak-ng {}", espeak_Info(nullptr)), rate};
    }

    std::filesystem::path data_folder() const override {
        const char *folder = nullptr;
        espeak_Info(&folder);
        return folder;
    }

    std::vector<std::int64_t> speak(const EngineClause &clause, const SampleSink &sink) override {
        const ClauseText text = write(clause);
        Sound sound{sink, false, {}};
        if (espeak_Synth(text.text.c_str(), text.text.size() + 1, 0, POS_CHARACTER, 0,
                         espeakCHARS_UTF8 | espeakPHONEMES, nullptr, &sound) != EE_OK ||
            sound.ended)
            throw Error(Next::skip, "espeak_Synth failed");
        return match(sound.marks, text, clause);
    }

private:
    void choose_voice() {
        if (espeak_SetVoiceByName(settings_.voice.c_str()) != EE_OK)
            throw Error(Next::stop, fmt::format("eSpeak NG has no voice {}", settings_.voice));
        espeak_SetParameter(espeakRATE, settings_.rate, 0);
        espeak_SetParameter(espeakPITCH, settings_.pitch, 0);
        espeak_SetParameter(espeakRANGE, settings_.range, 0);
        espeak_SetParameter(espeakVOLUME, settings_.volume, 0);
    }

    // Foreign words are heard with their language's phonemes in the same voice: eSpeak's own switch, which
    // its rules make only for words that they recognise, written out. (<lang> makes no switch inside a
    // clause.)
    ClauseText write(const EngineClause &clause) {
        ClauseText script;
        const std::vector<std::string> translated = to_phonemes(clause);
        int at = 1;
        for (std::size_t i = 0; i < clause.size(); ++i) {
            const EngineWord &piece = clause[i];
            const bool is_text = piece.kind == EngineWordKind::text;
            const EngineLanguage *other = language_of(piece);
            const std::string before = is_text ? "" : other ? fmt::format("[[_^_{} ", other->phonemes) : "[[";
            const std::string commands = commands_for(piece.manner);
            const std::string &inside = other ? translated[i] : piece.text;
            const std::string after = is_text ? " " : other ? fmt::format(" _^_{}]] ", language()) : "]] ";
            const int begin = at + characters(commands) + characters(before);
            const int end = begin + characters(inside);
            script.text.append(commands).append(before).append(inside).append(after);
            // The event of a word behind a command has the command's place.
            script.ranges.push_back({commands.empty() ? begin : at, end});
            at = end + characters(after);
        }
        return script;
    }

    // Embedded commands. Each holds until the next, also in later clauses of the request.
    std::string commands_for(const EngineManner &manner) {
        const auto command = [](int value, int least, int most, char letter) {
            return fmt::format("\x01{}{} ", std::clamp(value, least, most), letter);
        };
        std::string all;
        if (!manner_ || manner.pitch != manner_->pitch)
            all += command(settings_.pitch + manner.pitch, 0, 99, 'P');
        if (!manner_ || manner.range != manner_->range)
            all += command(settings_.range * manner.range / 100, 0, 99, 'R');
        if (!manner_ || manner.rate != manner_->rate)
            all += command(settings_.rate * manner.rate / 100, 80, 450, 'S');
        manner_ = manner;
        return all;
    }

    std::string language() const {
        std::string upper = settings_.language;
        for (char &c : upper)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        return upper;
    }

    // Of each foreign word, by index in the clause; empty for other pieces.
    std::vector<std::string> to_phonemes(const EngineClause &clause) {
        std::vector<std::string> translated(clause.size());
        const EngineLanguage *current = nullptr;
        for (std::size_t i = 0; i < clause.size(); ++i) {
            const EngineLanguage *next = language_of(clause[i]);
            if (!next)
                continue;
            if ((!current || current->voice != next->voice) &&
                espeak_SetVoiceByName(next->voice.c_str()) != EE_OK)
                throw Error(Next::stop, fmt::format("eSpeak NG has no voice {}", next->voice));
            current = next;
            translated[i] = phonemes_of(clause[i]);
        }
        if (current) {
            choose_voice();
            if (manner_ != EngineManner{})
                manner_.reset();
        }
        return translated;
    }

    // A "(" begins the mark of a switch to a third language, which "[[ ]]" does not understand.
    std::string phonemes_of(const EngineWord &piece) {
        std::string all;
        const void *rest = piece.text.c_str();
        while (rest)
            if (const char *phonemes = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0))
                all += phonemes;
        const bool third = piece.kind == EngineWordKind::foreign && all.find('(') != std::string::npos;
        if (third || all.find("]]") != std::string::npos)
            throw Error(Next::skip, fmt::format("\"{}\" has no phonemes of its language", piece.text));
        return all;
    }

    EngineSettings settings_;
    std::optional<EngineManner> manner_ = EngineManner{}; // that holds now; nothing: all must be said again
};

} // namespace

std::unique_ptr<SpeechEngine> make_espeak_engine() {
    return std::make_unique<EspeakEngine>();
}

std::string ipa_of(const std::string &text, const std::string &voice) {
    if (espeak_SetVoiceByName(voice.c_str()) != EE_OK)
        throw Error(Next::stop, fmt::format("eSpeak NG has no voice {}", voice));
    constexpr int as_ipa = 2;
    std::string all;
    const void *rest = text.c_str();
    while (rest)
        if (const char *phonemes = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, as_ipa)) {
            if (!all.empty())
                all += ' ';
            all += phonemes;
        }
    for (std::size_t at = 0; (at = all.find('(', at)) != std::string::npos;) // "(en)" and "(vi)"
        all.erase(at, std::min(all.find(')', at), all.size() - 1) + 1 - at);
    return all;
}

} // namespace baonoi::espeak
