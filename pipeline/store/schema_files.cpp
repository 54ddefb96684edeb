// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema_files.h"

#include "base/error.h"
#include "base/file.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace baonoi::store {

namespace fs = std::filesystem;

constexpr std::size_t max_schema = 1U << 20U; // bytes of one file

std::vector<SchemaFile> schema_files(const fs::path &folder) {
    std::vector<SchemaFile> found;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        SchemaFile file{0, entry.path()};
        std::from_chars(name.data(), name.data() + name.size(), file.number);
        if (file.number > 0 && entry.path().extension() == ".sql")
            found.push_back(std::move(file));
    }
    std::sort(found.begin(), found.end(),
              [](const SchemaFile &a, const SchemaFile &b) { return a.number < b.number; });
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i].number != static_cast<int>(i) + 1)
            throw Error(Next::stop, fmt::format("{}: schema number {} is missing", folder.string(), i + 1));
    if (found.empty())
        throw Error(Next::stop,
                    fmt::format("{} holds no schema; install baonoi's data again", folder.string()));
    return found;
}

std::string schema_text(const SchemaFile &file) {
    return read_file(file.file, max_schema);
}

} // namespace baonoi::store
