// SPDX-License-Identifier: GPL-3.0-or-later
// TOML files read strictly: every key must be asked for, every value must have the right type.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::toml {

// A table of a file. Each getter marks its key as known; finish() throws on the first key nobody asked for.
// Errors are stop and read "baonoi.toml:12: [fetch] max_bytes must be a size such as \"8MB\", not a boolean".
class TomlTable {
public:
    // Throws stop with file, line and reason when the file does not parse or cannot be read (limit 1 MB).
    static TomlTable read(const std::filesystem::path &path);
    static TomlTable parse(std::string_view text, const std::string &name);

    ~TomlTable();
    TomlTable(TomlTable &&) noexcept;
    TomlTable &operator=(TomlTable &&) noexcept;

    std::optional<std::string> string(std::string_view key);
    std::optional<bool> boolean(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key, std::int64_t low, std::int64_t high);
    std::optional<double> number(std::string_view key, double low, double high); // integer or float
    std::optional<double> duration(std::string_view key); // "90s", "15m", "250ms", "2h", "1d": seconds
    std::optional<std::uint64_t>
    size(std::string_view key); // "8MB", "512KB", "1GB", "100B": bytes, powers of 1024
    std::optional<std::vector<std::string>> strings(std::string_view key);
    std::optional<TomlTable> table(std::string_view key);
    std::vector<TomlTable> tables(std::string_view key); // [[key]]

    // Error{stop} that names file, line and key; for checks beyond the type.
    [[noreturn]] void fail(std::string_view key, const std::string &must) const;
    // Throws on an unknown key of this table, naming the known ones. Tables that were taken out check
    // themselves.
    void finish() const;

private:
    struct Node;
    explicit TomlTable(std::unique_ptr<Node> node);
    std::unique_ptr<Node> node_;
};

} // namespace baonoi::toml
