// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/lexicon_lists.h"

#include "base/error.h"
#include "base/iso_time.h"
#include "serve/answers.h"
#include "work/lexicon_changes.h"
#include "work/lexicon_exchange.h"
#include "work/lexicon_list.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

using nlohmann::json;

constexpr std::size_t per_page = 50;
constexpr std::size_t most_conflicts = 1000;
constexpr std::size_t longest_said = 1000;  // bytes
constexpr std::size_t most_imported = 1000; // entries of one file

std::shared_ptr<const work::ListedEntries> entries_of(const Call &call) {
    return call.server.lexicon.entries(*call.setup.config);
}

json entry_value(const normalise::LexiconEntry &entry) {
    json said = json::array();
    for (const normalise::LexiconAlias &alias : entry.aliases)
        said.push_back({{"text", alias.said},
                        {"before", alias.before},
                        {"after", alias.after},
                        {"language", alias.language.empty() ? "vi" : alias.language}});
    return {{"word", entry.word},
            {"class", entry.role},
            {"said", said},
            {"phoneme", entry.phoneme},
            {"file", entry.file},
            {"line", entry.line},
            {"own", entry.folder > 0},
            {"by", entry.by.empty() ? json() : json(entry.by)},
            {"at", entry.at.empty() ? json() : json(entry.at)},
            {"overridden_by", entry.overridden_by.empty() ? json() : json(entry.overridden_by)}};
}

} // namespace

http::ServerResponse answer_lexicon(const Call &call) {
    const auto page = number_from(query_text(call, "page", "1"), 1, last_page);
    if (!page)
        return refuse_number("page", 1, last_page);
    const std::string own = query_text(call, "own", "no");
    if (own != "yes" && own != "no")
        return http::refusal(400, "own must be yes or no");
    const std::string query = query_text(call, "q");
    if (query.size() > longest_search)
        return http::refusal(400, fmt::format("q is longer than {} bytes", longest_search));
    return told([&] {
        const auto entries = entries_of(call);
        const work::FoundEntries found = work::find_entries(
            *entries, query, own == "yes", static_cast<std::size_t>(*page - 1) * per_page, per_page);
        json values = json::array();
        for (const work::ListedEntry *listed : found.entries)
            values.push_back(entry_value(listed->entry));
        return reply_with(
            {{"entries", values}, {"page", *page}, {"per_page", per_page}, {"total", found.total}});
    });
}

http::ServerResponse answer_syllables(const Call &call) {
    const std::string said = query_text(call, "say");
    if (said.size() > longest_said)
        return http::refusal(400, fmt::format("say is longer than {} bytes", longest_said));
    return reply_with({{"say", said}, {"wrong", normalise::no_syllables(said)}});
}

http::ServerResponse answer_lexicon_conflicts(const Call &call) {
    return told([&] {
        const auto entries = entries_of(call);
        json conflicts = json::array();
        for (const work::Conflict &conflict : work::conflicts_in(*entries)) {
            if (conflicts.size() == most_conflicts)
                break;
            conflicts.push_back({{"kind", work::name_of(conflict.kind)},
                                 {"wins", entry_value(conflict.wins->entry)},
                                 {"loses", entry_value(conflict.loses->entry)}});
        }
        return reply_with({{"conflicts", conflicts}});
    });
}

http::ServerResponse answer_lexicon_export(const Call &call) {
    const std::string format = query_text(call, "format", "pls");
    if (format != "pls" && format != "csv")
        return http::refusal(400, "format must be pls or csv");
    const bool is_csv = format == "csv";
    return told([&] {
        http::ServerResponse response{
            200, is_csv ? "text/csv; charset=utf-8" : "application/pls+xml",
            work::exported(*entries_of(call), is_csv ? work::LexiconFormat::csv : work::LexiconFormat::pls)};
        response.headers["Content-Disposition"] = fmt::format("attachment; filename=\"lexicon.{}\"", format);
        return response;
    });
}

http::ServerResponse answer_lexicon_import(const Call &call) {
    const std::string dry = query_text(call, "dry", "no");
    if (dry != "yes" && dry != "no")
        return http::refusal(400, "dry must be yes or no");
    const bool is_csv = call.request.header("content-type").starts_with("text/csv");
    work::Imported imported =
        work::read_import(call.request.body, is_csv ? work::LexiconFormat::csv : work::LexiconFormat::pls);
    if (imported.orders.size() > most_imported)
        return http::refusal(422, fmt::format("the file has {} entries; at most {} are taken at once",
                                              imported.orders.size(), most_imported));
    std::map<std::string_view, std::size_t> counts{{"added", 0}, {"replaced", 0}, {"unchanged", 0}};
    for (normalise::LexiconOrder &order : imported.orders) {
        order.by = call.who;
        order.at = iso_time(call.server.clock.unix_time());
        try {
            if (dry == "yes")
                normalise::checked_order(order);
            else
                ++counts[work::name_of(work::add_word(call.server.store, *call.setup.config, order).change)];
        } catch (const Error &error) {
            if (next_step(error) != Next::skip)
                throw;
            imported.problems.push_back({0, fmt::format("{}: {}", order.word, describe(error))});
        }
    }
    json problems = json::array();
    for (const work::Imported::Problem &problem : imported.problems)
        problems.push_back(
            {{"line", problem.line > 0 ? json(problem.line) : json()}, {"message", problem.message}});
    return reply_with({{"entries", imported.orders.size()},
                       {"added", counts["added"]},
                       {"replaced", counts["replaced"]},
                       {"unchanged", counts["unchanged"]},
                       {"problems", problems}});
}

} // namespace baonoi::serve
