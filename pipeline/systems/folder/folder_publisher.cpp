// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/folder/folder_publisher.h"

#include "base/percent.h"
#include "html/document.h"
#include "publish/audio_sweep.h"
#include "publish/current_audio.h"
#include "publish/lease.h"

#include <algorithm>
#include <system_error>

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
    fs::file_time_type written;
    publish::AudioPaths paths;
};

// The recordings under that name, the newest first.
std::vector<Candidate> recordings(const fs::path &folder, const std::string &slug) {
    std::vector<Candidate> found;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        const std::string hash =
            name.size() > slug.size() ? fs::path(name.substr(slug.size() + 1)).stem().string() : "";
        const publish::AudioPaths paths = publish::audio_paths(folder, slug, hash);
        if (!hash.empty() && entry.path() == paths.manifest)
            found.push_back({entry.last_write_time(error), paths});
    }
    std::sort(found.begin(), found.end(), [](const Candidate &a, const Candidate &b) {
        return a.written != b.written ? a.written > b.written : a.paths.mp3 < b.paths.mp3;
    });
    return found;
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
    const std::string slug = slug_of_article(article);
    std::optional<Attachment> attachment;
    if (rules_) {
        const publish::AudioPaths stable = publish::stable_paths(folder_, slug);
        const publish::AudioPaths paths = publish::audio_paths(folder_, slug, publish::current_hash(stable));
        if (publish::is_current(stable, paths) && (attachment = publish::checked_audio(paths)))
            attachment->stable = stable.mp3.string();
    } else {
        for (const Candidate &candidate : recordings(folder_, slug))
            if ((attachment = publish::checked_audio(candidate.paths)))
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
    const std::string slug = slug_of_article(article);
    const publish::AudioPaths paths = publish::audio_paths(folder_, slug, recording.content_hash);
    publish::NewAudio audio(paths, recording);
    audio.keep();
    Attachment attachment{article.id,
                          recording.content_hash,
                          paths.mp3.string(),
                          "",
                          "",
                          paths.manifest.string(),
                          recording.mp3.size(),
                          recording.duration,
                          paths.captions.string(),
                          recording.sha256};
    if (rules_) {
        const publish::AudioPaths stable = publish::stable_paths(folder_, slug);
        const publish::AudioPaths old = publish::audio_paths(folder_, slug, publish::current_hash(stable));
        publish::make_current(stable, paths);
        if (old.mp3 != paths.mp3)
            publish::retire_audio(old, grace_);
        attachment.stable = stable.mp3.string();
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
    if (rules_)
        publish::withdraw_audio(publish::stable_paths(folder_, slug_of_article(article)), grace_);
}

std::size_t FolderPublisher::remove_retired() {
    if (!rules_)
        return 0;
    return publish::sweep_audio(folder_, grace_,
                                [](const std::string &, const std::string &) { return false; });
}

std::unique_ptr<publish::Lease> FolderPublisher::lease(const std::string &holder) {
    return publish::folder_lease(folder_, holder);
}

std::unique_ptr<publish::Publisher> make_folder_publisher(const std::filesystem::path &folder,
                                                          const publish::SiteSettings *slot_rules) {
    return std::make_unique<FolderPublisher>(folder, slot_rules);
}

} // namespace baonoi::systems::folder
