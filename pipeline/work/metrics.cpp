// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/metrics.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace baonoi::work {

namespace {

enum class MetricType { counter, gauge, histogram };

struct MetricRow {
    std::string_view name;
    MetricType type;
    std::string_view help;
};

constexpr auto counter = MetricType::counter;
constexpr auto gauge = MetricType::gauge;
constexpr auto histogram = MetricType::histogram;

constexpr std::array metric_table{
    MetricRow{"process_cpu_seconds_total", counter,
              "CPU time of the daemon, in user and system mode, without its voices, which are processes of "
              "their own."},
    MetricRow{"process_resident_memory_bytes", gauge, "Memory that the daemon has in RAM."},
    MetricRow{"process_open_fds", gauge, "File descriptors that are open."},
    MetricRow{"process_max_fds", gauge, "File descriptors that may be open."},
    MetricRow{"process_start_time_seconds", gauge, "When the daemon started, Unix time."},
    MetricRow{"baonoi_build_info", gauge,
              "Always 1; the labels have the version, and those of the libraries it was built against."},
    MetricRow{"baonoi_store_bytes", gauge, "Size of the store with what is not merged into it yet."},
    MetricRow{"baonoi_cache_bytes", gauge, "Size of the cached speech, counted once a minute."},
    MetricRow{"baonoi_disk_free_bytes", gauge,
              "Room where baonoi writes: store, cache, or the name of a publisher; looked at once a minute."},
    MetricRow{"baonoi_articles", gauge, "Articles known, by state."},
    MetricRow{"baonoi_coverage", gauge,
              "Articles by source and group: with_audio, lacking, or why they need no audio."},
    MetricRow{"baonoi_jobs", gauge, "Jobs by kind and state."},
    MetricRow{"baonoi_oldest_job_seconds", gauge,
              "Age of the oldest job that has not ended, by kind and state."},
    MetricRow{"baonoi_jobs_finished_total", counter,
              "Executions of jobs that ended, by kind and how: done, "
              "skipped, failed, retried, held, lost or handed_back."},
    MetricRow{"baonoi_skips_total", counter,
              "Executions of jobs that left the article without audio of ours, by the reason that it needs "
              "none, or other."},
    MetricRow{"baonoi_job_seconds", histogram, "Time from the claim of a job to its end, by kind."},
    MetricRow{"baonoi_publish_to_attached_seconds", histogram,
              "Time from a job's creation to its audio, by kind."},
    MetricRow{"baonoi_stage_seconds", histogram, "Time spent in each stage of an article."},
    MetricRow{"baonoi_audio_seconds_total", counter, "Length of the recordings made."},
    MetricRow{"baonoi_sentences_total", counter, "Sentences of the recordings made."},
    MetricRow{"baonoi_sentences_spoken_total", counter, "Of these, the ones that had to be synthesised."},
    MetricRow{"baonoi_sentences_shared_total", counter,
              "Of these, the ones that came from the shared cache."},
    MetricRow{"baonoi_retakes_total", counter,
              "Times a recording was made once more because the voice's gain missed the loudness."},
    MetricRow{"baonoi_workers", gauge, "Workers of the daemon."},
    MetricRow{"baonoi_workers_busy", gauge, "Workers that have a job."},
    MetricRow{"baonoi_worker_restarts_total", counter, "Workers that were given up and replaced."},
    MetricRow{"baonoi_polls_total", counter, "Times a source was polled, by source and result."},
    MetricRow{"baonoi_last_poll_timestamp_seconds", gauge,
              "When a source was last polled without an error, Unix time, by source."},
    MetricRow{"baonoi_poll_seconds", histogram, "Time that polling a source took."},
    MetricRow{"baonoi_announced_total", counter, "Articles that were new or changed, by source and by way."},
    MetricRow{"baonoi_reloads_total", counter, "Times the configuration was read again, by result."},
    MetricRow{"baonoi_hooks_total", counter, "Publish hooks by result."},
    MetricRow{"baonoi_listened_total", counter,
              "Recordings begun, and heard so far, as readers' browsers tell, by point."},
    MetricRow{"baonoi_listened_refused_total", counter,
              "What was told of listening and not counted, by point and reason."},
    MetricRow{"baonoi_http_requests_total", counter, "HTTP requests by route, method and status."},
    MetricRow{"baonoi_http_request_seconds", histogram,
              "Time from the whole request to its response, by route."},
    MetricRow{"baonoi_http_connections", gauge, "HTTP connections that are open."},
    MetricRow{"baonoi_http_rejected_total", counter,
              "HTTP connections and requests refused before any route, "
              "by reason."},
};

// Seconds; from a request of the API to an article that waits as long as an alert allows (900). Each bound is
// a series for every label of every histogram, so there are few.
constexpr std::array bucket_bounds{0.01, 0.05, 0.25, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0};

std::size_t row_of(std::string_view name, [[maybe_unused]] MetricType type) {
    const auto *const found = std::find_if(metric_table.begin(), metric_table.end(),
                                           [&](const MetricRow &row) { return row.name == name; });
    assert(found != metric_table.end() && "the name is not in the table of metrics.cpp");
    assert(found->type == type && "the name is of another type");
    return static_cast<std::size_t>(found - metric_table.begin());
}

std::string_view type_text(MetricType type) {
    switch (type) {
    case counter:
        return "counter";
    case gauge:
        return "gauge";
    case histogram:
        break;
    }
    return "histogram";
}

std::string number_text(double value) {
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    return std::isnan(value) ? "NaN" : fmt::format("{}", value);
}

void append_line(std::string &text, std::string_view name, std::string_view suffix, std::string_view labels,
                 std::string_view value) {
    text += name;
    text += suffix;
    if (!labels.empty())
        text += fmt::format("{{{}}}", labels);
    text += fmt::format(" {}\n", value);
}

void append_histogram(std::string &text, std::string_view name, const std::string &labels,
                      const std::vector<std::uint64_t> &buckets, double sum) {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        count += buckets[i];
        const std::string bound = i < bucket_bounds.size() ? number_text(bucket_bounds[i]) : "+Inf";
        append_line(text, name, "_bucket",
                    fmt::format("{}{}le=\"{}\"", labels, labels.empty() ? "" : ",", bound),
                    fmt::to_string(count));
    }
    append_line(text, name, "_sum", labels, number_text(sum));
    append_line(text, name, "_count", labels, fmt::to_string(count));
}

} // namespace

std::string metric_labels(std::initializer_list<std::pair<std::string_view, std::string_view>> labels) {
    std::string text;
    for (const auto &[name, value] : labels) {
        text += fmt::format("{}{}=\"", text.empty() ? "" : ",", name);
        for (const char c : value) {
            if (c == '\\' || c == '"')
                text += '\\';
            text += c == '\n' ? std::string("\\n") : std::string(1, c);
        }
        text += '"';
    }
    return text;
}

void Metrics::add(std::string_view name, std::string_view labels, double by) {
    assert(by >= 0);
    const std::scoped_lock lock(mutex_);
    values_[{row_of(name, counter), std::string(labels)}] += by;
}

void Metrics::raise(std::string_view name, std::string_view labels, double to) {
    const std::scoped_lock lock(mutex_);
    double &value = values_[{row_of(name, counter), std::string(labels)}];
    value = std::max(value, to);
}

void Metrics::set(std::string_view name, std::string_view labels, double value) {
    const std::scoped_lock lock(mutex_);
    values_[{row_of(name, gauge), std::string(labels)}] = value;
}

void Metrics::remove(std::string_view name, std::string_view labels) {
    const std::scoped_lock lock(mutex_);
    values_.erase({row_of(name, gauge), std::string(labels)});
}

void Metrics::set_all(std::string_view name, const std::map<std::string, double> &values) {
    const std::scoped_lock lock(mutex_);
    const std::size_t row = row_of(name, gauge);
    values_.erase(values_.lower_bound({row, ""}), values_.lower_bound({row + 1, ""}));
    for (const auto &[labels, value] : values)
        values_[{row, labels}] = value;
}

void Metrics::observe(std::string_view name, std::string_view labels, double seconds) {
    const std::scoped_lock lock(mutex_);
    Histogram &of = histograms_[{row_of(name, histogram), std::string(labels)}];
    of.buckets.resize(bucket_bounds.size() + 1);
    const auto *const bound = std::lower_bound(bucket_bounds.begin(), bucket_bounds.end(), seconds);
    ++of.buckets[static_cast<std::size_t>(bound - bucket_bounds.begin())];
    of.sum += seconds;
}

std::uint64_t Metrics::observed(std::string_view name) const {
    const std::scoped_lock lock(mutex_);
    const std::size_t row = row_of(name, histogram);
    std::uint64_t count = 0;
    for (auto at = histograms_.lower_bound({row, ""}); at != histograms_.end() && at->first.first == row;
         ++at)
        count += std::accumulate(at->second.buckets.begin(), at->second.buckets.end(), std::uint64_t{0});
    return count;
}

std::string Metrics::text() const {
    const std::scoped_lock lock(mutex_);
    std::string text;
    for (std::size_t row = 0; row < metric_table.size(); ++row) {
        const MetricRow &metric = metric_table[row];
        std::string lines;
        for (auto at = values_.lower_bound({row, ""}); at != values_.end() && at->first.first == row; ++at)
            append_line(lines, metric.name, "", at->first.second, number_text(at->second));
        for (auto at = histograms_.lower_bound({row, ""}); at != histograms_.end() && at->first.first == row;
             ++at)
            append_histogram(lines, metric.name, at->first.second, at->second.buckets, at->second.sum);
        if (!lines.empty())
            text += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", metric.name, metric.help,
                                type_text(metric.type)) +
                    lines;
    }
    return text;
}

} // namespace baonoi::work
