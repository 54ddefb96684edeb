// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/folder.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <vector>

namespace baonoi::test {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(const fs::path &place) {
    std::string name = place / "baonoi-test-XXXXXX";
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    path_ = fs::canonical(name);
    fs::permissions(path_, fs::perms(0755));
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string read(const fs::path &file) {
    std::ifstream in(file, std::ios::binary);
    EXPECT_TRUE(in) << file;
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const fs::path &file, const std::string &bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string snapshot(const fs::path &folder) {
    std::vector<fs::path> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::string all;
    for (const fs::path &file : files) {
        all += file.lexically_relative(folder).string() + "\n";
        if (fs::is_regular_file(file))
            all += read(file) + "\n";
    }
    return all;
}

} // namespace baonoi::test
