// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/folder/folder_publisher.h"

#include "base/percent.h"
#include "html/document.h"
#include "publish/audio_sweep.h"
#include "publish/current_audio.h"
#include "publish/lease.h"
#include "publish/own_audio.h"

#include <algorithm>
#include <ctime>
#include <system_error>
#include <tuple>

namespace baonoi::systems::folder {

namespace fs = std::filesystem;

namespace {

// The last part of the URL's path that says something.
std::string name_in_url(std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    const std::size_t host = url.find("//");
    std::string_view path = host == std::string_view::npos ? url : url.substr(host + 2);
    path = path.substr(std::min(path.find('/'), path.size()));
    while (path.ends_with('/'))
        path.remove_suffix(1);
    return fs::path(percent_decoded(path)).stem().string();
}

struct Candidate {
    timespec written{};
    publish::AudioNames names;
};

// The recordings under that name, the newest first.
std::vector<Candidate> recordings(const Folder &folder, const std::string &slug) {
    std::vector<Candidate> found;
    for (const std::string &name : folder.names()) {
        const std::string hash =
            name.size() > slug.size() ? fs::path(name.substr(slug.size() + 1)).stem().string() : "";
        const publish::AudioNames names = publish::audio_names(slug, hash);
        const auto facts = !hash.empty() && name == names.manifest ? folder.facts(name) : std::nullopt;
        if (facts)
            found.push_back({facts->st_mtim, names});
    }
    std::sort(found.begin(), found.end(), [](const Candidate &a, const Candidate &b) {
        return std::tie(b.written.tv_sec, b.written.tv_nsec, a.names.mp3) <
               std::tie(a.written.tv_sec, a.written.tv_nsec, b.names.mp3);
    });
    return found;
}

std::optional<Folder> opened(const fs::path &folder) {
    std::error_code error;
    return fs::is_directory(folder, error) ? std::optional(Folder(folder)) : std::nullopt;
}

} // namespace

FolderPublisher::FolderPublisher(fs::path folder, const publish::SiteSettings *slot_rules)
    : folder_(std::move(folder)) {
    if (!slot_rules)
        return;
    rules_.emplace(*slot_rules);
    grace_ = slot_rules->grace;
}

std::string FolderPublisher::slug_of_article(const Article &article) const {
    const std::string slug =
        publish::slug_of(article.path.empty() ? name_in_url(article.url.empty() ? article.input : article.url)
                                              : fs::path(article.path).stem().string());
    constexpr std::size_t id_digits = 8;
    return rules_ ? slug + "-" + article.id.substr(0, id_digits) : slug;
}

std::optional<Attachment> FolderPublisher::recording_of(const Article &article) const {
    const auto folder = opened(folder_);
    if (!folder)
        return std::nullopt;
    std::optional<Attachment> attachment;
    for (const std::string &slug : publish::slugs_for(slug_of_article(article))) {
        if (rules_) {
            const publish::AudioNames names =
                publish::audio_names(slug, publish::current_hash(*folder, slug));
            if (publish::is_current(*folder, slug, names) &&
                (attachment = publish::checked_audio(*folder, names)))
                attachment->stable = (folder_ / publish::names_of_stem(slug).mp3).string();
        } else {
            for (const Candidate &candidate : recordings(*folder, slug))
                if ((attachment = publish::checked_audio(*folder, candidate.names)))
                    break;
        }
        if (attachment)
            break;
    }
    if (attachment)
        attachment->article_id = article.id;
    return attachment;
}

publish::Slot FolderPublisher::slot(const Article &article, const html::LazyDocument &page) {
    if (auto attachment = recording_of(article))
        return {publish::Slot::State::ours, attachment->content_hash, attachment, ""};
    if (rules_ && publish::has_foreign_recording(page.get(), *rules_))
        return {publish::Slot::State::foreign, "", std::nullopt, ""};
    return {publish::Slot::State::empty, "", std::nullopt, folder_.string() + " has no recording of it"};
}

Attachment FolderPublisher::attach(const Article &article, const html::LazyDocument &, const Script &,
                                   const Recording &recording) {
    publish::MadeFolders made(folder_);
    const Folder folder(folder_);
    const std::string slug = publish::slug_with_room(publish::AudioFolder(folder), slug_of_article(article),
                                                     recording, rules_.has_value());
    const publish::AudioNames names = publish::audio_names(slug, recording.content_hash);
    publish::NewAudio audio(folder, names, recording, std::move(made));
    audio.keep();
    Attachment attachment = publish::attachment_of(folder_, names, recording);
    attachment.article_id = article.id;
    if (rules_) {
        const publish::AudioNames old = publish::audio_names(slug, publish::current_hash(folder, slug));
        publish::make_current(folder, slug, names, grace_);
        if (old.mp3 != names.mp3)
            publish::retire_audio(folder, slug, old, grace_);
        attachment.stable = (folder_ / publish::names_of_stem(slug).mp3).string();
    }
    return attachment;
}

void FolderPublisher::prove(const Attachment &attachment, const Recording &recording) {
    const auto prove = [&](fs::path mp3, const fs::path &manifest) {
        const fs::path audio = mp3;
        publish::prove_audio({audio, mp3.replace_extension(".vtt"), manifest}, recording, "a listener");
    };
    prove(attachment.audio, attachment.manifest);
    if (!attachment.stable.empty())
        prove(attachment.stable, fs::path(attachment.stable).replace_extension(".json"));
}

void FolderPublisher::withdraw(const Article &article) {
    const auto folder = rules_ ? opened(folder_) : std::nullopt;
    if (folder)
        publish::withdraw_audio(*folder, slug_of_article(article), grace_);
}

std::size_t FolderPublisher::remove_retired(const publish::Remembers &store) {
    const auto folder = rules_ ? opened(folder_) : std::nullopt;
    if (!folder)
        return 0;
    return publish::sweep_audio(*folder, grace_,
                                {[](const std::string &, const std::string &) { return false; },
                                 [](const std::string &) { return true; }, store});
}

std::unique_ptr<publish::Lease> FolderPublisher::lease(const std::string &holder) {
    return publish::folder_lease(folder_, holder);
}

std::unique_ptr<publish::Publisher> make_folder_publisher(const std::filesystem::path &folder,
                                                          const publish::SiteSettings *slot_rules) {
    return std::make_unique<FolderPublisher>(folder, slot_rules);
}

} // namespace baonoi::systems::folder
