// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/versions_text.h"

#include "base/iso_time.h"
#include "work/version_changes.h"

#include <nlohmann/json.hpp>

namespace baonoi::work {

namespace {

using Value = nlohmann::ordered_json;

Value time_or_null(std::int64_t time) {
    return time > 0 ? Value(iso_time(time)) : Value();
}

Value in_json(const ArticleVersions::Version &version) {
    const store::VersionRecord &record = version.record;
    return {{"version", record.number},
            {"current", record.is_current},
            {"kept", version.is_kept},
            {"voice", record.voice},
            {"made_with", record.version},
            {"made_for", record.made_for},
            {"made_by", record.made_by},
            {"reason", record.made_because},
            {"attached_at", time_or_null(record.attached_at)},
            {"replaced_at", time_or_null(record.replaced_at)},
            {"content_hash", record.content_hash},
            {"sha256", record.sha256},
            {"duration", record.duration},
            {"bytes", record.bytes}};
}

Value in_json(const std::optional<store::SentenceRecord> &sentence) {
    return sentence ? Value{{"text", sentence->text}, {"spoken", sentence->spoken}} : Value();
}

Value in_json(const SentenceChange &change) {
    Value words = Value::array();
    for (const OtherWords &word : change.words)
        words.push_back({{"before", word.before}, {"after", word.after}});
    return {{"change", name_of(change.kind)},
            {"before", in_json(change.before)},
            {"after", in_json(change.after)},
            {"words", std::move(words)}};
}

std::string written(const Value &value) {
    return value.dump(-1, ' ', false, Value::error_handler_t::replace);
}

} // namespace

std::string text_of(const ArticleVersions &versions) {
    Value all = Value::array();
    for (const ArticleVersions::Version &version : versions.versions)
        all.push_back(in_json(version));
    const store::Pin &pin = versions.pin;
    return written({{"source", versions.key.source},
                    {"input", versions.key.input},
                    {"id", versions.id},
                    {"pinned", versions.pinned == 0 ? Value()
                                                    : Value{{"version", versions.pinned},
                                                            {"by", pin.by},
                                                            {"at", time_or_null(pin.at)},
                                                            {"reason", pin.reason}}},
                    {"versions", std::move(all)}});
}

std::string changes_text(store::Store &store, const ArticleVersions &versions, std::int64_t from,
                         std::int64_t to) {
    const store::VersionRecord &before = version_numbered(versions, from).record;
    const store::VersionRecord &after = version_numbered(versions, to).record;
    const auto said = [&](std::int64_t number) {
        return store.version_sentences(versions.key.source, versions.key.input, number);
    };
    Value sentences = Value::array();
    for (const SentenceChange &change : changes_between(said(from), said(to)))
        sentences.push_back(in_json(change));
    return written({{"from", from},
                    {"to", to},
                    {"voice", {{"before", before.voice}, {"after", after.voice}}},
                    {"made_with", {{"before", before.version}, {"after", after.version}}},
                    {"sentences", std::move(sentences)}});
}

} // namespace baonoi::work
