// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/copy.h"

#include "base/error.h"
#include "base/secret.h"
#include "store/copied_table.h"
#include "store/sql_store.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace {

std::optional<std::int64_t> identity_in(const Connection &database) {
    Statement select(database, "SELECT value FROM counters WHERE name = 'identity'");
    return select.step() ? std::optional(select.integer(0)) : std::nullopt;
}

// Nobody changes a store that is copied.
std::unique_ptr<Store> open_unused(const std::string &url, Clock &clock) {
    auto store = open_store(url, clock);
    if (!store->is_shared())
        return store; // the caller holds its lock
    for (const HostRecord &host : store->hosts())
        if (!is_silent(host))
            throw Error(Next::stop,
                        fmt::format("the daemon of {} works on the store {}; stop it first (one that was "
                                    "killed counts as stopped after {} s)",
                                    host.name, without_secrets(url), longest_host_silence.value));
    return store;
}

const TableLayout &layout_named(std::string_view name) {
    for (const TableLayout &layout : table_layouts)
        if (layout.name == name)
            return layout;
    throw std::logic_error("no such table");
}

} // namespace

// Who may begin turns of both.
class StoreCopy {
public:
    StoreCopy(const std::string &from, const std::string &to, Clock &clock)
        : from_name_(without_secrets(from)), to_name_(without_secrets(to)), from_(open_unused(from, clock)),
          to_(open_unused(to, clock)) {
        from_->identity(); // by which the copy is known again
        sql(*from_).wait_for_lists();
        number_events(*from_);
    }

    std::vector<CopiedTable> run(const std::function<void(const std::string &, std::int64_t)> &progress) {
        refuse_others();
        for (const TableLayout &layout : table_layouts) {
            if (layout.name == "events")
                continue;
            TableCopy copy(layout, count_in(*to_, layout));
            for (bool has_more = true; has_more;) {
                const SqlStore::Reading reading(sql(*from_));
                SqlStore::Change change(sql(*to_));
                has_more = copy.copy_batch(reading.database(), change.database());
                change.commit();
                progress(std::string(layout.name), copy.rows());
            }
        }
        copy_texts(progress);
        std::vector<CopiedTable> tables;
        for (const TableLayout &layout : table_layouts)
            if (layout.name != "events")
                tables.push_back(compared(layout));
        copy_events();
        tables.push_back(compared(layout_named("events")));
        return tables;
    }

private:
    static SqlStore &sql(Store &store) { return dynamic_cast<SqlStore &>(store); }

    static void number_events(Store &store) {
        const SqlStore::Reading reading(sql(store));
        sql(store).number_events(reading.database());
    }

    static std::int64_t count_in(Store &store, const TableLayout &layout) {
        const SqlStore::Reading reading(sql(store));
        return count_rows(reading.database(), layout);
    }

    // What is to be copied into is empty, or an earlier copy of the same.
    void refuse_others() {
        const SqlStore::Reading here(sql(*from_)), there(sql(*to_));
        if (const auto identity = identity_in(there.database())) {
            if (identity != identity_in(here.database()))
                throw Error(Next::stop,
                            fmt::format("{} is a store of its own; copy into an empty one", to_name_));
            return;
        }
        for (const TableLayout &layout : table_layouts)
            if (count_rows(there.database(), layout) > 0)
                throw Error(Next::stop, fmt::format("{} holds {} already; copy into an empty one", to_name_,
                                                    layout.name));
    }

    // The index of what articles say is made anew, in the order in which they were spoken.
    void copy_texts(const std::function<void(const std::string &, std::int64_t)> &progress) {
        constexpr TableLayout layout{"article_texts", "source,input", "number#"};
        constexpr std::int64_t at_a_time = 100;
        std::int64_t done = count_in(*to_, layout);
        for (std::vector<ArticleKey> articles{{}}; !articles.empty();) {
            articles.clear();
            {
                const SqlStore::Reading reading(sql(*from_));
                Statement select(reading.database(),
                                 "SELECT source, input FROM article_texts ORDER BY number LIMIT ? OFFSET ?");
                select.bind_all(at_a_time, done);
                while (select.step())
                    articles.push_back({select.text(0), select.text(1)});
            }
            SqlStore::Change change(sql(*to_));
            for (const ArticleKey &article : articles)
                sql(*to_).index_text(change.database(), article,
                                     sentences_of(change.database(), article.source, article.input));
            change.commit();
            done += static_cast<std::int64_t>(articles.size());
            progress("article_texts", done);
        }
    }

    // That rows came was told as if it had happened. What happened in truth comes in its place.
    void copy_events() {
        const TableLayout &layout = layout_named("events");
        number_events(*to_);
        const SqlStore::Reading reading(sql(*from_));
        SqlStore::Change change(sql(*to_));
        if (count_rows(change.database(), layout) != 0 &&
            summary_of(change.database(), layout) == summary_of(reading.database(), layout))
            return;
        Statement(change.database(), "DELETE FROM events").run();
        TableCopy copy(layout, 0);
        while (copy.copy_batch(reading.database(), change.database())) {
        }
        sql(*to_).go_on_after_copy(change.database());
        change.commit();
    }

    CopiedTable compared(const TableLayout &layout) {
        const SqlStore::Reading here(sql(*from_)), there(sql(*to_));
        CopiedTable left = summary_of(here.database(), layout);
        const CopiedTable right = summary_of(there.database(), layout);
        if (left == right)
            return left;
        const std::string difference =
            left.rows == right.rows
                ? fmt::format("the {} rows of {} are not the same in both", left.rows, layout.name)
                : fmt::format("{} has {} rows and not {}", layout.name, right.rows, left.rows);
        throw Error(Next::stop, fmt::format("{} is no copy of {}: {}; somebody worked on one of them: stop "
                                            "that and copy into an empty store",
                                            to_name_, from_name_, difference));
    }

    std::string from_name_, to_name_;
    std::unique_ptr<Store> from_, to_;
};

std::vector<CopiedTable>
copy_store(const std::string &from, const std::string &to, Clock &clock,
           const std::function<void(const std::string &table, std::int64_t rows)> &progress) {
    return StoreCopy(from, to, clock).run(progress);
}

std::vector<std::string> copied_tables() {
    std::vector<std::string> names;
    names.reserve(table_layouts.size());
    for (const TableLayout &layout : table_layouts)
        names.emplace_back(layout.name);
    return names;
}

} // namespace baonoi::store
