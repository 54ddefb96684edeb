// SPDX-License-Identifier: GPL-3.0-or-later
// Where recordings are attached. The systems that implement it are listed in systems/systems.cpp.
#pragma once

#include "model/article.h"
#include "model/attachment.h"
#include "model/recording.h"
#include "model/script.h"
#include "model/units.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::html {
class LazyDocument;
}

namespace baonoi::publish {

class Lease;

// What the page offers its listeners now.
struct Slot {
    enum class State {
        empty,   // a notice or nothing: ours to fill
        ours,    // our player
        foreign, // a recording that is not ours: left alone
    };
    State state = State::empty;
    std::string content_hash;             // ours: of the recording, else empty
    std::optional<Attachment> attachment; // ours, and its files are there with the right length and hash
    std::string reason = {}; // why there is nothing to hear: what a reader finds instead of a recording
};

// What doctor says of one thing that a publisher needs.
struct Finding {
    std::string what; // "credentials", "upload"
    bool is_good = true;
    std::string detail; // what was seen; when it is not good, how to mend it
};

// What stands beside a recording: that a machine speaks, and who made its voice where that is to be told.
std::string note_of(const std::string &voice_note, const Recording &recording);

// Whether a recording is that of an article, as the store remembers it.
enum class Belongs {
    unknown, // there is no store, it does not know the article, or the article is being worked on
    yes,
    no, // the article has another recording, or none
};
// article_url: as the recording's manifest names it; audio: the MP3's file name.
using Remembers = std::function<Belongs(const std::string &article_url, const std::string &audio)>;

class Storage;

class Publisher {
public:
    virtual ~Publisher();
    // page: the article's html, parsed when somebody needs it. It is the same for slot() and attach().
    virtual Slot slot(const Article &article, const html::LazyDocument &page) = 0;
    // New files first, then the page, then the stable address; our older files are retired. Throws stop or
    // retry; what was there stays.
    virtual Attachment attach(const Article &article, const html::LazyDocument &page, const Script &script,
                              const Recording &recording) = 0;
    // For who has no parsed page.
    Slot slot(const Article &article);
    Attachment attach(const Article &article, const Script &script, const Recording &recording);
    // The slot proof: reads the page back as a reader would, follows its audio link, compares length and
    // hash. Throws retry with what the reader sees instead.
    virtual void prove(const Attachment &attachment, const Recording &) { prove_again(attachment); }
    // The same for what slot() answered: where a reader may see something else than its publisher does.
    virtual void prove_again(const Attachment &) {}
    // What is attached is what the article says now: nothing had to be made. For a CMS that shows its editors
    // who waits for audio.
    virtual void confirm(const Article &) {}
    // Why there is no audio: "skipped", or "retrying" when that may pass. For a CMS that shows its editors
    // the reason. Throws what its requests throw.
    virtual void explain(const Article &, const std::string & /*state*/, const std::string & /*reason*/) {}
    // The article is not public any more: what leads to its recording goes, where that is not its page.
    virtual void withdraw(const Article &) {}
    // The article is public, and its audio is not to be heard any more: its page plays nothing of ours,
    // nothing leads to its recording, which is retired. Nothing to do is no error. Throws retry or hold; skip
    // where it cannot be done from here, saying who can.
    virtual void take_away(const Article &article, const html::LazyDocument &page);
    // Removes our recordings that were retired longer than the time of grace ago; how many. Where nothing
    // else tells what belongs to what, store does; empty: nobody remembers.
    virtual std::size_t remove_retired(const Remembers &store) = 0;
    // For who has no store.
    std::size_t remove_retired() { return remove_retired({}); }
    // Keeps a second daemon from serving the same place; null: this kind cannot tell. holder: in words, the
    // same after a restart. It is part of the publisher's life. Throws stop when another one has it, else
    // what storages throw.
    virtual std::unique_ptr<Lease> lease(const std::string &holder);
    // Where it keeps the files, for what else is to lie there; null: this kind has no storage of its own.
    virtual Storage *storage() { return nullptr; }
    // Asks the other side for real; throws nothing that a Finding can say.
    virtual std::vector<Finding> examine() { return {}; }
};

struct SiteSettings {
    std::filesystem::path folder; // root of the site; empty: the folder of each page
    // Elements that are the page's audio slot: "#id", ".class", "tag", "tag.class" …
    std::vector<std::string> slot_selectors = {"#audioSlot", ".audio-slot", ".am-thanh"};
    // Text that marks an empty slot, compared without case and with blanks folded.
    std::vector<std::string> slot_notices = {"chưa được cập nhật nội dung âm thanh"};
    std::string voice_note = "Giọng đọc được tạo tự động bằng máy (AI).";
    Seconds grace{86'400};   // how long a recording stays that is not the current one any more
    std::string site_url;    // public address of the folder, for absolute links in JSON-LD; may be empty
    std::string beacon = {}; // whom the player tells how far it is listened to; empty: nobody
};

} // namespace baonoi::publish
