// SPDX-License-Identifier: GPL-3.0-or-later
// docs/openapi.json and the server say the same: every route, every status of it, every field of an answer.
#include "base/file.h"
#include "serve/routes.h"
#include "served.h"

#include <set>

namespace baonoi::serve {
namespace {

using nlohmann::json;

const json &document() {
    static const json parsed =
        json::parse(read_file(std::filesystem::path(BAONOI_SOURCE_DIR) / "docs/openapi.json", 1U << 20U));
    return parsed;
}

const json &resolved(const json &value) {
    return value.contains("$ref")
               ? document().at(json::json_pointer(value["$ref"].get<std::string>().substr(1)))
               : value;
}

bool is_of_type(const json &value, const std::string &type) {
    return type == "null"      ? value.is_null()
           : type == "object"  ? value.is_object()
           : type == "array"   ? value.is_array()
           : type == "string"  ? value.is_string()
           : type == "boolean" ? value.is_boolean()
           : type == "integer" ? value.is_number_integer()
                               : type == "number" && value.is_number();
}

// What of the schemas is used in the document: types, enum, properties (all of them required), items.
void expect_fits(const json &value, const json &schema_or_ref, const std::string &where) {
    const json &schema = resolved(schema_or_ref);
    const json types = schema["type"].is_array() ? schema["type"] : json::array({schema["type"]});
    EXPECT_TRUE(
        std::any_of(types.begin(), types.end(), [&](const json &type) { return is_of_type(value, type); }))
        << where << " is " << value;
    if (schema.contains("enum")) {
        EXPECT_EQ(std::count(schema["enum"].begin(), schema["enum"].end(), value), 1)
            << where << " is " << value;
    }
    if (value.is_array())
        for (const json &item : value)
            expect_fits(item, schema["items"], where + "[]");
    if (!value.is_object() || !schema.contains("properties"))
        return;
    for (const auto &[name, property] : schema["properties"].items()) {
        ASSERT_TRUE(value.contains(name)) << where << " lacks " << name;
        expect_fits(value[name], property, where + "." + name);
    }
    for (const auto &[name, inner] : value.items())
        EXPECT_TRUE(schema["properties"].contains(name)) << where << " has " << name;
}

using Statuses = std::map<std::pair<std::string, std::string>, std::set<std::string>>; // by route and method

class OpenApi : public test::Served {
protected:
    const json &operation(const std::string &pattern, const std::string &method) {
        static const std::map<std::string, std::string> names{
            {"GET", "get"}, {"POST", "post"}, {"PUT", "put"}};
        return document().at("paths").at(pattern).at(names.at(method));
    }

    // Notes the status of an answer, and compares its body with what the document says.
    void note(const std::string &method, const std::string &pattern, const test::RawAnswer &answer) {
        const std::string status = std::to_string(answer.status);
        seen_[{pattern, method}].insert(status);
        const json &responses = operation(pattern, method).at("responses");
        ASSERT_TRUE(responses.contains(status)) << pattern << " " << status << " " << answer.body;
        const json &content = resolved(responses[status]).at("content");
        if (content.contains("application/json"))
            expect_fits(json_of(answer), content["application/json"]["schema"], pattern + " " + status);
        else
            EXPECT_TRUE(answer.headers.at("content-type").starts_with(content.begin().key())) << pattern;
    }

    void ask_api(const std::string &method, const std::string &pattern, const std::string &target,
                 std::vector<std::string> who, const std::string &body = "") {
        for (const std::string &name : who)
            note(method, pattern, api(method, target, name, body));
    }

    void ask_hook() {
        const std::string body = announcement("https://bao.example.vn/1");
        const auto keep = [&](const test::RawAnswer &answer) { note("POST", "/hooks/publish", answer); };
        keep(hook("a", body));
        keep(hook("a", body));
        keep(hook("b", "{}"));
        keep(hook("c", announcement("https://other.example.vn/1")));
        keep(hook("d", body, test::second_key));
        keep(hook("e", announcement(page("tin/gone.html"), "deleted")));
    }

    // An article with the id "hai" that had two recordings, which differ in every way.
    void keep_two_versions() {
        store::ArticleRecord record;
        record.source = "bao";
        record.input = "https://bao.example.vn/2";
        record.id = "hai";
        record.state = store::ArticleState::attached;
        const std::vector<std::vector<store::SentenceRecord>> said{
            {{"Một hai ba.", "một hai ba"}, {"Bỏ đi hẳn câu này.", "bỏ"}, {"UBND.", "u bê"}},
            {{"Một hai bốn.", "một hai bốn"}, {"UBND.", "ủy ban"}, {"Mới thêm vào cuối.", "mới"}}};
        for (std::size_t i = 0; i < said.size(); ++i) {
            record.content_hash = std::string(64, static_cast<char>('a' + i));
            record.audio = record.content_hash.substr(0, 12) + ".mp3";
            record.voice = i == 0 ? "vi-north" : "vi-north-female";
            store_->keep(record);
            store_->keep_sentences(record.source, record.input, said[i]);
        }
    }

    Statuses seen_;
};

TEST_F(OpenApi, HasEveryRouteAndNoOther) {
    std::set<std::pair<std::string, std::string>> served, written;
    for (const Route &route : all_routes())
        served.emplace(route.pattern, route.method == "GET" ? "get" : route.method == "PUT" ? "put" : "post");
    for (const auto &[path, operations] : document().at("paths").items())
        for (const auto &[method, operation] : operations.items())
            written.emplace(path, method);
    EXPECT_EQ(served, written);
}

TEST_F(OpenApi, SaysWhichRoleIsNeeded) {
    for (const Route &route : all_routes()) {
        const json &responses =
            operation(std::string(route.pattern), std::string(route.method)).at("responses");
        EXPECT_EQ(responses.contains("403"), route.role != store::Role::viewer) << route.pattern;
        EXPECT_EQ(responses.contains("401"),
                  route.entrance != Entrance::open || route.pattern == "/hooks/publish")
            << route.pattern;
    }
}

TEST_F(OpenApi, HasEveryStatusAndFieldAndNoOther) {
    start();
    ask_hook();
    for (const std::string order : {"regenerate", "publish", "withdraw"}) {
        const std::string route = "/api/articles/{id}/" + order;
        const std::string path = "/api/articles/https%3A%2F%2Fbao.example.vn%2F1/" + order;
        ask_api("POST", route, path, {"bien-tap", "doc", ""});
        for (const auto *body : {R"({"voice": "none"})", R"({"speed": 1})"})
            ask_api("POST", route, path, {"bien-tap"}, body);
        ask_api("POST", route, "/api/articles/none/" + order, {"bien-tap"});
    }
    const std::string settings = "/api/articles/{id}/settings";
    const std::string known = "/api/articles/https%3A%2F%2Fbao.example.vn%2F1/settings";
    store::ArticleRecord of_old_source;
    of_old_source.source = "bao-cu";
    of_old_source.input = of_old_source.id = "cu";
    store_->keep(of_old_source);
    ask_api("GET", settings, known, {"doc", ""});
    ask_api("GET", settings, "/api/articles/none/settings", {"doc"});
    ask_api("GET", settings, "/api/articles/cu/settings", {"doc"});
    for (const char *body :
         {R"({"exclude": ["Một."], "on": true})", R"({"voice": "none"})", R"({"speed": 1})"})
        ask_api("PUT", settings, known, {"bien-tap"}, body);
    ask_api("PUT", settings, known, {"doc", ""}, "{}");
    ask_api("PUT", settings, "/api/articles/none/settings", {"bien-tap"}, "{}");
    keep_two_versions();
    const std::string article = "/api/articles/{id}", two = "/api/articles/hai", none = "/api/articles/none";
    ask_api("GET", article + "/versions", two + "/versions", {"doc", ""});
    ask_api("GET", article + "/changes", two + "/changes?from=1&to=2", {"doc", ""});
    ask_api("GET", article + "/changes", two + "/changes?from=1&to=3", {"doc"});
    ask_api("GET", article + "/changes", two + "/changes?from=1", {"doc"});
    for (const char *body : {R"({"version": 2})", R"({"version": 3})", R"({"version": 0})"})
        ask_api("POST", article + "/rollback", two + "/rollback", {"bien-tap"}, body);
    ask_api("POST", article + "/rollback", two + "/rollback", {"doc", ""}, "{}");
    for (const char *method : {"/versions", "/changes"})
        ask_api("GET", article + method, none + method, {"doc"});
    ask_api("GET", article + "/versions", "/api/articles/cu/versions", {"doc"});
    ask_api("POST", article + "/rollback", none + "/rollback", {"bien-tap"}, "{}");
    const std::string source = "/api/settings/sources/{source}", bao = "/api/settings/sources/bao";
    for (const char *body : {R"({"on": true})", R"({"voice": "none"})", R"({"speed": 1})"})
        ask_api("PUT", source, bao + "?section=a", {"bien-tap"}, body);
    ask_api("PUT", source, bao, {"doc", ""}, "{}");
    ask_api("PUT", source, "/api/settings/sources/none", {"bien-tap"}, "{}");
    ask_api("GET", source, bao, {"doc", ""});
    ask_api("GET", source, bao + "?section=" + std::string(201, 'a'), {"doc"});
    ask_api("GET", source, "/api/settings/sources/none", {"doc"});
    ask_api("GET", "/api/settings/sources", "/api/settings/sources", {"doc", ""});
    ask_api("GET", "/api/articles", "/api/articles", {"doc", ""});
    ask_api("GET", "/api/articles", "/api/articles?page=0", {"doc"});
    ask_api("GET", "/api/articles/{id}", "/api/articles/https%3A%2F%2Fbao.example.vn%2F1", {"doc", ""});
    ask_api("GET", "/api/articles/{id}", "/api/articles/none", {"doc"});
    ask_api("GET", "/api/jobs/{id}", "/api/jobs/1", {"doc", ""});
    ask_api("GET", "/api/jobs/{id}", "/api/jobs/9999", {"doc"});
    ask_api("GET", "/api/coverage", "/api/coverage", {"doc", ""});
    ask_api("GET", "/api/coverage", "/api/coverage?minutes=0", {"doc"});
    ask_api("GET", "/api/orders", "/api/orders", {"quan-tri", "doc", ""});
    ask_api("GET", "/api/orders", "/api/orders?limit=0", {"quan-tri"});
    ask_api("GET", "/healthz", "/healthz", {""});
    ask_api("GET", "/readyz", "/readyz", {""});
    readiness_.ready = false;
    ask_api("GET", "/readyz", "/readyz", {""});
    ask_api("GET", "/metrics", "/metrics", {""});
    note("GET", "/metrics", test::ask(server_->port(), "GET", "/metrics", "X-Forwarded-For: 192.0.2.1\r\n"));
    start(toml(""));
    note("POST", "/hooks/publish", hook("f", announcement("https://bao.example.vn/2")));

    for (const Route &route : all_routes()) {
        std::set<std::string> written;
        for (const auto &[status, response] :
             operation(std::string(route.pattern), std::string(route.method)).at("responses").items())
            if (status != "default")
                written.insert(status);
        EXPECT_EQ((seen_[{std::string(route.pattern), std::string(route.method)}]), written) << route.pattern;
    }
}

TEST_F(OpenApi, ReferencesLeadSomewhere) {
    const json flat = document().flatten();
    for (const auto &[place, value] : flat.items())
        if (place.ends_with("/$ref")) {
            EXPECT_NO_THROW(document().at(json::json_pointer(value.get<std::string>().substr(1)))) << value;
        }
}

} // namespace
} // namespace baonoi::serve
