// SPDX-License-Identifier: GPL-3.0-or-later
// New bytes for a page of a site, in the place of those that were read. An editor may save the page at any
// moment, in place or with a file of its own: what it saved stays. The publisher makes the replacement before
// it writes anything else, so that a page which cannot be replaced costs nothing.
//
// Where the file system can exchange two names (renameat2), the page is exchanged with the file prepared;
// what came out must be what was read, and nobody may have it open for writing, else it is put back.
// Elsewhere the page is compared and replaced at once.
#pragma once

#include "base/folder.h"
#include "base/handle.h"

#include <filesystem>
#include <string>

namespace baonoi::systems::site {

class PageReplacement {
public:
    // before: as the page was read. after: is written and synced beside it, with all that the page has:
    // owner, group, mode, access control list, extended attributes. Throws retry, saying how to mend it, when
    // it would lack one of them, and for a page that is immutable or has other hard links; nothing stays
    // then. The folder is lent.
    PageReplacement(const Folder &folder, std::string page, std::string before, std::string after);
    PageReplacement(const PageReplacement &) = delete;
    PageReplacement &operator=(const PageReplacement &) = delete;
    ~PageReplacement();

    // The page has the new bytes, on disk. Throws retry when it is not as it was read: what its editor saved
    // is there. Nothing is written when before and after are the same.
    void commit();

private:
    void exchange();
    bool is_as_read(const std::string &name) const;
    void put_back();
    void drop_prepared();

    const Folder &folder_;
    const std::string page_, before_, after_;
    std::string prepared_; // name of the new page; empty: there is nothing to write
    UniqueFd file_;        // the new page, locked while somebody lives who may put it there
};

// Whether a file is what a killed program left beside a page: recover_page() is for it.
bool is_left_of_replacement(const std::filesystem::path &file);

// The new page that was not put there goes, and so does the old page that was replaced. What an editor saved
// at that moment, and the program did not live to put back, is put back. Throws as next_after_write() and
// next_after_read().
void recover_page(const Folder &folder, const std::string &left);

} // namespace baonoi::systems::site
