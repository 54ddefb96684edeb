// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/turns.h"

#include <mutex>

namespace baonoi::publish {

namespace {

class TurnsOfThisProcess : public Turns {
public:
    std::shared_ptr<const void> take(const std::string &) override {
        return std::make_shared<const std::unique_lock<std::mutex>>(one_at_a_time_);
    }

private:
    std::mutex one_at_a_time_;
};

} // namespace

Turns &turns_of_this_process() {
    static TurnsOfThisProcess turns;
    return turns;
}

} // namespace baonoi::publish
