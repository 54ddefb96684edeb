// SPDX-License-Identifier: GPL-3.0-or-later
// kind = "site": the pages of a static site in a folder.
#pragma once

#include "fetch/source.h"

namespace baonoi::systems::site {

// *.html, *.htm and *.xhtml of the folder and the folders in it, in the order of their names. Left out: what
// begins with a dot, folders named audio, symbolic links (with a warning when they lead out of the folder).
// A page has changed when its bytes have. They are not read again while times, size and inode are the same
// and older than a minute by our clock: a second edit within one tick of the file system's clock leaves no
// other trace, and a clock that was put back makes files young.
class SiteSource : public fetch::Source {
public:
    SiteSource(fetch::SourceSettings settings, Clock &clock)
        : settings_(std::move(settings)), clock_(clock) {}
    fetch::ListingReport list(const std::string &cursor, const fetch::TakeListing &take) override;

private:
    fetch::SourceSettings settings_;
    Clock &clock_;
};

} // namespace baonoi::systems::site
