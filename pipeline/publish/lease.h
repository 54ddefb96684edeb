// SPDX-License-Identifier: GPL-3.0-or-later
// Tells other daemons that one serves a place already: two with stores of their own would replace and retire
// each other's recordings. The publishers of systems/ make leases, the daemon holds them. Commands that run
// once need none.
#pragma once

#include "base/clock.h"
#include "publish/storage.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace baonoi::publish {

class Lease {
public:
    virtual ~Lease() = default; // gives it back
    // Every minute. Throws stop when another daemon has it meanwhile.
    virtual void renew() = 0;
    // It is not given back when this goes: another one with the same holder has it, too.
    virtual void leave() {}
};

constexpr Seconds lease_lasts{300};

// On a folder of this machine, for as long as the process lives: the locked file ".baonoi.lock" in it, which
// goes with the lease. Null for a folder that is not there or cannot be written, and when another process of
// the same holder has it. Throws stop when one of another holder has it.
std::unique_ptr<Lease> folder_lease(const std::filesystem::path &folder, const std::string &holder);

// A place that knows who has it, by a clock of its own.
struct AskedPlace {
    std::string name; // for messages
    // For holder, for so long from now; 0: gives it back. Answers who has it now: holder, unless another
    // one's lease has not run out.
    std::function<std::string(const std::string &holder, Seconds lasts)> ask;
    Seconds lasts = lease_lasts;
    Seconds pause{0}; // it is not asked to renew earlier
};

// holder: the same after a restart. clock is lent. Throws stop when another one has it.
std::unique_ptr<Lease> asked_lease(AskedPlace place, Clock &clock, const std::string &holder);

// On a storage: its file baonoi-daemon.json says who and until when. holder: the same after a restart.
// storage and clock are lent. Throws stop when another holder's has not run out.
std::unique_ptr<Lease> storage_lease(Storage &storage, Clock &clock, const std::string &holder);

} // namespace baonoi::publish
