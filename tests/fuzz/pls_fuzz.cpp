// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a lexicon file: it is refused with its name and line or read; what the check has nothing to
// say of is read, and every word that is read is found.
#include "base/error.h"
#include "normalise/lexicon.h"
#include "normalise/lexicon_file.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using namespace baonoi;

// A folder of this process with one lexicon.
struct LexiconFolder {
    LexiconFolder() {
        std::string name = (fs::temp_directory_path() / "baonoi-fuzz-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            std::abort();
        path = name;
    }
    LexiconFolder(const LexiconFolder &) = delete;
    LexiconFolder &operator=(const LexiconFolder &) = delete;
    ~LexiconFolder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    fs::path file() const { return path / "fuzz.pls"; }
    fs::path path;
};

void require(bool holds) {
    if (!holds)
        std::abort();
}

void check_words(const fs::path &folder) {
    const normalise::Lexicon lexicon({folder});
    for (const normalise::LexiconEntry &entry : normalise::lexicon_entries({folder}, std::nullopt)) {
        const normalise::GraphemeKey key = normalise::key_of(entry.word);
        const normalise::Lexeme *found = lexicon.find(key.exact, key.folded);
        require(found && (!found->aliases.empty() || !found->phoneme.empty()));
        normalise::choose(*found, " a b ", " c ");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static const LexiconFolder folder;
    std::ofstream(folder.file(), std::ios::binary)
        .write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(size));
    const normalise::LexiconReport report = normalise::check_lexicons({folder.path});
    require(report.files == 1);
    for (const normalise::LexiconProblem &problem : report.problems)
        require(problem.file == folder.file() && !problem.message.empty());
    try {
        check_words(folder.path);
    } catch (const Error &error) {
        require(error.next() == Next::stop && !report.problems.empty());
        require(std::string_view(error.what()).starts_with(folder.file().string()));
    }
    return 0;
}
