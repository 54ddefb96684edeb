// SPDX-License-Identifier: GPL-3.0-or-later
// An article of two sentences, its utterances, and a voice-like signal with the time of every word: pulses at
// 110 Hz through two formants, a fricative before every third word, silence between.
#pragma once

#include "model/script.h"
#include "model/speech.h"
#include "model/utterance.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::test {

inline Script sample_script() {
    Script script;
    script.title = "Khánh thành cầu <Sông Xanh> & đường dẫn";
    script.published = "2026-03-01T09:51:00+07:00";
    script.language = "vi";
    script.url = "https://bao.example/cau-song-xanh.html";
    script.site_name = "Báo Ví Dụ";
    script.blocks = {
        {BlockKind::title, script.title, "html/body/h1"},
        {BlockKind::date, "01/03/2026", "html/body/p[1]"},
        {BlockKind::paragraph, "Cầu dài 450 m. Người dân qua lại thuận tiện hơn.", "html/body/p[2]"}};
    script.drops = {{"caption", "Ảnh: tư liệu", "html/body/figure"}};
    return script;
}

// Splits at blanks; a token of digits is read by `number`.
inline Utterance split(const Script &script, std::size_t block, ByteSpan span, const std::string &number) {
    Utterance utterance;
    utterance.block = block;
    utterance.kind = script.blocks[block].kind;
    utterance.source = span;
    const std::string &text = script.blocks[block].text;
    for (std::size_t at = span.begin; at < span.end;) {
        Token token;
        std::size_t end = std::min(text.find(' ', at), span.end);
        if (end == at) {
            token.rule = "blank";
            ++end;
        } else if (std::string_view("<&>.").find(text[at]) != std::string_view::npos) {
            token.rule = "symbol";
            end = at + 1;
        } else {
            end = std::min(text.find_first_of(".<>&", at), end);
            token.spoken = text.substr(at, end - at);
            token.rule = token.spoken == "m" ? "lexicon unit" : "word";
            if (token.spoken == "m")
                token.spoken = "mét";
            if (std::isdigit(static_cast<unsigned char>(text[at]))) {
                token.spoken = number;
                token.rule = "cardinal";
            }
        }
        token.source = {at, end};
        at = end;
        utterance.tokens.push_back(std::move(token));
    }
    return utterance;
}

inline std::vector<Utterance> sample_utterances(const Script &script) {
    const std::size_t stop = script.blocks[2].text.find(". ") + 1;
    return {split(script, 0, {0, script.blocks[0].text.size()}, ""),
            split(script, 2, {0, stop}, "bốn trăm năm mươi"),
            split(script, 2, {stop, script.blocks[2].text.size()}, "")};
}

// A whole article's speech.
struct Speech {
    int sample_rate = 0;
    std::vector<std::int16_t> samples;
    std::vector<SpokenWord> words;
};

// The speech cut before the first word of each utterance but the first.
inline std::vector<SpokenUtterance> spoken_utterances(const Speech &speech, std::size_t count) {
    std::vector<SpokenUtterance> spoken(std::max(count, std::size_t{1}));
    std::size_t begin = 0, at = 0;
    const auto cut = [&](std::size_t end) {
        end = std::clamp(end, begin, speech.samples.size());
        spoken[at].samples.assign(speech.samples.begin() + static_cast<std::ptrdiff_t>(begin),
                                  speech.samples.begin() + static_cast<std::ptrdiff_t>(end));
        begin = end;
    };
    for (const SpokenWord &word : speech.words) {
        for (; at < word.utterance; ++at)
            cut(static_cast<std::size_t>(word.begin.count));
        const auto start = static_cast<std::int64_t>(begin);
        spoken[at].words.push_back({word.token, {word.begin.count - start}, {word.end.count - start}});
    }
    cut(speech.samples.size());
    return spoken;
}

class Talker {
public:
    explicit Talker(int sample_rate, double amplitude = 0.5) : rate_(sample_rate), amplitude_(amplitude) {
        speech_.sample_rate = sample_rate;
    }
    void silence(double seconds) { speech_.samples.resize(speech_.samples.size() + count(seconds)); }
    void word(std::size_t utterance, std::size_t token, int syllables) {
        const auto begin = static_cast<std::int64_t>(speech_.samples.size());
        if (++words_ % 3 == 0)
            hiss(0.05);
        for (int i = 0; i < syllables; ++i)
            vowel(0.2, 100 + 10 * static_cast<double>((words_ + i) % 4));
        speech_.words.push_back(
            {utterance, token, {begin}, {static_cast<std::int64_t>(speech_.samples.size())}});
    }
    Speech take() { return std::move(speech_); }

private:
    std::size_t count(double seconds) const { return static_cast<std::size_t>(seconds * rate_); }
    void put(double value) {
        speech_.samples.push_back(
            static_cast<std::int16_t>(std::lround(32767 * std::clamp(value, -1.0, 1.0))));
    }
    void vowel(double seconds, double pitch) {
        const std::size_t n = count(seconds);
        for (std::size_t i = 0; i < n; ++i) {
            const double t = static_cast<double>(i) / rate_;
            const double since = std::fmod(t, 1 / pitch);
            const double voice = std::exp(-since * 300) * std::sin(2 * std::numbers::pi * 600 * since) +
                                 0.4 * std::exp(-since * 500) * std::sin(2 * std::numbers::pi * 1700 * since);
            put(amplitude_ * voice *
                std::sin(std::numbers::pi * static_cast<double>(i) / static_cast<double>(n)));
        }
    }
    void hiss(double seconds) {
        for (std::size_t i = 0; i < count(seconds); ++i) {
            noise_ = noise_ * 1664525U + 1013904223U;
            const double white = static_cast<double>(noise_ >> 8U) / (1U << 23U) - 1;
            put(amplitude_ * 0.2 * (white - last_));
            last_ = white;
        }
    }

    int rate_;
    double amplitude_;
    Speech speech_;
    int words_ = 0;
    std::uint32_t noise_ = 1;
    double last_ = 0;
};

inline Speech sample_speech(const std::vector<Utterance> &utterances, int sample_rate = 22050,
                            double amplitude = 0.5) {
    Talker talker(sample_rate, amplitude);
    talker.silence(0.03);
    for (std::size_t u = 0; u < utterances.size(); ++u) {
        for (std::size_t t = 0; t < utterances[u].tokens.size(); ++t) {
            const std::string &spoken = utterances[u].tokens[t].spoken;
            if (!spoken.empty())
                talker.word(u, t, 1 + static_cast<int>(std::count(spoken.begin(), spoken.end(), ' ')));
        }
        talker.silence(0.5);
    }
    talker.silence(1);
    return talker.take();
}

} // namespace baonoi::test
