// SPDX-License-Identifier: GPL-3.0-or-later
// A source on a FakeHttp, listed.
#pragma once

#include "fakes/fake_clock.h"
#include "fakes/fake_http.h"
#include "fetch/source.h"
#include "systems/systems.h"

#include <string>
#include <vector>

namespace baonoi::test {

using namespace fetch;

struct Listed {
    std::vector<Listing> listings;
    ListingReport report;

    std::vector<std::string> inputs() const {
        std::vector<std::string> all;
        for (const Listing &listing : listings)
            all.push_back(listing.input);
        return all;
    }
};

struct SampleSource {
    FakeHttp http;
    FakeClock clock;
    SourceSettings settings;

    SampleSource(const std::string &kind, const std::string &url) {
        settings.name = "tin";
        settings.kind = kind;
        settings.url = url;
    }

    void answer(const std::string &body, std::vector<std::pair<std::string, std::string>> headers = {},
                int status = 200) {
        at(settings.url, body, std::move(headers), status);
    }
    void at(const std::string &url, const std::string &body,
            std::vector<std::pair<std::string, std::string>> headers = {}, int status = 200) {
        curl::HttpResponse response;
        response.status = status;
        response.headers = std::move(headers);
        response.body = body;
        http.on(url, response);
    }

    Listed list(const std::string &cursor = {}) {
        Listed listed;
        const auto source = systems::open_source(settings, {}, {http, http, clock});
        listed.report = source->list(cursor, [&](const Listing &listing) {
            listed.listings.push_back(listing);
            return true;
        });
        return listed;
    }
};

} // namespace baonoi::test
