// SPDX-License-Identifier: GPL-3.0-or-later
// A static site: pages are files below a folder, recordings are in its folder audio.
#pragma once

#include "base/clock.h"
#include "base/folder.h"
#include "lib/curl/http.h"
#include "publish/audio_files.h"
#include "publish/publisher.h"
#include "systems/site/page_bytes.h"
#include "systems/site/site_links.h"
#include "systems/site/site_page.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::systems::site {

// How the page's public address is asked whether it plays what was attached. http and clock are lent.
struct PublicProof {
    curl::Http &http;
    Clock &clock;
    Seconds within; // for the page to show it
};

class SitePublisher : public publish::Publisher {
public:
    // proof: the settings have site_url then. Without it a page is proved by its files.
    explicit SitePublisher(const publish::SiteSettings &settings, std::optional<PublicProof> proof = {});

    publish::Slot slot(const Article &article, const html::LazyDocument &parsed) override;
    Attachment attach(const Article &article, const html::LazyDocument &parsed, const Script &script,
                      const Recording &recording) override;
    void take_away(const Article &article, const html::LazyDocument &parsed) override;
    void withdraw(const Article &article) override;
    void prove(const Attachment &attachment, const Recording &recording) override;
    void prove_again(const Attachment &attachment) override;
    std::size_t remove_retired(const publish::Remembers &store) override;
    std::vector<publish::Finding> examine() override;
    std::unique_ptr<publish::Lease> lease(const std::string &holder) override;

private:
    // A page of the site and the folders around it, which are open. There are no symbolic links on the way.
    struct Location {
        Folder root, pages;                 // pages: the folder of the page
        std::optional<Folder> audio_folder; // nothing: there is none yet
        std::filesystem::path audio_path;   // of that folder
        std::string name, slug;             // of the page
        std::filesystem::path file() const { return pages.path_of(name); }
        std::string bytes() const; // of the page now
    };
    Location locate(const Article &article) const;
    Location locate_file(const std::filesystem::path &given) const;
    std::filesystem::path file_of_url(const Article &article) const;
    std::vector<std::filesystem::path> files_of(const Article &article) const;
    std::size_t sweep(const std::filesystem::path &root, const publish::Remembers &store) const;
    std::string slug_for(const Location &at, const Recording &recording) const;
    void attach_files(Location &at, const EditedPage &edited, const Article &article,
                      const std::optional<OwnPlayer> &own, const SiteLinks &links, const std::string &slug,
                      const Recording &recording) const;
    // What keeps the recordings of a site from being written holds the site; without a site, the one page.
    template <class Work>
    auto of_the_site(Work work) const;
    Insertion place_of_player(const html::Document &page, const std::optional<OwnPlayer> &own,
                              const Script &script) const;

    publish::SiteSettings settings_;
    std::optional<PublicProof> proof_;
    publish::SlotRules rules_;
};

std::unique_ptr<publish::Publisher> make_site_publisher(const publish::SiteSettings &settings,
                                                        std::optional<PublicProof> proof = {});

} // namespace baonoi::systems::site
