// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/attempt.h"

#include <algorithm>
#include <utility>

namespace baonoi::work {

Attempt::Attempt(store::Job job, std::string owner, Seconds now)
    : job_(std::move(job)), owner_(std::move(owner)), stage_begin_(now), last_progress_(now) {}

Attempt::Stage Attempt::at(std::string_view stage, Seconds now) {
    const std::scoped_lock lock(mutex_);
    if (state_ == State::taken)
        throw JobTaken();
    last_progress_ = now;
    if (stage == stage_)
        return {};
    Stage before{std::exchange(stage_, std::string(stage)), Seconds{now.value - stage_begin_.value}};
    stage_begin_ = now;
    return before;
}

void Attempt::begin_publishing() {
    const std::scoped_lock lock(mutex_);
    if (state_ == State::taken)
        throw JobTaken();
    state_ = State::publishing;
}

void Attempt::end() {
    const std::scoped_lock lock(mutex_);
    if (state_ == State::taken)
        throw JobTaken();
    state_ = State::ended;
}

void Attempt::hold_until(Seconds end) {
    const std::scoped_lock lock(mutex_);
    held_until_ = end;
}

Seconds Attempt::held_until() const {
    const std::scoped_lock lock(mutex_);
    return held_until_;
}

Attempt::View Attempt::view(Seconds now) const {
    const std::scoped_lock lock(mutex_);
    return {stage_, Seconds{now.value - last_progress_.value}, state_ == State::ended,
            state_ == State::taken};
}

bool Attempt::take(bool even_publishing) {
    const std::scoped_lock lock(mutex_);
    if (state_ == State::working || (state_ == State::publishing && even_publishing)) {
        state_ = State::taken;
        return true;
    }
    return false;
}

void Attempts::add(const std::shared_ptr<Attempt> &attempt) {
    const std::scoped_lock lock(mutex_);
    attempts_.push_back(attempt);
}

void Attempts::remove(const std::shared_ptr<Attempt> &attempt) {
    const std::scoped_lock lock(mutex_);
    std::erase(attempts_, attempt);
}

std::vector<std::shared_ptr<Attempt>> Attempts::all() const {
    const std::scoped_lock lock(mutex_);
    return attempts_;
}

} // namespace baonoi::work
