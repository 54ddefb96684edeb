// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a line before it is one: cells of a row, marks of notes.
#pragma once

#include "extract/page.h"

#include <functional>
#include <string>
#include <string_view>

namespace baonoi::extract {

// Bytes without blanks.
std::size_t ink(std::string_view text);

// A table whose cells are short pieces of data, not a layout. Looks at a bounded number of nodes.
bool is_data_table(pugi::xml_node table);

// Ends a cell in the text of a row under way: U+FDD0, which is no character.
constexpr std::string_view cell_end = "\xEF\xB7\x90";

// Splits line.text at cell_end into line.cells; the text becomes the cells that are not empty, with commas.
void split_cells(Line &line);

// Erases soft hyphens, word joiners and marks of byte order: they stand inside words.
void erase_joiners(std::string &text);

// Takes the marks of notes out of a text and hands each to found, with its place: "[1]", "[2, 3]", "[4-6]",
// "[^1]", and after a word of three letters or the end of a sentence "(1)", "^1", "¹".
void cut_references(std::string &text, const std::function<void(std::string, std::size_t)> &found);

// Takes codes of a CMS that it did not know out of a text: "[gallery ids="1,2"]", "[/caption]", and what a
// caption's codes enclose.
void cut_shortcodes(std::string &text, const std::function<void(std::string)> &found);

// Takes pointers in brackets out of the end or middle of a text: "(Xem thêm: Huyện mở lớp dạy nghề)".
void cut_pointers(std::string &text, const PageWords &words, const std::function<void(std::string)> &found);

// Whether a text may be the name of a sign in a font: "access_time".
bool is_icon_name(std::string_view text);

// Whether a superscript after a text is the mark of a note: "*", "(1)", "[1]", or a number after a word of
// three letters and more, so that "m2", "km2", "10 3" are none.
bool is_note_mark(std::string_view mark, std::string_view before);

} // namespace baonoi::extract
