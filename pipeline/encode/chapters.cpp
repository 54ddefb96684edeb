// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/chapters.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace baonoi::encode {

namespace {

double seconds(Samples at, int sample_rate) {
    const auto milliseconds = at.count * 1000 / sample_rate; // whole ones
    return static_cast<double>(milliseconds) / 1000;
}

} // namespace

std::string make_chapters(const Script &script, const std::vector<Utterance> &utterances,
                          const std::vector<SpokenWord> &words, int sample_rate) {
    nlohmann::ordered_json chapters = nlohmann::ordered_json::array();
    chapters.push_back({{"startTime", 0}, {"title", script.title}});
    std::optional<std::size_t> last;
    for (const SpokenWord &word : words) {
        const std::size_t block = utterances[word.utterance].block;
        if (block == last)
            continue;
        last = block;
        if (script.blocks[block].kind == BlockKind::heading)
            chapters.push_back(
                {{"startTime", seconds(word.begin, sample_rate)}, {"title", script.blocks[block].text}});
    }
    if (chapters.size() == 1)
        return "";
    const nlohmann::ordered_json file = {{"version", "1.2.0"}, {"chapters", std::move(chapters)}};
    return file.dump(1) + "\n";
}

} // namespace baonoi::encode
