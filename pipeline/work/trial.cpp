// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/trial.h"

#include "base/error.h"
#include "produce/record.h"
#include "work/reading_text.h"

#include <algorithm>

namespace baonoi::work {

normalise::ExplainedLine try_reading(Setup &setup, const std::string &text,
                                     const std::vector<WordReading> &words,
                                     const std::optional<normalise::LexiconOrder> &entry) {
    const auto reader = setup.production.reader(words);
    if (!entry)
        return normalise::explain_line(text, *reader);
    return normalise::explain_line(text, normalise::Reader(*reader, {*entry}));
}

std::string speak_trial(Setup &setup, const normalise::ExplainedLine &read, const std::string &voice_name,
                        const std::optional<synthesise::Pace> &pace) {
    const std::vector<Utterance> &utterances = read.line.utterances;
    if (std::all_of(utterances.begin(), utterances.end(),
                    [](const Utterance &utterance) { return spoken_text(utterance).empty(); }))
        throw Error(Next::skip, "there is no word to speak");
    synthesise::Voice &usual = setup.production.known_voice(voice_name);
    std::unique_ptr<synthesise::Voice> paced; // for this trial alone
    if (pace && *pace != setup.config.pace)
        paced = synthesise::make_voice(setup.config.voice_folders, usual.facts().name, 1, *pace,
                                       setup.config.voice_surroundings());
    synthesise::Voice &voice = paced ? *paced : usual;
    Script script;
    script.language = "vi";
    script.blocks.push_back({BlockKind::paragraph, read.line.text, "line 1"});
    const encode::EncodeSettings encode = produce::of_speech_alone(setup.config.encode);
    return produce::record(
               script, utterances, produce::content_hash(script, utterances, voice.facts(), encode),
               {voice, encode, setup.config.verify, {}, synthesise::cache_folder(setup.config.cache)})
        .recording.mp3.text();
}

std::vector<synthesise::VoiceSummary> all_voices(const settings::Config &config) {
    return synthesise::list_voices(config.voice_folders);
}

bool is_unknown(Setup &setup, const std::string &word) {
    const normalise::ReadLine read = normalise::read_line(word, *setup.production.reader());
    return std::any_of(read.utterances.begin(), read.utterances.end(), [](const Utterance &utterance) {
        return std::any_of(utterance.tokens.begin(), utterance.tokens.end(),
                           [](const Token &token) { return token.unknown; });
    });
}

produce::Reading read_again(Setup &setup, const std::string &reading, const std::vector<WordReading> &words) {
    produce::Reading again{script_of_reading(reading), {}};
    again.blocks = normalise::explain(again.script, *setup.production.reader(words));
    return again;
}

} // namespace baonoi::work
