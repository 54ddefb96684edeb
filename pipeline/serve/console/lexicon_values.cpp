// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/lexicon_values.h"

#include "base/iso_time.h"
#include "base/percent.h"
#include "serve/answers.h"
#include "serve/console/page_frame.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

namespace baonoi::serve::console {

using nlohmann::json;

namespace {

constexpr std::size_t most_news = 20;

std::string class_text(const Texts &texts, const std::string &role) {
    const std::string key = fmt::format("classes.{}", role);
    return role.empty() || !texts.has(key) ? role : texts.say(key);
}

// "sau “cầu thủ”, trước “bóng”"; empty: anywhere.
std::string place_of_alias(const Texts &texts, const normalise::LexiconAlias &alias) {
    std::string place;
    for (const auto &[key, phrases] :
         {std::pair("lexicon.after", alias.before), {"lexicon.before", alias.after}})
        if (!phrases.empty())
            place += (place.empty() ? "" : ", ") + texts.say(key, phrases);
    return place;
}

bool is_undoable(const store::LexiconChangeRecord &change, std::set<std::string> &later) {
    return !change.is_undone && change.undoes == 0 && later.insert(change.word).second;
}

} // namespace

std::string address_of_word(const std::string &word) {
    return "/lexicon/words/" + percent_encoded(word);
}

json entry_value(const Texts &texts, const normalise::LexiconEntry &entry) {
    json said = json::array();
    for (const normalise::LexiconAlias &alias : entry.aliases) {
        const std::string place = place_of_alias(texts, alias);
        said.push_back({{"text", alias.said}, {"place", place.empty() ? json(false) : json(place)}});
    }
    const bool is_own = entry.folder > 0, wins = entry.overridden_by.empty();
    return {{"word", entry.word},
            {"address", address_of_word(entry.word)},
            {"said", said},
            {"phoneme", entry.phoneme.empty() ? json(false) : json(entry.phoneme)},
            {"role", entry.role.empty() ? json(false) : json(class_text(texts, entry.role))},
            {"is_own", is_own},
            {"wins", wins},
            {"may_remove", is_own},
            {"by", entry.by.empty() ? json(false) : json(entry.by)},
            {"at", time_value(unix_time_of(entry.at).value_or(0))},
            {"sentence", texts.say("lexicon.sample", entry.word)}};
}

json change_rows(const Texts &texts, const std::vector<store::LexiconChangeRecord> &changes) {
    json rows = json::array();
    std::set<std::string> later; // words with a change behind the one that is looked at
    for (const store::LexiconChangeRecord &change : changes)
        rows.push_back({{"id", change.id},
                        {"time", time_value(change.at)},
                        {"who", change.who},
                        {"what", texts.say(fmt::format("changes.{}", change.what))},
                        {"word", change.word},
                        {"address", address_of_word(change.word)},
                        {"said", change.said.empty() ? json(false) : json(change.said)},
                        {"is_undone", change.is_undone},
                        {"may_undo", is_undoable(change, later)}});
    return rows;
}

json word_form_value(const Texts &texts, const WordForm &form) {
    json roles = json::array();
    for (const std::string_view role : normalise::lexicon_classes())
        roles.push_back({{"value", role},
                         {"name", texts.say(fmt::format("classes.{}", role))},
                         {"is_chosen", role == form.role}});
    return {{"word", form.word},
            {"said", form.said},
            {"roles", roles},
            {"sentence", form.sentence},
            {"fault", form.fault.empty() ? json(false) : json(form.fault)}};
}

json news_value(const Call &call, const Texts &texts) {
    const std::string changed = query_text(call, "changed");
    if (changed.empty())
        return false;
    json rows = json::array();
    bool may_undo = false;
    for (const std::int64_t id : numbers_of(changed, most_news))
        if (const auto change = call.server.store.lexicon_change(id)) {
            may_undo = may_undo || (change->undoes == 0 && !change->is_undone);
            rows.push_back({{"id", id},
                            {"text", texts.say(fmt::format("changes_done.{}", change->what), change->word)}});
        }
    if (rows.empty())
        rows.push_back({{"id", 0}, {"text", texts.say("lexicon.unchanged")}});
    return {{"rows", rows}, {"may_undo", may_undo}};
}

} // namespace baonoi::serve::console
