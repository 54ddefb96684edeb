// SPDX-License-Identifier: GPL-3.0-or-later
// A configuration and what was made from it. The daemon replaces both together; who began with one ends with
// it.
#pragma once

#include "produce/production.h"
#include "settings/config.h"
#include "work/addresses_in_hand.h"
#include "work/source_pauses.h"

#include <memory>
#include <mutex>
#include <utility>

namespace baonoi::work {

// What is done while a reader does not hear yet what was attached: caches, builds.
enum class Proof {
    waited_for,     // by the worker
    looked_at_again // the job waits, and any worker looks again
};

struct Setup {
    // Throws stop as Production does.
    explicit Setup(settings::Config the_config, Proof proof = Proof::waited_for)
        : config(std::move(the_config)),
          production(config, {.polite = true, .looks_once = proof == Proof::looked_at_again}) {}
    Setup(const Setup &) = delete;
    Setup &operator=(const Setup &) = delete;

    const settings::Config config;
    produce::Production production;
    SourcePauses pauses;
    AddressesInHand in_hand;
};

// Threads: any.
class CurrentSetup {
public:
    explicit CurrentSetup(std::shared_ptr<Setup> setup) : setup_(std::move(setup)) {}
    std::shared_ptr<Setup> get() const {
        const std::scoped_lock lock(mutex_);
        return setup_;
    }
    void replace(std::shared_ptr<Setup> setup) {
        const std::scoped_lock lock(mutex_);
        setup_.swap(setup);
    }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<Setup> setup_;
};

} // namespace baonoi::work
