// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/site_publisher.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/path.h"
#include "base/utf8.h"
#include "lib/openssl/digest.h"
#include "publish/audio_sweep.h"
#include "publish/current_audio.h"
#include "publish/lease.h"
#include "publish/slot_proof.h"
#include "systems/site/page_bytes.h"
#include "systems/site/player.h"
#include "systems/site/site_pages.h"

#include <fmt/format.h>

namespace baonoi::systems::site {

namespace fs = std::filesystem;

namespace {

fs::path real_path(const fs::path &path) {
    std::error_code error;
    fs::path real = fs::canonical(path, error);
    if (error)
        throw Error(Next::skip, fmt::format("cannot read {}: {}", path.string(), errno_text(error.value())));
    return real;
}

// What the parser or the page's structure says, with the page's name before it.
template <class Work>
auto named(const std::string &page, Work work) {
    try {
        return work();
    } catch (const Error &error) {
        throw Error(error.next(), fmt::format("{}: {}", page, error.what()));
    }
}

// The page, all of whose elements are known.
const html::Document &whole(const html::LazyDocument &page, const std::string &name) {
    named(name, [&] { return page.get().elements().size(); });
    return page.get();
}

std::optional<OwnPlayer> player_in(const html::Document &page, const std::string &name) {
    return named(name, [&] { return own_player(page); });
}

// An edit may be in a place that no reader sees, such as a tag or comment that does not end.
void refuse_unseen_player(const Article &article, const EditedPage &edited) {
    const auto seen = player_in(html::Document(edited.html), article.input);
    const std::size_t begin = edited.html.find('<', edited.edit.begin);
    if (!seen || seen->place.span != ByteSpan{begin, edited.edit.end})
        throw Error(
            Next::skip,
            fmt::format("{}: a player in this page would not be seen; mend the page's HTML", article.input));
}

bool leads_to(const SiteLinks &links, const std::string &link, const fs::path &file) {
    return links.file(link) == file;
}

} // namespace

SitePublisher::SitePublisher(const publish::SiteSettings &settings) : settings_(settings), rules_(settings) {}

SitePublisher::Location SitePublisher::locate_file(const fs::path &file) const {
    Location at;
    at.file = real_path(file);
    at.root = settings_.folder.empty() ? at.file.parent_path() : real_path(settings_.folder);
    if (!is_below(at.file, at.root))
        throw Error(Next::skip,
                    fmt::format("{} is not in the site folder {}; give its own site with --site DIR",
                                at.file.string(), at.root.string()));
    at.audio_folder = at.root / "audio";
    if (fs::exists(fs::symlink_status(at.audio_folder)) && real_path(at.audio_folder) != at.audio_folder)
        throw Error(Next::stop,
                    fmt::format("{} is a symbolic link; make it a folder", at.audio_folder.string()));
    at.slug = publish::slug_of_page(at.file.lexically_relative(at.root));
    return at;
}

fs::path SitePublisher::file_of_url(const Article &article) const {
    const auto below = path_of_url(article.url, settings_.site_url);
    if (settings_.folder.empty() || !below)
        throw Error(Next::skip,
                    fmt::format("{} is a URL; give --site DIR of its site, or --out DIR", article.input));
    fs::path file = settings_.folder / *below;
    if (fs::is_directory(file))
        file /= "index.html";
    else if (!fs::exists(file))
        file += ".html";
    if (read_file(file, max_page) != article.bytes)
        throw Error(Next::skip, fmt::format("{} is not the page that {} answers; give the file itself",
                                            file.string(), article.input));
    return file;
}

SitePublisher::Location SitePublisher::locate(const Article &article) const {
    return locate_file(article.path.empty() ? file_of_url(article) : fs::path(article.path));
}

publish::Slot SitePublisher::slot(const Article &article, const html::LazyDocument &parsed) {
    const Location at = locate(article);
    const html::Document &page = whole(parsed, article.input);
    publish::Slot slot;
    if (const auto own = player_in(page, article.input)) {
        slot.state = publish::Slot::State::ours;
        slot.content_hash = own->content_hash;
        const SiteLinks links(settings_, at.root, at.file, page);
        const publish::AudioPaths paths = publish::audio_paths(at.audio_folder, at.slug, own->content_hash);
        slot.reason = "the files of its player are missing or changed";
        if (!leads_to(links, own->audio, paths.mp3) || !leads_to(links, own->captions, paths.captions))
            return slot;
        slot.attachment = publish::checked_audio(paths);
        if (slot.attachment && slot.attachment->content_hash != own->content_hash)
            slot.attachment.reset();
        const publish::AudioPaths stable = publish::stable_paths(at.audio_folder, at.slug);
        if (slot.attachment && !publish::is_current(stable, paths)) {
            slot.attachment.reset();
            slot.reason = fmt::format("{} is not its recording", stable.mp3.string());
        }
        if (slot.attachment) {
            slot.attachment->stable = stable.mp3.string();
            slot.attachment->article_id = article.id;
            slot.attachment->page = at.file.string();
            slot.reason.clear();
        }
    } else if (publish::has_foreign_recording(page, rules_)) {
        slot.state = publish::Slot::State::foreign;
    } else {
        slot.reason = empty_because(page, rules_);
    }
    return slot;
}

Insertion SitePublisher::place_of_player(const html::Document &page, const std::optional<OwnPlayer> &own,
                                         const Script &script) const {
    if (own)
        return own->place;
    if (const auto slot = slot_place(page, rules_))
        return *slot;
    return place_after_title(page, script.title);
}

Attachment SitePublisher::attach(const Article &article, const html::LazyDocument &parsed,
                                 const Script &script, const Recording &recording) {
    const Location at = locate(article);
    const html::Document &page = whole(parsed, article.input);
    const auto own = player_in(page, article.input);
    const SiteLinks links(settings_, at.root, at.file, page);
    const publish::AudioPaths paths = publish::audio_paths(at.audio_folder, at.slug, recording.content_hash);
    const PlayerFacts facts{
        recording.content_hash,      script.title,     links.to(paths.mp3),  links.to(paths.captions),
        links.public_url(paths.mp3), recording.sha256, recording.mp3.size(), recording.duration,
        settings_.voice_note};
    const Insertion place = place_of_player(page, own, script);
    const std::string player = player_html(facts, place.in_words);
    const EditedPage edited = edited_page(article, place.span, place.after ? "\n" + player : player);
    refuse_unseen_player(article, edited);

    publish::NewAudio audio(paths, recording);
    fault_point("publish.audio");
    if (read_file(at.file, max_page) != article.bytes)
        throw Error(Next::retry,
                    fmt::format("{} changed while its audio was being made; run again", at.file.string()));
    if (edited.bytes != article.bytes)
        write_file_atomically(at.file, edited.bytes);
    audio.keep();
    fault_point("publish.page");

    const publish::AudioPaths stable = publish::stable_paths(at.audio_folder, at.slug);
    const auto retire = [&](const std::string &hash, const auto &is_ours) {
        const publish::AudioPaths old = publish::audio_paths(at.audio_folder, at.slug, hash);
        // Somebody else may have written the page meanwhile.
        if (publish::is_content_hash(hash) && old.mp3 != paths.mp3 && is_ours(old) &&
            !names_recording(read_file(at.file, max_page), old.mp3.stem().string()))
            publish::retire_audio(old, settings_.grace);
    };
    if (own)
        retire(own->content_hash,
               [&](const publish::AudioPaths &old) { return leads_to(links, own->audio, old.mp3); });
    retire(publish::current_hash(stable), [](const publish::AudioPaths &) { return true; });
    fault_point("publish.retired");
    publish::make_current(stable, paths);
    fault_point("publish.current");
    if (settings_.folder.empty())
        sweep(at.root);
    return {article.id,
            recording.content_hash,
            paths.mp3.string(),
            stable.mp3.string(),
            at.file.string(),
            paths.manifest.string(),
            recording.mp3.size(),
            recording.duration,
            paths.captions.string(),
            recording.sha256,
            openssl::sha256_hex(edited.bytes)};
}

void SitePublisher::take_away(const Article &article, const html::LazyDocument &parsed) {
    const Location at = locate(article);
    if (const auto own = player_in(whole(parsed, article.input), article.input)) {
        const EditedPage edited = edited_page(article, own->place.span, "");
        if (read_file(at.file, max_page) != article.bytes)
            throw Error(Next::retry, fmt::format("{} changed meanwhile; run again", at.file.string()));
        write_file_atomically(at.file, edited.bytes);
        const publish::AudioPaths old = publish::audio_paths(at.audio_folder, at.slug, own->content_hash);
        if (fs::exists(old.manifest))
            publish::retire_audio(old, settings_.grace);
    }
    publish::withdraw_audio(publish::stable_paths(at.audio_folder, at.slug), settings_.grace);
}

// Where the article's page was, by its path or its address.
std::vector<fs::path> SitePublisher::files_of(const Article &article) const {
    if (!article.path.empty())
        return {article.path};
    const auto below = path_of_url(article.url.empty() ? article.input : article.url, settings_.site_url);
    if (settings_.folder.empty() || !below)
        return {};
    const fs::path file = settings_.folder / *below;
    fs::path with_ending = file;
    with_ending += ".html";
    return {file, file / "index.html", with_ending};
}

void SitePublisher::withdraw(const Article &article) {
    for (const fs::path &named : files_of(article)) {
        std::error_code error;
        const fs::path file = fs::weakly_canonical(named, error);
        if (error || fs::is_directory(file, error))
            continue;
        if (fs::exists(file, error) || error)
            return; // its page says what it plays
        const fs::path root = settings_.folder.empty() ? file.parent_path() : real_path(settings_.folder);
        if (is_below(file, root))
            publish::withdraw_audio(
                publish::stable_paths(root / "audio", publish::slug_of_page(file.lexically_relative(root))),
                settings_.grace);
    }
}

void SitePublisher::prove(const Attachment &attachment, const Recording &recording) {
    const Location at = locate_file(attachment.page);
    const std::string reader = at.file.string() + ": a reader";
    const html::Document page(publish::readable_page(read_file(at.file, max_page)));
    const auto own = player_in(page, at.file.string());
    if (!own)
        throw Error(Next::retry, reader + " sees no player");
    if (own->content_hash != recording.content_hash)
        throw Error(Next::retry, fmt::format("{} sees the player of another recording ({})", reader,
                                             shorten(own->content_hash, 64)));
    const SiteLinks links(settings_, at.root, at.file, page);
    const auto mp3 = links.file(own->audio);
    const auto captions = links.file(own->captions);
    if (!mp3 || !captions)
        throw Error(Next::retry, fmt::format("{} is led out of the site by the link \"{}\"", reader,
                                             shorten(mp3 ? own->captions : own->audio, 200)));
    publish::prove_audio({*mp3, *captions, attachment.manifest}, recording, reader);
    publish::prove_audio(publish::stable_paths(at.audio_folder, at.slug), recording,
                         at.file.string() + ": a subscriber");
}

std::size_t SitePublisher::remove_retired() {
    std::error_code gone;
    return settings_.folder.empty() || !fs::exists(settings_.folder, gone)
               ? 0
               : sweep(real_path(settings_.folder));
}

std::vector<publish::Finding> SitePublisher::examine() {
    return {publish::examine_folder(settings_.folder)};
}

std::unique_ptr<publish::Lease> SitePublisher::lease(const std::string &holder) {
    return settings_.folder.empty() ? nullptr : publish::folder_lease(settings_.folder, holder);
}

std::size_t SitePublisher::sweep(const fs::path &root) const {
    SitePages pages(root);
    return publish::sweep_audio(
        root / "audio", settings_.grace,
        [&](const std::string &slug, const std::string &stem) { return pages.play(slug, stem); });
}

std::unique_ptr<publish::Publisher> make_site_publisher(const publish::SiteSettings &settings) {
    return std::make_unique<SitePublisher>(settings);
}

} // namespace baonoi::systems::site
