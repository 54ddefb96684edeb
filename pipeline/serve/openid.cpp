// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/openid.h"

#include "base/base64.h"
#include "base/error.h"
#include "base/percent.h"
#include "base/printable.h"
#include "base/url.h"
#include "base/utf8.h"
#include "lib/openssl/digest.h"
#include "lib/openssl/hmac.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

using nlohmann::json;

constexpr Seconds longest_answer{10};
constexpr std::size_t most_bytes = 256U << 10U; // of an answer
constexpr std::size_t longest_code = 4096, longest_account = 56, most_groups = 10'000;
constexpr double metadata_lasts = 3600, between_keys = 60; // seconds
constexpr std::int64_t clocks_differ = 60, oldest_token = 600;

curl::HttpSettings settings_for(curl::HttpSettings http, const std::string &issuer) {
    http.allow_hosts.push_back(host_of(issuer));
    return http;
}

std::string made_of(const std::string &secret, std::string_view what) {
    return openssl::hex_of(openssl::hmac_sha256(secret, what));
}
std::string state_of(const std::string &secret) {
    return made_of(secret, "state");
}
std::string nonce_of(const std::string &secret) {
    return made_of(secret, "nonce");
}
std::string verifier_of(const std::string &secret) {
    return made_of(secret, "verifier");
}

std::string form_of(const std::vector<std::pair<std::string, std::string>> &fields) {
    std::string form;
    for (const auto &[name, value] : fields)
        form += fmt::format("{}{}={}", form.empty() ? "" : "&", name, percent_encoded(value));
    return form;
}

// Nothing: it is no object.
std::optional<json> object_in(const std::string &text) {
    json parsed = json::parse(text, nullptr, false);
    return parsed.is_object() ? std::optional(std::move(parsed)) : std::nullopt;
}

std::string text_in(const json &object, const std::string &name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::int64_t number_in(const json &object, const std::string &name) {
    const auto found = object.find(name);
    constexpr double most = 1e15; // more is no time
    return found != object.end() && found->is_number()
               ? static_cast<std::int64_t>(std::clamp(found->get<double>(), -most, most))
               : 0;
}

// A text, or those of a list.
std::vector<std::string> texts_in(const json &value) {
    std::vector<std::string> texts;
    if (value.is_string())
        texts.push_back(value.get<std::string>());
    for (const json &item : value.is_array() ? value : json::array())
        if (item.is_string() && texts.size() < most_groups)
            texts.push_back(item.get<std::string>());
    return texts;
}

// "realm_access.roles" names a member of a member, unless there is one that is called so.
json member_of(json object, std::string path) {
    while (object.is_object() && !object.contains(path)) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        json next = object.value(path.substr(0, dot), json());
        object = std::move(next);
        path.erase(0, dot + 1);
    }
    return object.is_object() ? object.at(path) : json();
}

bool has(const json &list, std::string_view value) {
    const std::vector<std::string> all = texts_in(list);
    return std::find(all.begin(), all.end(), value) != all.end();
}

[[noreturn]] void refuse(const std::string &what) {
    throw Error(Next::skip, "OpenID: " + what);
}

// What a provider says of itself goes into the log.
std::string told(const std::string &text) {
    return printable(shorten(valid_utf8(text), 300));
}

json answer_of(curl::Http &http, const curl::HttpRequest &request) {
    const curl::HttpResponse response = http.send(request);
    const auto object = object_in(response.body);
    if (response.status >= 500 || response.status == 429)
        throw Error(Next::retry,
                    fmt::format("OpenID: {} answers with status {}", request.url, response.status));
    if (response.status != 200)
        refuse(fmt::format("{} answers with status {}{}", request.url, response.status,
                           object ? told(fmt::format(" {} {}", text_in(*object, "error"),
                                                     text_in(*object, "error_description")))
                                  : ""));
    if (!object)
        refuse(fmt::format("{} does not answer with a JSON object", request.url));
    return *object;
}

curl::HttpRequest request_for(const std::string &url) {
    curl::HttpRequest request{url, {"Accept: application/json"}};
    request.max_bytes = most_bytes;
    request.timeout = longest_answer;
    return request;
}

std::string address_in(const json &metadata, const char *name) {
    std::string address = text_in(metadata, name);
    if (!is_private_address(address))
        refuse(fmt::format("the provider's {} is \"{}\", no address with https://", name, told(address)));
    return address;
}

// The three parts of a JSON Web Token, still in base64.
struct TokenParts {
    std::string signed_part, header, payload, signature;
};
TokenParts parts_of(const std::string &token) {
    const std::size_t first = token.find('.');
    const std::size_t second = first == std::string::npos ? first : token.find('.', first + 1);
    const auto decoded = [&](std::size_t begin, std::size_t end) {
        auto part = from_base64url(std::string_view(token).substr(begin, end - begin));
        if (!part)
            refuse("the ID token is no JSON Web Token");
        return std::move(*part);
    };
    if (second == std::string::npos)
        refuse("the ID token is no JSON Web Token");
    return {token.substr(0, second), decoded(0, first), decoded(first + 1, second),
            decoded(second + 1, token.size())};
}

} // namespace

OpenIdProvider::OpenIdProvider(settings::OpenIdConfig config, curl::HttpSettings http, Clock &clock)
    : config_(std::move(config)), clock_(clock),
      http_(curl::make_curl_http(settings_for(std::move(http), config_.issuer))) {}

OpenIdProvider::Metadata OpenIdProvider::metadata() {
    {
        const std::scoped_lock lock(mutex_);
        if (metadata_ && clock_.elapsed().value < metadata_until_)
            return *metadata_;
    }
    const std::string base = config_.issuer.substr(0, config_.issuer.find_last_not_of('/') + 1);
    const json said = answer_of(*http_, request_for(base + "/.well-known/openid-configuration"));
    if (text_in(said, "issuer") != config_.issuer)
        refuse(fmt::format("the provider calls itself \"{}\": write that as issuer under [openid]",
                           told(text_in(said, "issuer"))));
    Metadata metadata{address_in(said, "authorization_endpoint"), address_in(said, "token_endpoint"),
                      address_in(said, "jwks_uri")};
    const json methods = said.value("token_endpoint_auth_methods_supported", json());
    metadata.takes_basic = !has(methods, "client_secret_post") || has(methods, "client_secret_basic");
    const std::scoped_lock lock(mutex_);
    metadata_until_ = clock_.elapsed().value + metadata_lasts;
    metadata_ = metadata;
    keys_.clear(); // they last as long
    keys_asked_ = -between_keys;
    return metadata;
}

std::string OpenIdProvider::address_for(const std::string &secret) {
    const Metadata metadata = this->metadata();
    return metadata.authorization + (metadata.authorization.find('?') == std::string::npos ? "?" : "&") +
           form_of({{"response_type", "code"},
                    {"client_id", config_.client_id},
                    {"redirect_uri", redirect()},
                    {"scope", config_.scopes},
                    {"state", state_of(secret)},
                    {"nonce", nonce_of(secret)},
                    {"code_challenge", to_base64url(openssl::sha256(verifier_of(secret)))},
                    {"code_challenge_method", "S256"}});
}

bool OpenIdProvider::is_state_of(const std::string &secret, const std::string &state) {
    return openssl::is_same_secret(state_of(secret), state);
}

std::string OpenIdProvider::id_token(const Metadata &metadata, const std::string &code,
                                     const std::string &secret) {
    curl::HttpRequest request = request_for(metadata.token);
    std::vector<std::pair<std::string, std::string>> fields{{"grant_type", "authorization_code"},
                                                            {"code", code},
                                                            {"redirect_uri", redirect()},
                                                            {"client_id", config_.client_id},
                                                            {"code_verifier", verifier_of(secret)}};
    if (config_.client_secret.is_given()) {
        const std::string own = config_.client_secret.value();
        const std::string both = to_base64(percent_encoded(config_.client_id) + ":" + percent_encoded(own));
        if (metadata.takes_basic) {
            keep_secret(both);
            request.headers.push_back("Authorization: Basic " + both);
        } else {
            fields.emplace_back("client_secret", own);
        }
    }
    request.headers.emplace_back("Content-Type: application/x-www-form-urlencoded");
    request.post = form_of(fields);
    const json answer = answer_of(*http_, request);
    std::string token = text_in(answer, "id_token");
    if (token.empty())
        refuse("the provider's answer has no id_token: scopes under [openid] must have \"openid\"");
    return token;
}

std::vector<openssl::RsaKey> OpenIdProvider::keys_of(const std::string &address, const std::string &kid) {
    const auto known = [&] {
        std::vector<openssl::RsaKey> found;
        for (const auto &[name, key] : keys_)
            if (kid.empty() || name == kid)
                found.push_back(key);
        return found;
    };
    {
        const std::scoped_lock lock(mutex_);
        if (auto found = known(); !found.empty())
            return found;
        if (keys_asked_ + between_keys > clock_.elapsed().value)
            return {};
    }
    const json said = answer_of(*http_, request_for(address));
    Keys keys;
    for (const json &key : said.value("keys", json::array())) {
        const auto modulus = key.is_object() ? from_base64url(text_in(key, "n")) : std::nullopt;
        const auto exponent = key.is_object() ? from_base64url(text_in(key, "e")) : std::nullopt;
        if (modulus && exponent && text_in(key, "kty") == "RSA")
            keys.emplace(text_in(key, "kid"), openssl::RsaKey{*modulus, *exponent});
    }
    const std::scoped_lock lock(mutex_);
    keys_asked_ = clock_.elapsed().value;
    keys_ = std::move(keys);
    return known();
}

OpenIdPerson OpenIdProvider::person_of(const std::string &code, const std::string &secret, std::int64_t now) {
    if (code.empty() || code.size() > longest_code)
        refuse("the provider sent the browser back without a code");
    const Metadata metadata = this->metadata();
    const TokenParts parts = parts_of(id_token(metadata, code, secret));
    const auto header = object_in(parts.header), claims = object_in(parts.payload);
    if (!header || !claims)
        refuse("the ID token is no JSON Web Token");
    if (text_in(*header, "alg") != "RS256")
        refuse(fmt::format("the ID token is signed by \"{}\": let the provider sign by RS256 for this client",
                           told(text_in(*header, "alg"))));
    const auto keys = keys_of(metadata.keys, text_in(*header, "kid"));
    if (std::none_of(keys.begin(), keys.end(), [&](const openssl::RsaKey &key) {
            return openssl::is_signed_by(key, parts.signed_part, parts.signature);
        }))
        refuse("the ID token is signed by none of the provider's keys");
    const json audience = claims->value("aud", json());
    const std::string party = text_in(*claims, "azp");
    if (text_in(*claims, "iss") != config_.issuer)
        refuse("the ID token is of another provider");
    if (!has(audience, config_.client_id) || (!party.empty() && party != config_.client_id))
        refuse("the ID token is for another client");
    if (!openssl::is_same_secret(text_in(*claims, "nonce"), nonce_of(secret)))
        refuse("the ID token is of another attempt to log in");
    const std::int64_t begin = number_in(*claims, "iat"), end = number_in(*claims, "exp");
    if (end + clocks_differ <= now || begin > now + clocks_differ || begin + oldest_token < now)
        refuse("the ID token is of another time: look at the clocks of provider and baonoi");
    std::string name = text_in(*claims, config_.name_claim);
    if (name.empty())
        name = text_in(*claims, "sub");
    if (name.empty())
        refuse("the ID token names nobody");
    return {"openid:" + printable(shorten(valid_utf8(name), longest_account)),
            role_of(texts_in(member_of(*claims, config_.role_claim)))};
}

std::optional<store::Role> OpenIdProvider::role_of(const std::vector<std::string> &groups) const {
    const std::pair<store::Role, const std::vector<std::string> *> roles[] = {
        {store::Role::admin, &config_.admins},
        {store::Role::editor, &config_.editors},
        {store::Role::viewer, &config_.viewers}};
    for (const auto &[role, named] : roles)
        for (const std::string &group : *named)
            if (group == "*" || std::find(groups.begin(), groups.end(), group) != groups.end())
                return role;
    return std::nullopt;
}

} // namespace baonoi::serve
