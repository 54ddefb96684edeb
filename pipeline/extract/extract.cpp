// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "base/log.h"
#include "base/url.h"
#include "extract/assemble.h"
#include "extract/body.h"
#include "extract/boilerplate.h"
#include "extract/copies.h"
#include "extract/facts.h"
#include "extract/head.h"
#include "extract/hidden_body.h"
#include "extract/losses.h"
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
#include "html/handed_over.h"

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
        throw Exempt(Exemption::no_article,
                     fmt::format("the article in {} has less than one sentence", input));
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
        html::named(article.input, [&] { html::parse_html(article.html, page->own, checkpoint); });
    page->facts = read_facts(*page->tree, true);
    const auto rules = settings.sites ? settings.sites->for_host(site_of(article, page->facts)) : nullptr;
    if (!rules)
        return page;
    SitePage site(rules, article.input, checkpoint);
    if (site.has_replacements()) {
        page->own.reset();
        html::named(article.input,
                    [&] { html::parse_html(site.replaced(article.html), page->own, checkpoint); });
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

// The element that fetch made of a body that was handed over.
std::optional<std::size_t> handed_over(const Page &page) {
    for (std::size_t i = 0; i < page.elements.size(); ++i)
        if (html::is_handed_over(page.elements[i].node))
            return i;
    return std::nullopt;
}

// The title that came with the body is the title, whatever else the body holds.
void take_given_title(Page &page, Facts &facts) {
    for (Line &line : page.lines)
        if (page.enclosing(line.element, "h1") && !line.verdict) {
            page.keep(line, BlockKind::title, [] { return std::string("handed over with the body"); });
            facts.ruled_title = line.text;
            return;
        }
}

// What is shared by the readings of one page.
struct Reading {
    const Article &article;
    const ExtractSettings &settings;
    const html::Checkpoint &checkpoint;
};

// Everything is dropped: what a refusal shows.
[[noreturn]] void refuse(const Reading &reading, Page &page, const Facts &facts, Script script) {
    const std::string found = describe_longest(page);
    for (Line &line : page.lines)
        if (!line.verdict || line.verdict->kind)
            line.verdict = Verdict{std::nullopt, "no article"};
    assemble(page, facts, script);
    throw Refused(Exemption::no_article,
                  fmt::format("no article found in {}: {}", reading.article.input, found), std::move(script));
}

// What is not the article inside the root. A body that was handed over is the article: only what says what it
// is goes.
void prune(Page &page, std::size_t root) {
    drop_code(page, root);
    drop_repeats(page, root);
    drop_inserts(page, root);
    if (page.handed_over)
        return;
    drop_links(page, root);
    drop_endings(page, root);
    trim_edges(page, root);
}

std::size_t choose_root(const Reading &reading, Page &page, const Facts &facts, const SitePage &site,
                        Script &script) {
    auto root = page.handed_over ? handed_over(page) : site.root();
    const bool given = root.has_value();
    if (!root)
        root = find_root(page, facts, reading.checkpoint);
    if (!root)
        refuse(reading, page, facts, std::move(script));
    if (page.explain && !given)
        script.notes.push_back(explain_root(page, facts, *root));
    return *root;
}

// A page that leaves out more than it reads is read, but not in silence.
void tell_losses(const Reading &reading, std::string losses, Script &script) {
    if (losses.empty())
        return;
    log(LogLevel::warning, fmt::format("{}: {}", reading.article.input, losses));
    script.notes.push_back(std::move(losses));
}

Script read_tree(const Reading &reading, const pugi::xml_document &tree, Facts facts, SitePage &site) {
    const ExtractSettings &settings = reading.settings;
    Page page = read_page(tree, *settings.words, reading.checkpoint, site.strips());
    page.vietnamese = is_vietnamese(page);
    page.explain = settings.explain;
    page.handed_over = handed_over(page).has_value();

    drop_our_player(page);
    drop_empty_slots(page, settings.empty_slot_notices);
    site.decide(page, facts);
    if (site.prunes()) {
        drop_hidden_copies(page);
        drop_regions(page);
    }
    if (settings.boilerplate)
        settings.boilerplate->drop_from(page);
    if (page.handed_over)
        take_given_title(page, facts);
    Script script;
    script.title = find_title(page, facts);
    const std::size_t root = choose_root(reading, page, facts, site, script);
    site.drop_after_start(page);
    if (site.prunes())
        drop_copies(page, root);
    script.lead = find_lead(page, facts, root);
    if (site.prunes())
        drop_captions(page, root);
    reading.checkpoint();
    find_details(page, facts, root);
    script.source = keep_source(page, root);
    if (site.prunes()) {
        reading.checkpoint();
        prune(page, root);
    }
    site.drop_before_start(page);
    read_tables(page, root, settings.tables);
    if (settings.vietnamese_only && page.vietnamese)
        drop_foreign(page, root);
    keep_rest(page, root);
    reading.checkpoint();

    script.published = facts.published;
    script.author = facts.author;
    script.language = facts.language;
    script.url = facts.url.empty() ? reading.article.url : facts.url;
    script.site_name = facts.site_name;
    if (!page.handed_over)
        script.links = find_page_links(page, facts, reading.article, site, root);
    script.notes.insert(script.notes.end(), site.notes().begin(), site.notes().end());
    if (!page.handed_over)
        tell_losses(reading, describe_page_losses(page, root), script);
    assemble(page, facts, script);
    if (page.handed_over)
        if (const std::string losses = describe_losses(script); !losses.empty())
            throw Refused(
                Exemption::none,
                fmt::format("the body of {} is not read as a whole: {}", reading.article.input, losses),
                std::move(script));
    return script;
}

std::size_t body_words(const Script &script) {
    std::size_t words = 0;
    for (const Block &block : script.blocks)
        words += is_body(block.kind) ? count_words(block.text) : 0;
    return words;
}

// The text that the page holds without showing it, where what it shows is clearly less: half as long.
std::optional<Script> read_hidden(const Reading &reading, const ReadPage &parsed, const Script &shown) {
    const auto hidden = find_hidden_body(*parsed.tree, parsed.facts, shown.title);
    if (parsed.site.root() || !hidden || hidden->words <= 2 * body_words(shown))
        return std::nullopt;
    pugi::xml_document tree;
    html::named(reading.article.input, [&] { html::parse_html(hidden->html, tree, reading.checkpoint); });
    SitePage no_rules(nullptr, reading.article.input, reading.checkpoint);
    Script script = read_tree(reading, tree, parsed.facts, no_rules);
    script.notes.push_back(
        fmt::format("the text is {}: what the page shows is {} words", hidden->from, body_words(shown)));
    for (const Block &block : shown.blocks)
        script.drops.push_back({"outside the article", block.text, block.place, block.evidence});
    script.drops.insert(script.drops.end(), shown.drops.begin(), shown.drops.end());
    return script;
}

// The article in one page. lent is its document when it is parsed already, else null.
Script read_article(const Article &article, const html::Document *lent, const ExtractSettings &settings) {
    const html::Budget budget(settings.budget, article.input);
    const html::Checkpoint checkpoint = budget.checkpoint();
    const Reading reading{article, settings, checkpoint};
    const auto parsed = parse_page(article, lent, settings, checkpoint);
    Script shown;
    std::optional<Refused> refusal;
    try {
        shown = read_tree(reading, *parsed->tree, parsed->facts, parsed->site);
    } catch (const Refused &refused) {
        refusal = refused;
        shown = refused.script();
    }
    try {
        if (auto hidden = read_hidden(reading, *parsed, shown))
            return std::move(*hidden);
    } catch (const Refused &) { // what the page holds without showing it is no article either
    }
    if (refusal)
        throw *refusal;
    return shown;
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
