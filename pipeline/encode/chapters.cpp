// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/chapters.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace baonoi::encode {

std::vector<Chapter> chapters_of(const Script &script, const std::vector<Utterance> &utterances,
                                 const std::vector<SpokenWord> &words, int sample_rate) {
    std::vector<Chapter> chapters{{0, script.title}};
    std::optional<std::size_t> last;
    for (const SpokenWord &word : words) {
        const std::size_t block = utterances[word.utterance].block;
        if (block == last)
            continue;
        last = block;
        if (script.blocks[block].kind == BlockKind::heading)
            chapters.push_back({word.begin.count * 1000 / sample_rate, script.blocks[block].text});
    }
    if (chapters.size() == 1)
        chapters.clear();
    return chapters;
}

std::string make_chapters(const std::vector<Chapter> &chapters) {
    if (chapters.empty())
        return "";
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Chapter &chapter : chapters) {
        nlohmann::ordered_json entry = {{"startTime", static_cast<double>(chapter.begin) / 1000},
                                        {"title", chapter.title}};
        if (chapter.begin == 0)
            entry["startTime"] = 0;
        list.push_back(std::move(entry));
    }
    const nlohmann::ordered_json file = {{"version", "1.2.0"}, {"chapters", std::move(list)}};
    return file.dump(1) + "\n";
}

} // namespace baonoi::encode
