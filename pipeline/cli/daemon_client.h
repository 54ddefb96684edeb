// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon as a command sees it.
#pragma once

#include "lib/curl/http.h"
#include "serve/signature.h"
#include "work/orders.h"

#include <cstdint>
#include <memory>
#include <string>

namespace baonoi::cli {

// How far a job is.
struct JobView {
    store::JobState state = store::JobState::queued;
    std::string last_error = {}; // without its time
    std::string outcome = {};    // done: "attached", "unchanged"
};

JobView view_of(const store::Job &job);

class DaemonClient {
public:
    // listen: [serve] listen. token may be empty: then only answers() is of use.
    DaemonClient(const std::string &listen, std::string token);

    bool answers();
    // Which store it works on, as store::Store::identity() in hexadecimal digits; empty when it does not say.
    std::string store();
    // Whether it says that it works on another store than this one; null: none is there.
    bool is_elsewhere(store::Store *store);

    // Each throws skip with the daemon's own words when it refuses, retry when it does not answer.
    // what: "regenerate", "withdraw", "publish", "rollback", "unpin".
    std::int64_t order(const std::string &what, const std::string &id_or_url, const work::Order &order);
    JobView job(std::int64_t id);
    // What the API answers there, JSON.
    std::string get(const std::string &path);
    std::string put(const std::string &path, const std::string &body);
    // Sends the publish hook a signed ping; what it answers, "202" or "401 webhook-signature fits none …".
    std::string ping(const serve::HookKeys &keys, std::int64_t now);

private:
    std::string call(const std::string &path, std::optional<std::string> body,
                     const std::string &method = "");

    std::string url_;
    std::string token_;
    std::unique_ptr<curl::Http> http_;
};

// The daemon, where $BAONOI_TOKEN has a token for it and it answers; else null.
std::unique_ptr<DaemonClient> daemon_of(const settings::Config &config);

} // namespace baonoi::cli
