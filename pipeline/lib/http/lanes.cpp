// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/lanes.h"

#include "base/error.h"

#include <exception>
#include <fmt/format.h>

namespace baonoi::http {

// It is whole before the first thread begins: when one cannot be started, the destructor ends the others.
Lanes::Lanes(const std::vector<Lane> &lanes) : Lanes() {
    for (const Lane &lane : lanes)
        tracks_.push_back({{}, static_cast<std::size_t>(lane.threads) + lane.waiting, 0});
    for (std::size_t i = 0; i < lanes.size(); ++i)
        for (int thread = 0; thread < lanes[i].threads; ++thread)
            start(lanes[i], tracks_[i]);
}

void Lanes::start(const Lane &lane, Track &track) {
    try {
        threads_.emplace_back([this, &track] { serve(track); });
    } catch (const std::exception &) {
        std::throw_with_nested(Error(
            Next::retry, fmt::format("cannot start {} threads that answer {}", lane.threads, lane.name)));
    }
}

Lanes::~Lanes() {
    stop();
}

void Lanes::stop() {
    {
        const std::scoped_lock lock(mutex_);
        ends_ = true;
    }
    changed_.notify_all();
    for (std::thread &thread : threads_)
        thread.join();
    threads_.clear();
}

bool Lanes::run(std::size_t lane, std::function<void()> work) {
    {
        const std::scoped_lock lock(mutex_);
        Track &track = tracks_.at(lane);
        if (ends_ || track.waiting.size() + track.running >= track.most)
            return false;
        track.waiting.push_back(std::move(work));
    }
    changed_.notify_all();
    return true;
}

void Lanes::serve(Track &track) {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [&] { return ends_ || !track.waiting.empty(); });
        if (track.waiting.empty())
            return;
        const auto work = std::move(track.waiting.front());
        track.waiting.pop_front();
        ++track.running;
        lock.unlock();
        work();
        lock.lock();
        --track.running;
    }
}

} // namespace baonoi::http
