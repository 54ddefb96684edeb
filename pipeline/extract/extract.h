// SPDX-License-Identifier: GPL-3.0-or-later
// A page's article: title, date, author, source, lead, blocks; the rest as drops, each with its rule.
#pragma once

#include "base/exempt.h"
#include "model/article.h"
#include "model/passage.h"
#include "model/script.h"
#include "model/units.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace baonoi::html {
class Document;
}

namespace baonoi::extract {

class PageWords;
class SiteRules;

// The words that tell what parts of a page are: the files of config/extract/. Throws stop when one cannot be
// used.
std::shared_ptr<const PageWords> load_page_words(const std::filesystem::path &folder);

// The files of site rules in the folders, the first that has one for a host; read when a page needs them.
std::shared_ptr<const SiteRules> open_site_rules(const std::vector<std::filesystem::path> &folders);

// What every file of site rules in the folders is warned of, "FILE:LINE: …", and how many files there are.
struct SiteRulesCheck {
    std::size_t files = 0;
    std::vector<std::string> warnings;
};
SiteRulesCheck check_site_rules(const std::vector<std::filesystem::path> &folders);

class SiteBoilerplate;

// How a table of the article is read: row by row with the words of its header (announced when it holds
// numbers), not at all, or by the words "Bảng số liệu." alone.
enum class TableReading { read, skip, announce };

struct ExtractSettings {
    Seconds budget{2}; // of CPU time of the calling thread; beyond it the page is refused
    TableReading tables = TableReading::read;
    // Refuses articles in other languages and drops their paragraphs from Vietnamese ones.
    bool vietnamese_only = false;
    bool explain = false; // fills the evidence of blocks and drops, and says in the notes why this root
    // Text that marks an empty audio slot, compared without case and with blanks folded.
    std::vector<std::string> empty_slot_notices = {"chưa được cập nhật nội dung âm thanh"};
    // Loaded once and shared; when there is none, each call reads it from the data folder.
    std::shared_ptr<const PageWords> words;
    std::shared_ptr<const SiteRules> sites;             // none: no site rules
    std::shared_ptr<const SiteBoilerplate> boilerplate; // of the article's site; none: nothing is known of it
};

// The lines that at least three and at least half of a site's pages have: menus, notices, addresses. The
// pages must be of one site and different articles; a page that cannot be read in the budget is left out.
std::shared_ptr<const SiteBoilerplate> find_boilerplate(const std::vector<Article> &articles,
                                                        const ExtractSettings &settings);

// No article was found, which exempts the page, or one that is not read as a whole. The script has what the
// page holds, of the first all of it dropped, and the notes.
class Refused : public Exempt {
public:
    Refused(Exemption exemption, const std::string &message, Script script)
        : Exempt(exemption, message), script_(std::move(script)) {}
    const Script &script() const { return script_; }

private:
    Script script_;
};

// Throws Refused: no article in the page, or a body that was handed over loses too much to rules. Throws
// Exempt: not Vietnamese (when settings ask for that), less than one sentence. Throws skip: budget exceeded.
Script extract(const Article &article, const ExtractSettings &settings);
// The same of a page that is parsed already: page is the article's html.
Script extract(const Article &article, const html::Document &page, const ExtractSettings &settings);

// A later page of an article, which need not be an article alone. Throws skip: no article, budget exceeded.
Script extract_page(const Article &page, const ExtractSettings &settings);
// An article of several pages: what extract() made of its first, and extract_page() of the others, in their
// order. Throws as extract() does of the article called input.
Script join_pages(Script first, std::vector<Script> later, const std::string &input,
                  const ExtractSettings &settings);

// The rule of drops that editors do not want read.
constexpr const char *not_read = "an editor's: not read";

// The script of the article called input as editors want it: passages that are not to be read become drops,
// those that are to be read paragraphs where they stand, and intro and outro are around it (frame.h). What is
// not found changes nothing; passages.h says what is found. Throws skip when less than one sentence is left.
Script edited(Script script, const Editing &editing, const std::string &input);

// How an intro or outro must be that is not as it should be: "be at most 1000 bytes long".
std::optional<std::string> frame_fault(const std::string &text);

// Whether the passage's words stand in these sentences of an article, as whole sentences.
bool holds_passage(const std::vector<std::string> &sentences, const std::string &passage);

// The output of `baonoi extract --json`, described in docs/reading.md.
std::string to_json(const Script &script);

} // namespace baonoi::extract
