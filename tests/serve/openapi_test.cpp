// SPDX-License-Identifier: GPL-3.0-or-later
// docs/openapi.json and the server say the same: every route, every status of it, every field of an answer.
#include "base/ascii.h"
#include "base/file.h"
#include "serve/routes.h"
#include "served.h"
#include "test_paths.h"

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
        return document().at("paths").at(pattern).at(ascii_lower(method));
    }

    // Notes the status of an answer, and compares its body with what the document says.
    void note(const std::string &method, const std::string &pattern, const test::RawAnswer &answer) {
        const std::string status = std::to_string(answer.status);
        seen_[{pattern, method}].insert(status);
        const json &responses = operation(pattern, method).at("responses");
        ASSERT_TRUE(responses.contains(status)) << pattern << " " << status << " " << answer.body;
        if (!resolved(responses[status]).contains("content")) {
            EXPECT_EQ(answer.body, "") << pattern;
            return;
        }
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

    void ask_lexicon() {
        const std::string path = "/api/lexicon";
        const auto both = [&](const std::string &method, const std::string &rest, const std::string &query,
                              std::vector<std::string> who, const std::string &body = "") {
            ask_api(method, path + rest, path + rest + query, std::move(who), body);
        };
        both("POST", "", "", {"bien-tap", "bien-tap", "doc", ""},
             R"({"word": "Zandora", "say": "dan đo ra"})");
        both("POST", "", "", {"bien-tap"}, R"({"word": "Zandora", "say": "x1"})");
        both("POST", "", "", {"bien-tap"}, R"({"word": "Zandora"})");
        both("POST", "", "", {"bien-tap"}, R"({"word": "HLV", "say": "hành lang vàng"})");
        for (const std::string list : {"", "/conflicts", "/export", "/changes"})
            both("GET", list, "", {"doc", ""});
        both("GET", "/syllables", "?say=dan+x1", {"doc", ""});
        both("GET", "/syllables", "?say=" + std::string(1001, 'a'), {"doc"});
        both("GET", "", "?own=maybe", {"doc"});
        both("GET", "/export", "?format=doc", {"doc"});
        both("GET", "/changes", "?limit=0", {"doc"});
        both("GET", "/impact", "?word=Zandora", {"doc", ""});
        both("GET", "/impact", "?word=", {"doc"});
        for (const auto *body : {R"({"word": "Zandora"})", R"({"word": " "})", "{}"})
            both("POST", "/regenerate", "", {"bien-tap"}, body);
        for (const std::string kind : {"/preview", "/preview.mp3"})
            for (const auto *body : {R"({"text": "Tới Zandora."})", R"({"text": "…"})", "{}"})
                if (kind != "/preview" || std::string_view(body).find("…") == std::string_view::npos)
                    both("POST", kind, "", {"bien-tap"}, body);
        both("POST", "/preview", "", {"bien-tap"}, R"({"text": "a", "word": "Zandora", "say": "x1"})");
        both("POST", "/import", "", {"bien-tap"}, "word,say\nKandora,can đo ra\n");
        both("POST", "/import", "?dry=maybe", {"bien-tap"});
        std::string many = "<lexicon>";
        for (int i = 0; i < 1001; ++i)
            many += "<lexeme><grapheme>a</grapheme></lexeme>";
        both("POST", "/import", "", {"bien-tap"}, many + "</lexicon>");
        for (const auto *body : {R"({"change": 1})", R"({"change": 1})", R"({"change": 99})", "{}"})
            both("POST", "/undo", "", {"bien-tap"}, body);
        for (const std::string route : {"/regenerate", "/preview", "/preview.mp3", "/import", "/undo"})
            both("POST", route, "", {"doc", ""}, "{}");
        both("DELETE", "", "?word=HLV", {"bien-tap", "bien-tap", "doc", ""});
        both("DELETE", "", "", {"bien-tap"});
        test::write(folder_.path() / "mine/words.pls", "<lexicon>");
        both("DELETE", "", "?word=HLV", {"bien-tap"});
        for (const std::string list : {"", "/conflicts", "/export"})
            both("GET", list, "", {"doc"});
    }

    void ask_spoken() {
        const store::ArticleRecord record = keep_spoken("00dd", "https://bao.example.vn/audio/1.mp3");
        const std::string token =
            R"({"text":"Xã","spoken":"Xã","rule":"word","language":"vi","unknown":false,"from":0.1,"to":null})";
        const std::string reading =
            R"({"blocks":[{"kind":"title","text":"Xã","sentences":[{"text":"Xã","spoken":"Xã","tokens":[)" +
            token + R"(]}]}],"drops":[{"rule":"caption","text":"Ảnh","place":"html"}]})";
        store_->keep_reading(record.source, record.input,
                             {record.content_hash, reading, {{"Kandora", "can", "vi", "Tới Kandora."}}});
        store_->keep_sentences(record.source, record.input, {{"Xã.", "Xã"}});
        ask_api("GET", "/api/articles", "/api/articles?in=text&q=xa", {"doc"});
        for (const std::string kind : {"text", "reading", "audio"}) {
            const std::string route = "/api/articles/{id}/" + kind;
            ask_api("GET", route, "/api/articles/00dd/" + kind, {"doc", ""});
            ask_api("GET", route, "/api/articles/none/" + kind, {"doc"});
        }
        test::write(folder_.path() / "site/audio/a.mp3", "abc");
        test::write(folder_.path() / "site/audio/a.vtt", "WEBVTT\n");
        test::write(folder_.path() / "site/audio/a.json", "{}\n");
        for (const std::string &audio : {record.audio, page("audio/a.mp3")})
            for (const std::string kind : {"captions", "manifest"}) {
                store::ArticleRecord heard = keep_spoken("00dd", audio);
                heard.captions = audio.substr(0, audio.size() - 3) + "vtt";
                store_->keep(heard);
                const std::string route = "/api/articles/{id}/" + kind;
                ask_api("GET", route, "/api/articles/00dd/" + kind, {"doc", ""});
                ask_api("GET", route, "/api/articles/none/" + kind, {"doc"});
            }
        const auto part = [&](const std::string &headers) {
            note("GET", "/api/articles/{id}/audio",
                 test::ask(server_->port(), "GET", "/api/articles/00dd/audio",
                           "Authorization: Bearer token-doc\r\n" + headers));
        };
        part("");
        part("Range: bytes=1-\r\n");
        part("Range: bytes=3-\r\n");
        ask_api("GET", "/api/unknown-words", "/api/unknown-words", {"doc", ""});
        ask_api("GET", "/api/unknown-words", "/api/unknown-words?limit=0", {"doc"});
        ask_api("GET", "/api/events", "/api/events", {"doc", ""});
        ask_api("GET", "/api/events", "/api/events?after=x", {"doc"});
    }

    // An article with the id "hai" that had two recordings, which differ in every way.
    void keep_two_versions() {
        const std::vector<std::vector<store::SentenceRecord>> said{
            {{"Một hai ba.", "một hai ba"}, {"Bỏ đi hẳn câu này.", "bỏ"}, {"UBND.", "u bê"}},
            {{"Một hai bốn.", "một hai bốn"}, {"UBND.", "ủy ban"}, {"Mới thêm vào cuối.", "mới"}}};
        for (std::size_t i = 0; i < said.size(); ++i) {
            store::ArticleRecord record = keep_spoken("hai", fmt::format("https://bao.example.vn/{}.mp3", i));
            record.content_hash = std::string(64, static_cast<char>('a' + i));
            record.voice = i == 0 ? "vi-north" : "vi-north-female";
            store_->keep(record);
            store_->keep_sentences(record.source, record.input, said[i]);
        }
    }

    void ask_versions() {
        keep_two_versions();
        const std::string article = "/api/articles/{id}", two = "/api/articles/hai";
        const auto ask = [&](const std::string &method, const std::string &kind, const std::string &query,
                             std::vector<std::string> who, const std::string &body = "") {
            ask_api(method, article + kind, two + kind + query, std::move(who), body);
        };
        ask("GET", "/versions", "", {"doc", ""});
        ask("GET", "/changes", "?from=1&to=2", {"doc", ""});
        ask("GET", "/changes", "?from=1&to=3", {"doc"});
        ask("GET", "/changes", "?from=1", {"doc"});
        for (const char *body : {R"({"version": 2})", R"({"version": 3})", R"({"version": 0})"})
            ask("POST", "/rollback", "", {"bien-tap"}, body);
        ask("GET", "/versions", "", {"doc"});
        for (const char *body : {"", "", R"({"version": 1})"})
            ask("POST", "/unpin", "", {"bien-tap"}, body);
        for (const char *order : {"/rollback", "/unpin"})
            ask("POST", order, "", {"doc", ""}, R"({"version": 2})");
        for (const char *version : {"1", "2", "3", "x"})
            ask("GET", "/audio", fmt::format("?version={}", version), {"doc"});
        for (const char *kind : {"/versions", "/changes"})
            ask_api("GET", article + kind, fmt::format("/api/articles/none{}", kind), {"doc"});
        ask_api("GET", article + "/versions", "/api/articles/cu/versions", {"doc"});
        ask_api("POST", article + "/rollback", "/api/articles/none/rollback", {"bien-tap"},
                R"({"version": 1})");
        ask_api("POST", article + "/unpin", "/api/articles/none/unpin", {"bien-tap"});
    }

    // What lies in a storage has public addresses.
    void ask_storage() {
        store::ArticleRecord record = keep_spoken("00ee", "https://tep.example.vn/tin-kho-1.mp3");
        record.source = "kho";
        record.id = "kho-1";
        store_->keep(record);
        start(toml() +
              "[[publisher]]\nname = \"kho\"\nkind = \"sidecar\"\nfiles_url = \"https://tep.example.vn/\"\n"
              "path = \"tep\"\n[[source]]\nname = \"kho\"\nkind = \"feed\"\n"
              "url = \"https://kho.example.vn/rss\"\npublisher = \"kho\"\n");
        ask_api("GET", "/api/articles/{id}/manifest", "/api/articles/kho-1/manifest", {"doc"});
    }

    void ask_listened() {
        start("[player]\nbeacon = \"https://nghe.bao.vn/listened\"\n" + toml());
        ask_api("POST", "/listened", "/listened", {""}, R"({"recording": "aaaaaaaaaaaa", "point": "25"})");
    }

    void ask_system() {
        ask_api("GET", "/api/voices", "/api/voices", {"doc", ""});
        const std::string preview = "/api/voices/preview.mp3";
        ask_api("POST", preview, preview, {"bien-tap", "doc", ""}, R"({"text": "Xin chào."})");
        for (const char *body : {"{}", R"({"text": "a", "speed": 20})"})
            ask_api("POST", preview, preview, {"bien-tap"}, body);
        ask_api("POST", preview, preview, {"bien-tap"}, R"({"text": "a", "voice": "nobody"})");
        for (const std::string kind : {"source", "publisher"}) {
            const std::string route = fmt::format("/api/{}s/{{{}}}/test", kind, kind);
            ask_api("POST", route, fmt::format("/api/{}s/cong/test", kind), {"quan-tri", "doc", ""});
            ask_api("POST", route, fmt::format("/api/{}s/none/test", kind), {"quan-tri"});
        }
        store::HostRecord host;
        host.process = "1:2:3";
        host.refused_by = {"cong: kho"};
        store_->note_host(host);
        store_->hold({"poll cong"}, host.process, Seconds{30});
        ask_api("GET", "/api/hosts", "/api/hosts", {"doc", ""});
        ask_api("GET", "/api/system", "/api/system", {"quan-tri", "doc", ""});
    }

    Statuses seen_;
};

TEST_F(OpenApi, HasEveryRouteAndNoOther) {
    std::set<std::pair<std::string, std::string>> served, written;
    for (const Route &route : api_routes())
        served.emplace(route.pattern, ascii_lower(route.method));
    for (const auto &[path, operations] : document().at("paths").items())
        for (const auto &[method, operation] : operations.items())
            written.emplace(path, method);
    EXPECT_EQ(served, written);
}

TEST_F(OpenApi, SaysWhichRoleIsNeeded) {
    for (const Route &route : api_routes()) {
        const json &responses =
            operation(std::string(route.pattern), std::string(route.method)).at("responses");
        EXPECT_EQ(responses.contains("403"), route.role != store::Role::viewer) << route.pattern;
        EXPECT_EQ(responses.contains("401"),
                  route.entrance != Entrance::open || route.pattern == "/hooks/publish")
            << route.pattern;
    }
}

TEST_F(OpenApi, HasEveryStatusAndFieldAndNoOther) {
    start_reading();
    ask_hook();
    ask_spoken();
    ask_system();
    ask_lexicon();
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
    ask_versions();
    ask_api("GET", settings, known, {"doc", ""});
    ask_api("GET", settings, "/api/articles/none/settings", {"doc"});
    ask_api("GET", settings, "/api/articles/cu/settings", {"doc"});
    for (const char *body :
         {R"({"exclude": ["Một."], "on": true})", R"({"voice": "none"})", R"({"speed": 1})"})
        ask_api("PUT", settings, known, {"bien-tap"}, body);
    ask_api("PUT", settings, known, {"doc", ""}, "{}");
    ask_api("PUT", settings, "/api/articles/none/settings", {"bien-tap"}, "{}");
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
    ask_api("POST", "/listened", "/listened", {""}, "{}");
    ask_api("GET", "/healthz", "/healthz", {""});
    ask_api("GET", "/readyz", "/readyz", {""});
    readiness_.ready = false;
    ask_api("GET", "/readyz", "/readyz", {""});
    ask_api("GET", "/metrics", "/metrics", {""});
    note("GET", "/metrics", test::ask(server_->port(), "GET", "/metrics", "X-Forwarded-For: 192.0.2.1\r\n"));
    ask_storage();
    ask_listened();
    start(toml(""));
    note("POST", "/hooks/publish", hook("f", announcement("https://bao.example.vn/2")));

    for (const Route &route : api_routes()) {
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
