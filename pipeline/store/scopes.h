// SPDX-License-Identifier: GPL-3.0-or-later
// What editors set for a source, or for a section of one, and which articles are in it.
#pragma once

#include "store/articles.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::store {

// Nothing is said of what is absent or empty.
struct ScopeRecord {
    std::string source;
    std::string section; // empty: the source
    std::string voice;
    std::optional<bool> heard;
    std::optional<std::string> intro,
        outro; // empty: there is none, whatever the source or the configuration says
    std::string changed_by = {}, reason = {};
    std::int64_t changed_at = 0; // Unix seconds
    bool operator==(const ScopeRecord &) const = default;
};

// What is needed of an article to tell what holds for it.
struct ScopedArticle {
    std::string input, url, section;
    bool has_audio = false;
    ArticleState state = ArticleState::missing;
    Exemption exemption = Exemption::none;
};

class Scopes {
public:
    virtual ~Scopes() = default;
    // Of a source: for itself and for its sections, in order of names. Of an empty name: of all.
    virtual std::vector<ScopeRecord> scopes(const std::string &source) = 0;
    // As Articles::revise. who and why are kept when how changes something.
    virtual ScopeRecord revise_scope(const std::string &source, const std::string &section,
                                     const std::string &who, const std::string &why,
                                     const std::function<void(ScopeRecord &)> &how) = 0;
    // The sections that the source's articles are in, and how many are; empty: in none, or not known yet.
    virtual std::map<std::string, std::int64_t> sections(const std::string &source) = 0;
    // The source's articles of that section and those in none; of an empty section all.
    virtual std::vector<ScopedArticle> articles_in(const std::string &source, const std::string &section) = 0;
    // What was decided about articles of the source, by their inputs.
    virtual std::map<std::string, Decision> decisions(const std::string &source) = 0;
};

} // namespace baonoi::store
