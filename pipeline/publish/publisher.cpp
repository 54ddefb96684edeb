// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publisher.h"

#include "base/error.h"
#include "html/document.h"
#include "publish/lease.h"

#include <fmt/format.h>

namespace baonoi::publish {

std::string note_of(const std::string &voice_note, const Recording &recording) {
    const bool both = !voice_note.empty() && !recording.attribution.empty();
    return voice_note + (both ? " " : "") + recording.attribution;
}

Publisher::~Publisher() = default;

std::unique_ptr<Lease> Publisher::lease(const std::string &) {
    return nullptr;
}

Slot Publisher::slot(const Article &article) {
    return slot(article, html::LazyDocument(article.html, article.input));
}

Attachment Publisher::attach(const Article &article, const Script &script, const Recording &recording) {
    return attach(article, html::LazyDocument(article.html, article.input), script, recording);
}

void Publisher::take_away(const Article &article, const html::LazyDocument &) {
    throw Error(Next::skip, fmt::format("{}: its publisher cannot take the player out of a page; take it out "
                                        "where the article is edited",
                                        article.input));
}

} // namespace baonoi::publish
