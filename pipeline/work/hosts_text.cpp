// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/hosts_text.h"

#include "base/iso_time.h"

#include <nlohmann/json.hpp>

namespace baonoi::work {

nlohmann::ordered_json host_in_json(const store::HostRecord &host) {
    return {{"name", host.name},
            {"process", host.process},
            {"version", host.version},
            {"roles", host.roles},
            {"workers", host.workers},
            {"jobs_in_hand", host.busy},
            {"articles_in_last_hour", host.articles},
            {"drains", host.drains},
            {"refused_by", host.refused_by},
            {"leases", host.leases},
            {"started_at", iso_time(host.started_at)},
            {"seen_at", iso_time(host.seen_at)},
            {"silence", host.silence}};
}

} // namespace baonoi::work
