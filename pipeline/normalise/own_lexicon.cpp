// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/own_lexicon.h"

#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "normalise/lexicon.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::normalise {

namespace fs = std::filesystem;

namespace {

constexpr auto new_words = "words.pls"; // when no file has the word

// The place itself, without links; it need not exist.
fs::path resolved(const fs::path &path) {
    std::error_code ignored;
    return fs::weakly_canonical(fs::absolute(path), ignored);
}

std::string text_of(const fs::path &file) {
    return fs::exists(file) ? read_file(file, lexicon_file_limit) : std::string();
}

void write(const fs::path &file, const LexiconEdit &edit) {
    if (edit.change != LexiconChange::none)
        write_file_atomically(resolved(file), edit.text);
}

// The turn of one change.
FolderLock turn_at(const fs::path &file) {
    const fs::path folder = resolved(file).parent_path();
    make_folder(folder);
    return FolderLock(folder);
}

} // namespace

OwnLexicon::OwnLexicon(const std::vector<fs::path> &folders, const std::string &file)
    : folders_(folders), given_(file) {
    if (given_.empty() && folders_.size() < 2)
        throw Error(Next::stop, "there is no lexicon folder of your own: name one in baonoi.toml, "
                                "[reading] lexicons = [\"/etc/baonoi/lexicon\"], or give --file FILE");
    if (!given_.empty() && is_below(resolved(given_), resolved(folders_.front())))
        throw Error(Next::stop,
                    fmt::format("{} belongs to the program and is replaced by its next version; an "
                                "entry in a lexicon of your own wins over it",
                                file));
}

std::vector<fs::path> OwnLexicon::files() const {
    if (!given_.empty())
        return {given_};
    return fs::exists(folders_[1]) ? lexicon_files(folders_[1]) : std::vector<fs::path>{};
}

bool OwnLexicon::is_read(const fs::path &file) const {
    const fs::path folder = resolved(file).parent_path();
    return file.extension() == ".pls" &&
           std::any_of(folders_.begin(), folders_.end(),
                       [&](const fs::path &one) { return resolved(one) == folder; });
}

OwnChange OwnLexicon::add(const LexiconOrder &order) const {
    checked_order(order); // before anything is made
    fs::path target = given_.empty() ? folders_[1] / new_words : given_;
    const FolderLock turn = turn_at(target);
    for (const fs::path &file : files()) // where the word is already; the last wins when it is read
        if (remove_entry(text_of(file), file.string(), order.word).change != LexiconChange::none)
            target = file;
    const LexiconEdit edit = add_entry(text_of(target), target.string(), order);
    write(target, edit);
    return {edit.change, target.string(), edit.before};
}

std::vector<OwnChange> OwnLexicon::remove(std::string_view word) const {
    std::vector<OwnChange> changes;
    for (const fs::path &file : files()) {
        const FolderLock turn = turn_at(file);
        const LexiconEdit edit = remove_entry(text_of(file), file.string(), word);
        write(file, edit);
        if (edit.change != LexiconChange::none)
            changes.push_back({edit.change, file.string(), edit.before});
    }
    return changes;
}

OwnChange OwnLexicon::restore(const std::string &file, std::string_view word,
                              std::string_view lexemes) const {
    if (folders_.size() < 2 || resolved(fs::path(file).parent_path()) != resolved(folders_[1]) ||
        !is_read(file))
        throw Error(Next::skip, fmt::format("{} is no file of the newsroom's lexicon any more", file));
    const FolderLock turn = turn_at(file);
    const LexiconEdit edit = restore_entry(text_of(file), file, word, lexemes);
    write(file, edit);
    return {edit.change, file, edit.before};
}

} // namespace baonoi::normalise
