// SPDX-License-Identifier: GPL-3.0-or-later
// voices/catalogue.toml: voices that others publish, with what can be known of them: where their files are,
// how long, with which hash, and under which licence. "voices catalogue" lists it, "voices install" gets by
// it. Nothing is fetched or written here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace baonoi::cli {

struct CatalogueFile {
    std::string name; // in the voice's folder
    std::string url;
    std::uint64_t bytes = 0;
    std::string sha256; // 64 hex digits; empty: nobody published it
};

struct CatalogueVoice {
    std::string name, description, engine, licence, attribution;
    std::vector<std::string> doubts; // sentences
    std::string needs;               // beside the files
    std::string settings;            // lines of its voice.toml beside what is above
    std::vector<CatalogueFile> files;

    std::uint64_t bytes() const; // of all files
};

// The shipped one.
std::filesystem::path usual_catalogue();

// In the file's order. Throws stop: malformed (file, line, key).
std::vector<CatalogueVoice> read_catalogue(const std::filesystem::path &file);

// Throws stop when there is none of that name, listing them.
const CatalogueVoice &voice_in(const std::string &name, const std::vector<CatalogueVoice> &catalogue,
                               const std::filesystem::path &file);

// Why it cannot be installed, in one sentence; empty: it can.
std::string obstacle_to(const CatalogueVoice &voice);

// Its voice.toml, with licence, attribution and doubts.
std::string voice_toml_of(const CatalogueVoice &voice);

// "63.2 MB", "4.9 kB"
std::string readable_size(std::uint64_t bytes);

} // namespace baonoi::cli
