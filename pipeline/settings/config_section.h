// SPDX-License-Identifier: GPL-3.0-or-later
// One table of baonoi.toml on its way into a Config.
#pragma once

#include "base/secret.h"
#include "lib/toml/toml.h"
#include "settings/config.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::settings {

// How `config show` prints a value.
inline std::string shown(const std::string &value) {
    return fmt::format("\"{}\"", without_secrets(value));
}
inline std::string shown(const std::filesystem::path &value) {
    return fmt::format("\"{}\"", value.string());
}
inline std::string shown(bool value) {
    return value ? "true" : "false";
}
inline std::string shown(int value) {
    return fmt::to_string(value);
}
inline std::string shown(double value) {
    return fmt::format("{}", value);
}
inline std::string shown(std::size_t value) {
    return fmt::format("\"{}B\"", value);
}
inline std::string shown(Seconds value) {
    return fmt::format("\"{}s\"", value.value);
}
inline std::string shown(const std::vector<std::string> &value) {
    std::string text;
    for (const std::string &item : value)
        text += (text.empty() ? "" : ", ") + shown(item);
    return "[" + text + "]";
}

// Reads the keys of one table into a Config and notes each for `config show`.
class Section {
public:
    Section(Config &config, std::optional<toml::TomlTable> table, std::string name)
        : config_(config), table_(std::move(table)), name_(std::move(name)) {}

    void read(const char *key, std::string &to) {
        take(key, to, table_ ? table_->string(key) : std::nullopt);
    }
    void read(const char *key, bool &to) { take(key, to, table_ ? table_->boolean(key) : std::nullopt); }
    void read(const char *key, std::vector<std::string> &to) {
        take(key, to, table_ ? table_->strings(key) : std::nullopt);
    }
    void read(const char *key, std::size_t &to) { take(key, to, table_ ? table_->size(key) : std::nullopt); }
    void read(const char *key, Seconds &to) {
        const auto value = table_ ? table_->duration(key) : std::nullopt;
        take(key, to, value ? std::optional(Seconds{*value}) : std::nullopt);
    }
    void read(const char *key, int &to, int low, int high) {
        const auto value = table_ ? table_->integer(key, low, high) : std::nullopt;
        take(key, to, value ? std::optional(static_cast<int>(*value)) : std::nullopt);
    }
    void read(const char *key, double &to, double low, double high) {
        take(key, to, table_ ? table_->number(key, low, high) : std::nullopt);
    }
    void read(const char *key, Lufs &to) { read(key, to.value, -40, -5); }
    void read(const char *key, Dbtp &to) { read(key, to.value, -20, 0); }
    // Relative to the configuration file's folder.
    void read(const char *key, std::filesystem::path &to) {
        const auto value = table_ ? table_->string(key) : std::nullopt;
        take(key, to, value ? std::optional(resolve(*value)) : std::nullopt);
    }
    // A table within it.
    std::optional<toml::TomlTable> table(const char *key) {
        return table_ ? table_->table(key) : std::nullopt;
    }
    std::string required(const char *key) {
        std::string value;
        read(key, value);
        if (value.empty())
            table_->fail(key, "be given");
        return value;
    }
    void one_of(const char *key, const std::string &value, const std::vector<std::string> &choices) {
        if (std::find(choices.begin(), choices.end(), value) == choices.end())
            table_->fail(key, fmt::format("be one of {}, not \"{}\"", fmt::join(choices, ", "), value));
    }
    [[noreturn]] void fail(const char *key, const std::string &must) { table_->fail(key, must); }
    void finish() {
        if (table_)
            table_->finish();
    }
    std::filesystem::path resolve(const std::string &path) const {
        if (path.empty())
            return {};
        return std::filesystem::absolute(std::filesystem::path(config_.file).parent_path() / path)
            .lexically_normal();
    }
    // With the path of "file:PATH" resolved.
    std::string resolve_secret(const std::string &reference) const {
        return resolved_secret(reference, std::filesystem::path(config_.file).parent_path());
    }

private:
    template <class T>
    void take(const char *key, T &to, const std::optional<T> &value) {
        if (value)
            to = *value;
        config_.entries.push_back(
            {fmt::format("{}.{}", name_, key), shown(to), value ? config_.file : std::string("default")});
    }

    Config &config_;
    std::optional<toml::TomlTable> table_;
    std::string name_;
};

} // namespace baonoi::settings
