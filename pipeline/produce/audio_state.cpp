// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/audio_state.h"

#include <algorithm>
#include <string_view>

namespace baonoi::produce {

namespace {

// "<slug>.<12 hex digits>.mp3": how our files are named, wherever they are.
bool is_named_like_ours(std::string_view address) {
    constexpr std::string_view ending = ".mp3";
    constexpr std::size_t digits = 12;
    address = address.substr(0, address.find_first_of("?#"));
    if (!address.ends_with(ending))
        return false;
    address.remove_suffix(ending.size());
    const std::size_t dot = address.rfind('.');
    return dot != std::string_view::npos && address.size() - dot - 1 == digits &&
           address.find_first_not_of("0123456789abcdef", dot + 1) == std::string_view::npos;
}

} // namespace

AudioState audio_state(const publish::Slot &slot, const Article &article) {
    if (slot.state == publish::Slot::State::foreign)
        return {Audio::foreign, "has a recording"};
    if (slot.state == publish::Slot::State::ours && slot.attachment)
        return {Audio::ours, ""};
    const auto foreign =
        std::find_if_not(article.enclosures.begin(), article.enclosures.end(),
                         [](const std::string &address) { return is_named_like_ours(address); });
    if (slot.state == publish::Slot::State::empty && foreign != article.enclosures.end())
        return {Audio::foreign, "has a recording: " + *foreign};
    if (slot.state == publish::Slot::State::empty && !article.enclosures.empty())
        return {Audio::missing, "the page does not play its audio any more"};
    return {Audio::missing, slot.reason};
}

} // namespace baonoi::produce
