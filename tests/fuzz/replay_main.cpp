// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: every file of a corpus folder, then seeded mutations of them. The
// input that makes it fail is written to a file beside it.
#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

const std::string *running = nullptr;
std::string failed_input; // a path

void keep_input(int signal) {
    const int file = ::open(failed_input.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file >= 0 && running && ::write(file, running->data(), running->size()) >= 0)
        std::fprintf(stderr, "the input is in %s\n", failed_input.c_str());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(const std::string &input) {
    running = &input;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.data()), input.size());
}

std::string mutate(std::string text, const std::vector<std::string> &corpus, std::mt19937 &random) {
    const auto below = [&](std::size_t n) {
        return static_cast<std::size_t>(random()) % std::max<std::size_t>(n, 1);
    };
    for (std::size_t i = below(8) + 1; i > 0; --i) {
        const std::size_t at = below(text.size() + 1);
        switch (random() % 5) {
        case 0:
            text.insert(at, 1, static_cast<char>(random()));
            break;
        case 1:
            text.erase(at, below(16));
            break;
        case 2:
            if (at < text.size())
                text[at] = static_cast<char>(random());
            break;
        case 3: {
            const std::string &other = corpus[below(corpus.size())];
            const std::size_t from = below(other.size());
            text.insert(at, other.substr(from, below(64)));
            break;
        }
        default:
            text.insert(at, text.substr(below(text.size()), below(32)));
            break;
        }
        if (text.size() > 20000)
            text.resize(20000);
    }
    return text;
}

} // namespace

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    failed_input = std::string(argv[0]) + ".failed";
    for (const int signal : {SIGABRT, SIGSEGV})
        std::signal(signal, keep_input);
    constexpr int mutations = 2000;
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(argv[1]))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> corpus;
    for (const auto &file : files) {
        std::ifstream in(file, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        run(corpus.back());
    }
    if (corpus.empty())
        return 1;
    std::mt19937 random(20130226); // fixed: the same inputs in every run
    for (int i = 0; i < mutations; ++i)
        run(mutate(corpus[static_cast<std::size_t>(i) % corpus.size()], corpus, random));
    std::printf("%zu files, %d mutations\n", corpus.size(), mutations);
}
