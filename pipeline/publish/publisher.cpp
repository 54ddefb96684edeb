// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/publisher.h"

#include "html/document.h"

namespace baonoi::publish {

Slot Publisher::slot(const Article &article) {
    return slot(article, html::LazyDocument(article.html, article.input));
}

Attachment Publisher::attach(const Article &article, const Script &script, const Recording &recording) {
    return attach(article, html::LazyDocument(article.html, article.input), script, recording);
}

} // namespace baonoi::publish
