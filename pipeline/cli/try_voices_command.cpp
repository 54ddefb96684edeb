// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_folder.h"
#include "base/error.h"
#include "base/file.h"
#include "base/markup.h"
#include "cli/commands.h"
#include "cli/listening_test.h"
#include "cli/text_script.h"
#include "produce/produce.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>

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
    const encode::EncodeSettings encode = produce::of_speech_alone(config.encode);
    return produce::record(script, utterances,
                           produce::content_hash(script, utterances, voice.facts(), encode),
                           {voice, encode, config.verify, {}, synthesise::cache_folder(config.cache)})
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

using Voices = std::vector<std::unique_ptr<synthesise::Voice>>;
using Write = std::function<void(std::size_t sentence, synthesise::Voice &voice, const std::string &file)>;

// A voice whose recordings do not tell whose it is.
class Nameless : public synthesise::Voice {
public:
    explicit Nameless(synthesise::Voice &voice) : voice_(voice), facts_(voice.facts()) {
        facts_.attribution.clear();
    }
    const synthesise::VoiceFacts &facts() const override { return facts_; }
    int workers() const override { return voice_.workers(); }
    SpokenUtterance speak(const Utterance &utterance) override { return voice_.speak(utterance); }

private:
    synthesise::Voice &voice_;
    synthesise::VoiceFacts facts_;
};

// Beside the folder, which is handed to those who listen.
fs::path key_beside(const fs::path &folder) {
    const fs::path clean = fs::absolute(folder / ".").lexically_normal().parent_path();
    return clean.parent_path() / (clean.filename().string() + "-khoa.csv");
}

void write_blind_test(const ListeningTest &test, const Voices &voices, const fs::path &folder,
                      const Write &write) {
    constexpr std::size_t largest_pattern = std::size_t{1} << 20U;
    for (std::size_t i = 0; i < test.sentences.size(); ++i) {
        const std::vector<std::size_t> order = blind_order(test.sentences[i], voices.size());
        for (std::size_t version = 0; version < order.size(); ++version) {
            Nameless voice(*voices[order[version]]);
            write(i, voice, blind_file(i, version));
        }
    }
    write_file_atomically(
        folder / "index.html",
        blind_page(test, read_file(data_folder() / "voices/listening-test.html", largest_pattern)));
    write_file_atomically(folder / "phieu.csv", blind_sheet(test));
    write_file_atomically(key_beside(folder), blind_key(test));
}

// Each sentence by every voice, under its name.
std::string open_page(const std::vector<std::string> &sentences, const Voices &voices, const Write &write) {
    std::string rows, heads;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        rows += fmt::format("<tr><td>{}</td>", as_markup(sentences[i]));
        for (const auto &voice : voices) {
            const std::string file = fmt::format("{}-{}.mp3", voice->facts().name, i + 1);
            write(i, *voice, file);
            rows +=
                fmt::format("<td><audio controls preload=\"none\" src=\"{}\"></audio></td>", as_markup(file));
        }
        rows += "</tr>\n";
    }
    std::string title;
    for (const auto &voice : voices) {
        heads += fmt::format("<th>{}</th>", as_markup(voice->facts().name));
        title += (title.empty() ? "" : " / ") + voice->facts().name;
    }
    return fmt::format("<!DOCTYPE html>\n<html lang=\"vi\">\n<meta charset=\"utf-8\">\n<title>{0}</title>\n"
                       "<table>\n<tr><th></th>{1}</tr>\n{2}</table>\n</html>\n",
                       as_markup(title), heads, rows);
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
    if (arguments.blind && arguments.voices.size() > most_blind_voices)
        throw Error(Next::stop, fmt::format("--blind compares {} voices at most", most_blind_voices));
    Voices voices;
    for (const std::string &name : arguments.voices)
        voices.push_back(voice_named(name, config));
    make_folder(arguments.out);
    const std::vector<std::string> sentences = sample_sentences();
    const fs::path page = fs::path(arguments.out) / "index.html";
    const auto write = [&](std::size_t sentence, synthesise::Voice &voice, const std::string &file) {
        copy_to_file_atomically(spoken(sentences[sentence], voice, reader, config).mp3,
                                fs::path(arguments.out) / file);
    };
    if (arguments.blind)
        write_blind_test({sentences, arguments.voices}, voices, arguments.out, write);
    else
        write_file_atomically(page, open_page(sentences, voices, write));
    fmt::print("{} sentences by {}: {}\n", sentences.size(), fmt::join(arguments.voices, " and "),
               page.string());
    if (arguments.blind)
        fmt::print("which voice is which, not for those who listen: {}\n",
                   key_beside(arguments.out).string());
    return 0;
}

} // namespace baonoi::cli
