// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a line before it is one: cells of a row, marks of notes.
#pragma once

#include "extract/page.h"

#include <functional>
#include <string>
#include <string_view>

namespace baonoi::extract {

// Ends a cell in the text of a row under way: U+FDD0, which is no character.
constexpr std::string_view cell_end = "\xEF\xB7\x90";

// Splits line.text at cell_end into line.cells; the text becomes the cells that are not empty, with commas.
void split_cells(Line &line);

// Erases soft hyphens, word joiners and marks of byte order: they stand inside words.
void erase_joiners(std::string &text);

// Takes "[1]", "[2, 3]", "[4-6]" out of a text and hands each to found.
void cut_references(std::string &text, const std::function<void(std::string)> &found);

// Whether a superscript after a text is the mark of a note: "*", "(1)", "[1]", or a number after a word of
// three letters and more, so that "m2", "km2", "10 3" are none.
bool is_note_mark(std::string_view mark, std::string_view before);

} // namespace baonoi::extract
