// SPDX-License-Identifier: GPL-3.0-or-later
// How well align finds the times of words and what a voice leaves out or adds. Other voices of eSpeak NG, at
// other rates and in other accents, stand for the foreign voice: their own times are exact, and align does
// not see them. They speak the sentences of align_sentences.txt right, warped, noisy, with pauses, and wrong
// in every way of `wrongs`. Prints for each voice the share of syllables whose beginning is within 100 ms,
// the median error, false alarms, hits for each wrong, and the time of the processor against that of the
// speech.
// usage: align_bench [tune | final [EVERY]]: the odd sentences, or those kept apart; each voice speaks all of
// them, or every so many-th, each voice others. TELL=1 tells each case that went wrong.
#include "align/align.h"
#include "base/data_folder.h"
#include "base/file.h"
#include "bench/align_changes.h"
#include "synthesise/espeak_voice.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <map>
#include <sstream>

namespace {

using namespace baonoi;
using namespace baonoi::bench;

using Sentence = std::vector<std::string>; // "sông", or "sông," before a pause

std::vector<Sentence> sentences(bool kept_apart) {
    std::vector<Sentence> result;
    std::istringstream file(
        read_file(std::string(BAONOI_SOURCE_DIR) + "/tests/bench/align_sentences.txt", 1U << 20U));
    bool odd = false;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        odd = !odd;
        if (odd == kept_apart)
            continue;
        std::istringstream words(line);
        Sentence sentence;
        for (std::string word; words >> word;)
            sentence.push_back(word);
        result.push_back(sentence);
    }
    return result;
}

void add_tokens(const Sentence &sentence, Utterance &utterance) {
    for (const std::string &word : sentence) {
        Token token;
        token.spoken = word;
        token.rule = "word";
        if (word.back() == ',') {
            token.spoken.pop_back();
            token.pause = Pause::comma;
        }
        utterance.tokens.push_back(token);
    }
    utterance.tokens.back().pause = Pause::sentence;
}

// All as one utterance, which costs few processes, and cut again.
std::vector<SpokenUtterance> speak(synthesise::Voice &voice, const std::vector<Sentence> &sentences) {
    Utterance all;
    for (const Sentence &sentence : sentences)
        add_tokens(sentence, all);
    const SpokenUtterance spoken = voice.speak(all);
    std::vector<SpokenUtterance> result;
    std::size_t first = 0;
    for (const Sentence &sentence : sentences) {
        const std::size_t last = first + sentence.size();
        const std::int64_t begin = spoken.words[first].begin.count;
        const std::int64_t end = last < spoken.words.size()
                                     ? spoken.words[last].begin.count
                                     : static_cast<std::int64_t>(spoken.samples.size());
        SpokenUtterance one;
        one.samples.assign(spoken.samples.begin() + begin, spoken.samples.begin() + end);
        for (std::size_t w = first; w < last; ++w)
            one.words.push_back(
                {w - first, {spoken.words[w].begin.count - begin}, {spoken.words[w].end.count - begin}});
        result.push_back(std::move(one));
        first = last;
    }
    return result;
}

struct VoiceKind {
    const char *name;  // for the table
    const char *voice; // of eSpeak NG
    int rate, pitch, range;
};

constexpr VoiceKind voice_kinds[] = {
    {"f3 slow", "aav/vi+f3", 130, 60, 60},
    {"m5 fast", "aav/vi+m5", 200, 40, 50},
    {"Annie", "aav/vi+Annie", 170, 50, 90},
    {"klatt2", "aav/vi+klatt2", 150, 50, 50},
    {"klatt4 f", "aav/vi+klatt4", 185, 75, 60},
    {"south f2", "aav/vi-VN-x-south+f2", 165, 55, 60},
    {"central m3", "aav/vi-VN-x-central+m3", 150, 50, 50},
    {"whisper", "aav/vi+whisper", 150, 50, 50},
};

std::unique_ptr<synthesise::Voice> make(const VoiceKind &kind) {
    synthesise::EspeakVoiceSettings settings;
    settings.name = kind.name;
    settings.engine = {kind.voice, "vi", kind.rate, kind.pitch, kind.range, 60, 600};
    if (std::string(kind.voice).find("south") != std::string::npos)
        settings.engine.language = "vi-vn-x-south";
    if (std::string(kind.voice).find("central") != std::string::npos)
        settings.engine.language = "vi-vn-x-central";
    settings.pauses.after.fill({0.4});
    settings.pauses.after[0] = {0};
    settings.pauses.after[static_cast<std::size_t>(Pause::comma)] = {0.3};
    const std::string respell = (data_folder() / "voices/common/respell.tsv").string();
    settings.pronunciation.add_respellings(read_file(respell, 1U << 20U), respell);
    return std::make_unique<synthesise::EspeakVoice>(std::move(settings), 1);
}

// What voices do wrong; nothing where the sentence is too short for it. The last word loses its comma.
using Wrong = std::optional<Sentence> (*)(const Sentence &, const std::vector<Sentence> &others, Random &);

std::size_t place(const Sentence &sentence, std::size_t length, Random &random) {
    return random() % (sentence.size() - length + 1);
}
std::optional<Sentence> drop(const Sentence &sentence, std::size_t least, std::size_t most, Random &random) {
    const std::size_t length = least + random() % (most - least + 1);
    if (sentence.size() < length + 2)
        return std::nullopt;
    Sentence result = sentence;
    const auto at = result.begin() + static_cast<std::ptrdiff_t>(place(sentence, length, random));
    result.erase(at, at + static_cast<std::ptrdiff_t>(length));
    return result;
}
std::optional<Sentence> repeat(const Sentence &sentence, std::size_t least, std::size_t most,
                               Random &random) {
    const std::size_t length = least + random() % (most - least + 1);
    if (sentence.size() < length + 1)
        return std::nullopt;
    Sentence result = sentence;
    const std::size_t at = place(sentence, length, random);
    result.insert(result.begin() + static_cast<std::ptrdiff_t>(at + length),
                  sentence.begin() + static_cast<std::ptrdiff_t>(at),
                  sentence.begin() + static_cast<std::ptrdiff_t>(at + length));
    return result;
}
Sentence babble(const std::vector<Sentence> &others, std::size_t length, Random &random) {
    Sentence words;
    while (words.size() < length) {
        const Sentence &other = others[random() % others.size()];
        std::string word = other[random() % other.size()];
        if (word.back() == ',')
            word.pop_back();
        words.push_back(word);
    }
    return words;
}

const std::pair<const char *, Wrong> wrongs[] = {
    {"word dropped",
     [](const Sentence &s, const std::vector<Sentence> &, Random &r) { return drop(s, 1, 1, r); }},
    {"phrase dropped",
     [](const Sentence &s, const std::vector<Sentence> &, Random &r) { return drop(s, 2, 5, r); }},
    {"word repeated",
     [](const Sentence &s, const std::vector<Sentence> &, Random &r) { return repeat(s, 1, 1, r); }},
    {"phrase repeated",
     [](const Sentence &s, const std::vector<Sentence> &, Random &r) { return repeat(s, 2, 6, r); }},
    {"babble inserted",
     [](const Sentence &s, const std::vector<Sentence> &others, Random &r) -> std::optional<Sentence> {
         Sentence result = s;
         const Sentence words = babble(others, 3 + r() % 6, r);
         result.insert(result.begin() + static_cast<std::ptrdiff_t>(r() % (s.size() + 1)), words.begin(),
                       words.end());
         return result;
     }},
    {"phrase babbled",
     [](const Sentence &s, const std::vector<Sentence> &others, Random &r) -> std::optional<Sentence> {
         const std::size_t length = 3 + r() % 3;
         if (s.size() < length + 2)
             return std::nullopt;
         Sentence result = s;
         const Sentence words = babble(others, length, r);
         std::copy(words.begin(), words.end(),
                   result.begin() + static_cast<std::ptrdiff_t>(place(s, length, r)));
         return result;
     }},
    {"other sentence",
     [](const Sentence &s, const std::vector<Sentence> &others, Random &r) -> std::optional<Sentence> {
         for (int i = 0; i < 30; ++i) {
             const Sentence &other = others[r() % others.size()];
             if (&other != &s && other != s && other.size() + 2 >= s.size() && other.size() <= s.size() + 2)
                 return other;
         }
         return babble(others, s.size(), r);
     }},
};

struct Figures {
    std::vector<double> errors; // ms
    int spoken = 0, alarms = 0;
    std::map<std::string, std::pair<int, int>> hits; // of so many
    double processor = 0, length = 0;
};

class Bench {
public:
    Bench(bool kept_apart, std::size_t every)
        : every_(every), sentences_(sentences(kept_apart)),
          reference_(synthesise::make_voice(data_folder() / "voices", "vi-north", 1)),
          references_(speak(*reference_, sentences_)) {}

    void run(const VoiceKind &kind) {
        ++voices_;
        const auto voice = make(kind);
        Figures figures;
        std::vector<Sentence> said = sentences_;
        std::vector<std::pair<std::size_t, const char *>> cases;
        for (std::size_t i = voices_ % every_; i < sentences_.size(); i += every_) {
            Random random(static_cast<unsigned>(1000 + i));
            for (const auto &[name, wrong] : wrongs)
                if (const auto words = wrong(sentences_[i], sentences_, random)) {
                    said.push_back(*words);
                    cases.emplace_back(i, name);
                }
        }
        const std::vector<SpokenUtterance> spoken = speak(*voice, said);
        const int rate = voice->facts().sample_rate;
        for (std::size_t i = voices_ % every_; i < sentences_.size(); i += every_) {
            Random random(static_cast<unsigned>(2000 + i));
            for (int way = 0; way < ways; ++way) {
                Foreign foreign = from(spoken[i], rate);
                change(foreign, way, random);
                right(foreign, i, way, figures);
            }
            if (sentences_[i].size() > 5) {
                Foreign foreign = from(spoken[i], rate);
                const std::size_t keep = foreign.begins.size() - 1 - random() % (foreign.begins.size() / 2);
                foreign.samples.resize(static_cast<std::size_t>(foreign.begins[keep]));
                foreign.begins.resize(keep);
                change(foreign, static_cast<int>(random() % ways), random);
                wrongly(foreign, i, "end cut off", figures);
            }
        }
        Random random(3000);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            Foreign foreign = from(spoken[sentences_.size() + i], rate);
            change(foreign, static_cast<int>(random() % ways), random);
            wrongly(foreign, cases[i].first, cases[i].second, figures);
        }
        print(kind.name, figures);
        add(figures);
    }

    void print_all() { print("all", all_figures_); }

private:
    static void change(Foreign &foreign, int way, Random &random) {
        switch (way) {
        case 1:
            add_noise(foreign, random, 25);
            break;
        case 2:
            add_pauses(foreign, random);
            break;
        case 3:
            warp(foreign, random, true);
            break;
        case 4:
            warp(foreign, random, false);
            break;
        case 5:
            add_pauses(foreign, random);
            warp(foreign, random, true);
            add_noise(foreign, random, 30);
            resample(foreign, 48000);
            break;
        default:
            resample(foreign, 16000 + 8000 * static_cast<int>(random() % 2));
            break;
        }
    }

    align::Alignment aligned(const Foreign &foreign, std::size_t i, Figures &figures) {
        const std::clock_t begin = std::clock();
        align::Alignment result =
            align::align(references_[i], reference_->facts().sample_rate, foreign.samples, foreign.rate);
        figures.processor += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        figures.length += static_cast<double>(foreign.samples.size()) / foreign.rate;
        return result;
    }

    void right(const Foreign &foreign, std::size_t i, int way, Figures &figures) {
        const align::Alignment result = aligned(foreign, i, figures);
        for (std::size_t w = 0; w < foreign.begins.size(); ++w)
            figures.errors.push_back(
                std::abs(static_cast<double>(result.words[w].begin.count) - foreign.begins[w]) /
                foreign.rate * 1000);
        ++figures.spoken;
        if (!result.faults.empty()) {
            ++figures.alarms;
            tell("ALARM", i, way, result);
        }
    }

    void wrongly(const Foreign &foreign, std::size_t i, const std::string &name, Figures &figures) {
        const align::Alignment result = aligned(foreign, i, figures);
        auto &[hits, of] = figures.hits[name];
        ++of;
        if (!result.faults.empty())
            ++hits;
        else
            tell("MISS " + name, i, 0, result);
    }

    void tell(const std::string &what, std::size_t i, int way, const align::Alignment &result) {
        if (!std::getenv("TELL"))
            return;
        fmt::print("  {} way {} :", what, way);
        for (std::size_t w = 0; w < sentences_[i].size(); ++w)
            fmt::print(" {} {:.2f}", sentences_[i][w], result.costs.empty() ? 0 : result.costs[w]);
        for (const auto &fault : result.faults)
            fmt::print(" [{} {}-{} {:.2f}s]", static_cast<int>(fault.kind), fault.first, fault.last,
                       fault.length.value);
        fmt::print("\n");
    }

    static void print(const std::string &name, Figures &figures) {
        auto &errors = figures.errors;
        std::sort(errors.begin(), errors.end());
        const auto within = [&](double limit) {
            return 100.0 *
                   static_cast<double>(std::upper_bound(errors.begin(), errors.end(), limit) -
                                       errors.begin()) /
                   static_cast<double>(errors.size());
        };
        fmt::print("{:10} {:5} syllables: {:5.1f} % within 100 ms, {:5.1f} % within 50, median {:3.0f} ms, "
                   "p95 {:3.0f}; {} of {} false alarms; processor {:.4f} of real time\n",
                   name, errors.size(), within(100), within(50), errors[errors.size() / 2],
                   errors[errors.size() * 95 / 100], figures.alarms, figures.spoken,
                   figures.processor / figures.length);
        fmt::print("          ");
        for (const auto &[what, hits] : figures.hits)
            fmt::print(" {} {}/{};", what, hits.first, hits.second);
        fmt::print("\n");
        std::fflush(stdout);
    }

    void add(const Figures &figures) {
        Figures &all = all_figures_;
        all.errors.insert(all.errors.end(), figures.errors.begin(), figures.errors.end());
        all.spoken += figures.spoken;
        all.alarms += figures.alarms;
        all.processor += figures.processor;
        all.length += figures.length;
        for (const auto &[what, hits] : figures.hits) {
            all.hits[what].first += hits.first;
            all.hits[what].second += hits.second;
        }
    }

    static constexpr int ways = 6;
    std::size_t every_, voices_ = 0;
    std::vector<Sentence> sentences_;
    std::unique_ptr<synthesise::Voice> reference_;
    std::vector<SpokenUtterance> references_;
    Figures all_figures_;
};

} // namespace

int main(int argc, char **argv) {
    ::setenv("BAONOI_VOICE", BAONOI_VOICE, 0);
    Bench bench(argc > 1 && std::string(argv[1]) == "final", argc > 2 ? std::stoul(argv[2]) : 1);
    for (const VoiceKind &kind : voice_kinds)
        bench.run(kind);
    bench.print_all();
}
