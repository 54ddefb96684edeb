// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

#include <nlohmann/json.hpp>
#include <string_view>

namespace baonoi::extract {

namespace {

using Json = nlohmann::ordered_json;

// The rule under which a block about the article is listed, since it is not read.
std::string_view rule_of(BlockKind kind) {
    return kind == BlockKind::source ? "source line" : name_of(kind);
}

} // namespace

std::string to_json(const Script &script) {
    Json json = Json::object();
    const auto add = [&](const char *key, const std::string &value) {
        if (!value.empty())
            json[key] = value;
    };
    add("title", script.title);
    add("published", script.published);
    add("author", script.author);
    add("source", script.source);
    add("language", script.language);
    add("url", script.url);
    add("site_name", script.site_name);
    add("lead", script.lead);
    Json blocks = Json::array(), drops = Json::array();
    std::string body;
    for (const Block &block : script.blocks) {
        if (is_body(block.kind)) {
            blocks.push_back({{"kind", name_of(block.kind)}, {"text", block.text}});
            body += (body.empty() ? "" : "\n") + block.text;
        } else if (block.kind != BlockKind::title) {
            drops.push_back({{"rule", rule_of(block.kind)}, {"text", block.text}});
        }
    }
    for (const Drop &drop : script.drops)
        drops.push_back({{"rule", drop.rule}, {"text", drop.text}});
    json["blocks"] = std::move(blocks);
    json["drops"] = std::move(drops);
    json["body"] = std::move(body);
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace baonoi::extract
