// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "extract/assemble.h"
#include "extract/body.h"
#include "extract/budget.h"
#include "extract/facts.h"
#include "extract/head.h"
#include "extract/language.h"
#include "extract/marks.h"
#include "extract/page.h"
#include "extract/regions.h"
#include "extract/root.h"
#include "lib/xml/html.h"

#include <fmt/format.h>

namespace baonoi {

namespace {

constexpr std::size_t sentence_words = 5; // fewer are less than one sentence

void keep_rest(Page &page, std::size_t root) {
    for (Line &line : page.lines)
        if (page.inside(line.element, root))
            page.keep(line, line.kind);
        else
            page.drop(line, "outside the article");
}

void check_length(const Script &script, const std::string &input) {
    std::size_t words = 0;
    for (const Block &block : script.blocks)
        if (is_body(block.kind))
            words += count_words(block.text);
    if (words < sentence_words)
        throw Error(Next::skip, fmt::format("the article in {} has less than one sentence", input));
}

} // namespace

std::shared_ptr<const PageWords> load_page_words(const std::filesystem::path &folder) {
    return std::make_shared<const PageWords>(PageWords::load(folder));
}

Script extract(const Article &article, const ExtractSettings &settings) {
    const auto words = settings.words ? settings.words : load_page_words(data_folder() / "config/extract");
    const Budget budget(settings.budget, article.input);
    const Checkpoint checkpoint = [&] { budget.check(); };

    pugi::xml_document tree;
    parse_html(article.html, tree, checkpoint);
    Facts facts = read_facts(tree);
    Page page = read_page(tree, *words, checkpoint);

    page.vietnamese = is_vietnamese(page);

    drop_our_player(page);
    drop_empty_slots(page, settings.empty_slot_notices);
    drop_regions(page);
    Script script;
    script.title = find_title(page, facts);
    const auto root = find_root(page, facts);
    if (!root)
        throw Error(Next::skip, fmt::format("no article found in {}", article.input));
    script.lead = find_lead(page, facts, *root);
    drop_captions(page, *root);
    find_details(page, facts, *root);
    script.source = keep_source(page, *root);
    drop_links(page, *root);
    trim_edges(page, *root);
    keep_rest(page, *root);
    checkpoint();

    script.published = facts.published;
    script.author = facts.author;
    script.language = facts.language;
    script.url = facts.url.empty() ? article.url : facts.url;
    script.site_name = facts.site_name;
    assemble(page, script);
    check_length(script, article.input);
    return script;
}

} // namespace baonoi
