// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/begin_counters.h"

#include "base/exempt.h"
#include "store/store.h"

namespace baonoi::work {

void begin_counters(Metrics &metrics) {
    for (const store::JobKind kind : {store::JobKind::ordered, store::JobKind::published,
                                      store::JobKind::changed, store::JobKind::backfill})
        for (const std::string_view result : {"done", "skipped", "retried", "failed"})
            metrics.add("baonoi_jobs_finished_total",
                        metric_labels({{"kind", store::name_of(kind)}, {"result", result}}), 0);
    for (const Exemption exemption : exemptions)
        metrics.add("baonoi_skips_total", metric_labels({{"reason", name_of(exemption)}}), 0);
    metrics.add("baonoi_skips_total", metric_labels({{"reason", "other"}}), 0);
    for (const std::string_view point : store::listened_points) {
        metrics.add("baonoi_listened_total", metric_labels({{"point", point}}), 0);
        for (const std::string_view reason : {"unknown", "too_many"})
            metrics.add("baonoi_listened_refused_total",
                        metric_labels({{"point", point}, {"reason", reason}}), 0);
    }
    for (const std::string_view reason : {"malformed", "origin"})
        metrics.add("baonoi_listened_refused_total", metric_labels({{"point", "none"}, {"reason", reason}}),
                    0);
    for (const char *const name :
         {"baonoi_audio_seconds_total", "baonoi_sentences_total", "baonoi_sentences_spoken_total",
          "baonoi_sentences_shared_total", "baonoi_retakes_total", "baonoi_worker_restarts_total"})
        metrics.add(name, "", 0);
}

} // namespace baonoi::work
