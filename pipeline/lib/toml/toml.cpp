// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/toml/toml.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sstream>

#define TOML_EXCEPTIONS 1
#define TOML_MAX_NESTED_VALUES 64
// toml++ asserts, and without assertions lets the compiler assume, that a key begins where malformed text has
// none, just before it would report that as an error.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

namespace baonoi::toml {

namespace {

// Tables are read and removed by recursion, and toml++ limits how deep values stand in one another, but not
// how many parts a dotted key has.
constexpr std::size_t most_key_parts = 32;

bool is_bare(char c) {
    return is_ascii_alnum(c) || c == '_' || c == '-';
}

// Behind the string that begins at.
std::size_t end_of_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const std::string_view thrice = quote == '"' ? R"(""")" : "'''";
    const std::string_view mark = text.substr(at).starts_with(thrice) ? thrice : text.substr(at, 1);
    for (at += mark.size(); at < text.size(); ++at) {
        if (text[at] == '\\' && quote == '"')
            ++at;
        else if (text.substr(at).starts_with(mark) || (mark.size() == 1 && text[at] == '\n'))
            return at + mark.size();
    }
    return text.size();
}

void check_keys(std::string_view text, const std::string &name) {
    std::size_t parts = 0;
    bool joined = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"' || c == '\'' || is_bare(c)) {
            const std::size_t begin = at;
            while (is_bare(c) && at < text.size() && is_bare(text[at]))
                ++at;
            if (!is_bare(c))
                at = end_of_string(text, at);
            parts = joined ? parts + 1 : 1;
            joined = false;
            if (parts > most_key_parts)
                throw Error(
                    Next::stop,
                    fmt::format(
                        "{}:{}: a key has more than {} parts", name,
                        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'),
                        most_key_parts));
            continue;
        }
        if (c == '.')
            joined = parts > 0;
        else if (c != ' ' && c != '\t')
            parts = 0;
        at = c == '#' ? std::min(text.find('\n', at), text.size()) : at + 1;
    }
}

} // namespace

// A view into a document that its views keep alive together.
struct TomlTable::Node {
    std::shared_ptr<const ::toml::table> document;
    const ::toml::table *table = nullptr;
    std::string file;
    std::string path; // "[fetch]", empty for the root
    std::vector<std::string> known{};

    const ::toml::node *find(std::string_view key) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            known.emplace_back(key);
        return table->get(key);
    }

    std::string where(const ::toml::node &node, std::string_view key) const {
        return fmt::format("{}:{}: {}{}{}", file, node.source().begin.line, path, path.empty() ? "" : " ",
                           key);
    }

    [[noreturn]] void mistake(const ::toml::node &node, std::string_view key, std::string_view must) const {
        std::ostringstream type;
        type << node.type();
        throw Error(Next::stop, fmt::format("{} must be {}, not {} {}", where(node, key), must,
                                            node.is_integer() || node.is_array() ? "an" : "a", type.str()));
    }

    std::unique_ptr<Node> child(const ::toml::table &found, std::string_view key, bool array) const {
        const std::string name =
            path.empty() ? std::string(key) : path.substr(1, path.size() - 2) + "." + std::string(key);
        return std::make_unique<Node>(
            Node{document, &found, file, fmt::format(fmt::runtime(array ? "[[{}]]" : "[{}]"), name)});
    }
};

TomlTable::TomlTable(std::unique_ptr<Node> node) : node_(std::move(node)) {}
TomlTable::~TomlTable() = default;
TomlTable::TomlTable(TomlTable &&) noexcept = default;
TomlTable &TomlTable::operator=(TomlTable &&) noexcept = default;

TomlTable TomlTable::read(const std::filesystem::path &path) {
    std::string text;
    try {
        text = read_file(path, 1U << 20U);
    } catch (const Error &error) {
        throw Error(Next::stop, error.what());
    }
    return parse(text, path.string());
}

TomlTable TomlTable::parse(std::string_view text, const std::string &name) {
    check_keys(text, name);
    try {
        auto document = std::make_shared<const ::toml::table>(::toml::parse(text, std::string_view(name)));
        const ::toml::table *root = document.get();
        return TomlTable(std::make_unique<Node>(Node{std::move(document), root, name, ""}));
    } catch (const ::toml::parse_error &error) {
        throw Error(Next::stop,
                    fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
    }
}

std::optional<std::string> TomlTable::string(std::string_view key) {
    const ::toml::node *found = node_->find(key);
    if (!found)
        return std::nullopt;
    if (const auto *value = found->as_string())
        return value->get();
    node_->mistake(*found, key, "a string");
}

std::optional<bool> TomlTable::boolean(std::string_view key) {
    const ::toml::node *found = node_->find(key);
    if (!found)
        return std::nullopt;
    if (const auto *value = found->as_boolean())
        return value->get();
    node_->mistake(*found, key, "true or false");
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key, std::int64_t low, std::int64_t high) {
    const ::toml::node *found = node_->find(key);
    if (!found)
        return std::nullopt;
    const auto *value = found->as_integer();
    if (!value)
        node_->mistake(*found, key, fmt::format("a whole number from {} to {}", low, high));
    if (value->get() < low || value->get() > high)
        fail(key, fmt::format("be a whole number from {} to {}, not {}", low, high, value->get()));
    return value->get();
}

std::optional<double> TomlTable::number(std::string_view key, double low, double high) {
    const ::toml::node *found = node_->find(key);
    if (!found)
        return std::nullopt;
    const auto value = found->value<double>();
    if (!found->is_number() || !value)
        node_->mistake(*found, key, fmt::format("a number from {} to {}", low, high));
    if (!(*value >= low && *value <= high))
        fail(key, fmt::format("be a number from {} to {}, not {}", low, high, *value));
    return value;
}

namespace {

struct Suffix {
    std::string_view name;
    double factor;
};

// "90s" with the suffixes of a list; nothing when it does not fit.
template <std::size_t N>
std::optional<double> scaled(std::string_view text, const std::array<Suffix, N> &suffixes) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || !std::isfinite(value) || value < 0)
        return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const auto *found =
        std::find_if(suffixes.begin(), suffixes.end(), [&](const Suffix &s) { return s.name == unit; });
    if (found == suffixes.end())
        return std::nullopt;
    return value * found->factor;
}

constexpr std::array<Suffix, 5> times = {{{"ms", 0.001}, {"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}}};
constexpr std::array<Suffix, 4> sizes = {{{"B", 1}, {"KB", 1024}, {"MB", 1048576}, {"GB", 1073741824}}};

} // namespace

std::optional<double> TomlTable::duration(std::string_view key) {
    const auto text = string(key);
    if (!text)
        return std::nullopt;
    const auto value = scaled(*text, times);
    if (!value)
        fail(key, fmt::format("be a duration such as \"90s\" or \"15m\", not \"{}\"", *text));
    return value;
}

std::optional<std::uint64_t> TomlTable::size(std::string_view key) {
    const auto text = string(key);
    if (!text)
        return std::nullopt;
    const auto value = scaled(*text, sizes);
    if (!value || *value > 1e15)
        fail(key, fmt::format("be a size such as \"8MB\" or \"512KB\", not \"{}\"", *text));
    return static_cast<std::uint64_t>(*value);
}

std::optional<std::vector<std::string>> TomlTable::strings(std::string_view key) {
    const ::toml::node *found = node_->find(key);
    if (!found)
        return std::nullopt;
    const auto *array = found->as_array();
    if (!array)
        node_->mistake(*found, key, "a list of strings");
    std::vector<std::string> values;
    for (const ::toml::node &item : *array) {
        if (!item.is_string())
            node_->mistake(item, key, "a list of strings");
        values.push_back(item.as_string()->get());
    }
    return values;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
    const ::toml::node *found = node_->find(key);
    if (!found)
        return std::nullopt;
    if (const auto *value = found->as_table())
        return TomlTable(node_->child(*value, key, false));
    node_->mistake(*found, key, "a table");
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
    const ::toml::node *found = node_->find(key);
    std::vector<TomlTable> tables;
    if (!found)
        return tables;
    const auto *array = found->as_array();
    if (!array || !array->is_homogeneous<::toml::table>())
        node_->mistake(*found, key, fmt::format("written as [[{}]]", key));
    for (const ::toml::node &item : *array)
        tables.push_back(TomlTable(node_->child(*item.as_table(), key, true)));
    return tables;
}

void TomlTable::fail(std::string_view key, const std::string &must) const {
    const ::toml::node *found = node_->table->get(key);
    throw Error(Next::stop,
                fmt::format("{} must {}", node_->where(found ? *found : *node_->table, key), must));
}

void TomlTable::finish() const {
    for (const auto &[key, value] : *node_->table)
        if (std::find(node_->known.begin(), node_->known.end(), key.str()) == node_->known.end())
            throw Error(Next::stop,
                        fmt::format("{} is not a key of baonoi; the keys here are {}",
                                    node_->where(value, key.str()), fmt::join(node_->known, ", ")));
}

} // namespace baonoi::toml
