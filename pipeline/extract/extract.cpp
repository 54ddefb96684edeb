// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "base/url.h"
#include "extract/assemble.h"
#include "extract/body.h"
#include "extract/boilerplate.h"
#include "extract/facts.h"
#include "extract/head.h"
#include "extract/marks.h"
#include "extract/page.h"
#include "extract/page_language.h"
#include "extract/page_links.h"
#include "extract/regions.h"
#include "extract/root.h"
#include "extract/site_rules.h"
#include "extract/site_rules_page.h"
#include "html/budget.h"
#include "html/document.h"

#include <fmt/format.h>

namespace baonoi::extract {

namespace {

constexpr std::size_t max_heading_words = 18;
constexpr std::size_t sentence_words = 5; // fewer are less than one sentence

// A paragraph in bold letters that is not a sentence.
bool is_heading(const Line &line) {
    return line.kind == BlockKind::paragraph && line.all_strong() && line.words <= max_heading_words &&
           !ends_sentence(line.text);
}

void keep_rest(Page &page, std::size_t root) {
    for (Line &line : page.lines)
        if (page.inside(line.element, root))
            page.keep(line, is_heading(line) ? BlockKind::heading : line.kind);
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

// A page with the rules of its site.
struct ReadPage {
    const pugi::xml_document *tree; // own, or the one that was lent
    pugi::xml_document own;
    Facts facts;
    SitePage site;
};

std::string site_of(const Article &article, const Facts &facts) {
    return host_of(article.url.empty() ? facts.url : article.url);
}

// The rules of a file's page are known only when it is parsed. Those that replace text need it parsed again,
// and all of them change the tree: of one that is lent they get a copy.
std::unique_ptr<ReadPage> parse_page(const Article &article, const html::Document *lent,
                                     const ExtractSettings &settings, const html::Checkpoint &checkpoint) {
    auto page = std::make_unique<ReadPage>(ReadPage{nullptr, {}, {}, {nullptr, article.input, checkpoint}});
    page->tree = lent ? &lent->tree() : &page->own;
    if (!lent)
        html::parse_html(article.html, page->own, checkpoint);
    page->facts = read_facts(*page->tree, true);
    const auto rules = settings.sites ? settings.sites->for_host(site_of(article, page->facts)) : nullptr;
    if (!rules)
        return page;
    SitePage site(rules, article.input, checkpoint);
    if (site.has_replacements()) {
        page->own.reset();
        html::parse_html(site.replaced(article.html), page->own, checkpoint);
    } else if (lent) {
        page->own.reset(lent->tree());
    }
    page->tree = &page->own;
    if (site.has_replacements() || rules->skip_json_ld)
        page->facts = read_facts(page->own, !rules->skip_json_ld);
    page->site = std::move(site);
    page->site.edit(page->own);
    return page;
}

// The article in one page. lent is its document when it is parsed already, else null.
Script read_article(const Article &article, const html::Document *lent, const ExtractSettings &settings) {
    const html::Budget budget(settings.budget, article.input);
    const html::Checkpoint checkpoint = [&] { budget.check(); };
    const auto parsed = parse_page(article, lent, settings, checkpoint);
    SitePage &site = parsed->site;
    Facts &facts = parsed->facts;
    Page page = read_page(*parsed->tree, *settings.words, checkpoint, site.strips());

    page.vietnamese = is_vietnamese(page);
    page.explain = settings.explain;

    drop_our_player(page);
    drop_empty_slots(page, settings.empty_slot_notices);
    site.decide(page, facts);
    if (site.prunes())
        drop_regions(page);
    if (settings.boilerplate)
        settings.boilerplate->drop_from(page);
    Script script;
    script.title = find_title(page, facts);
    const auto root = site.root() ? site.root() : find_root(page, facts, checkpoint);
    if (!root)
        throw Error(Next::skip, fmt::format("no article found in {}", article.input));
    if (settings.explain && !site.root())
        script.notes.push_back(explain_root(page, facts, *root));
    site.drop_after_start(page);
    script.lead = find_lead(page, facts, *root);
    if (site.prunes())
        drop_captions(page, *root);
    checkpoint();
    find_details(page, facts, *root);
    script.source = keep_source(page, *root);
    if (site.prunes()) {
        checkpoint();
        drop_code(page, *root);
        drop_repeats(page, *root);
        drop_links(page, *root);
        drop_endings(page, *root);
        trim_edges(page, *root);
    }
    site.drop_before_start(page);
    read_tables(page, *root, settings.tables);
    if (settings.vietnamese_only && page.vietnamese)
        drop_foreign(page, *root);
    keep_rest(page, *root);
    checkpoint();

    script.published = facts.published;
    script.author = facts.author;
    script.language = facts.language;
    script.url = facts.url.empty() ? article.url : facts.url;
    script.site_name = facts.site_name;
    script.links = find_page_links(page, facts, article, site, *root);
    script.notes.insert(script.notes.end(), site.notes().begin(), site.notes().end());
    assemble(page, facts, script);
    return script;
}

ExtractSettings with_words(const ExtractSettings &settings) {
    ExtractSettings ready = settings;
    if (!ready.words)
        ready.words = load_page_words(data_folder() / "config/extract");
    return ready;
}

Script checked(Script script, const std::string &input, const ExtractSettings &settings) {
    check_length(script, input);
    if (settings.vietnamese_only)
        check_language(script, *settings.words, input);
    return script;
}

} // namespace

std::shared_ptr<const PageWords> load_page_words(const std::filesystem::path &folder) {
    return std::make_shared<const PageWords>(PageWords::load(folder));
}

std::shared_ptr<const SiteRules> open_site_rules(const std::vector<std::filesystem::path> &folders) {
    return std::make_shared<const SiteRules>(folders);
}

SiteRulesCheck check_site_rules(const std::vector<std::filesystem::path> &folders) {
    SiteRulesCheck check;
    for (const auto &file : SiteRules(folders).all()) {
        ++check.files;
        check.warnings.insert(check.warnings.end(), file->warnings.begin(), file->warnings.end());
    }
    return check;
}

Script extract(const Article &article, const ExtractSettings &settings) {
    const ExtractSettings ready = with_words(settings);
    return checked(read_article(article, nullptr, ready), article.input, ready);
}

Script extract(const Article &article, const html::Document &page, const ExtractSettings &settings) {
    const ExtractSettings ready = with_words(settings);
    return checked(read_article(article, &page, ready), article.input, ready);
}

Script extract_page(const Article &page, const ExtractSettings &settings) {
    return read_article(page, nullptr, with_words(settings));
}

Script join_pages(Script first, std::vector<Script> later, const std::string &input,
                  const ExtractSettings &settings) {
    for (std::size_t i = 0; i < later.size(); ++i)
        join_page(first, std::move(later[i]), i + 2);
    return checked(std::move(first), input, with_words(settings));
}

} // namespace baonoi::extract
