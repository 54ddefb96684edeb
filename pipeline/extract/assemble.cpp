// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/assemble.h"
#include "extract/explain.h"

#include <cassert>
#include <fmt/format.h>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace baonoi::extract {

namespace {

// Paths of elements: "html/body/div#main/p[3]". Siblings of one parent are numbered once, all together.
class Places {
public:
    explicit Places(const Page &page) : page_(page) {}

    std::string of(std::size_t element) {
        if (element == 0)
            return "html/body";
        const auto known = paths_.find(element);
        if (known != paths_.end())
            return known->second;
        std::string path = fmt::format("{}/{}", of(page_.elements[element].parent), step(element));
        if (path.size() > max_path)
            path.resize(max_path);
        return paths_.emplace(element, std::move(path)).first->second;
    }

private:
    std::string step(std::size_t element) {
        const Element &facts = page_.elements[element];
        const std::string_view id = facts.node.attribute("id").value();
        if (!id.empty() && id.size() <= 40 && id.find_first_of("/[] \t\r\n") == std::string_view::npos)
            return fmt::format("{}#{}", facts.name, id);
        number_children(facts.parent);
        return fmt::format("{}[{}]", facts.name, numbers_[element]);
    }

    void number_children(std::size_t parent) {
        if (!numbered_.emplace(parent, true).second)
            return;
        std::unordered_map<std::string_view, int> seen;
        for (std::size_t child = parent + 1; child < page_.elements[parent].end;
             child = page_.elements[child].end)
            numbers_[child] = ++seen[page_.elements[child].name];
    }

    static constexpr std::size_t max_path = 300;
    const Page &page_;
    std::unordered_map<std::size_t, std::string> paths_;
    std::unordered_map<std::size_t, int> numbers_;
    std::unordered_map<std::size_t, bool> numbered_;
};

} // namespace

void assemble(Page &page, const Facts &facts, Script &script) {
    Places places(page);
    for (Line &line : page.lines) {
        assert(line.verdict);
        std::string evidence = page.explain ? evidence_of(page, line, facts) : std::string();
        if (!line.announced.empty())
            script.blocks.push_back(
                {BlockKind::paragraph, std::move(line.announced), places.of(line.element)});
        if (line.verdict->kind)
            script.blocks.push_back(
                {*line.verdict->kind, std::move(line.text), places.of(line.element), std::move(evidence)});
        else
            script.drops.push_back({line.verdict->rule, std::move(line.text), places.of(line.element),
                                    std::move(evidence), script.blocks.size()});
    }
}

} // namespace baonoi::extract
