// SPDX-License-Identifier: GPL-3.0-or-later
// A voice program (BAONOI_FRAGILE_VOICE in tests) whose engine does what the text of a word says. "chết"
// crashes, "treo" hangs, "lụt" sounds for 130 s, "im" has no sound, "ngốn" takes 4 GB, "thoát" ends the
// process, "bỏ" aborts it; "đôi" crashes when another "đôi" is in its clause; "giết" would kill the server.
// Any other word is 0.1 s of a square wave of 1,000, between 500 samples of silence at each end of the
// clause. A voice called "missing" cannot be started.
#include "base/error.h"
#include "lib/espeak/espeak_server.h"
#include "test_paths.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <unistd.h>
#include <vector>

namespace {

using namespace baonoi;

constexpr int rate = 8000;

class FragileEngine : public espeak::SpeechEngine {
public:
    espeak::EngineFacts start(const espeak::EngineSettings &settings) override {
        if (settings.voice == "missing")
            throw Error(Next::stop, "no engine here: install one");
        return {"fragile 1", rate};
    }

    std::filesystem::path data_folder() const override { return "/usr/share"; }

    std::vector<std::int64_t> speak(const espeak::EngineClause &clause,
                                    const espeak::SampleSink &sink) override {
        const auto twins =
            std::count_if(clause.begin(), clause.end(), [](const auto &w) { return w.text == "đôi"; });
        if (twins > 1)
            __builtin_trap();
        std::vector<std::int16_t> samples(500);
        std::vector<std::int64_t> begins;
        for (const espeak::EngineWord &word : clause) {
            act(word.text, samples);
            begins.push_back(static_cast<std::int64_t>(samples.size()));
            for (int i = 0; i < rate / 10; ++i)
                samples.push_back(i % 40 < 20 ? std::int16_t{1000} : std::int16_t{-1000});
        }
        samples.resize(samples.size() + 500);
        sink(samples.data(), samples.size());
        return begins;
    }

private:
    static void act(const std::string &word, std::vector<std::int16_t> &samples) {
        if (word == "chết")
            __builtin_trap();
        if (word == "giết")
            ::kill(0, SIGKILL); // all of its process group
        if (word == "bỏ")
            std::abort();
        if (word == "thoát")
            ::_exit(7);
        if (word == "treo")
            for (volatile bool hangs = true; hangs;) {
            }
        if (word == "lụt")
            samples.resize(std::size_t{rate} * 130);
        if (word == "im")
            throw Error(Next::skip, "no sound");
        std::vector<char> hoard;
        if (word == "ngốn")
            hoard.reserve(std::size_t{4} << 30U);
    }
};

} // namespace

int main(int argc, char **argv) {
    FragileEngine engine;
    return espeak::run_voice_program(argc, argv, engine);
}
