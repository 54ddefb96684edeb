// SPDX-License-Identifier: GPL-3.0-or-later
// People who log in by an OpenID provider: one of our own that says what a test wants.
#include "browsing.h"

#include "base/percent.h"
#include "base/url.h"
#include "fakes/signing_key.h"
#include "fakes/test_server.h"
#include "serve/form_fields.h"
#include "serve/openid.h"

namespace baonoi::serve {
namespace {

using nlohmann::json;
using test::RawAnswer;
using test::SigningKey;

class OpenId : public test::Browsing {
protected:
    OpenId() {
        metadata_ = {{"issuer", provider_.url("/toa-soan")},
                     {"authorization_endpoint", provider_.url("/authorize")},
                     {"token_endpoint", provider_.url("/token")},
                     {"jwks_uri", provider_.url("/keys")}};
        publish();
    }

    void publish() {
        provider_.on("/toa-soan/.well-known/openid-configuration", reply(metadata_));
        provider_.on("/keys", reply({{"keys", {key().jwk("a")}}}));
    }
    static test::Reply reply(const json &body, int status = 200) {
        test::Reply reply;
        reply.status = status;
        reply.headers = {"Content-Type: application/json"};
        reply.body = body.dump();
        return reply;
    }
    // Made once: it takes long.
    static const SigningKey &key() {
        static const SigningKey made;
        return made;
    }

    Server &start_with(const std::string &more = "") {
        test::write(folder_.path() / "openid.secret", "mat-khau-rieng\n");
        return start(toml() +
                     fmt::format("[openid]\nissuer = \"{}\"\nclient_id = \"bao noi\"\nclient_secret = "
                                 "\"file:openid.secret\"\nurl = \"https://audio.bao.example.vn/\"\n"
                                 "viewers = [\"bao\"]\neditors = [\"bien-tap\"]\nadmins = "
                                 "[\"ky-thuat\"]\n{}",
                                 provider_.url("/toa-soan"), more));
    }

    struct Attempt {
        std::string cookie; // the header
        std::map<std::string, std::string> asked;
    };
    Attempt begin(const std::string &next = "/articles") {
        const RawAnswer answer = see("/login/openid?next=" + percent_encoded(next), "");
        EXPECT_EQ(answer.status, 303) << answer.body;
        Attempt attempt;
        const std::string cookie = answer.headers.at("set-cookie"), to = answer.headers.at("location");
        attempt.cookie = fmt::format("Cookie: {}\r\n", cookie.substr(0, cookie.find(';')));
        const FormFields fields(to.substr(to.find('?') + 1));
        for (const char *name : {"response_type", "client_id", "redirect_uri", "scope", "state", "nonce",
                                 "code_challenge", "code_challenge_method"})
            attempt.asked[name] = fields.one(name);
        return attempt;
    }
    json claims(const Attempt &attempt) {
        return {{"iss", provider_.url("/toa-soan")},
                {"aud", "bao noi"},
                {"sub", "f7a1"},
                {"preferred_username", "lan"},
                {"nonce", attempt.asked.at("nonce")},
                {"iat", clock_.unix_time()},
                {"exp", clock_.unix_time() + 300},
                {"groups", {"khac", "bien-tap"}}};
    }
    static std::string token_of(const json &claims, const SigningKey &key, const json &header) {
        const std::string text = to_base64url(header.dump()) + "." + to_base64url(claims.dump());
        return text + "." + to_base64url(key.sign(text));
    }
    static std::string token_of(const json &claims) {
        return token_of(claims, key(), {{"alg", "RS256"}, {"kid", "a"}});
    }
    RawAnswer come_back(const Attempt &attempt, const std::string &token) {
        provider_.on("/token", reply({{"access_token", "x"}, {"token_type", "Bearer"}, {"id_token", token}}));
        return come_back(attempt);
    }
    RawAnswer come_back(const Attempt &attempt) const {
        return see("/login/openid/return?code=ma-1&state=" + attempt.asked.at("state"), attempt.cookie);
    }
    std::string warnings() {
        const std::scoped_lock lock(warning_);
        return warnings_;
    }

    test::TestServer provider_;
    json metadata_;
};

TEST_F(OpenId, OpensTheConsoleToWhomTheProviderKnows) {
    start_with("label = \"tài khoản toà soạn\"");
    EXPECT_NE(see("/login?next=/system", "")
                  .body.find("href=\"/login/openid?next=%2Fsystem\">Đăng nhập bằng tài khoản toà soạn<"),
              std::string::npos);
    const Attempt attempt = begin();
    EXPECT_EQ(attempt.asked.at("response_type"), "code");
    EXPECT_EQ(attempt.asked.at("client_id"), "bao noi");
    EXPECT_EQ(attempt.asked.at("redirect_uri"), "https://audio.bao.example.vn/login/openid/return");
    EXPECT_EQ(attempt.asked.at("scope"), "openid profile");
    EXPECT_EQ(attempt.asked.at("code_challenge_method"), "S256");
    const RawAnswer answer = come_back(attempt, token_of(claims(attempt)));
    ASSERT_EQ(answer.status, 303) << answer.body << warnings();
    EXPECT_EQ(answer.headers.at("location"), "/articles");
    const std::string cookie = answer.headers.at("set-cookie");
    EXPECT_TRUE(cookie.ends_with("; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict")) << cookie;

    const FormFields exchanged(provider_.bodies().at(1));
    EXPECT_EQ(exchanged.one("grant_type"), "authorization_code");
    EXPECT_EQ(exchanged.one("code"), "ma-1");
    EXPECT_EQ(exchanged.one("redirect_uri"), attempt.asked.at("redirect_uri"));
    EXPECT_EQ(to_base64url(openssl::sha256(exchanged.one("code_verifier"))),
              attempt.asked.at("code_challenge"));
    EXPECT_EQ(exchanged.one("client_secret"), "");
    EXPECT_NE(
        provider_.requests().at(1).find("Authorization: Basic " + to_base64("bao%20noi:mat-khau-rieng")),
        std::string::npos);

    const std::string session = fmt::format("Cookie: {}\r\n", cookie.substr(0, cookie.find(';')));
    EXPECT_NE(see("/", session).body.find("openid:lan"), std::string::npos);
    EXPECT_EQ(see("/system", session).status, 403) << "an editor is no administrator";
    const store::OrderRecord order = store_->orders(1).at(0);
    EXPECT_EQ(order.who + " " + order.what, "openid:lan log in");
    clock_.pass(43'200);
    EXPECT_EQ(see("/", session).status, 303);
}

TEST_F(OpenId, TheHighestRoleCountsAndWhoHasNoneIsTold) {
    start_with("role_claim = \"realm_access.roles\"\nname_claim = \"email\"");
    const std::pair<json, const char *> examples[] = {{{"bao", "ky-thuat", "bien-tap"}, "admin"},
                                                      {"bao", "viewer"},
                                                      {{"khac", 7}, ""},
                                                      {json::object(), ""}};
    for (const auto &[roles, role] : examples) {
        const Attempt attempt = begin();
        json said = claims(attempt);
        said["realm_access"]["roles"] = roles;
        said["email"] = "lan@bao.example.vn";
        const RawAnswer answer = come_back(attempt, token_of(said));
        EXPECT_EQ(answer.status, *role ? 303 : 403) << roles;
        if (*role)
            EXPECT_EQ(store::name_of(store_->sessions()[0].role), role);
        else
            EXPECT_NE(answer.body.find("chưa thuộc nhóm nào"), std::string::npos);
        clock_.pass(1);
    }
    EXPECT_EQ(store_->sessions().size(), 2U);
    EXPECT_EQ(store_->sessions()[0].who, "openid:lan@bao.example.vn");
    EXPECT_EQ(store_->orders(1)[0].what, "log in refused");
}

TEST_F(OpenId, EverybodyMayBeAViewer) {
    start_with();
    start(toml() +
          fmt::format("[openid]\nissuer = \"{}\"\nclient_id = \"bao noi\"\nurl = \"https://a.example.vn\"\n"
                      "viewers = [\"*\"]\n",
                      provider_.url("/toa-soan")));
    const Attempt attempt = begin();
    json said = claims(attempt);
    said.erase("groups");
    said.erase("preferred_username");
    EXPECT_EQ(come_back(attempt, token_of(said)).status, 303);
    EXPECT_EQ(store_->sessions()[0].who, "openid:f7a1");
    EXPECT_EQ(store_->sessions()[0].role, store::Role::viewer);
}

// What a token must be, and what the log says of one that is not.
TEST_F(OpenId, ATokenThatIsNotForThisAttemptOpensNothing) {
    start_with();
    const SigningKey other;
    struct Fault {
        std::function<std::string(json)> token;
        const char *message;
    };
    const auto with = [](const char *name, const json &value) {
        return [name, value](json claims) {
            claims[name] = value;
            return token_of(claims);
        };
    };
    const auto at = [&](const char *name, std::int64_t later) {
        return [&, name, later](json claims) {
            claims[name] = clock_.unix_time() + later;
            return token_of(claims);
        };
    };
    const Fault faults[] = {
        {with("iss", "https://khac.example.vn"), "the ID token is of another provider"},
        {with("aud", "khac"), "the ID token is for another client"},
        {with("aud", json::array({"khac"})), "the ID token is for another client"},
        {with("azp", "khac"), "the ID token is for another client"},
        {with("nonce", "x"), "the ID token is of another attempt to log in"},
        {at("exp", -60), "the ID token is of another time: look at the clocks of provider and baonoi"},
        {at("iat", 61), "the ID token is of another time: look at the clocks of provider and baonoi"},
        {at("iat", -601), "the ID token is of another time: look at the clocks of provider and baonoi"},
        {[&](const json &claims) {
             return token_of(claims, other, {{"alg", "RS256"}, {"kid", "a"}});
         },
         "the ID token is signed by none of the provider's keys"},
        {[&](const json &claims) {
             return token_of(claims, key(), {{"alg", "RS256"}, {"kid", "b"}});
         },
         "the ID token is signed by none of the provider's keys"},
        {[](const json &claims) {
             return token_of(claims, key(), {{"alg", "none"}});
         },
         "the ID token is signed by \"none\": let the provider sign by RS256 for this client"},
        {[](const json &) { return "a.b"; }, "the ID token is no JSON Web Token"},
        {[](const json &) { return "a!.bc.cd"; }, "the ID token is no JSON Web Token"},
        {[](const json &) { return to_base64url("[]") + "." + to_base64url("7") + "."; },
         "the ID token is no JSON Web Token"},
        {[](const json &) { return ""; },
         "the provider's answer has no id_token: scopes under [openid] must have \"openid\""}};
    for (const Fault &fault : faults) {
        const Attempt attempt = begin();
        const RawAnswer answer = come_back(attempt, fault.token(claims(attempt)));
        EXPECT_EQ(answer.status, 403) << fault.message;
        EXPECT_NE(answer.body.find("không xác nhận được bạn"), std::string::npos);
        EXPECT_NE(warnings().find(fmt::format("OpenID: {}\n", fault.message)), std::string::npos)
            << fault.message << "\n"
            << warnings();
        warnings_.clear();
        clock_.pass(FailedLogins::within / 8.0);
    }
    EXPECT_TRUE(store_->sessions().empty());
}

TEST_F(OpenId, TooManyFailuresOfAnAddressMustWait) {
    start_with();
    for (int i = 0; i < FailedLogins::most; ++i)
        EXPECT_EQ(come_back(begin(), "a.b").status, 403);
    const std::size_t asked = provider_.requests().size();
    const Attempt attempt = begin();
    EXPECT_EQ(come_back(attempt, token_of(claims(attempt))).status, 429);
    EXPECT_EQ(provider_.requests().size(), asked) << "nobody is asked";
    clock_.pass(FailedLogins::within);
    const Attempt later = begin();
    EXPECT_EQ(come_back(later, token_of(claims(later))).status, 303);
}

TEST_F(OpenId, AnotherBrowserAForgedStateAndAForeignAddressLeadNowhere) {
    start_with();
    Attempt attempt = begin("//evil.example/");
    const RawAnswer answer = come_back(attempt, token_of(claims(attempt)));
    EXPECT_EQ(answer.headers.at("location"), "/");
    attempt = begin();
    const Attempt other = begin();
    provider_.on("/token", reply({{"id_token", token_of(claims(attempt))}}));
    const std::string state = "&state=" + attempt.asked.at("state");
    for (const auto &[query, cookie] : {std::pair("code=a" + state, std::string()),
                                        {"code=a" + state, other.cookie},
                                        {"code=a", attempt.cookie},
                                        {"code=a&state=", attempt.cookie},
                                        {"code=a&state=x", attempt.cookie}}) {
        const RawAnswer refused = see("/login/openid/return?" + query, cookie);
        EXPECT_EQ(refused.status, 400) << query;
        EXPECT_NE(refused.body.find("Hãy đăng nhập lại"), std::string::npos);
    }
    EXPECT_EQ(see("/login/openid/return?error=access_denied" + state, attempt.cookie).status, 403);
    EXPECT_NE(warnings().find("OpenID: the provider sent the browser back without a code"),
              std::string::npos);
    EXPECT_EQ(store_->sessions().size(), 1U);
}

TEST_F(OpenId, AProviderThatIsAwayOrOtherThanItSaysIsToldInTheLog) {
    start_with();
    const auto begins = [&](int status, const std::string &message) {
        EXPECT_EQ(see("/login/openid", "").status, status) << message;
        EXPECT_NE(warnings().find(message), std::string::npos) << warnings();
        warnings_.clear();
    };
    const std::string place = "/toa-soan/.well-known/openid-configuration";
    provider_.on(place, reply({}, 502));
    begins(503, fmt::format("OpenID: {} answers with status 502", provider_.url(place)));
    provider_.on(place, reply(json::array()));
    begins(403, fmt::format("OpenID: {} does not answer with a JSON object", provider_.url(place)));
    metadata_["issuer"] = "https://khac.example.vn";
    publish();
    begins(
        403,
        "OpenID: the provider calls itself \"https://khac.example.vn\": write that as issuer under [openid]");
    metadata_["issuer"] = provider_.url("/toa-soan");
    metadata_["token_endpoint"] = "http://192.0.2.1/token";
    publish();
    begins(403,
           "OpenID: the provider's token_endpoint is \"http://192.0.2.1/token\", no address with https://");
    metadata_["token_endpoint"] = provider_.url("/token");
    metadata_["token_endpoint_auth_methods_supported"] = {"client_secret_post"};
    publish();
    const Attempt attempt = begin();
    provider_.on("/token", reply({{"error", "invalid_grant"}, {"error_description", "Code\x1bused"}}, 400));
    EXPECT_EQ(come_back(attempt).status, 403);
    EXPECT_NE(warnings().find(fmt::format("OpenID: {} answers with status 400 invalid_grant Code\\x1bused",
                                          provider_.url("/token"))),
              std::string::npos)
        << warnings();
    EXPECT_EQ(FormFields(provider_.bodies().back()).one("client_secret"), "mat-khau-rieng");
}

TEST_F(OpenId, AKeyThatIsNewIsAskedForOnceAMinute) {
    start_with();
    Attempt attempt = begin();
    EXPECT_EQ(come_back(attempt, token_of(claims(attempt))).status, 303);
    const SigningKey next;
    provider_.on("/keys", reply({{"keys", {key().jwk("a"), next.jwk("b")}}}));
    const auto signed_anew = [&] {
        attempt = begin();
        return come_back(attempt, token_of(claims(attempt), next, {{"alg", "RS256"}, {"kid", "b"}})).status;
    };
    EXPECT_EQ(signed_anew(), 403);
    clock_.pass(60);
    EXPECT_EQ(signed_anew(), 303);
}

TEST_F(OpenId, AShortKeyIsNone) {
    const SigningKey weak(1024);
    provider_.on("/keys", reply({{"keys", {weak.jwk("a")}}}));
    start_with();
    const Attempt attempt = begin();
    EXPECT_EQ(come_back(attempt, token_of(claims(attempt), weak, {{"alg", "RS256"}, {"kid", "a"}})).status,
              403);
}

TEST_F(OpenId, WithoutAProviderThereIsNoSuchDoor) {
    start();
    EXPECT_EQ(see("/login", "").body.find("/login/openid"), std::string::npos);
    EXPECT_EQ(see("/login/openid", "").headers.at("location"), "/login");
    EXPECT_EQ(see("/login/openid/return?code=a&state=b", "").headers.at("location"), "/login");
}

TEST_F(OpenId, WhatIsConfiguredMustMakeSense) {
    const auto fault = [&](const std::string &lines) -> std::string {
        try {
            config("[openid]\n" + lines);
            return "";
        } catch (const Error &error) {
            const std::string what = error.what();
            return what.substr(what.find("[openid]"));
        }
    };
    const std::string issuer = "issuer = \"https://id.example.vn\"\n",
                      url = "url = \"https://a.example.vn\"\n", client = "client_id = \"a\"\n";
    EXPECT_EQ(fault("issuer = \"http://id.example.vn\"\n" + url),
              "[openid] issuer must begin with https://, or with http:// and be on this machine, not be "
              "\"http://id.example.vn\"");
    EXPECT_EQ(fault(issuer),
              "[openid] url must begin with https://, or with http:// and be on this machine, not be \"\"");
    EXPECT_EQ(
        fault(issuer + url),
        "[openid] client_id must be given: the provider gives it to the client that you register there");
    EXPECT_EQ(fault(issuer + url + client), "[openid] viewers must be given, or editors or admins: which "
                                            "groups of the provider they are; \"*\" is "
                                            "everybody");
    EXPECT_EQ(fault(issuer + url + client + "client_secret = \"bi-mat\"\n"),
              "[openid] client_secret must be a reference, \"env:NAME\", \"file:PATH\" or "
              "\"credential:NAME\", not the secret itself");
    EXPECT_EQ(fault(issuer + url + client + "viewers = [\"*\"]\n"), "");
}

} // namespace
} // namespace baonoi::serve
