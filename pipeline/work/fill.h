// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that lacks audio: lists the sources whole, queues a job for each article and has a Foreground do
// them one after the other. fill_command.cpp calls it and shows what happens; all calls of FillWatch but
// progress come on the caller's thread.
#pragma once

#include "fetch/source.h"
#include "store/store.h"
#include "work/lone_process.h"
#include "work/setup.h"

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

// What became of one article: attached, unchanged, skipped or failed; missing in a dry run, and when it is
// older than since.
struct FillStep {
    std::string source, input, id;
    ArticleState state = ArticleState::failed;
    bool is_too_old = false;
    std::string reason;
    std::optional<Attachment> attachment;
};

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
    std::shared_ptr<Setup> setup;
    std::function<std::unique_ptr<fetch::Source>(const settings::SourceConfig &)> open_source;
    Clock &clock;
    store::Store *store = nullptr; // null in a dry run: nothing is remembered
    const FillWatch &watch;
    std::shared_ptr<const LoneProcess> lone_process = {}; // null: nothing runs alone
};

// An interrupted run goes on where it was: what it had attached, found unchanged or skipped is not fetched
// again. Throws stop when a named source does not exist, and when an article cannot be dealt with for a
// reason that holds for all (full disk).
void fill(const FillSettings &settings, const FillTools &tools);

} // namespace baonoi::work
