// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/produce.h"

#include "base/error.h"
#include "base/log.h"
#include "base/version.h"
#include "encode/length.h"
#include "html/document.h"
#include "lib/openssl/digest.h"
#include "produce/audio_state.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::produce {

namespace {

// What is attached, when a reader hears it.
template <class Prove>
Outcome proved(Outcome attached, const ProduceTools &tools, Prove prove) {
    try {
        prove();
    } catch (const Error &error) {
        if (!tools.looks_once || error.next() != Next::retry)
            throw;
        attached.state = ArticleState::attaching;
        attached.reason = describe(error);
    }
    return attached;
}

// What was recorded, and by whom.
struct Made {
    Recorded recorded = {};
    synthesise::Voice *voice = nullptr;
    std::string other_voice = {}, reason = {}; // Outcome::voice, Outcome::reason
    bool is_attached = false;                  // the page plays already what that voice says
};

// By the voice that is to speak, else all of it by the fallback: no article mixes voices.
Made make_recording(const Article &article, const Prepared &prepared, const publish::Slot &slot,
                    const ProduceTools &tools) {
    const RecordTools &usual = tools.record;
    std::string why;
    try {
        return {record(prepared.script, prepared.utterances, prepared.hash, usual), &usual.voice};
    } catch (const synthesise::VoiceFailure &failure) {
        if (!tools.fallback)
            throw;
        why = failure.what();
    }
    Made made;
    made.voice = tools.fallback;
    made.other_voice = tools.fallback->facts().name;
    made.reason = fmt::format("{}{}: {}", fell_back, made.other_voice, why);
    log(LogLevel::warning, fmt::format("{}: {}", article.input, made.reason));
    const std::string hash =
        content_hash(prepared.script, prepared.utterances, tools.fallback->facts(), usual.encode);
    made.is_attached = !tools.force && slot.attachment && slot.content_hash == hash;
    if (!made.is_attached)
        made.recorded = record(prepared.script, prepared.utterances, hash,
                               {*tools.fallback, usual.encode, usual.verify, usual.progress, usual.room});
    return made;
}

std::string text_hash(const Script &script) {
    std::string all;
    for (const Block &block : script.blocks)
        if (is_body(block.kind))
            all += block.text + ' ';
    return openssl::sha256_hex(all);
}

} // namespace

Outcome produce(const Article &article, const html::LazyDocument &page, const publish::Slot &slot,
                const ProduceTools &tools) {
    if (const AudioState found = audio_state(slot, article); found.audio == Audio::foreign)
        return {ArticleState::skipped, found.reason};

    const Prepared prepared = prepare(article, page, tools);
    const auto kept = tools.hooks.instead ? tools.hooks.instead(prepared) : std::nullopt;
    const std::string &wanted = kept ? kept->content_hash : prepared.hash;
    // What is attached already, by whose voice it may be.
    const auto stays = [&](const std::string &reason, const std::string &voice) {
        Outcome outcome{ArticleState::unchanged, reason, slot.attachment, 0, 0, 0, "", voice};
        if (!tools.is_unproved) {
            tools.publisher.confirm(article);
            return outcome;
        }
        outcome.state = ArticleState::attached;
        return proved(std::move(outcome), tools, [&] { tools.publisher.prove_again(*slot.attachment); });
    };
    if (!tools.force && slot.attachment && slot.content_hash == wanted)
        return stays("", "");
    Made made = kept ? Made{Recorded{kept->load()}} : make_recording(article, prepared, slot, tools);
    if (made.is_attached)
        return stays(made.reason, made.other_voice);
    Recorded &recorded = made.recorded;

    if (tools.hooks.recorded)
        tools.hooks.recorded(prepared, recorded.recording);
    if (tools.hooks.before_publish)
        tools.hooks.before_publish();
    report(tools.record.progress, "publish");
    const Attachment attachment = tools.publisher.attach(article, page, prepared.script, recorded.recording);
    if (tools.hooks.published && !kept)
        tools.hooks.published(prepared, made.voice->facts());
    return proved({ArticleState::attached, made.reason, attachment, recorded.sentences, recorded.spoken,
                   recorded.takes, recorded.recording.chapters, made.other_voice, recorded.shared},
                  tools, [&] { tools.publisher.prove(attachment, recorded.recording); });
}

Prepared prepare(const Article &article, const html::LazyDocument &page, const ProduceTools &tools) {
    report(tools.record.progress, "extract");
    extract::ExtractSettings settings = tools.extract;
    settings.vietnamese_only = true;
    Prepared prepared{extract::edited(whole_script(article, page, settings, tools.fetch_page), tools.editing,
                                      article.input),
                      {},
                      "",
                      ""};
    if (tools.hooks.extracted)
        tools.hooks.extracted(prepared.script);
    report(tools.record.progress, "normalise");
    encode::check_length(prepared.script, tools.record.encode.max_length);
    prepared.utterances = normalise::normalise(prepared.script, tools.reader);
    prepared.text_hash = text_hash(prepared.script);
    prepared.hash =
        content_hash(prepared.script, prepared.utterances, tools.record.voice.facts(), tools.record.encode);
    if (tools.hooks.prepared)
        tools.hooks.prepared(prepared);
    return prepared;
}

std::string content_hash(const Script &script, const std::vector<Utterance> &utterances,
                         const synthesise::VoiceFacts &voice, const encode::EncodeSettings &encode) {
    // Fields end with a separator that cannot occur in them, so that no two inputs give the same text.
    std::string all;
    const auto add = [&](std::string_view field) {
        all += field;
        all += '\x1f';
    };
    for (const std::string_view field : {version(), std::string_view(voice.name),
                                         std::string_view(voice.engine), std::string_view(voice.fingerprint)})
        add(field);
    add(fmt::format("{}|{}", voice.gain_db, fmt::join(voice.equaliser.gains_db, "|")));
    if (!voice.attribution.empty()) // what has none keeps the hash that it had
        add("attribution " + voice.attribution);
    add(encode::fingerprint(encode));
    for (const std::string &field :
         {script.title, script.published, script.author, script.site_name, script.language, script.url})
        add(field);
    for (const Block &block : script.blocks)
        if (is_read(block.kind))
            add(block.text);
    for (const Utterance &utterance : utterances) {
        add(fmt::format("{}{}{}{}{}", name_of(utterance.kind), utterance.question ? "?" : ".",
                        name_of(utterance.pause), utterance.begins_block ? "<" : "",
                        utterance.ends_list ? ">" : ""));
        for (const Token &token : utterance.tokens)
            if (!token.spoken.empty() || token.pause != Pause::none || token.asks)
                add(fmt::format("{}|{}|{}|{}{}", token.spoken, token.language, token.phonemes,
                                name_of(token.pause), token.asks ? "?" : ""));
    }
    return openssl::sha256_hex(all);
}

} // namespace baonoi::produce
