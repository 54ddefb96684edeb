// SPDX-License-Identifier: GPL-3.0-or-later
// The files of config/schema/: "<number>_<name>.sql".
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace baonoi::store {

struct SchemaFile {
    int number = 0;
    std::filesystem::path file;
};

// In order of their numbers, which follow one another. Throws stop when one is missing, or all.
std::vector<SchemaFile> schema_files(const std::filesystem::path &folder);
std::string schema_text(const SchemaFile &file);

} // namespace baonoi::store
