// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/metrics.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <thread>

using namespace baonoi;
using namespace baonoi::work;

TEST(Metrics, WritesCountersAndGaugesWithHelpAndType) {
    Metrics metrics;
    metrics.add("baonoi_audio_seconds_total", "", 12.5);
    metrics.add("baonoi_audio_seconds_total", "", 2);
    metrics.set("baonoi_workers", "", 4);
    metrics.set("baonoi_workers", "", 2);
    EXPECT_EQ(metrics.text(), "# HELP baonoi_audio_seconds_total Length of the recordings made.\n"
                              "# TYPE baonoi_audio_seconds_total counter\n"
                              "baonoi_audio_seconds_total 14.5\n"
                              "# HELP baonoi_workers Workers of the daemon.\n"
                              "# TYPE baonoi_workers gauge\n"
                              "baonoi_workers 2\n");
}

TEST(Metrics, LabelsAreEscaped) {
    EXPECT_EQ(metric_labels({}), "");
    EXPECT_EQ(metric_labels({{"source", "a\\b \"c\"\nd"}, {"result", "ok"}}),
              "source=\"a\\\\b \\\"c\\\"\\nd\",result=\"ok\"");
}

TEST(Metrics, OneNameWithSeveralLabelsHasOneHead) {
    Metrics metrics;
    metrics.add("baonoi_polls_total", metric_labels({{"source", "tin"}, {"result", "ok"}}));
    metrics.add("baonoi_polls_total", metric_labels({{"source", "kho"}, {"result", "ok"}}), 3);
    EXPECT_EQ(metrics.text(), "# HELP baonoi_polls_total Times a source was polled, by source and result.\n"
                              "# TYPE baonoi_polls_total counter\n"
                              "baonoi_polls_total{source=\"kho\",result=\"ok\"} 3\n"
                              "baonoi_polls_total{source=\"tin\",result=\"ok\"} 1\n");
}

TEST(Metrics, BucketsAreCumulativeAndABoundBelongsToItsBucket) {
    Metrics metrics;
    for (const double seconds : {0.25, 0.3, 700.0})
        metrics.observe("baonoi_stage_seconds", "stage=\"encode\"", seconds);
    const std::string text = metrics.text();
    const auto has = [&](const std::string &line) { return text.find(line + "\n") != std::string::npos; };
    EXPECT_TRUE(has("# TYPE baonoi_stage_seconds histogram"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"0.1\"} 0"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"0.25\"} 1"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"0.5\"} 2"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"600\"} 2"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"+Inf\"} 3"));
    EXPECT_TRUE(has("baonoi_stage_seconds_sum{stage=\"encode\"} 700.55"));
    EXPECT_TRUE(has("baonoi_stage_seconds_count{stage=\"encode\"} 3"));
}

TEST(Metrics, AHistogramWithoutLabelsHasOnlyItsBound) {
    Metrics metrics;
    metrics.observe("baonoi_poll_seconds", "", 1);
    EXPECT_NE(metrics.text().find("baonoi_poll_seconds_bucket{le=\"1\"} 1\n"), std::string::npos);
    EXPECT_NE(metrics.text().find("baonoi_poll_seconds_count 1\n"), std::string::npos);
}

TEST(Metrics, NumbersThatAreNoneAreWrittenAsPrometheusReadsThem) {
    Metrics metrics;
    metrics.set("baonoi_workers", "", std::numeric_limits<double>::infinity());
    metrics.set("baonoi_workers_busy", "", std::nan(""));
    EXPECT_NE(metrics.text().find("baonoi_workers +Inf\n"), std::string::npos);
    EXPECT_NE(metrics.text().find("baonoi_workers_busy NaN\n"), std::string::npos);
}

TEST(Metrics, CountFromManyThreads) {
    Metrics metrics;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 1000; ++n)
                metrics.add("baonoi_sentences_total");
        });
    threads.clear();
    EXPECT_NE(metrics.text().find("baonoi_sentences_total 4000\n"), std::string::npos);
}

TEST(MetricsDeathTest, AnUnknownNameIsABug) {
    Metrics metrics;
    EXPECT_DEATH(metrics.add("baonoi_nothing_total"), "not in the table");
    EXPECT_DEATH(metrics.add("baonoi_workers"), "of another type");
}
