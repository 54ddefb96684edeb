// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

#include "base/error.h"
#include "golden/golden.h"

#include <gtest/gtest.h>

namespace baonoi::extract {

namespace fs = std::filesystem;

class ExtractGolden : public ::testing::TestWithParam<fs::path> {};

TEST_P(ExtractGolden, GivesTheExpectedScript) {
    Article article;
    article.input = "in.html";
    article.html = test::slurp(GetParam() / "in.html");
    ExtractSettings settings;
    settings.words = load_page_words(test::source_folder() / "config/extract");
    settings.sites = open_site_rules({test::source_folder() / "config/sites"});
    std::string json, error;
    try {
        json = to_json(extract(article, settings));
    } catch (const Error &caught) {
        EXPECT_EQ(caught.next(), Next::skip);
        error = std::string(caught.what()) + "\n";
    }
    test::expect_golden(GetParam() / (error.empty() ? "out.json" : "error"), error.empty() ? json : error);
}

INSTANTIATE_TEST_SUITE_P(Pages, ExtractGolden, ::testing::ValuesIn(test::golden_cases("extract")),
                         test::case_name);

} // namespace baonoi::extract
