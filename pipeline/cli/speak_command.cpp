// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/text_script.h"
#include "encode/captions.h"
#include "produce/produce.h"

#include <cstdio>
#include <fmt/format.h>

namespace baonoi::cli {

namespace {

// Of a file, or of standard input for "" and "-"; at most 64 MB.
std::string read_text(const std::string &file) {
    constexpr std::size_t limit = 64U << 20U;
    if (!file.empty() && file != "-")
        return read_file(file, limit);
    tell_what_is_awaited(file);
    std::string text;
    std::string part(1U << 16U, '\0');
    while (const std::size_t got = std::fread(part.data(), 1, part.size(), stdin)) {
        text.append(part, 0, got);
        if (text.size() > limit)
            throw Error(Next::skip, fmt::format("standard input has more than {} bytes", limit));
    }
    return text;
}

} // namespace

int speak_command(const SpeakArguments &arguments, const settings::Config &config) {
    const bool as_subrip = arguments.captions.ends_with(".srt");
    if (!arguments.captions.empty() && !as_subrip && !arguments.captions.ends_with(".vtt"))
        throw Error(
            Next::stop,
            fmt::format("--captions {}: captions are written as FILE.vtt (WebVTT) or FILE.srt (SubRip)",
                        arguments.captions));
    const Script script = script_of_text(read_text(arguments.file), arguments.title);
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    const std::vector<Utterance> utterances = normalise::normalise(script, reader);
    if (utterances.empty())
        throw Error(Next::skip, "there is no text to speak");
    const auto voice =
        synthesise::make_voice(config.voice_folders, arguments.voice.empty() ? config.voice : arguments.voice,
                               config.worker_count(), config.pace, config.voice_surroundings());
    const Recording recording =
        produce::record(script, utterances,
                        produce::content_hash(script, utterances, voice->facts(), config.encode),
                        {*voice, config.encode, config.verify, {}, synthesise::cache_folder(config.cache)})
            .recording;
    copy_to_file_atomically(recording.mp3, arguments.out);
    if (!arguments.captions.empty()) {
        const std::string captions = as_subrip ? encode::as_srt(recording.captions) : recording.captions;
        copy_to_file_atomically(LongBytes::lent(captions), arguments.captions);
    }
    return 0;
}

int srt_command(const std::string &file) {
    constexpr std::size_t limit = 16U << 20U; // six hours have about 1 MB
    const std::string captions = read_file(file, limit);
    try {
        fmt::print("{}", encode::as_srt(captions));
    } catch (const Error &error) {
        throw Error(error.next(), fmt::format("{}: {}", file, error.what()));
    }
    return 0;
}

} // namespace baonoi::cli
