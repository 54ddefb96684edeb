// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/synthesise.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace baonoi::synthesise {

namespace {

// Utterances that one thread may be ahead of the one that is taken, and samples that may wait to be taken
// (half a minute), whatever is still being spoken.
constexpr std::size_t ahead = 8;
constexpr std::size_t most_waiting = 700'000;

// Utterances are handed out in order, so that when one fails all before it have been handed out already: the
// first failure is the same for any number of threads.
class Work {
public:
    Work(const std::vector<Utterance> &utterances, Voice &voice, std::size_t threads,
         const std::function<void(std::size_t)> &progress)
        : utterances_(utterances), voice_(voice), window_(threads * ahead), progress_(progress) {}

    void run() {
        while (const auto index = next()) {
            Result result;
            try {
                result.spoken = voice_.speak(utterances_[*index]);
            } catch (...) {
                result.failure = std::current_exception();
            }
            put(*index, std::move(result));
        }
    }

    // Waits for it. Throws what speaking it threw.
    SpokenUtterance take(std::size_t index) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return results_.contains(index); });
        Result result = std::move(results_.extract(index).mapped());
        waiting_ -= result.spoken.samples.size();
        taken_ = index + 1;
        changed_.notify_all();
        if (result.failure)
            std::rethrow_exception(result.failure);
        return std::move(result.spoken);
    }

    // Nobody takes any more.
    void stop() {
        const std::lock_guard lock(mutex_);
        next_ = utterances_.size();
        changed_.notify_all();
    }

private:
    struct Result {
        SpokenUtterance spoken;
        std::exception_ptr failure;
    };

    std::optional<std::size_t> next() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
            return next_ >= utterances_.size() || next_ == taken_ ||
                   (next_ < taken_ + window_ && waiting_ < most_waiting);
        });
        return next_ < utterances_.size() ? std::optional(next_++) : std::nullopt;
    }

    void put(std::size_t index, Result result) {
        std::size_t done = 0;
        {
            const std::lock_guard lock(mutex_);
            if (result.failure)
                next_ = utterances_.size();
            else
                done = ++done_;
            waiting_ += result.spoken.samples.size();
            results_[index] = std::move(result);
            changed_.notify_all();
        }
        if (progress_ && done > 0)
            progress_(done);
    }

    const std::vector<Utterance> &utterances_;
    Voice &voice_;
    std::size_t window_;
    const std::function<void(std::size_t)> &progress_;
    std::mutex mutex_; // guards what follows
    std::condition_variable changed_;
    std::map<std::size_t, Result> results_;
    std::size_t next_ = 0, taken_ = 0, done_ = 0;
    std::size_t waiting_ = 0; // samples in results_
};

// Ends the work also when an exception leaves.
class Stop {
public:
    explicit Stop(Work &work) : work_(work) {}
    Stop(const Stop &) = delete;
    Stop &operator=(const Stop &) = delete;
    ~Stop() { work_.stop(); }

private:
    Work &work_;
};

} // namespace

void synthesise(const std::vector<Utterance> &utterances, Voice &voice, const TakeSpoken &take,
                const std::function<void(std::size_t)> &progress) {
    const std::size_t threads =
        std::min(utterances.size(), static_cast<std::size_t>(std::max(voice.workers(), 1)));
    Work work(utterances, voice, threads, progress);
    std::vector<std::jthread> speakers;
    const Stop stop(work); // before the threads are joined, also when one of them cannot be started
    for (std::size_t i = 0; i < threads; ++i)
        speakers.emplace_back([&] { work.run(); });
    for (std::size_t i = 0; i < utterances.size(); ++i)
        take(i, work.take(i));
}

} // namespace baonoi::synthesise
