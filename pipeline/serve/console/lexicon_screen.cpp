// SPDX-License-Identifier: GPL-3.0-or-later
// The newsroom's lexicon: its entries and the program's, where they meet, who changed what, files in and out.
#include "base/error.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "serve/answers.h"
#include "serve/console/lexicon_values.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using nlohmann::json;

constexpr std::size_t entries_per_page = 50, most_meetings = 200, most_changes_shown = 200;
constexpr std::int64_t last_lexicon_page = 10'000;

constexpr std::array<std::string_view, 4> lists{"own", "all", "conflicts", "changes"};

struct AskedList {
    std::string list = "own", text;
    std::int64_t page = 1;
};

// A wrong value is as none: addresses are typed by people, too.
AskedList asked_list(const Call &call) {
    AskedList asked;
    const std::string list = query_text(call, "list");
    if (std::find(lists.begin(), lists.end(), list) != lists.end())
        asked.list = list;
    asked.text = valid_utf8(query_text(call, "q")).substr(0, longest_search);
    asked.page = number_from(query_text(call, "page", "1"), 1, last_lexicon_page).value_or(1);
    return asked;
}

std::string address_of_asked(const AskedList &asked, std::int64_t page) {
    std::string address = "/lexicon?list=" + asked.list;
    if (!asked.text.empty())
        address += "&q=" + percent_encoded(asked.text);
    return page > 1 ? fmt::format("{}&page={}", address, page) : address;
}

json lists_value(const Texts &texts, const AskedList &asked, std::size_t own, std::size_t meetings) {
    json rows = json::array();
    for (const std::string_view list : lists) {
        const std::size_t count = list == "own" ? own : list == "conflicts" ? meetings : 0;
        const bool is_counted = list == "own" || list == "conflicts";
        rows.push_back(
            {{"address", fmt::format("/lexicon?list={}", list)},
             {"name", texts.say(fmt::format("lexicon.lists.{}", list))},
             {"count", is_counted ? json(texts.number(static_cast<std::int64_t>(count))) : json(false)},
             {"is_here", list == asked.list}});
    }
    return rows;
}

json meeting_rows(const Texts &texts, const std::vector<work::Conflict> &conflicts) {
    json rows = json::array();
    for (const work::Conflict &conflict : conflicts) {
        if (rows.size() == most_meetings)
            break;
        const std::string key = fmt::format("lexicon.kinds.{}", work::name_of(conflict.kind));
        rows.push_back({{"kind", texts.say(key)},
                        {"word", conflict.wins->entry.word},
                        {"address", address_of_word(conflict.wins->entry.word)},
                        {"wins", entry_value(texts, conflict.wins->entry)},
                        {"loses", entry_value(texts, conflict.loses->entry)}});
    }
    return rows;
}

// What is shown of the entries in every list; faulty: why they cannot be read.
struct Entries {
    std::shared_ptr<const work::ListedEntries> all = std::make_shared<work::ListedEntries>();
    std::string faulty;
};

Entries entries_of(const Call &call) {
    try {
        return {call.server.lexicon.entries(*call.setup.config), ""};
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        return {std::make_shared<work::ListedEntries>(), texts_of(call).refusal(describe(error))};
    }
}

} // namespace

http::ServerResponse show_lexicon(const Call &call, const WordForm &form, int status) {
    const Texts &texts = texts_of(call);
    const AskedList asked = asked_list(call);
    const Entries entries = entries_of(call);
    const std::vector<work::Conflict> conflicts = work::conflicts_in(*entries.all);
    const auto skipped = static_cast<std::size_t>(asked.page - 1) * entries_per_page;
    const work::FoundEntries found =
        work::find_entries(*entries.all, asked.text, asked.list == "own", skipped, entries_per_page);
    json rows = json::array();
    for (const work::ListedEntry *listed : found.entries)
        rows.push_back(entry_value(texts, listed->entry));
    const json meetings = asked.list == "conflicts" ? meeting_rows(texts, conflicts) : json::array();
    const json changes = asked.list == "changes"
                             ? change_rows(texts, call.server.store.lexicon_changes("", most_changes_shown))
                             : json::array();
    const bool has_next = skipped + found.entries.size() < found.total;
    const auto own = static_cast<std::size_t>(std::count_if(
        entries.all->begin(), entries.all->end(), [](const auto &entry) { return entry.is_of_newsroom(); }));
    return show(call, {"lexicon", texts.say("lexicon.title"), "lexicon", status},
                {{"news", news_value(call, texts)},
                 {"faulty", entries.faulty.empty() ? json(false) : json(entries.faulty)},
                 {"has_folder", call.setup.config->lexicon_folders.size() > 1},
                 {"form", word_form_value(texts, form)},
                 {"lists", lists_value(texts, asked, own, conflicts.size())},
                 {"list", asked.list},
                 {"is_entries", asked.list == "own" || asked.list == "all"},
                 {"is_conflicts", asked.list == "conflicts"},
                 {"is_changes", asked.list == "changes"},
                 {"q", asked.text},
                 {"is_filtered", !asked.text.empty()},
                 {"total", texts.count("lexicon.entries", static_cast<std::int64_t>(found.total))},
                 {"rows", rows},
                 {"has_rows", !rows.empty()},
                 {"conflicts", meetings},
                 {"has_conflicts", !meetings.empty()},
                 {"changes", changes},
                 {"has_changes", !changes.empty()},
                 {"next", has_next ? json(address_of_asked(asked, asked.page + 1)) : json(false)},
                 {"previous", asked.page > 1 ? json(address_of_asked(asked, asked.page - 1)) : json(false)},
                 {"back", address_of_asked(asked, asked.page)}});
}

http::ServerResponse answer_lexicon_screen(const Call &call) {
    const std::string word = query_text(call, "word");
    return show_lexicon(call, {word, "", "", ""}, 200);
}

} // namespace baonoi::serve::console
