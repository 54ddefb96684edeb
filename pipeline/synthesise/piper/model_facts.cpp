// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/piper/model_facts.h"

#include "base/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::synthesise::piper {

namespace {

using Json = nlohmann::json;

constexpr std::size_t most_symbols = 1024, most_numbers = 8, longest_symbol = 16;
constexpr std::int64_t largest_number = 1 << 20;

class Reader {
public:
    Reader(const Json &all, const std::string &name) : all_(all), name_(name) {}

    [[noreturn]] void fail(const std::string &what) const {
        throw Error(Next::stop, fmt::format("{}: {}; it must be the file that Piper wrote beside the model",
                                            name_, what));
    }
    const Json *find(const char *path) const {
        const Json::json_pointer at(path);
        return all_.contains(at) ? &all_[at] : nullptr;
    }
    double number(const char *path, double low, double high, double otherwise) const {
        const Json *value = find(path);
        if (!value)
            return otherwise;
        if (!value->is_number() || !(value->get<double>() >= low && value->get<double>() <= high))
            fail(fmt::format("{} is not a number from {} to {}", path, low, high));
        return value->get<double>();
    }
    std::string text(const char *path, const std::string &otherwise) const {
        const Json *value = find(path);
        if (value && !value->is_string())
            fail(fmt::format("{} is no text", path));
        return value ? value->get<std::string>() : otherwise;
    }

    std::vector<espeak::EngineSymbol> symbols() const {
        const Json *map = find("/phoneme_id_map");
        if (!map || !map->is_object() || map->empty() || map->size() > most_symbols)
            fail(fmt::format("/phoneme_id_map is not a table of at most {} symbols", most_symbols));
        std::vector<espeak::EngineSymbol> symbols;
        for (const auto &[text, numbers] : map->items()) {
            espeak::EngineSymbol symbol{text, {}};
            bool good = !text.empty() && text.size() <= longest_symbol && numbers.is_array() &&
                        !numbers.empty() && numbers.size() <= most_numbers;
            for (const Json &number : good ? numbers : Json::array()) {
                good = good && number.is_number_integer() && number.get<std::int64_t>() >= 0 &&
                       number.get<std::int64_t>() <= largest_number;
                symbol.numbers.push_back(good ? number.get<std::int64_t>() : 0);
            }
            if (!good)
                fail(fmt::format("/phoneme_id_map has no sound numbers for \"{}\"",
                                 text.substr(0, longest_symbol)));
            symbols.push_back(std::move(symbol));
        }
        return symbols;
    }

private:
    const Json &all_;
    const std::string &name_;
};

} // namespace

ModelFacts parse_model_facts(std::string_view text, const std::string &name) {
    const Json all = Json::parse(text, nullptr, false);
    const Reader reader(all, name);
    if (!all.is_object())
        reader.fail("it is no JSON object");
    ModelFacts facts;
    facts.voice = reader.text("/espeak/voice", "");
    const std::string kind = reader.text("/phoneme_type", "espeak");
    if (kind != "espeak" || !facts.voice.starts_with("vi"))
        throw Error(
            Next::stop,
            fmt::format("{}: the model was trained on \"{}\" of kind \"{}\"; baonoi needs one that was "
                        "trained on eSpeak NG's phonemes of \"vi\"",
                        name, facts.voice, kind));
    facts.speakers = static_cast<std::int64_t>(reader.number("/num_speakers", 0, 100'000, 1));
    facts.model.symbols = reader.symbols();
    facts.model.sample_rate = static_cast<int>(reader.number("/audio/sample_rate", 8'000, 48'000, 0));
    if (facts.model.sample_rate == 0)
        reader.fail("/audio/sample_rate is missing");
    facts.model.length_scale = reader.number("/inference/length_scale", 0.1, 10, 1);
    facts.model.hop = static_cast<int>(reader.number("/hop_length", 1, 4096, 256));
    return facts;
}

} // namespace baonoi::synthesise::piper
