// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/places.h"

#include "base/ascii.h"

#include <algorithm>

namespace baonoi::html {

namespace {

constexpr std::size_t max_work = 200'000'000; // comparisons of names that broken tags cost the parser

// What libxml2 takes as part of an element's name.
bool is_tag_name(char c) {
    return is_ascii_alnum(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

} // namespace

void Places::give_up(std::string fault) {
    if (fault_.empty())
        fault_ = std::move(fault);
}

void Places::count(std::size_t work) {
    work_ += work;
    if (work_ > max_work)
        give_up("the page has too many broken tags to be read");
}

// The tag that the parser is in or just behind.
const Markup *Places::current_tag(std::size_t at) {
    while (markup_ + 1 < markups_.size() && markups_[markup_ + 1].tamed_begin < at)
        ++markup_;
    if (markup_ >= markups_.size())
        return nullptr;
    const Markup &tag = markups_[markup_];
    return tag.tamed_begin < at && at <= tag.tamed_end && tag.tamed_begin >= last_ ? &tag : nullptr;
}

// Whether that name, and no longer one, stands in the tamed text.
bool Places::names(std::size_t tamed, std::string_view name) const {
    const std::string_view written = std::string_view(tamed_).substr(std::min(tamed, tamed_.size()));
    return written.size() > name.size() && !is_tag_name(written[name.size()]) &&
           std::equal(name.begin(), name.end(), written.begin(),
                      [](char known, char met) { return known == ascii_lower(met); });
}

// The place in the page of a place in the tamed text. In a text whose entities were replaced it is about
// that.
std::size_t Places::in_page(std::size_t tamed) const {
    if (tamed >= tamed_.size())
        return page_size_;
    const auto next =
        std::upper_bound(markups_.begin(), markups_.end(), tamed,
                         [](std::size_t at, const Markup &markup) { return at < markup.tamed_begin; });
    const std::size_t limit = next == markups_.end() ? page_size_ : next->begin;
    if (next == markups_.begin())
        return std::min(tamed, limit);
    const Markup &before = *(next - 1);
    if (tamed >= before.tamed_end)
        return std::min(before.end + (tamed - before.tamed_end), limit);
    const bool copied = before.end - before.begin == before.tamed_end - before.tamed_begin;
    return copied ? before.begin + (tamed - before.tamed_begin) : before.begin;
}

// Where the text begins that the parser has just read: behind comments and declarations before it.
std::size_t Places::text_begin() const {
    std::size_t begin = in_page(last_);
    for (auto next =
             std::lower_bound(markups_.begin(), markups_.end(), last_,
                              [](const Markup &markup, std::size_t at) { return markup.tamed_begin < at; });
         next != markups_.end() && next->tamed_begin == next->tamed_end; ++next) {
        const std::string_view between = std::string_view(tamed_).substr(last_, next->tamed_begin - last_);
        if (!std::all_of(between.begin(), between.end(), is_ascii_space))
            break;
        begin = next->end;
    }
    return begin;
}

void Places::start(pugi::xml_node node, std::size_t at) {
    count(open_.size());
    Element element;
    element.node = node;
    element.name = node.name();
    if (!open_.empty())
        element.parent = open_.back();
    const Markup *tag = current_tag(at);
    element.implied = !tag || !names(tag->tamed_begin + 1, element.name);
    element.begin = tag ? tag->begin : text_begin();
    element.content.begin = element.begin;
    if (!element.implied) {
        last_ = at + (tamed_.compare(at, 2, "/>") == 0 ? 2 : tamed_.compare(at, 1, ">") == 0 ? 1 : 0);
        element.content.begin = last_ == tag->tamed_end ? tag->end : in_page(last_);
    }
    open_.push_back(elements_.size());
    elements_.push_back(element);
}

void Places::end(std::size_t at) {
    count(open_.size());
    if (open_.empty())
        return;
    Element &element = elements_[open_.back()];
    open_.pop_back();
    element.next = elements_.size();
    const Markup *tag = current_tag(at);
    const std::size_t here = std::max(tag ? tag->begin : in_page(at), element.content.begin);
    element.content.end = here;
    element.end = here;
    if (tag && tag->begin == here && tamed_.compare(tag->tamed_begin, 2, "</") == 0 &&
        names(tag->tamed_begin + 2, element.name)) {
        element.end = at == tag->tamed_end ? tag->end : in_page(at);
        last_ = at;
    }
}

std::string Places::finish(std::vector<Element> &elements) {
    while (!open_.empty())
        end(tamed_.size());
    elements = std::move(elements_);
    return std::move(fault_);
}

} // namespace baonoi::html
