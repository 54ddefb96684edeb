// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/site_publisher.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/log.h"
#include "base/path.h"
#include "base/utf8.h"
#include "html/budget.h"
#include "lib/openssl/digest.h"
#include "publish/audio_sweep.h"
#include "publish/current_audio.h"
#include "publish/lease.h"
#include "publish/own_audio.h"
#include "publish/player_script.h"
#include "publish/slot_proof.h"
#include "systems/site/page_bytes.h"
#include "systems/site/page_replacement.h"
#include "systems/site/player.h"
#include "systems/site/site_pages.h"

#include <cerrno>
#include <fmt/format.h>

namespace baonoi::systems::site {

namespace fs = std::filesystem;

namespace {

fs::path real_path(const fs::path &path) {
    std::error_code error;
    fs::path real = fs::canonical(path, error);
    if (error)
        throw Error(next_after_read(error.value()),
                    fmt::format("cannot read {}: {}", path.string(), errno_text(error.value())));
    return real;
}

std::optional<OwnPlayer> player_in(const html::Document &page, const std::string &name) {
    return html::named(name, [&] { return own_player(page); });
}

// An edit may be in a place that no reader sees, such as a tag or comment that does not end.
void refuse_unseen_player(const Article &article, const EditedPage &edited) {
    const html::LazyDocument page(edited.html, article.input);
    const auto seen = player_in(page.whole(), article.input);
    const std::size_t begin = edited.html.find('<', edited.edit.begin);
    if (!seen || seen->place.span != ByteSpan{begin, edited.edit.end})
        throw Error(
            Next::skip,
            fmt::format("{}: a player in this page would not be seen; mend the page's HTML", article.input));
}

// Under which of its slugs the files lie that the page's player leads to; nothing when they are other files.
std::optional<std::string> slug_of_player(const SiteLinks &links, const OwnPlayer &own, const fs::path &audio,
                                          const std::string &slug) {
    for (const std::string &one : publish::slugs_for(slug)) {
        const publish::AudioPaths paths =
            publish::paths_of(audio, publish::audio_names(one, own.content_hash));
        if (links.file(own.audio) == paths.mp3 && links.file(own.captions) == paths.captions)
            return one;
    }
    return std::nullopt;
}

} // namespace

SitePublisher::SitePublisher(const publish::SiteSettings &settings, std::optional<PublicProof> proof)
    : settings_(settings), proof_(proof), rules_(settings) {}

// Not read before it is needed.
std::string SitePublisher::Location::bytes() const {
    if (auto bytes = pages.read(name, max_page))
        return std::move(*bytes);
    throw Error(Next::skip, fmt::format("cannot read {}: {}", file().string(), errno_text(ENOENT)));
}

template <class Work>
auto SitePublisher::of_the_site(Work work) const {
    try {
        return work();
    } catch (const Error &error) {
        if (error.next() != Next::hold || !settings_.folder.empty())
            throw;
        throw Error(Next::retry, error.what());
    }
}

SitePublisher::Location SitePublisher::locate_file(const fs::path &given) const {
    const fs::path file = real_path(given);
    const fs::path root = settings_.folder.empty() ? file.parent_path() : real_path(settings_.folder);
    if (!is_below(file, root))
        throw Error(Next::skip,
                    fmt::format("{} is not in the site folder {}; give its own site with --site DIR",
                                file.string(), root.string()));
    const fs::path below = file.lexically_relative(root);
    return of_the_site([&] {
        Folder site(root);
        std::optional<Folder> pages = site.below(below.parent_path());
        if (!pages)
            throw Error(Next::skip, fmt::format("cannot read {}: {}", file.string(), errno_text(ENOENT)));
        std::optional<Folder> audio = site.below("audio");
        return Location{std::move(site), std::move(*pages),        std::move(audio),
                        root / "audio",  file.filename().string(), publish::slug_of_page(below)};
    });
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
    const html::Document &page = parsed.whole();
    publish::Slot slot;
    if (const auto own = player_in(page, article.input)) {
        slot.state = publish::Slot::State::ours;
        slot.content_hash = own->content_hash;
        slot.reason = "the files of its player are missing or changed";
        const SiteLinks links(settings_, at.root.path(), at.file(), page);
        const auto slug = slug_of_player(links, *own, at.audio_path, at.slug);
        if (!slug || !at.audio_folder)
            return slot;
        const publish::AudioNames names = publish::audio_names(*slug, own->content_hash);
        slot.attachment = publish::checked_audio(*at.audio_folder, names);
        if (slot.attachment && slot.attachment->content_hash != own->content_hash)
            slot.attachment.reset();
        const fs::path stable = at.audio_path / publish::names_of_stem(*slug).mp3;
        if (slot.attachment && !publish::is_current(*at.audio_folder, *slug, names)) {
            slot.attachment.reset();
            slot.reason = fmt::format("{} is not its recording", stable.string());
        }
        if (slot.attachment) {
            slot.attachment->stable = stable.string();
            slot.attachment->article_id = article.id;
            slot.attachment->page = at.file().string();
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

std::string SitePublisher::slug_for(const Location &at, const Recording &recording) const {
    return at.audio_folder
               ? publish::slug_with_room(publish::AudioFolder(*at.audio_folder), at.slug, recording, true)
               : at.slug;
}

Attachment SitePublisher::attach(const Article &article, const html::LazyDocument &parsed,
                                 const Script &script, const Recording &recording) {
    Location at = locate(article);
    const html::Document &page = parsed.whole();
    const auto own = player_in(page, article.input);
    const SiteLinks links(settings_, at.root.path(), at.file(), page);
    const std::string slug = slug_for(at, recording);
    const publish::AudioNames names = publish::audio_names(slug, recording.content_hash);
    const publish::AudioPaths paths = publish::paths_of(at.audio_path, names);
    const PlayerFacts facts{recording.content_hash,
                            script.title,
                            links.to(paths.mp3),
                            links.to(paths.captions),
                            links.to(at.audio_path / publish::player_script().name),
                            links.public_url(paths.mp3),
                            recording.sha256,
                            recording.mp3.size(),
                            recording.duration,
                            publish::note_of(settings_.voice_note, recording),
                            recording.opus.size() > 0 ? links.to(at.audio_path / names.opus) : "",
                            links.to(at.audio_path / publish::listening_script().name),
                            settings_.beacon};
    const Insertion place = place_of_player(page, own, script);
    const std::string player = player_html(facts, place.in_words);
    const EditedPage edited = edited_page(article, place.span, place.after ? "\n" + player : player);
    refuse_unseen_player(article, edited);
    of_the_site([&] { attach_files(at, edited, article, own, links, slug, recording); });
    Attachment attachment = publish::attachment_of(at.audio_path, names, recording);
    attachment.article_id = article.id;
    attachment.stable = (at.audio_path / publish::names_of_stem(slug).mp3).string();
    attachment.page = at.file().string();
    attachment.page_hash = openssl::sha256_hex(edited.bytes);
    return attachment;
}

void SitePublisher::attach_files(Location &at, const EditedPage &edited, const Article &article,
                                 const std::optional<OwnPlayer> &own, const SiteLinks &links,
                                 const std::string &slug, const Recording &recording) const {
    publish::MadeFolders made;
    if (!at.audio_folder) {
        made = publish::MadeFolders(at.audio_path);
        at.audio_folder = at.root.below("audio");
    }
    if (!at.audio_folder)
        throw Error(Next::retry, fmt::format("{} went away; run again", at.audio_path.string()));
    const Folder &folder = *at.audio_folder;
    const publish::AudioNames names = publish::audio_names(slug, recording.content_hash);
    { const TemporaryFile probe(folder, names.mp3); } // the site's fault comes before the page's
    PageReplacement page(at.pages, at.name, article.bytes, edited.bytes);
    publish::NewAudio audio(folder, names, recording, std::move(made));
    audio.add_beside(publish::player_script().name, LongBytes::lent(publish::player_script().bytes));
    if (!settings_.beacon.empty())
        audio.add_beside(publish::listening_script().name,
                         LongBytes::lent(publish::listening_script().bytes));
    fault_point("publish.audio");
    page.commit();
    audio.keep();
    fault_point("publish.page");

    const auto retire = [&](const std::string &old_slug, const std::string &hash) {
        const publish::AudioNames old = publish::audio_names(old_slug, hash);
        // Somebody else may have written the page meanwhile.
        if (publish::is_content_hash(hash) && old.mp3 != names.mp3 &&
            !names_recording(at.bytes(), fs::path(old.mp3).stem().string()))
            publish::retire_audio(folder, old_slug, old, settings_.grace);
    };
    if (own)
        if (const auto old = slug_of_player(links, *own, at.audio_path, at.slug))
            retire(*old, own->content_hash);
    retire(slug, publish::current_hash(folder, slug));
    fault_point("publish.retired");
    publish::make_current(folder, slug, names, settings_.grace);
    fault_point("publish.current");
    if (!settings_.folder.empty())
        return;
    try {
        sweep(at.root.path(), {});
    } catch (const Error &error) { // the page has its recording whatever becomes of others
        log(LogLevel::warning, fmt::format("{}: {}", at.audio_path.string(), describe(error)));
    }
}

void SitePublisher::take_away(const Article &article, const html::LazyDocument &parsed) {
    const Location at = locate(article);
    if (const auto own = player_in(parsed.whole(), article.input)) {
        const EditedPage edited = edited_page(article, own->place.span, "");
        PageReplacement(at.pages, at.name, article.bytes, edited.bytes).commit();
        if (at.audio_folder)
            for (const std::string &slug : publish::slugs_for(at.slug))
                publish::retire_audio(*at.audio_folder, slug, publish::audio_names(slug, own->content_hash),
                                      settings_.grace);
    }
    if (at.audio_folder)
        publish::withdraw_audio(*at.audio_folder, at.slug, settings_.grace);
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
        if (!is_below(file, root) || !fs::exists(root, error))
            continue;
        if (const auto audio = Folder(root).below("audio"))
            publish::withdraw_audio(*audio, publish::slug_of_page(file.lexically_relative(root)),
                                    settings_.grace);
    }
}

void SitePublisher::prove(const Attachment &attachment, const Recording &recording) {
    const Location at = locate_file(attachment.page);
    const std::string file = at.file().string(), reader = file + ": a reader";
    const std::string text = publish::readable_page(at.bytes());
    const html::LazyDocument parsed(text, file);
    const html::Document &page = parsed.whole();
    const auto own = player_in(page, file);
    if (!own)
        throw Error(Next::retry, reader + " sees no player");
    if (own->content_hash != recording.content_hash)
        throw Error(Next::retry, fmt::format("{} sees the player of another recording ({})", reader,
                                             shorten(own->content_hash, 64)));
    const SiteLinks links(settings_, at.root.path(), at.file(), page);
    const auto mp3 = links.file(own->audio);
    const auto captions = links.file(own->captions);
    if (!mp3 || !captions)
        throw Error(Next::retry, fmt::format("{} is led out of the site by the link \"{}\"", reader,
                                             shorten(mp3 ? own->captions : own->audio, 200)));
    if (recording.opus.size() > 0 && links.file(own->opus) != fs::path(*mp3).replace_extension(".ogg"))
        throw Error(Next::retry, fmt::format("{} is not offered the Opus file by the link \"{}\"", reader,
                                             shorten(own->opus, 200)));
    publish::prove_audio({*mp3, *captions, attachment.manifest}, recording, reader);
    fs::path stable = attachment.stable;
    const fs::path heard = stable;
    publish::prove_audio(
        {heard, stable.replace_extension(".vtt"), fs::path(stable).replace_extension(".json")}, recording,
        file + ": a subscriber");
    prove_again(attachment);
}

// A page that is served with others around it, by a cache or at another address, is seen by its readers only.
void SitePublisher::prove_again(const Attachment &attachment) {
    if (!proof_)
        return;
    const Location at = locate_file(attachment.page);
    publish::prove_slot(
        proof_->http, proof_->clock,
        {address_of_page(settings_.site_url, at.root.path(), at.file()),
         address_of_file(settings_.site_url, at.root.path(), attachment.audio),
         attachment.sha256,
         attachment.bytes,
         proof_->within,
         {},
         attachment.opus.empty() ? "" : address_of_file(settings_.site_url, at.root.path(), attachment.opus),
         attachment.opus_sha256,
         attachment.opus_bytes});
}

std::size_t SitePublisher::remove_retired(const publish::Remembers &store) {
    std::error_code gone;
    return settings_.folder.empty() || !fs::exists(settings_.folder, gone)
               ? 0
               : sweep(real_path(settings_.folder), store);
}

std::vector<publish::Finding> SitePublisher::examine() {
    return {publish::examine_folder(settings_.folder)};
}

std::unique_ptr<publish::Lease> SitePublisher::lease(const std::string &holder) {
    return settings_.folder.empty() ? nullptr : publish::folder_lease(settings_.folder, holder);
}

std::size_t SitePublisher::sweep(const fs::path &root, const publish::Remembers &store) const {
    SitePages pages(root);
    pages.recover();
    const auto audio = Folder(root).below("audio");
    if (!audio)
        return 0;
    return publish::sweep_audio(
        *audio, settings_.grace,
        {[&](const std::string &slug, const std::string &stem) { return pages.play(slug, stem); },
         [&](const std::string &slug) { return pages.has(slug); }, store});
}

std::unique_ptr<publish::Publisher> make_site_publisher(const publish::SiteSettings &settings,
                                                        std::optional<PublicProof> proof) {
    return std::make_unique<SitePublisher>(settings, proof);
}

} // namespace baonoi::systems::site
