// SPDX-License-Identifier: GPL-3.0-or-later
// Values as the server reads and writes them.
#include "lib/postgres/libpq.h"
#include "lib/postgres/postgres.h"

#include "base/utf8.h"

#include <charconv>
#include <fmt/format.h>

namespace baonoi::postgres {

void ClearResult::operator()(pg_result *result) const {
    PQclear(result);
}

Value::Value(std::string_view text) : form(valid_utf8(text)) {
    for (std::size_t at = form.find('\0'); at != std::string::npos; at = form.find('\0', at))
        form.replace(at, 1, "\uFFFD");
}

Value::Value(double number) : type(Type::number), form(fmt::format("{}", number)) {}

Value Value::of_bytes(std::string_view bytes) {
    Value value;
    value.type = Type::bytes;
    value.form = bytes;
    return value;
}

int Result::rows() const {
    return PQntuples(result_.get());
}

int Result::columns() const {
    return PQnfields(result_.get());
}

bool Result::is_null(int row, int column) const {
    return PQgetisnull(result_.get(), row, column) != 0;
}

std::string Result::text(int row, int column) const {
    const std::string_view value(PQgetvalue(result_.get(), row, column),
                                 static_cast<std::size_t>(PQgetlength(result_.get(), row, column)));
    if (PQftype(result_.get(), column) != oid_of_bytea || !value.starts_with("\\x"))
        return std::string(value);
    std::string bytes(value.size() / 2 - 1, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        unsigned byte = 0;
        std::from_chars(value.data() + 2 + 2 * i, value.data() + 4 + 2 * i, byte, 16);
        bytes[i] = static_cast<char>(byte);
    }
    return bytes;
}

std::int64_t Result::integer(int row, int column) const {
    const char *const value = PQgetvalue(result_.get(), row, column);
    if (PQftype(result_.get(), column) == oid_of_boolean)
        return *value == 't' ? 1 : 0;
    std::int64_t integer = 0;
    std::from_chars(value, value + PQgetlength(result_.get(), row, column), integer);
    return integer;
}

double Result::number(int row, int column) const {
    const char *const value = PQgetvalue(result_.get(), row, column);
    double number = 0;
    std::from_chars(value, value + PQgetlength(result_.get(), row, column), number);
    return number;
}

std::int64_t Result::changes() const {
    const std::string_view count = PQcmdTuples(result_.get());
    std::int64_t changes = 0;
    std::from_chars(count.data(), count.data() + count.size(), changes);
    return changes;
}

} // namespace baonoi::postgres
