// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered between runs. The backends are listed in stores.cpp.
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi {

enum class ArticleState { missing, queued, working, attached, unchanged, skipped, failed, outdated };

std::string_view name_of(ArticleState state);

// One article of one source. Unknown facts are empty.
struct ArticleRecord {
    std::string source;
    std::string input; // URL or absolute path, as the source announces it: with source, the key
    std::string id, url, title;
    std::string published; // ISO 8601
    ArticleState state = ArticleState::missing;
    std::string reason;
    std::string content_hash, audio; // our recording
    double duration = 0;             // seconds
    std::int64_t round = 0;          // the last round of its source that dealt with it
    bool operator==(const ArticleRecord &) const = default;
};

// What is kept is on disk when the call returns. Calls throw retry when the store is locked by others for
// long, stop when it cannot be used. Threads: one at a time.
class Store {
public:
    virtual ~Store() = default;

    virtual std::optional<ArticleRecord> article(const std::string &source, const std::string &input) = 0;
    virtual void keep(const ArticleRecord &record) = 0;
    virtual std::map<ArticleState, std::int64_t> counts() = 0;

    // A round goes once over a whole source. One that was interrupted goes on under its number.
    virtual std::int64_t begin_round(const std::string &source) = 0;
    virtual void end_round(const std::string &source) = 0;
};

// url: "sqlite:PATH". Missing folders are made. Throws stop for another kind, naming the kinds that there
// are, for a file that is damaged, and for one of a newer version of baonoi; none of these is changed.
std::unique_ptr<Store> open_store(const std::string &url, Clock &clock);

} // namespace baonoi
