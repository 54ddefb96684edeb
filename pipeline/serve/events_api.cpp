// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/events_api.h"

#include "serve/answers.h"
#include "serve/event_hub.h"

#include <limits>

namespace baonoi::serve {

http::ServerResponse answer_events(const Call &call) {
    // A browser sends the header; who opens the stream for the first time may know a number as well.
    const std::string header = call.request.header("last-event-id");
    const std::string last = header.empty() ? query_text(call, "after") : header;
    const auto after = number_from(last, 0, std::numeric_limits<std::int64_t>::max());
    if (!last.empty() && !after)
        return http::refusal(400, "Last-Event-ID must be the id of an event");
    http::ServerResponse response{200, "text/event-stream", "", {}};
    if (call.request.method == "HEAD")
        return response;
    response.stream = call.server.events.listen(after);
    if (!response.stream) {
        response = http::refusal(503, "too many listen at once; try again soon");
        response.headers["Retry-After"] = "10";
        return response;
    }
    response.headers["X-Accel-Buffering"] = "no"; // nginx hands it on at once
    return response;
}

} // namespace baonoi::serve
