// SPDX-License-Identifier: GPL-3.0-or-later
// The responses that are being streamed: between a BodyStream and libmicrohttpd. A connection whose stream
// has nothing now is suspended, so that it costs no thread and no time. HttpServer has one.
#pragma once

#include "lib/http/body_stream.h"

#include <functional>
#include <list>
#include <memory>
#include <mutex>

struct MHD_Connection;
struct MHD_Response;

namespace baonoi::http {

// Threads: any.
class Streams {
public:
    // Called on a thread that speaks the protocol: the client is to take what was read; it waits for news.
    struct Pace {
        std::function<void()> sends, waits;
    };

    // Null when libmicrohttpd cannot make it. The response keeps the stream.
    MHD_Response *response(MHD_Connection *connection, std::shared_ptr<BodyStream> stream, Pace pace);
    // Those without a size end here and now, and so does every later one.
    void end();

private:
    struct Stream;
    std::mutex mutex_;
    std::list<std::weak_ptr<Stream>> open_;
    bool ends_ = false;
};

} // namespace baonoi::http
