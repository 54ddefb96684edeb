// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/copied_table.h"

#include "lib/xxhash/xxh3.h"

#include <charconv>
#include <fmt/format.h>

namespace baonoi::store {

const std::vector<TableLayout> table_layouts = {
    {"counters", "name,value#", "name"},
    {"sources", "name,round#,rounds_done#,cursor", "name"},
    {"articles",
     "source,input,id,url,title,published,state,reason,content_hash,audio,stable,captions,chapters,bytes#,"
     "duration%,"
     "voice,version,round#,announced_at#,first_attached_at#,attached_at#,changed_at#,page_hash,seen_at#,"
     "missed_at#,"
     "section,exemption,sha256,text_hash,number#,last_number#,made_for,made_by,made_because,"
     "opus,opus_bytes#",
     "listed_as#",
     "(SELECT articles.*, listed.number AS listed_as FROM listed JOIN articles USING (source, input)) AS "
     "rows"},
    {"jobs",
     "id#,source,input,kind#,urgency#,state,content_hash,voice,version,ordered_by,reason,attempts#,created_"
     "at#,run_at#,"
     "started_at#,finished_at#,lease_owner,lease_end#,stage,errors,sentences#,spoken#,is_listed#,losses#,"
     "deaths#,"
     "retry_at#,outcome,is_held#",
     "id#"},
    {"listings", "source,input,listing", "source,input"},
    {"sentences", "source,input,number#,text,folded,spoken", "source,input,number#"},
    {"versions",
     "source,input,number#,content_hash,text_hash,audio,captions,chapters,bytes#,duration%,sha256,voice,"
     "version,"
     "made_for,made_by,made_because,attached_at#,replaced_at#,sentences",
     "rowid#"},
    {"readings", "source,input,content_hash,reading&", "source,input,content_hash"},
    {"unknown_words", "source,input,folded,at#,text,spoken,language,sentence,times#", "source,input,folded"},
    {"decisions",
     "source,input,voice,withdrawn_by,withdrawn_at#,reason,published_by,pinned,pinned_text,pinned_by,pinned_"
     "at#,"
     "pinned_because",
     "source,input"},
    {"passages", "source,input,number#,text,is_read#", "source,input,number#"},
    {"words_of_article", "source,input,number#,word,said", "source,input,number#"},
    {"listened", "article,day#,start#,to_25#,to_50#,to_75#,to_100#", "article,day#"},
    {"scopes", "source,section,voice,heard,intro,outro,has_intro#,has_outro#,changed_by,changed_at#,reason",
     "source,section"},
    {"lexicon_changes", "id#,at#,who,what,word,said,file,before,undoes#", "id#"},
    {"tokens", "name,role,sha256,created_at#,expires_at#", "name"},
    {"orders", "id#,at#,who,what,source,input,job#,reason", "id#"},
    {"hooks", "number#,id,forget_after#", "number#"},
    {"sessions", "number#,sha256,token,who,role,created_at#,seen_at#,ends_at#,address,agent", "number#"},
    {"events", "number#,kind,source,input,id,title,job#,state,what", "number#"},
};

namespace {

constexpr std::int64_t rows_at_a_time = 500;

struct Column {
    std::string name;
    char kind = ' '; // or one of "#%&"
};

std::vector<Column> columns_in(std::string_view text) {
    std::vector<Column> columns;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        Column column{std::string(text.substr(begin, end - begin))};
        if (std::string_view("#%&").find(column.name.back()) != std::string_view::npos) {
            column.kind = column.name.back();
            column.name.pop_back();
        }
        columns.push_back(std::move(column));
        begin = end + 1;
    }
    return columns;
}

std::string names_of(const std::vector<Column> &columns) {
    std::string names;
    for (const Column &column : columns)
        names += (names.empty() ? "" : ", ") + column.name;
    return names;
}

std::string marks_for(std::size_t count) {
    std::string marks;
    for (std::size_t i = 0; i < count; ++i)
        marks += i == 0 ? "?" : ", ?";
    return marks;
}

std::string_view place_of(const TableLayout &layout) {
    return layout.from.empty() ? layout.name : layout.from;
}

std::int64_t whole(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void bind_as(Statement &statement, int parameter, char kind, const std::string &value) {
    if (kind == '#')
        statement.bind(parameter, whole(value));
    else
        statement.bind(parameter, value);
}

std::string key_at(const Statement &row, int at, char kind) {
    return kind == '#' ? fmt::to_string(row.integer(at)) : row.text(at);
}

// The columns and after them the key, of rows after a key, in order.
class Batch {
public:
    Batch(const Connection &database, const TableLayout &layout, const std::vector<std::string> *after)
        : columns_(columns_in(layout.columns)), order_(columns_in(layout.order)),
          select_(database, fmt::format("SELECT {0}, {1} FROM {2} {3} ORDER BY {1} LIMIT {4}",
                                        names_of(columns_), names_of(order_), place_of(layout),
                                        after ? fmt::format("WHERE ({}) > ({})", names_of(order_),
                                                            marks_for(order_.size()))
                                              : "",
                                        rows_at_a_time)) {
        for (std::size_t i = 0; after && i < order_.size(); ++i)
            bind_as(select_, static_cast<int>(i + 1), order_[i].kind, (*after)[i]);
    }
    bool step() { return select_.step(); }
    const Statement &row() const { return select_; }
    const std::vector<Column> &columns() const { return columns_; }
    std::vector<std::string> key() const {
        std::vector<std::string> key;
        for (std::size_t i = 0; i < order_.size(); ++i)
            key.push_back(key_at(select_, static_cast<int>(columns_.size() + i), order_[i].kind));
        return key;
    }

private:
    std::vector<Column> columns_, order_;
    Statement select_;
};

} // namespace

TableCopy::TableCopy(const TableLayout &layout, std::int64_t there) : layout_(layout), rows_(there) {}

bool TableCopy::copy_batch(const Connection &from, const Connection &to) {
    if (!has_key_ && rows_ > 0) { // an earlier call came so far
        const std::vector<Column> order = columns_in(layout_.order);
        Statement last(from, fmt::format("SELECT {0} FROM {1} ORDER BY {0} LIMIT 1 OFFSET ?", names_of(order),
                                         place_of(layout_)));
        if (!last.bind_all(rows_ - 1).step())
            return false; // more than there are here: the comparison says so
        for (std::size_t i = 0; i < order.size(); ++i)
            key_.push_back(key_at(last, static_cast<int>(i), order[i].kind));
        has_key_ = true;
    }
    Batch batch(from, layout_, has_key_ ? &key_ : nullptr);
    Statement insert(to, fmt::format("INSERT INTO {} ({}) VALUES ({})", layout_.name,
                                     names_of(batch.columns()), marks_for(batch.columns().size())));
    std::int64_t copied = 0;
    while (batch.step()) {
        for (std::size_t i = 0; i < batch.columns().size(); ++i) {
            const int column = static_cast<int>(i);
            const char kind = batch.columns()[i].kind;
            if (kind == '#')
                insert.bind(column + 1, batch.row().integer(column));
            else if (kind == '%')
                insert.bind(column + 1, batch.row().number(column));
            else if (kind == '&')
                insert.bind_bytes(column + 1, batch.row().text(column));
            else
                insert.bind(column + 1, batch.row().text(column));
        }
        insert.run();
        key_ = batch.key();
        has_key_ = true;
        ++copied;
    }
    rows_ += copied;
    return copied == rows_at_a_time;
}

std::int64_t count_rows(const Connection &database, const TableLayout &layout) {
    Statement count(database, fmt::format("SELECT count(*) FROM {}", layout.name));
    count.step();
    return count.integer(0);
}

CopiedTable summary_of(const Connection &database, const TableLayout &layout) {
    CopiedTable summary{std::string(layout.name), 0, ""};
    std::vector<std::string> key;
    for (std::int64_t read = rows_at_a_time; read == rows_at_a_time;) {
        Batch batch(database, layout, summary.rows > 0 ? &key : nullptr);
        read = 0;
        std::string text = summary.hash;
        while (batch.step()) {
            for (std::size_t i = 0; i < batch.columns().size(); ++i) {
                const int column = static_cast<int>(i);
                const char kind = batch.columns()[i].kind;
                const std::string value = kind == '#'   ? fmt::to_string(batch.row().integer(column))
                                          : kind == '%' ? fmt::to_string(batch.row().number(column))
                                                        : batch.row().text(column);
                text += fmt::format("{}:{}", value.size(), value);
            }
            key = batch.key();
            ++read;
        }
        summary.rows += read;
        if (read > 0 || summary.hash.empty())
            summary.hash = xxhash::xxh128_hex(text);
    }
    return summary;
}

} // namespace baonoi::store
