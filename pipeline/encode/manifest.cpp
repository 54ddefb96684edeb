// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/manifest.h"

#include "base/spool.h"
#include "base/version.h"
#include "lib/lame/mp3_encoder.h"
#include "lib/openssl/digest.h"
#include "lib/opus/opus_packets.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace baonoi::encode {

namespace {

using Json = nlohmann::ordered_json;

double rounded(double value, double unit) {
    return std::round(value * unit) / unit;
}

double time_of(Samples at, int sample_rate) {
    return rounded(to_seconds(at, sample_rate).value, 1000);
}

std::string read_text(const Script &script) {
    std::string text;
    for (const Block &block : script.blocks)
        if (is_read(block.kind))
            text += block.text + "\n";
    return text;
}

Json audio_facts(const Recording &recording, const EncodeSettings &settings, int bit_rate) {
    return {{"bytes", recording.mp3.size()},
            {"sha256", recording.sha256},
            {"duration", rounded(recording.duration.value, 1000)},
            {"sample_rate", recording.sample_rate},
            {"bit_rate", bit_rate},
            {"loudness", rounded(recording.loudness.value, 100)},
            {"true_peak", rounded(recording.true_peak.value, 100)},
            {"profile", settings.profile},
            {"encoder", "LAME " + lame::lame_version()}};
}

Json opus_facts(const Recording &recording) {
    return {{"bytes", recording.opus.size()},
            {"sha256", recording.opus_sha256},
            {"sample_rate", opus::sample_rate},
            {"bit_rate", opus::bit_rate},
            {"encoder", opus::opus_version()}};
}

Json captions_facts(const Recording &recording) {
    return {{"bytes", recording.captions.size()}, {"sha256", openssl::sha256_hex(recording.captions)}};
}

Json article_facts(const Script &script) {
    return {{"title", script.title},
            {"url", script.url},
            {"published", script.published},
            {"sha256", openssl::sha256_hex(read_text(script))}};
}

Json entry(const Utterance &utterance, const Token &token, const std::string &text) {
    return {{"block", utterance.block},
            {"begin", token.source.begin},
            {"end", token.source.end},
            {"text", text.substr(token.source.begin, token.source.size())}};
}

std::string dumped(const Json &json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

// Nothing: no sound was made for it.
const SpokenWord *word_of(const Recording &recording, std::size_t utterance, std::size_t token) {
    const auto place = [](const SpokenWord &word) { return std::pair(word.utterance, word.token); };
    const auto found =
        std::lower_bound(recording.words.begin(), recording.words.end(), std::pair(utterance, token),
                         [&](const SpokenWord &word, const auto &wanted) { return place(word) < wanted; });
    return found != recording.words.end() && place(*found) == std::pair(utterance, token) ? &*found : nullptr;
}

// As they stand in the manifest, each written before the next is made: a long article has 70,000.
void add_entries(const Recording &recording, const Script &script, const std::vector<Utterance> &utterances,
                 Spool &manifest) {
    bool is_first = true;
    std::string text;
    for (std::size_t u = 0; u < utterances.size(); ++u)
        for (std::size_t t = 0; t < utterances[u].tokens.size(); ++t) {
            const Token &token = utterances[u].tokens[t];
            Json item = entry(utterances[u], token, script.blocks[utterances[u].block].text);
            if (token.spoken.empty()) {
                item["dropped"] = token.rule;
            } else {
                item["spoken"] = token.spoken;
                item["rule"] = token.rule;
                if (token.language != "vi")
                    item["language"] = token.language;
                if (const SpokenWord *word = word_of(recording, u, t)) {
                    item["from"] = time_of(word->begin, recording.speech_rate);
                    item["to"] = time_of(word->end, recording.speech_rate);
                }
            }
            text = std::exchange(is_first, false) ? "[" : ",";
            for (const char c : "\n" + dumped(item)) {
                text += c;
                if (c == '\n')
                    text += "  ";
            }
            manifest.add(text);
        }
    manifest.add(is_first ? "[]" : "\n ]");
}

// Not what is in the audio slot: the receipt is the same whether the slot was empty or held our player.
Json page_drops(const Script &script) {
    Json list = Json::array();
    for (const Drop &drop : script.drops)
        if (drop.rule != "our player" && drop.rule != "empty audio slot")
            list.push_back({{"rule", drop.rule}, {"text", drop.text}, {"place", drop.place}});
    return list;
}

Json unknown_words(const Script &script, const std::vector<Utterance> &utterances) {
    Json list = Json::array();
    std::set<std::string> seen;
    for (const Utterance &utterance : utterances) {
        const std::string &text = script.blocks[utterance.block].text;
        for (const Token &token : utterance.tokens) {
            const bool unsure = token.unknown || (token.language != "vi" && !token.spoken.empty());
            const std::string word = text.substr(token.source.begin, token.source.size());
            if (unsure && seen.insert(word).second)
                list.push_back({{"text", word},
                                {"spoken", token.spoken},
                                {"language", token.language},
                                {"sentence", text.substr(utterance.source.begin, utterance.source.size())}});
        }
    }
    return list;
}

Json lexicon_entries(const Script &script, const std::vector<Utterance> &utterances) {
    std::set<std::tuple<std::string, std::string>> used;
    for (const Utterance &utterance : utterances)
        for (const Token &token : utterance.tokens)
            if (token.rule.rfind("lexicon", 0) == 0)
                used.emplace(
                    script.blocks[utterance.block].text.substr(token.source.begin, token.source.size()),
                    token.spoken);
    Json list = Json::array();
    for (const auto &[text, spoken] : used)
        list.push_back({{"text", text}, {"spoken", spoken}});
    return list;
}

} // namespace

LongBytes make_manifest(const Recording &recording, const Script &script,
                        const std::vector<Utterance> &utterances, const RecordingFacts &facts,
                        const EncodeSettings &settings, int bit_rate, const std::filesystem::path &room) {
    Json manifest = {{"software", "baonoi " + std::string(version())},
                     {"content_hash", facts.content_hash},
                     {"voice", facts.voice},
                     {"engine", facts.engine},
                     {"fingerprint", facts.fingerprint},
                     {"audio", audio_facts(recording, settings, bit_rate)},
                     {"captions", captions_facts(recording)},
                     {"article", article_facts(script)},
                     {"entries", Json::array()},
                     {"drops", page_drops(script)},
                     {"unknown", unknown_words(script, utterances)},
                     {"lexicon", lexicon_entries(script, utterances)}};
    if (recording.opus.size() > 0)
        manifest["opus"] = opus_facts(recording);
    if (!recording.attribution.empty())
        manifest["attribution"] = recording.attribution;
    const std::string rest = dumped(manifest) + "\n";
    // No text in the manifest holds a line break that is not escaped.
    constexpr std::string_view before = "\n \"entries\": ", none = "[]";
    const std::size_t place = rest.find(before) + before.size();
    Spool spool(room);
    spool.add(std::string_view(rest).substr(0, place));
    add_entries(recording, script, utterances, spool);
    spool.add(std::string_view(rest).substr(place + none.size()));
    return spool.bytes();
}

} // namespace baonoi::encode
