// SPDX-License-Identifier: GPL-3.0-or-later
// Neural voices computed by the real ONNX Runtime. No model of Vietnamese is at hand: these are small graphs
// with the inputs and outputs of Piper's, which spell what they were given or say what the test wants to
// hear.
#include "base/error.h"
#include "base/file.h"
#include "fakes/folder.h"
#include "fakes/onnx_file.h"
#include "fakes/pauses_toml.h"
#include "fakes/program.h"
#include "lib/espeak/espeak_client.h"
#include "lib/openssl/digest.h"
#include "services/service.h"
#include "synthesise/voice.h"
#include "test_paths.h"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace baonoi {
namespace {

using espeak::EngineWordKind;
using test::TemporaryFolder;

constexpr int hop = 256;
const std::filesystem::path shipped_voices = std::filesystem::path(BAONOI_SOURCE_DIR) / "voices";

std::string runtime() {
    std::string path = read_file(BAONOI_SERVICE_ENV, 4096);
    path.erase(path.find_last_not_of('\n') + 1);
    return path;
}

// All that eSpeak NG writes of Vietnamese, each symbol with a number of its own.
nlohmann::json symbols(std::string_view without = "") {
    nlohmann::json map;
    std::int64_t next = 0;
    for (const char *symbol : {"_", "^", "$", " ", ".", ",", "?", "!", "ˈ", "ˌ", "ː", "̪",  "a", "b", "c", "d",
                               "e", "f", "h", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "v",
                               "w", "x", "y", "z", "ə", "ɛ", "ɔ", "ŋ", "ɲ", "ɣ", "ɜ", "ʊ", "ʂ", "ʈ", "ɗ", "ɓ",
                               "ɪ", "ʃ", "æ", "ɑ", "ɒ", "θ", "ð", "1", "2", "3", "4", "5", "6", "7"})
        if (const std::int64_t number = next++; without.find(symbol) == std::string_view::npos)
            map[symbol] = {number};
    return map;
}
constexpr std::int64_t all_symbols = 62;

std::string facts(const nlohmann::json &map, int rate = 22050) {
    const nlohmann::json all = {{"audio", {{"sample_rate", rate}}},
                                {"espeak", {{"voice", "vi"}}},
                                {"inference", {{"length_scale", 1}}},
                                {"phoneme_id_map", map},
                                {"hop_length", hop}};
    return all.dump();
}

class Piper : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        ::setenv("BAONOI_VOICE", BAONOI_VOICE, 1);
        ::setenv("XDG_CACHE_HOME", "/dev/null", 1);
    }

    void write_voice(const std::string &model, const nlohmann::json &map = symbols(),
                     const std::string &more = "") {
        write("thu/model.onnx", model);
        write("thu/model.onnx.json", facts(map));
        write("thu/voice.toml", fmt::format(R"(description = "A neural voice"
licence = "of the test"
engine = "piper"
gain_db = 11
[piper]
model = "model.onnx"
runtime = "{}"
{}
{})",
                                            runtime(), more, test::pauses_toml));
    }
    void write(const char *name, const std::string &bytes) const {
        test::write(folder_.path() / name, bytes);
    }
    std::unique_ptr<synthesise::Voice> voice() const {
        return synthesise::make_voice({shipped_voices, {folder_.path()}}, "thu", 1);
    }
    std::string refusal() const {
        try {
            voice();
        } catch (const Error &error) {
            return error.what();
        }
        return "made";
    }

    TemporaryFolder folder_;
};

Utterance sentence(std::initializer_list<const char *> words) {
    Utterance utterance;
    for (const char *word : words) {
        Token token;
        token.spoken = word;
        token.rule = "word";
        utterance.tokens.push_back(token);
    }
    utterance.pause = Pause::sentence;
    return utterance;
}

// What a voice of eSpeak NG says of it, as a model gives it.
std::vector<float> speech_of(const Utterance &utterance) {
    const auto other = synthesise::make_voice({shipped_voices}, "vi-north-female", 1, {90, 100});
    std::vector<float> samples;
    for (const std::int16_t sample : other->speak(utterance).samples)
        samples.push_back(static_cast<float>(sample) / 32767);
    return samples;
}

const Utterance rain = sentence({"hôm", "nay", "trời", "mưa", "to", "ở", "các", "tỉnh", "phía", "bắc"});

TEST_F(Piper, AModelIsAskedWithTheSymbolsOfEspeaksPhonemes) {
    espeak::EngineSettings settings{"aav/vi", "vi", 160, 50, 50, 50, 10};
    write("model.onnx", test::model_that_spells(all_symbols, hop));
    settings.model = {(folder_.path() / "model.onnx").string(), runtime(), {}, 22050, 1, hop, -1};
    const nlohmann::json map = symbols();
    for (const auto &[text, numbers] : map.items())
        settings.model.symbols.push_back({text, numbers.get<std::vector<std::int64_t>>()});
    espeak::VoiceServer server(settings);
    EXPECT_EQ(server.facts().version, "piper (onnxruntime 1.20.1, espeak-ng 1.51)");
    EXPECT_TRUE(server.facts().tells_times);
    const espeak::Spoken spoken =
        server.speak({{{EngineWordKind::text, "hà"}, {EngineWordKind::text, "nội."}}});
    ASSERT_TRUE(spoken.spoken) << spoken.reason;
    std::string spelled;
    for (std::size_t at = 0; at < spoken.clauses[0].samples.size(); at += hop) {
        const auto number = std::lround(spoken.clauses[0].samples[at] * 1000.0 / 32767);
        for (const auto &[text, numbers] : map.items())
            if (numbers[0] == number && text != "_")
                spelled += text;
    }
    EXPECT_EQ(spelled, "^hˈaː2 nˈo6j.$");
    // "^" and its pad, then h; five symbols, a space and their pads later n.
    EXPECT_EQ(spoken.clauses[0].begins, (std::vector<std::int64_t>{2 * hop, 14 * hop}));
    EXPECT_EQ(
        server.speak({{{EngineWordKind::text, "hà"}, {EngineWordKind::text, "nội."}}}).clauses[0].samples,
        spoken.clauses[0].samples);
}

TEST_F(Piper, AVoiceSaysItsWordsAndTellsWhen) {
    write_voice(test::model_that_says(speech_of(rain)));
    const auto made = voice();
    EXPECT_EQ(made->facts().engine, "piper (onnxruntime 1.20.1, espeak-ng 1.51)");
    EXPECT_FALSE(made->facts().has_exact_times);
    EXPECT_TRUE(made->facts().is_dear);
    EXPECT_TRUE(made->facts().is_repeatable);
    const SpokenUtterance spoken = made->speak(rain);
    const auto other = synthesise::make_voice({shipped_voices}, "vi-north-female", 1, {90, 100})->speak(rain);
    ASSERT_EQ(spoken.words.size(), other.words.size());
    for (std::size_t i = 0; i < spoken.words.size(); ++i)
        EXPECT_NEAR(static_cast<double>(spoken.words[i].begin.count),
                    static_cast<double>(other.words[i].begin.count), 0.1 * 22050)
            << i;
    EXPECT_EQ(made->speak(rain).samples, spoken.samples);
}

TEST_F(Piper, WordsThatAreNotSaidAreFound) {
    std::vector<float> cut = speech_of(rain);
    cut.erase(cut.begin() + static_cast<std::ptrdiff_t>(cut.size() * 3 / 10),
              cut.begin() + static_cast<std::ptrdiff_t>(cut.size() * 7 / 10));
    write_voice(test::model_that_says(cut));
    try {
        voice()->speak(rain);
        FAIL() << "nothing thrown";
    } catch (const synthesise::VoiceFailure &failure) {
        EXPECT_EQ(failure.next(), Next::skip);
        EXPECT_TRUE(std::string(failure.what()).starts_with("the voice thu does not say what is written: "))
            << failure.what();
    }
}

TEST_F(Piper, SoundThatIsNoneIsRefused) {
    write_voice(test::model_that_says({0, std::numeric_limits<float>::quiet_NaN()}));
    EXPECT_EQ(test::failure([&] { voice()->speak(rain); }),
              "skip: the voice thu cannot speak \"hôm\": it gives no sound but numbers that are none");
}

TEST_F(Piper, ATableWithoutTonesIsRefused) {
    write_voice(test::model_that_says({0}), symbols("246"));
    EXPECT_EQ(refusal(),
              "the model's table of symbols has no 2, 4, 6, so it does not tell the six tones of Vietnamese "
              "apart; take a model that was trained on eSpeak NG's phonemes with their tones");
}

TEST_F(Piper, ADamagedModelAndAMissingLibraryAreToldApart) {
    write_voice(test::model_that_says({0}).substr(0, 60));
    EXPECT_TRUE(refusal().starts_with("ONNX Runtime: ")) << refusal();
    test::OnnxGraph other;
    other.input("input", test::OnnxGraph::integers, {1, -1});
    other.node("Cast", {"input"}, "output", {"to", test::OnnxGraph::floats});
    other.output("output", {1, -1});
    write_voice(other.file());
    EXPECT_EQ(refusal(),
              "the model takes input and gives 1 outputs; a voice of Piper takes input, input_lengths, "
              "scales and gives one or two");
    write_voice(test::model_that_says({0}));
    write("thu/voice.toml", [&] {
        std::string text = read_file(folder_.path() / "thu/voice.toml", 10'000);
        return text.replace(text.find(runtime()), runtime().size(), "/nowhere/libonnxruntime.so.1");
    }());
    EXPECT_EQ(refusal(),
              "cannot load /nowhere/libonnxruntime.so.1: /nowhere/libonnxruntime.so.1: cannot open shared "
              "object file: No such file or directory; install the package onnxruntime, or name its file "
              "in voice.toml, [piper] runtime");
}

TEST_F(Piper, AModelOfFullSizeFitsItsLimits) {
    test::OnnxGraph graph = test::piper_graph();
    const std::vector<float> speech = speech_of(rain);
    constexpr std::int64_t side = 4096; // 64 MB of weights
    graph.constant("speech", {1, 1, static_cast<std::int64_t>(speech.size())}, speech);
    graph.constant("weights", {side, side}, std::vector<float>(side * side, 0.5F));
    graph.constant("zeros", {1, side}, std::vector<float>(side));
    graph.constant("first", {1}, std::vector<std::int64_t>{0});
    graph.node("MatMul", {"zeros", "weights"}, "row");
    graph.node("Gather", {"row", "first"}, "nothings", {"axis", 1});
    graph.node("Add", {"speech", "nothings"}, "output");
    graph.output("output", {1, 1, -1});
    write_voice(graph.file());
    EXPECT_EQ(voice()->speak(rain).words.size(), rain.tokens.size());
}

// As "baonoi voices install" writes its voice.toml, with a model of the test in the place of the real one.
TEST_F(Piper, AVoiceOfTheCatalogueSpeaksOnceItIsInstalled) {
    write("files/model.onnx", test::model_that_says(speech_of(rain)));
    write("files/model.onnx.json", facts(symbols()));
    std::string catalogue = read_file(shipped_voices / "catalogue.toml", 100'000);
    std::size_t at = catalogue.find("name = \"vais1000\"");
    for (const char *name : {"model.onnx", "model.onnx.json"}) {
        const std::string bytes = read_file(folder_.path() / "files" / name, 1'000'000);
        const auto set = [&](const std::string &key, const std::string &value) {
            at = catalogue.find(key + " = ", at);
            catalogue.replace(at, catalogue.find('\n', at) - at, key + " = " + value);
        };
        set("  bytes", std::to_string(bytes.size()));
        set("  sha256", '"' + openssl::sha256_hex(bytes) + '"');
    }
    const std::size_t model = catalogue.find("[piper]");
    catalogue.insert(model + 8, "runtime = \"" + runtime() + "\"\n");
    write("catalogue.toml", catalogue);
    write("baonoi.toml", fmt::format("[voice]\nfolders = [\"{}/own\"]\n", folder_.path().string()));
    const auto path = [&](const char *name) { return (folder_.path() / name).string(); };
    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {BAONOI_PROGRAM, "--config", path("baonoi.toml"), "voices"});
        return test::run({arguments});
    };
    const auto installed = run({"install", "vais1000", "--catalogue", path("catalogue.toml"), "--from",
                                path("files"), "--accept-licence"});
    ASSERT_EQ(installed.exit_code, 0) << installed.err;
    const auto tried =
        run({"try", "vais1000", "Hôm nay trời mưa to ở các tỉnh phía bắc.", "-o", path("out.mp3")});
    EXPECT_EQ(tried.exit_code, 0) << tried.err;
    EXPECT_EQ(test::run({{BAONOI_PROGRAM, "verify", path("out.mp3")}}).exit_code, 0);
}

TEST_F(Piper, AnArticleIsSpokenByIt) {
    write_voice(test::model_that_says(speech_of(rain)));
    write("baonoi.toml",
          fmt::format("[voice]\nname = \"thu\"\nfolders = [\"{}\"]\n", folder_.path().string()));
    write("text.txt", "Hôm nay trời mưa to ở các tỉnh phía bắc.\n");
    const std::string sound = (folder_.path() / "out.mp3").string();
    const std::string text = (folder_.path() / "text.txt").string(),
                      config = (folder_.path() / "baonoi.toml").string();
    const auto spoken = test::run({{BAONOI_PROGRAM, "--config", config, "speak", "-o", sound, text}});
    EXPECT_EQ(spoken.exit_code, 0) << spoken.err;
    EXPECT_EQ(test::run({{BAONOI_PROGRAM, "verify", sound}}).exit_code, 0);
}

} // namespace
} // namespace baonoi
