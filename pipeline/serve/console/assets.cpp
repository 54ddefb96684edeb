// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/assets.h"

#include "base/data_folder.h"
#include "base/file.h"
#include "lib/openssl/digest.h"
#include "serve/console/embedded.h"

#include <array>
#include <cassert>
#include <fmt/format.h>
#include <map>

namespace baonoi::serve::console {

namespace {

constexpr std::string_view assets_folder = "assets/";
constexpr std::size_t hash_digits = 12;
constexpr const char *player =
    "baonoi-player.js"; // of readers, as it is installed: a copy would be another one
constexpr std::size_t largest_player = 64U << 10U;

std::string_view type_of(std::string_view name) {
    struct Kind {
        std::string_view end, type;
    };
    constexpr std::array kinds{Kind{".css", "text/css; charset=utf-8"},
                               Kind{".js", "text/javascript; charset=utf-8"}, Kind{".svg", "image/svg+xml"}};
    for (const Kind &kind : kinds)
        if (name.ends_with(kind.end))
            return kind.type;
    return "application/octet-stream";
}

struct Assets {
    std::map<std::string, Asset, std::less<>> by_hashed_name;
    std::map<std::string, std::string, std::less<>> addresses;

    Assets() {
        for (const EmbeddedFile &file : embedded_files())
            if (file.name.starts_with(assets_folder))
                add(file.name.substr(assets_folder.size()), file.bytes);
        add(player, read_file(data_folder() / "config/player" / player, largest_player));
    }

    void add(std::string_view name, std::string_view bytes) {
        const std::size_t dot = name.rfind('.');
        std::string hashed = fmt::format("{}.{}{}", name.substr(0, dot),
                                         openssl::sha256_hex(bytes).substr(0, hash_digits), name.substr(dot));
        addresses.emplace(name, "/assets/" + hashed);
        by_hashed_name.emplace(std::move(hashed), Asset{type_of(name), std::string(bytes)});
    }
};

const Assets &assets() {
    static const Assets all;
    return all;
}

} // namespace

const std::string &asset_address(std::string_view name) {
    const auto found = assets().addresses.find(name);
    assert(found != assets().addresses.end());
    return found->second;
}

const Asset *asset_at(std::string_view name) {
    const auto found = assets().by_hashed_name.find(name);
    return found == assets().by_hashed_name.end() ? nullptr : &found->second;
}

} // namespace baonoi::serve::console
