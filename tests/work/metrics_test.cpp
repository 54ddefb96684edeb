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
    for (const double seconds : {0.25, 0.3, 1000.0})
        metrics.observe("baonoi_stage_seconds", "stage=\"encode\"", seconds);
    const std::string text = metrics.text();
    const auto has = [&](const std::string &line) { return text.find(line + "\n") != std::string::npos; };
    EXPECT_TRUE(has("# TYPE baonoi_stage_seconds histogram"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"0.05\"} 0"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"0.25\"} 1"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"1\"} 2"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"900\"} 2"));
    EXPECT_TRUE(has("baonoi_stage_seconds_bucket{stage=\"encode\",le=\"+Inf\"} 3"));
    EXPECT_TRUE(has("baonoi_stage_seconds_sum{stage=\"encode\"} 1000.55"));
    EXPECT_TRUE(has("baonoi_stage_seconds_count{stage=\"encode\"} 3"));
}

// As many series has each label of each histogram, beside sum and count.
TEST(Metrics, AHistogramHasTenBuckets) {
    Metrics metrics;
    metrics.observe("baonoi_poll_seconds", "", 1);
    const std::string text = metrics.text();
    std::vector<std::string> bounds;
    for (std::size_t at = 0; (at = text.find("le=\"", at)) != std::string::npos; at += 4)
        bounds.push_back(text.substr(at + 4, text.find('"', at + 4) - at - 4));
    EXPECT_EQ(bounds,
              (std::vector<std::string>{"0.01", "0.05", "0.25", "1", "5", "15", "60", "300", "900", "+Inf"}));
}

TEST(Metrics, AllOfAGaugeTakesTheOthersAway) {
    Metrics metrics;
    metrics.set("baonoi_workers", "", 4);
    metrics.set_all("baonoi_disk_free_bytes", {{"what=\"cong\"", 1}, {"what=\"kho\"", 2}});
    metrics.set("baonoi_coverage", "", 3);
    metrics.set_all("baonoi_disk_free_bytes", {{"what=\"kho\"", 5}});
    const std::string text = metrics.text();
    EXPECT_EQ(text.find("cong"), std::string::npos) << text;
    EXPECT_NE(text.find("\nbaonoi_disk_free_bytes{what=\"kho\"} 5\n"), std::string::npos) << text;
    EXPECT_NE(text.find("\nbaonoi_workers 4\n"), std::string::npos) << "is before it in the table";
    EXPECT_NE(text.find("\nbaonoi_coverage 3\n"), std::string::npos) << "is behind it in the table";
}

TEST(Metrics, ACounterThatSomebodyElseCountsNeverFalls) {
    Metrics metrics;
    for (const double to : {1.5, 4.0, 3.0})
        metrics.raise("process_cpu_seconds_total", "", to);
    EXPECT_NE(metrics.text().find("\nprocess_cpu_seconds_total 4\n"), std::string::npos);
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
