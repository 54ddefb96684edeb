// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that lacks audio: goes over the sources, lists or makes what is missing.
#pragma once

#include "fetch/source.h"
#include "produce/production.h"
#include "store/store.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

struct FillSettings {
    std::vector<std::string> sources; // names in the configuration; empty: all
    std::string since;     // "2026-11-01": published then or later, or at an unknown time; empty: all
    std::size_t limit = 0; // articles to make or to list; 0: all
    bool dry_run = false;  // list and change nothing
};

// What became of one article.
struct FillStep {
    enum class What {
        missing,   // lacks audio; only in a dry run
        attached,  // its audio was made
        unchanged, // has its audio
        skipped,   // has a recording by others, or cannot be spoken as it is
        failed,    // may succeed later
        older,     // than since
    };
    std::string source, input, id;
    What what = What::failed;
    std::string reason;
    std::optional<Attachment> attachment;
};

std::string_view name_of(FillStep::What what);

// Who watches. Any of them may throw to end the run; what was done is kept.
struct FillWatch {
    std::function<void(const std::string &warning)> warn;
    std::function<void(std::size_t to_do, std::size_t done_before)> listed; // after all sources were listed
    std::function<void(const std::string &input)> begin;
    produce::Progress progress;
    std::function<void(const FillStep &)> end;
};

// What fill works with; lent for the time of the call.
struct FillTools {
    produce::Production &production;
    std::function<std::unique_ptr<fetch::Source>(const settings::SourceConfig &)> open_source;
    store::Store *store = nullptr; // none: nothing is remembered
    const FillWatch &watch;
};

// An interrupted run goes on where it was: what it had attached, found unchanged or skipped is not fetched
// again. Throws stop when a named source does not exist, and when an article cannot be dealt with for a
// reason that holds for all (full disk).
void fill(const settings::Config &config, const FillSettings &settings, const FillTools &tools);

} // namespace baonoi::work
