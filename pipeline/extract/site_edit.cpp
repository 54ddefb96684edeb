// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "extract/site_rules_page.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_replacements = 10000; // of one rule in one page
constexpr std::size_t max_growth = 4U << 20U;   // bytes
constexpr std::size_t max_wrapped = 200;        // elements of one page: each makes the tree deeper

bool is_replacement(const SiteRule &rule) {
    return rule.directive == Directive::replace_string;
}

std::string replaced_by(const std::string &html, const SiteRule &rule) {
    std::string out;
    std::size_t from = 0;
    for (std::size_t done = 0; done < max_replacements && out.size() <= html.size() + max_growth; ++done) {
        const std::size_t at = html.find(rule.argument, from);
        if (at == std::string::npos)
            break;
        out.append(html, from, at - from).append(rule.value);
        from = at + rule.argument.size();
    }
    return out.append(html, from, std::string::npos);
}

} // namespace

SitePage::SitePage(std::shared_ptr<const SiteFile> file, std::string input,
                   const html::Checkpoint &checkpoint)
    : file_(std::move(file)), input_(std::move(input)), checkpoint_(&checkpoint) {
    if (!file_)
        return;
    notes_.push_back("site rules: " + file_->path);
    notes_.insert(notes_.end(), file_->warnings.begin(), file_->warnings.end());
}

bool SitePage::has_replacements() const {
    return file_ && std::any_of(file_->rules.begin(), file_->rules.end(), is_replacement);
}

std::string SitePage::replaced(std::string html) const {
    for (const SiteRule &rule : file_->rules)
        if (is_replacement(rule)) {
            html = replaced_by(html, rule);
            (*checkpoint_)();
        }
    return html;
}

void SitePage::each(Directive directive, const std::function<bool(const SiteRule &)> &use) const {
    if (file_)
        for (const SiteRule &rule : file_->rules)
            if (rule.directive == directive && applies(rule) && use(rule))
                return;
}

bool SitePage::applies(const SiteRule &rule) const {
    for (const auto &path : {rule.condition, rule.path})
        if (path)
            afford(*path, rule);
    return !rule.condition || rule.condition->holds(*tree_);
}

void SitePage::afford(const html::XPath &path, const SiteRule &rule) const {
    (*checkpoint_)();
    if (!path.is_affordable(size_))
        throw Error(Next::skip, fmt::format("the XPath of {} takes too long on {}; write it with fewer // in "
                                            "brackets",
                                            rule.label, input_));
}

std::vector<pugi::xpath_node> SitePage::nodes(const SiteRule &rule) const {
    return rule.path->chooses_nodes() ? rule.path->nodes(*tree_) : std::vector<pugi::xpath_node>{};
}

void SitePage::edit(pugi::xml_document &tree) {
    if (!file_)
        return;
    tree_ = &tree;
    size_ = html::TreeSize::of(tree);
    each(Directive::strip_attr, [&](const SiteRule &rule) {
        for (const pugi::xpath_node &node : nodes(rule))
            node.parent().remove_attribute(node.attribute());
        return false;
    });
    wrap();
    each(Directive::strip, [&](const SiteRule &rule) {
        for (const pugi::xpath_node &node : nodes(rule))
            if (node.attribute())
                node.parent().remove_attribute(node.attribute());
            else
                strip(node.node(), rule);
        return false;
    });
    std::vector<const SiteRule *> by_name;
    for (const Directive directive : {Directive::strip_id_or_class, Directive::strip_image_src})
        each(directive, [&](const SiteRule &rule) {
            by_name.push_back(&rule);
            return false;
        });
    if (!by_name.empty())
        strip_by_name(tree.child("html").child("body"), by_name);
}

void SitePage::strip(pugi::xml_node node, const SiteRule &rule) {
    const std::string_view name = node.name();
    if (name != "html" && name != "body" && node.type() != pugi::node_document)
        strips_.emplace(node.internal_object(), "site rule: " + rule.label);
}

// Depth of the tree, and so of the recursion, is limited by parse_html.
void SitePage::strip_by_name(pugi::xml_node node, const std::vector<const SiteRule *> &rules) {
    const std::string_view names[] = {node.attribute("class").value(), node.attribute("id").value()};
    const std::string_view src = std::string_view(node.name()) == "img" ? node.attribute("src").value() : "";
    for (const SiteRule *rule : rules) {
        const bool image = rule->directive == Directive::strip_image_src;
        const auto holds = [&](std::string_view text) {
            return text.find(rule->value) != std::string_view::npos;
        };
        if (image ? holds(src) : holds(names[0]) || holds(names[1]))
            strip(node, *rule);
    }
    if (++visited_ % 256 == 0)
        (*checkpoint_)();
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
        if (child.type() == pugi::node_element)
            strip_by_name(child, rules);
}

void SitePage::wrap() {
    std::size_t wrapped = 0;
    each(Directive::wrap_in, [&](const SiteRule &rule) {
        for (const pugi::xpath_node &found : nodes(rule)) {
            pugi::xml_node node = found.node();
            const std::string_view name = node.name();
            if (found.attribute() || name.empty() || name == "html" || name == "body" || name == "head" ||
                wrapped >= max_wrapped)
                continue;
            ++wrapped;
            node.parent().insert_child_before(rule.argument.c_str(), node).append_move(node);
        }
        return false;
    });
}

std::string SitePage::link(Directive directive) const {
    std::string link;
    each(directive, [&](const SiteRule &rule) {
        if (!rule.path->chooses_nodes())
            link = clean_text(rule.path->text(*tree_));
        for (const pugi::xpath_node &node : nodes(rule))
            if (link.empty())
                link = node.attribute() ? node.attribute().value() : node.node().attribute("href").value();
        return !link.empty();
    });
    return link;
}

} // namespace baonoi::extract
