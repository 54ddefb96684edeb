// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/beacon.h"

#include "serve/body_fields.h"

#include <algorithm>

namespace baonoi::serve {

namespace {

constexpr std::size_t most_body = 200; // bytes
constexpr std::size_t recording_digits = 12;

// Who asks not to be tracked is not counted, also where the script did not ask the browser.
bool asks_not_to_be_counted(const http::ServerRequest &request) {
    return request.header("dnt") == "1" || request.header("sec-gpc") == "1";
}

bool is_of_our_sites(const settings::PlayerConfig &player, const std::string &origin) {
    return player.sites.empty() ||
           std::find(player.sites.begin(), player.sites.end(), origin) != player.sites.end();
}

// By what is wrong; point: "none" when it could not be read.
void refuse_listened(const Call &call, std::string_view point, std::string_view reason) {
    call.server.metrics.add("baonoi_listened_refused_total",
                            work::metric_labels({{"point", point}, {"reason", reason}}));
}

void count_listened(const Call &call) {
    const std::string &body = call.request.body;
    if (asks_not_to_be_counted(call.request))
        return;
    const JsonFields fields = body.size() > most_body
                                  ? JsonFields{}
                                  : read_fields(body, {"recording", "point"}, OtherFields::refused);
    const auto value = [&](const char *name) {
        const auto found = fields.values.find(name);
        return found == fields.values.end() || !fields.fault.empty() ? std::string() : found->second;
    };
    const std::string recording = value("recording");
    const auto point = store::listened_point_named(value("point"));
    if (!point || recording.size() != recording_digits)
        return refuse_listened(call, "none", "malformed");
    const std::string_view name = store::listened_points.at(*point);
    if (!call.server.listened_limit.takes(call.server.clock.elapsed().value))
        return refuse_listened(call, name, "too_many");
    if (!call.server.store.note_listened(recording, *point))
        return refuse_listened(call, name, "unknown");
    call.server.metrics.add("baonoi_listened_total", work::metric_labels({{"point", name}}));
}

} // namespace

bool ListenedLimit::takes(double now) {
    const std::scoped_lock lock(mutex_);
    left_ = std::min(most, left_ + std::max(now - at_, 0.0) * a_second);
    at_ = now;
    if (left_ < 1)
        return false;
    left_ -= 1;
    return true;
}

http::ServerResponse answer_listened(const Call &call) {
    const settings::PlayerConfig &player = call.setup.config->player;
    if (player.beacon.empty())
        return http::refusal(404, "there is no such address");
    http::ServerResponse response{204, "text/plain; charset=utf-8", ""};
    const std::string origin = call.request.header("origin");
    if (!is_of_our_sites(player, origin)) {
        if (!asks_not_to_be_counted(call.request))
            refuse_listened(call, "none", "origin");
        return response;
    }
    if (!origin.empty()) {
        response.headers["Access-Control-Allow-Origin"] = origin;
        response.headers["Vary"] = "Origin";
    }
    count_listened(call);
    return response;
}

} // namespace baonoi::serve
