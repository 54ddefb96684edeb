// SPDX-License-Identifier: GPL-3.0-or-later
// The passages that editors want read, or not read, in a script.
#include "base/error.h"
#include "base/utf8.h"
#include "extract/extract.h"
#include "extract/frame.h"
#include "extract/passages.h"

#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr std::size_t most_comparisons = 2000; // of an article
constexpr std::size_t least_left = 5;          // words; fewer are less than one sentence

// Blocks and drops in the order of the page.
struct Item {
    Block block;      // of a drop: text, place, evidence
    std::string rule; // of a drop; empty: it is a block
    bool is_drop() const { return !rule.empty(); }
};

std::vector<Item> items_of(Script &script) {
    std::vector<Item> items;
    std::size_t next = 0;
    const auto add_blocks = [&](std::size_t end) {
        for (; next < std::min(end, script.blocks.size()); ++next)
            items.push_back({std::move(script.blocks[next]), ""});
    };
    for (Drop &drop : script.drops) {
        add_blocks(drop.blocks_before);
        items.push_back(
            {{BlockKind::paragraph, std::move(drop.text), std::move(drop.place), std::move(drop.evidence)},
             std::move(drop.rule)});
    }
    add_blocks(script.blocks.size());
    return items;
}

void put_back(std::vector<Item> &items, Script &script) {
    script.blocks.clear();
    script.drops.clear();
    for (Item &item : items)
        if (item.is_drop())
            script.drops.push_back({std::move(item.rule), std::move(item.block.text),
                                    std::move(item.block.place), std::move(item.block.evidence),
                                    script.blocks.size()});
        else
            script.blocks.push_back(std::move(item.block));
}

class Editor {
public:
    Editor(std::vector<Item> &items, const Editing &editing) : items_(items) {
        for (const std::string &sentence : editing.read_before)
            for (Piece &piece : pieces_of(sentence, vocabulary_))
                read_before_.insert(std::move(piece.words));
    }

    void apply(const Passage &passage) {
        std::vector<std::size_t> places; // of items, one for each text
        Texts texts;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Item &item = items_[i];
            const bool may_be = passage.is_read ? item.is_drop() && item.rule != not_read
                                                : !item.is_drop() && is_read(item.block.kind);
            if (!may_be)
                continue;
            places.push_back(i);
            texts.push_back(pieces_of(item.block.text, vocabulary_));
        }
        const Words words = vocabulary_.words_of(passage.text);
        std::vector<PieceRun> runs = same_words(texts, words);
        if (runs.empty())
            runs = most_alike(texts, words, passage.is_read ? std::set<Words>() : read_before_, comparisons_);
        if (passage.is_read && runs.size() > 1)
            runs.resize(1); // a page may hold it more than once; it is read once
        // From behind, so that the places before stay.
        for (auto run = runs.rbegin(); run != runs.rend(); ++run)
            split(places[run->text], texts[run->text], *run, passage.is_read);
    }

private:
    // Takes the run out of the item's text: what is around it stays what it is.
    void split(std::size_t place, const std::vector<Piece> &pieces, const PieceRun &run, bool is_read) {
        const Item whole = items_[place];
        const std::string &text = whole.block.text;
        const std::size_t begin = pieces[run.begin].span.begin, end = pieces[run.end - 1].span.end;
        const auto part = [&](std::size_t from, std::size_t to) {
            Item item = whole;
            item.block.text = fold_blanks(std::string_view(text).substr(from, to - from));
            return item;
        };
        Item middle = part(begin, end);
        middle.rule = is_read ? "" : not_read;
        middle.block.kind = is_read ? BlockKind::paragraph : whole.block.kind;
        std::vector<Item> parts;
        const auto add = [&](Item item) {
            if (item.block.text.empty())
                return;
            // Nothing but signs is no block of its own.
            if (!item.is_drop() && vocabulary_.words_of(item.block.text).empty())
                item.rule = not_read;
            parts.push_back(std::move(item));
        };
        Item before = part(0, begin), after = part(end, text.size());
        const bool stays_one = !is_read && !before.block.text.empty() && !after.block.text.empty();
        if (stays_one) { // the rest of a paragraph is still one
            before.block.text += " " + after.block.text;
            after.block.text.clear();
        }
        add(std::move(before));
        add(std::move(middle));
        add(std::move(after));
        const auto at = items_.begin() + static_cast<std::ptrdiff_t>(place);
        items_.insert(items_.erase(at), std::make_move_iterator(parts.begin()),
                      std::make_move_iterator(parts.end()));
    }

    std::vector<Item> &items_;
    Vocabulary vocabulary_;
    std::set<Words> read_before_;
    std::size_t comparisons_ = most_comparisons;
};

Script without_what_is_not_read(Script script, const Editing &editing, const std::string &input) {
    std::vector<Item> items = items_of(script);
    Editor editor(items, editing);
    for (const Passage &passage : editing.passages)
        editor.apply(passage);
    put_back(items, script);
    Vocabulary vocabulary;
    std::size_t words = 0;
    for (const Block &block : script.blocks)
        words += is_body(block.kind) ? vocabulary.words_of(block.text).size() : 0;
    if (words < least_left)
        throw Error(Next::skip, fmt::format("what editors want read of {} is less than one sentence", input));
    return script;
}

} // namespace

Script edited(Script script, const Editing &editing, const std::string &input) {
    if (!editing.passages.empty())
        script = without_what_is_not_read(std::move(script), editing, input);
    return framed(std::move(script), editing.intro, editing.outro);
}

bool holds_passage(const std::vector<std::string> &sentences, const std::string &passage) {
    Vocabulary vocabulary;
    Texts text(1);
    for (const std::string &sentence : sentences)
        for (Piece &piece : pieces_of(sentence, vocabulary))
            text[0].push_back(std::move(piece));
    return !same_words(text, vocabulary.words_of(passage)).empty();
}

} // namespace baonoi::extract
