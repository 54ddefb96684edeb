// SPDX-License-Identifier: GPL-3.0-or-later
// Daemons that ask for the lease of one place at the same moment: exactly one gets it, the others are told.
#pragma once

#include "base/error.h"
#include "publish/lease.h"
#include "publish/publisher.h"

#include <atomic>
#include <cstddef>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <memory>
#include <thread>
#include <vector>

namespace baonoi::test {

class LeaseContenders {
public:
    using MakePublisher = std::function<std::unique_ptr<publish::Publisher>()>;

    // They are called "daemon 0", "daemon 1" …
    LeaseContenders(std::size_t many, const MakePublisher &publisher) : publishers_(many), leases_(many) {
        std::vector<std::thread> daemons;
        std::atomic<std::size_t> refused = 0;
        for (std::size_t i = 0; i < many; ++i)
            daemons.emplace_back([&, i] {
                publishers_[i] = publisher();
                try {
                    leases_[i] = publishers_[i]->lease(fmt::format("daemon {}", i));
                } catch (const Error &error) {
                    EXPECT_EQ(error.next(), Next::stop) << error.what();
                    ++refused;
                }
            });
        for (std::thread &daemon : daemons)
            daemon.join();
        EXPECT_EQ(refused, many - 1) << "all asked at once";
    }

    // Whose got it renews it.
    void renew() {
        for (const auto &lease : leases_)
            if (lease)
                lease->renew();
    }
    // Whose got it gives it back.
    void end() { leases_.clear(); }

private:
    std::vector<std::unique_ptr<publish::Publisher>> publishers_;
    std::vector<std::unique_ptr<publish::Lease>> leases_;
};

} // namespace baonoi::test
