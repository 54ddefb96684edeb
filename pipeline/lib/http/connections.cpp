// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/connections.h"

#include <algorithm>
#include <sys/socket.h>

namespace baonoi::http {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

SteadyTime after(Seconds time) {
    if (time.value < 0)
        return SteadyTime::max();
    return std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                  std::chrono::duration<double>(time.value));
}

void count_down(std::map<std::string, std::size_t> &counts, const std::string &name) {
    const auto found = counts.find(name);
    if (--found->second == 0)
        counts.erase(found);
}

} // namespace

Connections::Connections() : cutter_([this] { cut_late(); }) {}

Connections::~Connections() {
    {
        const std::scoped_lock lock(mutex_);
        ends_ = true;
    }
    changed_.notify_all();
    cutter_.join();
}

Connections::Entry *Connections::open(int fd, const std::string &peer, Seconds time) {
    const std::scoped_lock lock(mutex_);
    const std::size_t of_peer = ++peers_[peer];
    entries_.push_back({fd, peer, after(time), entries_.size() + 1, of_peer});
    changed_.notify_all();
    return &entries_.back();
}

void Connections::close(Entry *entry) {
    const std::scoped_lock lock(mutex_);
    count_down(peers_, entry->peer);
    entries_.remove_if([&](const Entry &other) { return &other == entry; });
}

void Connections::give_time(Entry *entry, Seconds time) {
    const std::scoped_lock lock(mutex_);
    entry->deadline = after(time);
}

std::size_t Connections::count() const {
    const std::scoped_lock lock(mutex_);
    return entries_.size();
}

std::size_t Connections::begin_request(const std::string &client) {
    const std::scoped_lock lock(mutex_);
    ++requests_;
    return ++clients_[client];
}

void Connections::end_request(const std::string &client) {
    const std::scoped_lock lock(mutex_);
    count_down(clients_, client);
    if (--requests_ == 0)
        quiet_.notify_all();
}

bool Connections::wait_for_requests(Seconds time) {
    std::unique_lock lock(mutex_);
    return quiet_.wait_until(lock, after(time), [this] { return requests_ == 0; });
}

// Looks at most four times a second, and not at all while nobody is connected.
void Connections::cut_late() {
    std::unique_lock lock(mutex_);
    while (!ends_) {
        const SteadyTime now = std::chrono::steady_clock::now();
        for (Entry &entry : entries_)
            if (entry.deadline <= now) {
                ::shutdown(entry.fd, SHUT_RDWR);
                entry.deadline = SteadyTime::max();
            }
        if (entries_.empty())
            changed_.wait(lock, [this] { return ends_ || !entries_.empty(); });
        else
            changed_.wait_until(lock, now + std::chrono::milliseconds(250), [this] { return ends_; });
    }
}

} // namespace baonoi::http
