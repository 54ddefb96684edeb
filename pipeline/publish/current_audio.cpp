// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/current_audio.h"

#include "base/error.h"
#include "base/fault.h"
#include "publish/own_audio.h"

#include <algorithm>

namespace baonoi::publish {

namespace {

bool has_same_bytes(const Folder &folder, const std::string &a, const std::string &b) {
    const auto first = folder.facts(a), second = folder.facts(b);
    if (!first || !second || !S_ISREG(first->st_mode) || !S_ISREG(second->st_mode))
        return false;
    return (first->st_dev == second->st_dev && first->st_ino == second->st_ino) ||
           (first->st_size == second->st_size && digest_of(folder, a) == digest_of(folder, b));
}

bool has_opus(const Folder &folder, const AudioNames &recording) {
    const auto receipt = receipt_in(folder, recording.manifest);
    return receipt && !receipt->opus_sha256.empty();
}

// The manifest is not read where there is no such file.
bool has_opus_file(const Folder &folder, const AudioNames &recording) {
    return folder.facts(recording.opus) && has_opus(folder, recording);
}

// That of the recording before, when the one that becomes current has none.
void remove_stable_opus(const Folder &folder, const std::string &slug, const AudioNames &stable) {
    if (!folder.facts(stable.opus) || !has_opus(folder, stable))
        return;
    const std::vector<std::string> others = files_of_others(AudioFolder(folder), slug, stable);
    if (std::find(others.begin(), others.end(), stable.opus) == others.end())
        folder.remove(stable.opus);
}

void withdraw_slug(const Folder &folder, const std::string &slug, Seconds grace) noexcept {
    try {
        const std::string hash = current_hash(folder, slug);
        if (hash.empty())
            return;
        const AudioNames recording = audio_names(slug, hash);
        remove_audio(folder, slug, names_of_stem(slug));
        retire_audio(folder, slug, recording, grace);
    } catch (const Error &) { // as retire_audio()
    }
}

} // namespace

std::string current_hash(const Folder &folder, const std::string &slug) {
    const auto receipt = receipt_in(folder, names_of_stem(slug).manifest);
    return receipt ? receipt->content_hash : "";
}

bool is_current(const Folder &folder, const std::string &slug, const AudioNames &recording) {
    const AudioNames stable = names_of_stem(slug);
    return has_same_bytes(folder, stable.mp3, recording.mp3) &&
           (!has_opus_file(folder, recording) || has_same_bytes(folder, stable.opus, recording.opus)) &&
           has_same_bytes(folder, stable.captions, recording.captions) &&
           has_same_bytes(folder, stable.manifest, recording.manifest);
}

void make_current(const Folder &folder, const std::string &slug, const AudioNames &recording, Seconds grace) {
    const AudioNames stable = names_of_stem(slug);
    folder.link(recording.mp3, stable.mp3);
    if (has_opus_file(folder, recording))
        folder.link(recording.opus, stable.opus);
    else
        remove_stable_opus(folder, slug, stable);
    folder.link(recording.captions, stable.captions);
    fault_point("publish.half_current");
    folder.link(recording.manifest, stable.manifest);
    folder.sync();
    folder.remove(mark_of(recording));
    for (const std::string &other : slugs_for(page_slug(slug)))
        if (other != slug)
            withdraw_slug(folder, other, grace);
}

void retire_audio(const Folder &folder, const std::string &slug, const AudioNames &recording,
                  Seconds grace) noexcept {
    try {
        const auto receipt = receipt_in(folder, recording.manifest);
        if (!receipt || audio_names(slug, receipt->content_hash).manifest != recording.manifest)
            return;
        if (grace.value <= 0)
            return remove_audio(folder, slug, recording);
        if (folder.facts(mark_of(recording)) && !receipt_in(folder, mark_of(recording)))
            return;
        folder.touch(recording.manifest);
        folder.rename(recording.manifest, mark_of(recording));
    } catch (const Error &) { // as the header says
    }
}

void withdraw_audio(const Folder &folder, const std::string &slug, Seconds grace) noexcept {
    for (const std::string &one : slugs_for(slug))
        withdraw_slug(folder, one, grace);
}

void unretire_audio(const Folder &folder, const AudioNames &recording) noexcept {
    try {
        if (folder.facts(recording.manifest))
            folder.remove(mark_of(recording));
        else
            folder.rename(mark_of(recording), recording.manifest);
    } catch (const Error &) { // the sweep tries again
    }
}

} // namespace baonoi::publish
