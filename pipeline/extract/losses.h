// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a body that was handed over is not read, and why.
#pragma once

#include "extract/page.h"
#include "model/script.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace baonoi::extract {

struct Losses {
    std::size_t read = 0;                            // words
    std::size_t lost = 0;                            // to rules that judge
    std::map<std::string_view, std::size_t> by_rule; // lost, by their rule
};

// Captions, tables of numbers, marks of notes, what is said elsewhere and what a site's own rules strip are
// no loss.
Losses losses_of(const Script &script);

// Why a body of a CMS or a feed is refused: rules that judge by names and words take more than a third of it.
// An editor wrote the body, so that a box of links or a form in it is small; where rules take more they are
// wrong. Empty: it is not. "41 % of its words would be lost to rules: related links 60 ("Xem thêm …"), form
// 20 ("…")".
std::string describe_losses(const Script &script);

// Of an ordinary page, inside the element that holds its article: which sentences are left out, by which
// rules, when that is more than is read; else empty. Comments, captions and repetitions are no loss. The page
// is decided.
std::string describe_page_losses(const Page &page, std::size_t root);

} // namespace baonoi::extract
