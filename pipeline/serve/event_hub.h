// SPDX-License-Identifier: GPL-3.0-or-later
// Those who look on: what the store tells of (store/events.h) is handed to every listener as server-sent
// events. The store is asked on a thread of its own, and only while somebody listens. A listener who does not
// take what comes is cut: it asks again, and says what it had last.
#pragma once

#include "lib/http/body_stream.h"
#include "store/store.h"

#include <condition_variable>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace baonoi::serve {

// Threads: any.
class EventHub {
public:
    static constexpr std::size_t most_listeners = 64;

    // Both are lent.
    EventHub(store::Store &store, std::function<void(const std::string &message)> warn);
    ~EventHub();
    EventHub(const EventHub &) = delete;
    EventHub &operator=(const EventHub &) = delete;

    // after: the number of the event that it had last; nothing: only what comes. Null: there are as many as
    // there may be.
    std::shared_ptr<http::BodyStream> listen(std::optional<std::int64_t> after);
    std::size_t listeners() const;

private:
    class Listener;
    std::list<std::shared_ptr<Listener>> open(); // those who went are forgotten
    void tell();
    void run();

    store::Store &store_;
    std::function<void(const std::string &)> warn_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::list<std::weak_ptr<Listener>> listeners_;
    std::int64_t told_ = 0; // the number of the last event that was handed on
    bool ends_ = false;
    std::thread thread_;
};

} // namespace baonoi::serve
