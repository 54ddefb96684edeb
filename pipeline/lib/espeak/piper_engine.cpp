// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/espeak/piper_engine.h"

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lib/espeak/espeak_engine.h"
#include "lib/onnx/model.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <optional>
#include <set>

namespace baonoi::espeak {

namespace {

constexpr std::size_t largest_model = std::size_t{512} << 20U;
constexpr std::size_t memory_beside_model = std::size_t{2} << 30U;
// What a symbol table must tell apart: a syllable in each of the six tones.
constexpr auto all_tones = "ma má mà mả mã mạ";
constexpr std::string_view begin_symbol = "^", end_symbol = "$", pad_symbol = "_", space_symbol = " ";
constexpr std::string_view marks = ".,?!";
constexpr auto english_voice = "gmw/en";

std::vector<std::string> letters_of(std::string_view text) {
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::max<std::size_t>(decode_utf8(text, at).length, 1);
        letters.emplace_back(text.substr(at, length));
        at += length;
    }
    return letters;
}

// The numbers of a clause, and the range of them that each word has.
struct ClauseNumbers {
    std::vector<std::int64_t> numbers;
    std::vector<std::size_t> begins; // of each word
};

class PiperEngine : public SpeechEngine {
public:
    EngineFacts start(const EngineSettings &settings) override {
        settings_ = settings;
        const std::string bytes = read_file(settings.model.file, largest_model);
        const EngineFacts facts = espeak_->start(settings);
        for (const EngineSymbol &symbol : settings.model.symbols)
            numbers_.emplace(symbol.text, symbol.numbers);
        check_symbols();
        model_ = std::make_unique<onnx::Model>(settings.model.runtime, bytes);
        model_bytes_ = bytes.size();
        check_model();
        return {fmt::format("piper (onnxruntime {}, {})", model_->version(), facts.version),
                settings.model.sample_rate, tells_times()};
    }

    std::filesystem::path data_folder() const override { return espeak_->data_folder(); }

    bool tells_reasons() const override { return true; }

    // The model lies in it twice, as bytes and as the library keeps it, and what is computed grows with both.
    std::size_t memory() const override { return memory_beside_model + 4 * model_bytes_; }

    std::vector<std::int64_t> speak(const EngineClause &clause, const SampleSink &sink) override {
        const ClauseNumbers clause_numbers = numbers_of(clause);
        const auto count = static_cast<std::int64_t>(clause_numbers.numbers.size());
        std::vector<onnx::Input> inputs{
            {"input", {1, count}, clause_numbers.numbers},
            {"input_lengths", {1}, std::vector<std::int64_t>{count}},
            {"scales", {3}, std::vector<float>{0, static_cast<float>(settings_.model.length_scale), 0}},
        };
        if (settings_.model.speaker >= 0)
            inputs.push_back({"sid", {1}, std::vector<std::int64_t>{settings_.model.speaker}});
        const auto outputs = computed(inputs);
        std::vector<std::int16_t> samples;
        samples.reserve(outputs.front().size());
        for (const float sample : outputs.front()) {
            if (!std::isfinite(sample))
                throw Error(Next::skip, "gives no sound but numbers that are none");
            samples.push_back(
                static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767)));
        }
        if (!sink(samples.data(), samples.size()))
            throw Error(Next::skip, "is not listened to");
        return tells_times() ? begins_of(clause_numbers, outputs[1], samples.size())
                             : std::vector<std::int64_t>{};
    }

private:
    std::vector<std::vector<float>> computed(const std::vector<onnx::Input> &inputs) {
        try {
            return model_->run(inputs);
        } catch (const Error &error) {
            throw Error(error.next(), fmt::format("cannot be computed: {}", error.what()));
        }
    }

    bool tells_times() const { return model_->outputs().size() > 1; }

    void check_symbols() const {
        for (const std::string_view symbol : {begin_symbol, end_symbol, pad_symbol, space_symbol})
            if (!numbers_.contains(std::string(symbol)))
                throw Error(Next::stop,
                            fmt::format("the model's table of symbols has no \"{}\": it is no voice of Piper",
                                        symbol));
        std::set<std::string> missing;
        for (const std::string &letter : letters_of(ipa_of(all_tones, settings_.voice)))
            if (!numbers_.contains(letter))
                missing.insert(letter);
        if (!missing.empty())
            throw Error(
                Next::stop,
                fmt::format("the model's table of symbols has no {}, so it does not tell the six tones of "
                            "Vietnamese apart; take a model that was trained on eSpeak NG's phonemes "
                            "with their tones",
                            fmt::join(missing, ", ")));
    }

    void check_model() const {
        const std::vector<std::string> wanted =
            settings_.model.speaker >= 0 ? std::vector<std::string>{"input", "input_lengths", "scales", "sid"}
                                         : std::vector<std::string>{"input", "input_lengths", "scales"};
        std::vector<std::string> inputs = model_->inputs();
        std::sort(inputs.begin(), inputs.end());
        if (inputs != wanted || model_->outputs().empty() || model_->outputs().size() > 2)
            throw Error(Next::stop,
                        fmt::format("the model takes {} and gives {} outputs; a voice of Piper takes {} and "
                                    "gives one or two",
                                    fmt::join(inputs, ", "), model_->outputs().size(),
                                    fmt::join(wanted, ", ")));
    }

    // As models are trained: whole clauses, whose words eSpeak NG stresses together.
    ClauseNumbers numbers_of(const EngineClause &clause) const {
        const std::vector<std::string> words = phonemes_of(clause);
        ClauseNumbers all;
        add(begin_symbol, all);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (i > 0)
                add(space_symbol, all);
            all.begins.push_back(all.numbers.size());
            for (const std::string &letter : letters_of(words[i]))
                add(letter, all);
        }
        if (const char mark = clause.back().text.back(); marks.find(mark) != std::string_view::npos)
            add(std::string_view(&mark, 1), all);
        const auto &end = numbers_.at(std::string(end_symbol));
        all.numbers.insert(all.numbers.end(), end.begin(), end.end());
        return all;
    }

    // A mark that the table does not have is not heard; a phoneme would be missed.
    void add(std::string_view symbol, ClauseNumbers &all) const {
        const auto found = numbers_.find(std::string(symbol));
        if (found == numbers_.end()) {
            if (marks.find(symbol) != std::string_view::npos)
                return;
            throw Error(Next::skip, fmt::format("has no symbol for \"{}\"", symbol));
        }
        all.numbers.insert(all.numbers.end(), found->second.begin(), found->second.end());
        const auto &pad = numbers_.at(std::string(pad_symbol));
        all.numbers.insert(all.numbers.end(), pad.begin(), pad.end());
    }

    std::vector<std::string> phonemes_of(const EngineClause &clause) const {
        std::string together;
        bool is_plain = true;
        for (const EngineWord &word : clause) {
            is_plain = is_plain && word.kind == EngineWordKind::text;
            together += (together.empty() ? "" : " ") + word.text;
        }
        std::vector<std::string> words;
        if (is_plain)
            words = split(ipa_of(together, settings_.voice));
        if (words.size() == clause.size())
            return words;
        words.clear(); // one by one, so that each has its own
        for (const EngineWord &word : clause) {
            std::string all;
            for (const std::string &part : split(ipa_of(word.text, voice_of(word))))
                all += part;
            if (all.empty())
                throw Error(Next::skip, fmt::format("has no sound for \"{}\"", word.text));
            words.push_back(std::move(all));
        }
        return words;
    }

    std::string voice_of(const EngineWord &word) const {
        switch (word.kind) {
        case EngineWordKind::english:
            return english_voice;
        case EngineWordKind::foreign:
            return word.language.voice;
        case EngineWordKind::phonemes: // eSpeak NG's own, of which no model was made
            throw Error(Next::skip,
                        fmt::format("cannot say \"{}\", phonemes for eSpeak NG alone", word.text));
        case EngineWordKind::text:
            break;
        }
        return settings_.voice;
    }

    static std::vector<std::string> split(const std::string &text) {
        std::vector<std::string> words;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = text.find_first_not_of(' ', at);
            if (begin == std::string::npos)
                break;
            at = std::min(text.find(' ', begin), text.size());
            words.push_back(text.substr(begin, at - begin));
        }
        return words;
    }

    std::vector<std::int64_t> begins_of(const ClauseNumbers &clause, const std::vector<float> &frames,
                                        std::size_t samples) const {
        const auto hop = static_cast<float>(settings_.model.hop);
        if (frames.size() != clause.numbers.size())
            throw Error(Next::skip, fmt::format("gives {} durations for {} symbols", frames.size(),
                                                clause.numbers.size()));
        std::vector<std::int64_t> begins;
        float at = 0;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            if (std::find(clause.begins.begin(), clause.begins.end(), i) != clause.begins.end())
                begins.push_back(std::min<std::int64_t>(std::lround(at), static_cast<std::int64_t>(samples)));
            if (!(frames[i] >= 0 && frames[i] <= static_cast<float>(samples)))
                throw Error(Next::skip, "gives durations that are none");
            at += frames[i] * hop;
        }
        if (std::abs(at - static_cast<float>(samples)) > 2 * hop)
            throw Error(Next::skip,
                        fmt::format("gives durations of {} samples and {} samples of sound", at, samples));
        return begins;
    }

    std::unique_ptr<SpeechEngine> espeak_ = make_espeak_engine();
    EngineSettings settings_;
    std::map<std::string, std::vector<std::int64_t>> numbers_;
    std::unique_ptr<onnx::Model> model_;
    std::size_t model_bytes_ = 0;
};

} // namespace

std::unique_ptr<SpeechEngine> make_piper_engine() {
    return std::make_unique<PiperEngine>();
}

} // namespace baonoi::espeak
