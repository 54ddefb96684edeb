// SPDX-License-Identifier: GPL-3.0-or-later
// What a page has beside its bytes, for the file that takes its place. Called by PageReplacement. Both throw
// retry, saying how to mend it, when something would be lost.
#pragma once

#include "base/folder.h"

#include <string>

namespace baonoi::systems::site {

// A page that is no regular file, is immutable or can only be appended to, or has a second hard link, which
// would lead to the old page then.
void refuse_what_cannot_be_kept(const Folder &folder, const std::string &page);

// The open file gets the page's owner, group, mode, access control list and extended attributes, and no
// others.
void give_all_attributes(const Folder &folder, const std::string &page, int file);

} // namespace baonoi::systems::site
