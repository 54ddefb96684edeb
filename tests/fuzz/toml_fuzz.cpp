// SPDX-License-Identifier: GPL-3.0-or-later
// Any configuration: it is read, or refused with the file's name.
#include "base/error.h"
#include "lib/toml/toml.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace baonoi;
    try {
        toml::TomlTable table =
            toml::TomlTable::parse({reinterpret_cast<const char *>(data), size}, "fuzz.toml");
        table.finish();
    } catch (const Error &error) {
        if (!std::string_view(error.what()).starts_with("fuzz.toml:"))
            std::abort();
    }
    return 0;
}
