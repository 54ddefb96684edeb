// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of uploads that no post plays.
#include "base/iso_time.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "systems/wordpress/wordpress.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace baonoi::systems::wordpress {
namespace {

using nlohmann::json;

const std::string address = "https://bao.example.vn/";

// A library of files; its address has no other parameters than ours.
class FakeLibrary : public curl::Http {
public:
    curl::HttpResponse send(const curl::HttpRequest &request) override {
        curl::HttpResponse response;
        response.url = request.url;
        response.status = 200;
        response.body = "{}";
        const std::size_t route = request.url.find("/wp/v2/media");
        if (route == std::string::npos)
            return response;
        const std::string rest = request.url.substr(route + std::string_view("/wp/v2/media").size());
        if (rest.starts_with('/'))
            change(std::stoi(rest.substr(1)), request);
        else
            response.body = found(rest).dump();
        return response;
    }
    // is_played: as the plugin says; null: it is not active.
    void add(int id, const std::string &description, const json &is_played) {
        files_.push_back({{"id", id},
                          {"source_url", fmt::format("{}{}.mp3", address, id)},
                          {"description", {{"raw", description}}},
                          {"modified_gmt", "2020-09-14T12:00:00"},
                          {"baonoi", {{"is_played", is_played}}}});
    }
    std::vector<std::string> descriptions() const {
        std::vector<std::string> all;
        for (const json &file : files_)
            all.push_back(file["description"]["raw"]);
        return all;
    }

private:
    static std::string parameter(const std::string &query, const std::string &name) {
        const std::size_t at = query.find("&" + name + "=");
        const std::size_t begin = at + name.size() + 2;
        return at == std::string::npos ? "" : query.substr(begin, query.find('&', begin) - begin);
    }
    json found(const std::string &query) const {
        const std::string before = parameter(query, "modified_before");
        json found = json::array();
        for (const json &file : files_)
            if (file["description"]["raw"].get<std::string>().find(parameter(query, "search")) !=
                    std::string::npos &&
                (before.empty() || file["modified_gmt"].get<std::string>() + "Z" < before))
                found.push_back(file);
        return found;
    }
    void change(int id, const curl::HttpRequest &request) {
        const auto file =
            std::find_if(files_.begin(), files_.end(), [&](const json &one) { return one["id"] == id; });
        if (request.method == "DELETE")
            files_.erase(file);
        else
            (*file)["description"]["raw"] = json::parse(request.post->text())["description"];
    }

    std::vector<json> files_;
};

TEST(WordPressMedia, WhatNoPostPlaysIsRetiredAnHourAfterItsUploadAndRemovedAfterItsGrace) {
    const test::TemporaryFolder folder;
    test::write(folder.path() / "password", "abcd efgh\n");
    test::FakeClock clock;
    FakeLibrary library;
    SystemSettings settings;
    settings.name = "toa-soan";
    settings.kind = "wordpress";
    settings.url = address;
    settings.user = "may-doc";
    settings.secret = Secret("file:" + (folder.path() / "password").string());
    const auto publisher = make_publisher(settings, {library, library, clock});
    library.add(1, "baonoi:aa", false); // of a process that was killed, and its post was skipped then
    library.add(2, "baonoi:bb", true);
    library.add(3, "baonoi:cc", nullptr);
    library.add(4, "baonoi-retired:dd", nullptr);
    library.add(5, "by others", false);
    const auto before = library.descriptions();
    const std::int64_t uploaded = *unix_time_of("2020-09-14T12:00:00Z");
    clock.pass(static_cast<double>(uploaded + 3600 - clock.unix_time()));
    EXPECT_EQ(publisher->remove_retired(), 0U);
    EXPECT_EQ(library.descriptions(), before);
    clock.pass(1);
    EXPECT_EQ(publisher->remove_retired(), 0U);
    EXPECT_EQ(library.descriptions(), (std::vector<std::string>{"baonoi-retired:aa", "baonoi:bb", "baonoi:cc",
                                                                "baonoi-retired:dd", "by others"}));
    clock.pass(settings.grace.value);
    EXPECT_EQ(publisher->remove_retired(), 1U);
    EXPECT_EQ(library.descriptions(),
              (std::vector<std::string>{"baonoi:bb", "baonoi:cc", "baonoi-retired:dd", "by others"}));
}

} // namespace
} // namespace baonoi::systems::wordpress
