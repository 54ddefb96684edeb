// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/reading_text.h"

#include "lib/icu/unicode.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace baonoi::work {

namespace {

using ReadingJson = nlohmann::ordered_json;

std::string text_of(const ReadingJson &json) {
    return json.dump(-1, ' ', false, ReadingJson::error_handler_t::replace);
}

// Milliseconds are enough.
double seconds_of(Samples at, int rate) {
    return std::round(to_seconds(at, rate).value * 1000) / 1000;
}

// Written piece by piece: a long article has 50,000 tokens.
class Writer {
public:
    Writer(const produce::Prepared &prepared, const Recording &recording)
        : prepared_(prepared), rate_(recording.speech_rate) {
        for (const SpokenWord &word : recording.words)
            times_.emplace(std::pair(word.utterance, word.token), &word);
    }

    std::string document() {
        text_ = "{\"blocks\":[";
        for (std::size_t block = 0; block < prepared_.script.blocks.size(); ++block)
            add_block(block);
        text_ += "],\"drops\":[";
        for (const Drop &drop : prepared_.script.drops) {
            separate();
            text_ += text_of({{"rule", drop.rule}, {"text", drop.text}, {"place", drop.place}});
        }
        return std::move(text_ += "]}");
    }

private:
    void separate() {
        if (text_.back() != '[')
            text_ += ',';
    }

    void add_block(std::size_t index) {
        const Block &block = prepared_.script.blocks[index];
        separate();
        text_ += text_of({{"kind", name_of(block.kind)}, {"text", block.text}});
        text_.back() = ','; // in place of its brace
        text_ += "\"sentences\":[";
        for (; at_ < prepared_.utterances.size() && prepared_.utterances[at_].block == index; ++at_)
            add_sentence(prepared_.utterances[at_], block.text);
        text_ += "]}";
    }

    void add_sentence(const Utterance &utterance, const std::string &text) {
        separate();
        text_ += text_of({{"text", text.substr(utterance.source.begin, utterance.source.size())},
                          {"spoken", spoken_text(utterance)}});
        text_.back() = ',';
        text_ += "\"tokens\":[";
        for (std::size_t i = 0; i < utterance.tokens.size(); ++i)
            add_token(utterance.tokens[i], i, text);
        text_ += "]}";
    }

    void add_token(const Token &token, std::size_t number, const std::string &text) {
        separate();
        const auto time = times_.find({at_, number});
        const bool is_timed = time != times_.end();
        text_ +=
            text_of({{"text", text.substr(token.source.begin, token.source.size())},
                     {"spoken", token.spoken},
                     {"rule", token.rule},
                     {"language", token.language},
                     {"unknown", token.unknown},
                     {"from", is_timed ? ReadingJson(seconds_of(time->second->begin, rate_)) : ReadingJson()},
                     {"to", is_timed ? ReadingJson(seconds_of(time->second->end, rate_)) : ReadingJson()}});
    }

    const produce::Prepared &prepared_;
    const int rate_;
    std::map<std::pair<std::size_t, std::size_t>, const SpokenWord *> times_;
    std::size_t at_ = 0; // the utterance
    std::string text_;
};

class UnknownWords {
public:
    void add(const std::string &word, const std::string &spoken, const std::string &language,
             const std::string &sentence) {
        const auto [place, is_new] = places_.emplace(icu::lower_case(word), words_.size());
        if (is_new)
            words_.push_back({word, spoken, language, sentence, 1});
        else
            ++words_[place->second].times;
    }
    std::vector<store::UnknownWord> all() { return std::move(words_); }

private:
    std::vector<store::UnknownWord> words_;
    std::map<std::string, std::size_t> places_; // of the words in small letters
};

std::vector<store::UnknownWord> unknown_words(const produce::Prepared &prepared) {
    UnknownWords words;
    for (const Utterance &utterance : prepared.utterances) {
        const std::string &text = prepared.script.blocks[utterance.block].text;
        for (const Token &token : utterance.tokens)
            if (token.unknown)
                words.add(text.substr(token.source.begin, token.source.size()), token.spoken, token.language,
                          text.substr(utterance.source.begin, utterance.source.size()));
    }
    return words.all();
}

std::vector<store::UnknownWord> unknown_words(const std::string &reading) {
    UnknownWords words;
    const ReadingJson json = ReadingJson::parse(reading);
    for (const ReadingJson &block : json.at("blocks"))
        for (const ReadingJson &sentence : block.at("sentences"))
            for (const ReadingJson &token : sentence.at("tokens"))
                if (token.at("unknown").get<bool>())
                    words.add(token.at("text"), token.at("spoken"), token.at("language"),
                              sentence.at("text"));
    return words.all();
}

ReadingJson token_of(const ReadingJson &entry) {
    return {{"text", entry.at("text")},
            {"spoken", entry.value("spoken", "")},
            {"rule", entry.contains("rule") ? entry["rule"] : entry.at("dropped")},
            {"language", entry.value("language", "vi")},
            {"unknown", false},
            {"from", entry.value("from", ReadingJson())},
            {"to", entry.value("to", ReadingJson())}};
}

} // namespace

store::ReadingRecord reading_record(const produce::Prepared &prepared, const Recording &recording) {
    return {prepared.hash, Writer(prepared, recording).document(), unknown_words(prepared)};
}

store::ReadingRecord reading_again(const std::string &content_hash, std::string reading) {
    std::vector<store::UnknownWord> unknown = unknown_words(reading);
    return {content_hash, std::move(reading), std::move(unknown)};
}

std::optional<std::string> reading_of_manifest(const std::string &manifest, const std::string &content_hash) {
    const ReadingJson json = ReadingJson::parse(manifest, nullptr, false);
    if (!json.is_object() || json.value("content_hash", "") != content_hash)
        return std::nullopt;
    try {
        ReadingJson blocks = ReadingJson::array();
        std::size_t last = SIZE_MAX;
        for (const ReadingJson &entry : json.at("entries")) {
            if (entry.at("block").get<std::size_t>() != last)
                blocks.push_back(
                    {{"kind", ""},
                     {"text", ""},
                     {"sentences", {{{"text", ""}, {"spoken", ""}, {"tokens", ReadingJson::array()}}}}});
            last = entry["block"];
            ReadingJson &sentence = blocks.back()["sentences"][0];
            const ReadingJson &token = sentence["tokens"].emplace_back(token_of(entry));
            const auto add = [](ReadingJson &to, const std::string &text, const char *between) {
                auto &all = to.get_ref<std::string &>();
                all += all.empty() || text.empty() ? "" : between;
                all += text;
            };
            add(sentence["text"], token["text"], "");
            add(sentence["spoken"], token["spoken"], " ");
        }
        for (ReadingJson &block : blocks)
            block["text"] = block["sentences"][0]["text"];
        return text_of({{"blocks", blocks}, {"drops", json.at("drops")}});
    } catch (const ReadingJson::exception &) {
        return std::nullopt;
    }
}

Script script_of_reading(const std::string &reading) {
    Script script;
    script.language = "vi";
    const ReadingJson json = ReadingJson::parse(reading);
    for (const ReadingJson &block : json.at("blocks")) {
        // A block of which only the manifest tells was read aloud.
        const auto kind = block_kind_named(block.at("kind").get<std::string>());
        script.blocks.push_back(
            {kind.value_or(BlockKind::paragraph), block.at("text").get<std::string>(), ""});
    }
    return script;
}

} // namespace baonoi::work
