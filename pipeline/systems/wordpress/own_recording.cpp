// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/wordpress/own_recording.h"

#include "base/utf8.h"
#include "html/document.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <string>

namespace baonoi::systems::wordpress {

namespace {

// What the label of a recording says, in lower case.
constexpr std::array<std::string_view, 13> reading_words{"nghe bài",
                                                         "nghe nội dung",
                                                         "nghe đọc",
                                                         "nghe toàn văn",
                                                         "nghe tin",
                                                         "đọc bài",
                                                         "bản đọc",
                                                         "bản audio",
                                                         "audio bài",
                                                         "listen to this article",
                                                         "listen to the article",
                                                         "listen to this story",
                                                         "listen to this post"};
constexpr std::size_t longest_label = 100; // bytes; what is longer is text of the article

bool says_that_it_reads(const std::string &words) {
    return words.size() <= longest_label &&
           std::any_of(reading_words.begin(), reading_words.end(),
                       [&](std::string_view said) { return words.find(said) != std::string::npos; });
}

std::string label_of(const html::Document &page, const html::Element &audio) {
    std::string label;
    for (const char *name : {"title", "aria-label"})
        if (const auto value = audio.attribute(name))
            label += std::string(*value) + " ";
    for (auto around = audio.parent; around; around = page.elements()[*around].parent) {
        const html::Element &figure = page.elements()[*around];
        if (figure.name != "figure")
            continue;
        for (const pugi::xml_node child : figure.node.children("figcaption"))
            label += html::text_of(child) + " ";
    }
    return icu::lower_case(fold_blanks(label));
}

} // namespace

bool has_own_recording(std::string_view content) {
    if (content.find("<audio") == std::string_view::npos)
        return false;
    const html::Document page(content);
    for (const html::Element &element : page.elements()) {
        if (element.name != "audio")
            continue;
        const std::string label = label_of(page, element);
        const std::string before = icu::lower_case(fold_blanks(html::text_of(page.tree(), element.node)));
        if (says_that_it_reads(label) || (label.empty() && (before.empty() || says_that_it_reads(before))))
            return true;
    }
    return false;
}

} // namespace baonoi::systems::wordpress
