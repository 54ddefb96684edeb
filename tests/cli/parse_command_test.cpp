// SPDX-License-Identifier: GPL-3.0-or-later
// baonoi's own parsers, each in its process, say what they say in this one.
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/pages.h"
#include "fetch/listing_parser.h"
#include "html/document.h"
#include "lib/confined/parsers.h"
#include "test_paths.h"
#include "verify/verify.h"

#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <sstream>
#include <utility>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;

// What is asked, and by whom.
using Question = std::pair<std::string, std::function<std::string()>>;

std::vector<std::string> answers_to(const std::vector<Question> &questions) {
    std::vector<std::string> answers;
    for (const auto &[name, ask] : questions)
        try {
            answers.push_back(name + ": " + ask());
        } catch (const Error &error) {
            answers.push_back(
                fmt::format("{}: error {}: {}", name, static_cast<int>(error.next()), error.what()));
        }
    return answers;
}

void expect_the_same(const std::vector<Question> &questions) {
    const std::vector<std::string> here = answers_to(questions);
    confined::parse_by(BAONOI_PROGRAM, {"parse"});
    const std::vector<std::string> elsewhere = answers_to(questions);
    confined::parse_by("", {});
    for (std::size_t i = 0; i < here.size(); ++i)
        EXPECT_EQ(elsewhere[i], here[i]);
}

std::vector<fs::path> files_below(const fs::path &folder, const std::string &ending) {
    std::vector<fs::path> files;
    for (const auto &entry : fs::recursive_directory_iterator(fs::path(BAONOI_SOURCE_DIR) / folder))
        if (entry.path().extension() == ending)
            files.push_back(entry.path());
    EXPECT_FALSE(files.empty()) << folder;
    return files;
}

std::string text_of(const html::Document &page) {
    std::ostringstream out;
    page.tree().save(out, "", pugi::format_raw | pugi::format_no_declaration);
    out << page.fault();
    if (page.fault().empty())
        for (const html::Element &at : page.elements())
            out << fmt::format("\n{} {} {} {} {} {} {} {}", at.name, at.parent.value_or(99999), at.next,
                               at.implied, at.begin, at.content.begin, at.content.end, at.end);
    return out.str();
}

std::string listed(fetch::ListingKind kind, const std::string &bytes, std::size_t piece = 1000) {
    std::string out;
    const auto reader =
        fetch::open_reader(kind, "https://b.vn/rss", 1U << 20U,
                           {[&](const fetch::Listing &listing) {
                                out += fmt::format("{}|{}|{}|{}|{}|{}|{}\n", listing.input, listing.title,
                                                   listing.published, listing.modified, listing.content,
                                                   listing.section, fmt::join(listing.enclosures, " "));
                            },
                            [&](const std::string &url) { out += "sitemap " + url + '\n'; },
                            [&](const std::string &warning) { out += "warning " + warning + '\n'; }});
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        reader->push(std::string_view(bytes).substr(at, piece));
    return out + (reader->finish() ? "whole" : "not whole");
}

TEST(ParseCommand, ReadsPagesAsTheyAreReadHere) {
    std::vector<Question> questions;
    for (const char *folder : {"tests/golden", "samples", "tests/fuzz/corpus"})
        for (const fs::path &file : files_below(folder, ".html")) {
            const std::string html = valid_utf8(read_file(file, 8U << 20U));
            questions.emplace_back(file, [html] { return text_of(html::Document(html)); });
            questions.emplace_back(file, [html] {
                pugi::xml_document tree;
                html::parse_html(html, tree);
                std::ostringstream out;
                tree.save(out);
                return out.str();
            });
        }
    expect_the_same(questions);
}

TEST(ParseCommand, RefusesPagesInTheSameWords) {
    std::string deep, large = "<body>", many = "<body>", long_page;
    for (int i = 0; i < 1000; ++i)
        deep += "<div>";
    for (int i = 0; i < 400'000; ++i)
        large += "<br a=1>";
    for (int i = 0; i < 150'000; ++i)
        many += "<i>a</i>";
    for (int i = 0; i < 20'000; ++i)
        long_page += "<p>Bản tin sáng nay</p>";
    const auto read_in = [](const std::string &html, Seconds budget) {
        return [&html, budget] {
            const html::LazyDocument page(html, "tin/bai.html", budget);
            return fmt::format("{}", page.whole().elements().size());
        };
    };
    expect_the_same({{"deep", read_in(deep, {20})},
                     {"large", read_in(large, {20})},
                     {"many", read_in(many, {20})},
                     {"long", read_in(long_page, {0.0001})}});
}

TEST(ParseCommand, ReadsFeedsAndSitemapsAsTheyAreReadHere) {
    std::vector<Question> questions;
    for (const fs::path &file : files_below("tests", ".xml"))
        for (const auto kind : {fetch::ListingKind::feed, fetch::ListingKind::sitemap})
            questions.emplace_back(
                file, [bytes = read_file(file, 8U << 20U), kind] { return listed(kind, bytes); });
    expect_the_same(questions);
}

TEST(ParseCommand, JudgesAudioFilesAsTheyAreJudgedHere) {
    std::vector<Question> questions;
    for (const fs::path &file : files_below("tests/fuzz/corpus/mp3", ".mp3"))
        questions.emplace_back(file, [bytes = read_file(file, 8U << 20U)] {
            std::string out;
            for (const verify::Check &check : verify::verify_file(bytes, {}).checks)
                out += fmt::format("{} {} {}\n", check.name, check.passed, check.detail);
            return out;
        });
    expect_the_same(questions);
}

TEST(ParseCommand, IsNothingForPeople) {
    const ProgramResult result = baonoi(".", {"parse", "tin", "3"});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.err, "baonoi parse is for baonoi itself\n");
}

} // namespace
} // namespace baonoi::test
