// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/audio_slot.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>

namespace baonoi::html {

std::string folded(std::string_view text) {
    return fold_blanks(icu::lower_case(icu::nfc(text)));
}

SlotNotices::SlotNotices(const std::vector<std::string> &notices) {
    for (const std::string &notice : notices)
        if (std::string text = folded(notice); !text.empty())
            notices_.push_back(std::move(text));
}

bool SlotNotices::in_folded(std::string_view folded_text) const {
    return std::any_of(notices_.begin(), notices_.end(), [&](const std::string &notice) {
        return folded_text.find(notice) != std::string_view::npos;
    });
}

} // namespace baonoi::html
