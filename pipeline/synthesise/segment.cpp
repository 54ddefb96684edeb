// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/segment.h"

#include "base/version.h"
#include "lib/xxhash/xxh3.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fmt/format.h>
#include <vector>

namespace baonoi::synthesise {

namespace {

// The bytes of a segment: this, a Head, begin and end of each word, the samples up to the last that is not
// silent, and the hash of all that. Numbers are little-endian.
constexpr std::string_view magic = "baonoi segment 1\n";
constexpr std::size_t hash_size = 32;
constexpr std::size_t most_samples = largest_segment / sizeof(std::int16_t);
using Head = std::array<std::uint32_t, 4>; // sample rate, words, samples, samples that are stored
static_assert(std::endian::native == std::endian::little);

// Fields end with a separator that cannot occur in them.
void add(std::string &all, std::string_view field) {
    all += field;
    all += '\x1f';
}

template <class T>
void put(std::string &bytes, const T *values, std::size_t count) {
    bytes.append(reinterpret_cast<const char *>(values), count * sizeof(T));
}

template <class T>
void take(std::string_view &bytes, T *values, std::size_t count) {
    if (count > 0)
        std::memcpy(values, bytes.data(), count * sizeof(T));
    bytes.remove_prefix(count * sizeof(T));
}

// The words get the tokens of utterance that have a spoken form; false when there are more or fewer.
bool name_tokens(SpokenUtterance &speech, const Utterance &utterance) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < utterance.tokens.size(); ++i)
        if (!utterance.tokens[i].spoken.empty() && words++ < speech.words.size())
            speech.words[words - 1].token = i;
    return words == speech.words.size();
}

bool are_within(const std::vector<SpokenUtterance::Word> &words, std::size_t samples) {
    return std::all_of(words.begin(), words.end(), [&](const SpokenUtterance::Word &word) {
        return word.begin.count <= word.end.count && word.end.count <= static_cast<std::int64_t>(samples);
    });
}

} // namespace

std::string segment_key(const Utterance &utterance, const VoiceFacts &voice) {
    std::string all;
    for (const std::string_view field : {voice.is_repeatable ? version() : std::string_view(),
                                         std::string_view(voice.engine), std::string_view(voice.fingerprint)})
        add(all, field);
    add(all, fmt::format("{}|{}|{}|{}|{}|{}", voice.sample_rate, name_of(utterance.kind), utterance.question,
                         name_of(utterance.pause), utterance.begins_block, utterance.ends_list));
    for (const Token &token : utterance.tokens) {
        if (!token.spoken.empty())
            for (const std::string &field : {token.spoken, token.language, token.phonemes})
                add(all, field);
        if (token.pause != Pause::none || token.asks)
            add(all, fmt::format("\x1e{}{}", name_of(token.pause), token.asks ? "?" : ""));
    }
    return xxhash::xxh128_hex(all);
}

std::string segment_bytes(const SpokenUtterance &speech, int sample_rate) {
    const auto number = [](auto value) { return static_cast<std::uint32_t>(value); };
    const auto last = std::find_if(speech.samples.rbegin(), speech.samples.rend(),
                                   [](std::int16_t sample) { return sample != 0; });
    const auto stored = static_cast<std::size_t>(speech.samples.rend() - last);
    const Head head{number(sample_rate), number(speech.words.size()), number(speech.samples.size()),
                    number(stored)};
    std::vector<std::uint32_t> times;
    for (const auto &word : speech.words)
        times.insert(times.end(), {number(word.begin.count), number(word.end.count)});
    std::string bytes(magic);
    bytes.reserve(magic.size() + sizeof head + times.size() * sizeof(std::uint32_t) +
                  stored * sizeof(std::int16_t) + hash_size);
    put(bytes, head.data(), head.size());
    put(bytes, times.data(), times.size());
    put(bytes, speech.samples.data(), stored);
    return bytes += xxhash::xxh128_hex(bytes);
}

std::optional<SpokenUtterance> parse_segment(std::string_view bytes, const Utterance &utterance,
                                             int sample_rate) {
    if (bytes.size() < magic.size() + sizeof(Head) + hash_size || !bytes.starts_with(magic))
        return std::nullopt;
    std::string_view rest = bytes.substr(0, bytes.size() - hash_size);
    if (xxhash::xxh128_hex(rest) != bytes.substr(rest.size()))
        return std::nullopt;
    rest.remove_prefix(magic.size());
    Head head{};
    take(rest, head.data(), head.size());
    const auto [rate, words, samples, stored] = head;
    if (rate != static_cast<std::uint32_t>(sample_rate) || stored > samples || samples > most_samples ||
        rest.size() != std::size_t{words} * 2 * sizeof(std::uint32_t) + stored * sizeof(std::int16_t))
        return std::nullopt;
    std::vector<std::uint32_t> times(std::size_t{words} * 2);
    take(rest, times.data(), times.size());
    SpokenUtterance speech;
    for (std::size_t i = 0; i < times.size(); i += 2)
        speech.words.push_back({0, {times[i]}, {times[i + 1]}});
    speech.samples.resize(samples);
    take(rest, speech.samples.data(), stored);
    if (!are_within(speech.words, samples) || !name_tokens(speech, utterance))
        return std::nullopt;
    return speech;
}

} // namespace baonoi::synthesise
