// SPDX-License-Identifier: GPL-3.0-or-later
// tests/golden/fetch/<case>/in.xml: a document at https://bao.example.vn/<case>.xml; out.json: what it lists.
// The kind of source is the beginning of the case's name.
#include "base/error.h"
#include "fetch/sample_source.h"
#include "golden/golden.h"

#include <nlohmann/json.hpp>

namespace baonoi::fetch {
namespace {

class FetchGolden : public ::testing::TestWithParam<std::filesystem::path> {};

nlohmann::ordered_json to_json(const test::Listed &listed) {
    nlohmann::ordered_json listings = nlohmann::ordered_json::array();
    for (const Listing &listing : listed.listings) {
        nlohmann::ordered_json one = {{"input", listing.input}};
        for (const auto &[key, value] : {std::pair("title", &listing.title),
                                         {"published", &listing.published},
                                         {"modified", &listing.modified},
                                         {"content", &listing.content}})
            if (!value->empty())
                one[key] = *value;
        if (!listing.enclosures.empty())
            one["enclosures"] = listing.enclosures;
        listings.push_back(one);
    }
    nlohmann::ordered_json json = {{"listings", listings}, {"seen", listed.report.seen}};
    json["warnings"] = listed.report.warnings;
    return json;
}

TEST_P(FetchGolden, ListsWhatIsExpected) {
    const std::string name = GetParam().filename().string();
    const std::string in = test::slurp(GetParam() / "in.xml");
    std::string whole;
    // The same in pieces of any size.
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, in.size() + 1}) {
        test::SampleSource source(name.substr(0, name.find('_')), "https://bao.example.vn/" + name + ".xml");
        source.http.piece = piece;
        source.answer(in);
        std::string out;
        try {
            out = to_json(source.list()).dump(2) + "\n";
        } catch (const Error &error) {
            out = nlohmann::ordered_json{{"error", error.what()}}.dump(2) + "\n";
        }
        if (whole.empty())
            whole = out;
        EXPECT_EQ(whole, out) << "in pieces of " << piece;
    }
    test::expect_golden(GetParam() / "out.json", whole);
}

INSTANTIATE_TEST_SUITE_P(Cases, FetchGolden, ::testing::ValuesIn(test::golden_cases("fetch")),
                         test::case_name);

} // namespace
} // namespace baonoi::fetch
