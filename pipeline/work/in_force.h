// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for an article: what is set for itself wins over what is set for its section, that over what is
// set for its source, and that over the configuration. Between the article and its section stands the voice
// that its editors chose in their CMS (Article::voice).
#pragma once

#include "settings/config.h"
#include "store/store.h"
#include "work/article_key.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::work {

enum class SetFor { article, section, source, configuration };
std::string_view name_of(SetFor place);

// A value and where it was set.
template <class Value>
struct Setting {
    Value value{};
    SetFor from = SetFor::configuration;
    bool operator==(const Setting &) const = default;
};

struct InForce {
    Setting<std::string> voice; // of the configuration: empty
    Setting<bool> heard{true};
    std::string silent_because; // in words; empty: it is heard
    Setting<std::string> intro, outro;
    bool operator==(const InForce &) const = default;
};

// scopes: of the article's source.
InForce in_force(const store::Decision &decision, const std::vector<store::ScopeRecord> &scopes,
                 const std::string &section, const settings::Config &config);

// The same of an article in the store.
InForce in_force(store::Store &store, const settings::Config &config, const ArticleKey &key,
                 const std::string &section);

// What the chain is told: passages and words of the decision, intro and outro.
Editing editing_of(const store::Decision &decision, const InForce &settings, store::Store &store,
                   const ArticleKey &key);

} // namespace baonoi::work
