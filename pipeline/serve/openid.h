// SPDX-License-Identifier: GPL-3.0-or-later
// People by the accounts of an OpenID provider (OpenID Connect Core 1.0 and Discovery 1.0): the authorization
// code flow with PKCE (RFC 7636). All that an attempt must remember is one secret, which only the browser
// keeps: state, nonce and PKCE's verifier are made of it. console/login.cpp asks.
#pragma once

#include "base/clock.h"
#include "lib/curl/http.h"
#include "lib/openssl/rsa.h"
#include "settings/config.h"
#include "store/store.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::serve {

struct OpenIdPerson {
    std::string name;                // "openid:lan": no token has such a name
    std::optional<store::Role> role; // nothing: none of the groups that have one
};

// Threads: any.
class OpenIdProvider {
public:
    // The provider's own host is asked wherever it is, others only where they are public or http allows them.
    OpenIdProvider(settings::OpenIdConfig config, curl::HttpSettings http, Clock &clock);

    const settings::OpenIdConfig &config() const { return config_; }
    // Where the provider sends the browser back; it must know this address.
    std::string redirect() const { return config_.url + "/login/openid/return"; }
    // Where the browser is sent. Throws retry when the provider is not there, skip when it is not as it must
    // be; every message says what to mend.
    std::string address_for(const std::string &secret);
    static bool is_state_of(const std::string &secret, const std::string &state);
    // Who comes back with the code. Throws as address_for(), and skip for a code or a token that is not good.
    OpenIdPerson person_of(const std::string &code, const std::string &secret, std::int64_t now);

private:
    struct Metadata {
        std::string authorization, token, keys; // addresses
        bool takes_basic = true;                // the client's secret in the header, not in the form
    };
    using Keys = std::multimap<std::string, openssl::RsaKey>; // by kid

    Metadata metadata();
    // Of that kid, or of any; asked for again, at most once a minute, when none is known.
    std::vector<openssl::RsaKey> keys_of(const std::string &address, const std::string &kid);
    std::string id_token(const Metadata &metadata, const std::string &code, const std::string &secret);
    std::optional<store::Role> role_of(const std::vector<std::string> &groups) const;
    const settings::OpenIdConfig config_;
    Clock &clock_;
    const std::unique_ptr<curl::Http> http_;
    std::mutex mutex_; // guards what follows; nobody asks the provider while he holds it
    std::optional<Metadata> metadata_;
    double metadata_until_ = 0, keys_asked_ = 0; // of Clock::elapsed()
    Keys keys_;
};

} // namespace baonoi::serve
