// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules of a site do to one page.
#pragma once

#include "extract/facts.h"
#include "extract/page.h"
#include "extract/site_file.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::extract {

// The steps in the order in which extract takes them. Without a file each does nothing.
class SitePage {
public:
    // What is lent lives as long as the steps are taken. input names the page in errors.
    SitePage(std::shared_ptr<const SiteFile> file, std::string input, const html::Checkpoint &checkpoint);

    bool has_replacements() const;
    std::string replaced(std::string html) const;

    // Before the page is read as lines: attributes and pictures go, elements are wrapped; what is to be
    // stripped is noted.
    void edit(pugi::xml_document &tree);
    const Strips *strips() const { return strips_.empty() ? nullptr : &strips_; }

    // Title, day, author and body by the rules. Throws skip when there is no body and the rules say that
    // nothing else is one.
    void decide(Page &page, Facts &facts);
    std::optional<std::size_t> root() const { return root_; } // the element that holds all of the body
    // Lines between the parts of the body, by where they stand.
    void drop_after_start(Page &page) const;
    void drop_before_start(Page &page) const;
    // Whether what the page's names and words say holds inside the body.
    bool prunes() const { return !file_ || file_->prune || !(root_ || handed_over_); }

    // As written in the page; empty when there is none.
    std::string link(Directive directive) const;
    // Which lines of the file did something, and its warnings: for people.
    const std::vector<std::string> &notes() const { return notes_; }

private:
    // Until use returns true.
    void each(Directive directive, const std::function<bool(const SiteRule &)> &use) const;
    bool applies(const SiteRule &rule) const;
    void afford(const html::XPath &path, const SiteRule &rule) const;
    std::vector<pugi::xpath_node> nodes(const SiteRule &rule) const;
    void strip(pugi::xml_node node, const SiteRule &rule);
    void strip_by_name(pugi::xml_node node, const std::vector<const SiteRule *> &rules);
    void wrap();
    void decide_title(Facts &facts);
    void decide_date(Page &page, Facts &facts);
    void decide_author(Page &page, Facts &facts);
    void decide_body(Page &page);
    bool take_body(Page &page, const SiteRule &rule);
    void keep_lines(Page &page, pugi::xml_node node, BlockKind kind) const;
    std::optional<std::size_t> element_of(const Page &page, pugi::xml_node node) const;
    bool in_body(std::size_t element) const;
    void drop_between(Page &page, std::size_t first, std::size_t end) const;

    std::shared_ptr<const SiteFile> file_;
    std::string input_;
    const html::Checkpoint *checkpoint_;
    pugi::xml_document *tree_ = nullptr;
    html::TreeSize size_;
    Strips strips_;
    std::size_t visited_ = 0;
    std::optional<std::size_t> root_;
    bool handed_over_ = false;                               // the page is the body: no rule looks for it
    std::vector<std::pair<std::size_t, std::size_t>> parts_; // elements of the body, begin and end
    std::string between_;                                    // the rule of what is between the parts
    std::vector<std::string> notes_;
};

} // namespace baonoi::extract
