// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/synthesise.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <exception>
#include <thread>

namespace baonoi::synthesise {

namespace {

// Utterances are handed out in order, so that when one fails all before it have been handed out already: the
// first failure is the same for any number of threads.
class Work {
public:
    Work(const std::vector<Utterance> &utterances, Voice &voice,
         const std::function<void(std::size_t)> &progress)
        : spoken(utterances.size()), utterances_(utterances), voice_(voice), progress_(progress),
          failures_(utterances.size()) {}

    void run() {
        while (!failed_) {
            const std::size_t i = next_++;
            if (i >= utterances_.size())
                return;
            try {
                spoken[i] = voice_.speak(utterances_[i]);
                const std::size_t done = ++done_;
                if (progress_)
                    progress_(done);
            } catch (...) {
                failures_[i] = std::current_exception();
                failed_ = true;
            }
        }
    }

    void rethrow_first_failure() const {
        for (const std::exception_ptr &failure : failures_)
            if (failure)
                std::rethrow_exception(failure);
    }

    std::vector<SpokenUtterance> spoken;

private:
    const std::vector<Utterance> &utterances_;
    Voice &voice_;
    const std::function<void(std::size_t)> &progress_;
    std::vector<std::exception_ptr> failures_;
    std::atomic<std::size_t> next_ = 0, done_ = 0;
    std::atomic<bool> failed_ = false;
};

Speech join(std::vector<SpokenUtterance> &&spoken, int sample_rate) {
    Speech speech;
    speech.sample_rate = sample_rate;
    std::size_t total = 0;
    for (const SpokenUtterance &utterance : spoken)
        total += utterance.samples.size();
    speech.samples.reserve(total);
    for (std::size_t i = 0; i < spoken.size(); ++i) {
        const SpokenUtterance utterance = std::move(spoken[i]);
        speech.spoken += utterance.remembered || utterance.words.empty() ? 0 : 1;
        const auto start = static_cast<std::int64_t>(speech.samples.size());
        for (const auto &word : utterance.words) {
            assert(word.begin <= word.end);
            speech.words.push_back({i, word.token, {start + word.begin.count}, {start + word.end.count}});
        }
        speech.samples.insert(speech.samples.end(), utterance.samples.begin(), utterance.samples.end());
    }
    return speech;
}

} // namespace

Speech synthesise(const std::vector<Utterance> &utterances, Voice &voice,
                  const std::function<void(std::size_t)> &progress) {
    Work work(utterances, voice, progress);
    const std::size_t threads =
        std::min(utterances.size(), static_cast<std::size_t>(std::max(voice.workers(), 1)));
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < threads; ++i)
            others.emplace_back([&] { work.run(); });
        work.run();
    }
    work.rethrow_first_failure();
    return join(std::move(work.spoken), voice.facts().sample_rate);
}

} // namespace baonoi::synthesise
