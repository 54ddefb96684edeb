// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_folder.h"
#include "base/error.h"
#include "base/file.h"
#include "base/markup.h"
#include "cli/commands.h"
#include "cli/text_script.h"
#include "produce/produce.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t sentences_to_compare = 10;

Recording spoken(const std::string &text, synthesise::Voice &voice, const normalise::Reader &reader,
                 const settings::Config &config) {
    const Script script = script_of_text(text, "");
    const std::vector<Utterance> utterances = normalise::normalise(script, reader);
    if (utterances.empty())
        throw Error(Next::skip, "there is no text to speak");
    return produce::record(script, utterances,
                           produce::content_hash(script, utterances, voice.facts(), config.encode),
                           {voice, config.encode, config.verify, {}, synthesise::cache_folder(config.cache)})
        .recording;
}

std::unique_ptr<synthesise::Voice> voice_named(const std::string &name, const settings::Config &config) {
    return synthesise::make_voice(config.voice_folders, name, config.worker_count(), config.pace,
                                  config.voice_surroundings());
}

// The first sentences of the text by which voices are measured.
std::vector<std::string> sample_sentences() {
    const std::string text = read_file(data_folder() / "voices/calibration.txt", std::size_t{1} << 20U);
    std::vector<std::string> sentences;
    for (std::size_t at = text.find('\n') + 1; at < text.size() && sentences.size() < sentences_to_compare;) {
        const std::size_t line_end = std::min(text.find('\n', at), text.size());
        const std::size_t stop = std::min(text.find(". ", at), line_end);
        const std::size_t end = stop < line_end ? stop + 1 : line_end;
        if (end > at)
            sentences.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return sentences;
}

} // namespace

int voices_try_command(const TryArguments &arguments, const settings::Config &config) {
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    const auto voice = voice_named(arguments.voices.at(0), config);
    const Recording recording = spoken(arguments.text, *voice, reader, config);
    copy_to_file_atomically(recording.mp3, arguments.out);
    fmt::print("{}: {}, {:.1f} s, {:.1f} LUFS, written to {}\n", voice->facts().name, voice->facts().engine,
               recording.duration.value, recording.loudness.value, arguments.out);
    return 0;
}

int voices_compare_command(const TryArguments &arguments, const settings::Config &config) {
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    std::vector<std::unique_ptr<synthesise::Voice>> voices;
    for (const std::string &name : arguments.voices)
        voices.push_back(voice_named(name, config));
    make_folder(arguments.out);
    std::string rows;
    const std::vector<std::string> sentences = sample_sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        rows += fmt::format("<tr><td>{}</td>", as_markup(sentences[i]));
        for (const auto &voice : voices) {
            const std::string file = fmt::format("{}-{}.mp3", voice->facts().name, i + 1);
            copy_to_file_atomically(spoken(sentences[i], *voice, reader, config).mp3,
                                    fs::path(arguments.out) / file);
            rows +=
                fmt::format("<td><audio controls preload=\"none\" src=\"{}\"></audio></td>", as_markup(file));
        }
        rows += "</tr>\n";
    }
    std::string heads;
    for (const auto &voice : voices)
        heads += fmt::format("<th>{}</th>", as_markup(voice->facts().name));
    const fs::path page = fs::path(arguments.out) / "index.html";
    write_file_atomically(
        page,
        fmt::format("<!DOCTYPE html>\n<html lang=\"vi\">\n<meta charset=\"utf-8\">\n<title>{0}</title>\n"
                    "<table>\n<tr><th></th>{1}</tr>\n{2}</table>\n</html>\n",
                    as_markup(fmt::format("{}", fmt::join(arguments.voices, " / "))), heads, rows));
    fmt::print("{} sentences by {}: {}\n", sentences.size(), fmt::join(arguments.voices, " and "),
               page.string());
    return 0;
}

} // namespace baonoi::cli
