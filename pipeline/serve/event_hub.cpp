// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/event_hub.h"

#include "base/error.h"

#include <chrono>
#include <cstring>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds between_looks{200};
constexpr std::chrono::seconds between_heartbeats{15}, pause_after_fault{2};
// Then it has to ask again, with a token that still counts.
constexpr std::chrono::minutes longest_listening{10};
constexpr std::size_t most_waiting = 256U << 10U; // bytes that a listener may leave untaken
constexpr std::size_t most_missed = 500;          // events that are told again to one who was away

std::string text_of(const store::EventRecord &event) {
    const nlohmann::json data = {{"source", event.source},
                                 {"input", event.input},
                                 {"id", event.id},
                                 {"title", event.title},
                                 {"job", event.job > 0 ? nlohmann::json(event.job) : nlohmann::json()},
                                 {"state", event.state},
                                 {"what", event.what}};
    return fmt::format("id: {}\nevent: {}\ndata: {}\n\n", event.number, event.kind,
                       data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

} // namespace

class EventHub::Listener : public http::BodyStream {
public:
    std::optional<std::uint64_t> size() const override { return std::nullopt; }

    std::optional<std::size_t> read(char *to, std::size_t room) override {
        const std::scoped_lock lock(mutex_);
        if (waiting_.empty())
            return is_over_ ? std::nullopt : std::optional<std::size_t>(0);
        const std::size_t size = std::min(room, waiting_.size());
        std::memcpy(to, waiting_.data(), size);
        waiting_.erase(0, size);
        return size;
    }
    void on_more(const std::function<void()> &more) override {
        const std::scoped_lock lock(mutex_);
        more_ = more;
    }

    void push(std::string_view text) {
        std::function<void()> more;
        {
            const std::scoped_lock lock(mutex_);
            last_ = steady_clock::now();
            is_over_ = is_over_ || last_ - since_ > longest_listening;
            if (waiting_.size() + text.size() > most_waiting) { // it is not taken
                waiting_.clear();
                is_over_ = true;
            } else if (!is_over_) {
                waiting_ += text;
            }
            more = more_;
        }
        if (more)
            more();
    }
    bool is_silent() const {
        const std::scoped_lock lock(mutex_);
        return steady_clock::now() - last_ >= between_heartbeats;
    }

private:
    mutable std::mutex mutex_;
    std::string waiting_;
    std::function<void()> more_;
    bool is_over_ = false;
    steady_clock::time_point since_ = steady_clock::now(), last_ = since_;
};

EventHub::EventHub(store::Store &store, std::function<void(const std::string &)> warn)
    : store_(store), warn_(std::move(warn)) {}

EventHub::~EventHub() {
    {
        const std::scoped_lock lock(mutex_);
        ends_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable())
        thread_.join();
}

std::list<std::shared_ptr<EventHub::Listener>> EventHub::open() {
    std::list<std::shared_ptr<Listener>> open;
    listeners_.remove_if([](const auto &one) { return one.expired(); });
    for (const auto &one : listeners_)
        if (auto listener = one.lock())
            open.push_back(std::move(listener));
    return open;
}

std::size_t EventHub::listeners() const {
    const std::scoped_lock lock(mutex_);
    return static_cast<std::size_t>(
        std::count_if(listeners_.begin(), listeners_.end(), [](const auto &one) { return !one.expired(); }));
}

std::shared_ptr<http::BodyStream> EventHub::listen(std::optional<std::int64_t> after) {
    const std::scoped_lock lock(mutex_);
    const std::size_t others = open().size();
    if (others >= most_listeners)
        return nullptr;
    if (others == 0)
        told_ = store_.last_event();
    auto listener = std::make_shared<Listener>();
    listener->push(fmt::format("retry: 2000\nid: {}\n\n", after.value_or(told_)));
    if (after && *after != told_) {
        const auto missed = store_.events(std::min(*after, told_), most_missed + 1);
        // A number that is not known is of another store.
        if (*after > told_ || missed.size() > most_missed ||
            (!missed.empty() && missed.front().number != *after + 1))
            listener->push(fmt::format("id: {}\nevent: missed\ndata: {{}}\n\n", told_));
        else
            for (const store::EventRecord &event : missed)
                if (event.number <= told_)
                    listener->push(text_of(event));
    }
    listeners_.push_back(listener);
    if (!thread_.joinable())
        thread_ = std::thread([this] { run(); });
    changed_.notify_all();
    return listener;
}

// What came since, to all.
void EventHub::tell() {
    constexpr std::size_t at_once = 500;
    const std::scoped_lock lock(mutex_);
    const auto listeners = open();
    if (listeners.empty())
        return;
    std::string text;
    for (const store::EventRecord &event : store_.events(told_, at_once)) {
        text += text_of(event);
        told_ = event.number;
    }
    for (const auto &listener : listeners)
        if (!text.empty())
            listener->push(text);
        else if (listener->is_silent())
            listener->push(": still here\n\n");
}

void EventHub::run() {
    std::unique_lock lock(mutex_);
    while (!ends_) {
        changed_.wait(lock, [this] { return ends_ || !open().empty(); });
        lock.unlock();
        std::chrono::milliseconds pause = between_looks;
        try {
            tell();
        } catch (const std::exception &error) {
            if (warn_)
                warn_(describe(error));
            pause = pause_after_fault;
        }
        lock.lock();
        changed_.wait_for(lock, pause, [this] { return ends_; });
    }
}

} // namespace baonoi::serve
