// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the daemon for Prometheus. Every name is in the table of metrics.cpp with its type and help.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baonoi::work {

// `stage="encode",kind="ordered"`: the form that Metrics takes; backslash, quote and line break are escaped.
std::string metric_labels(std::initializer_list<std::pair<std::string_view, std::string_view>> labels);

// Names outside the table, and a call that does not fit the name's type, are bugs. Threads: any.
class Metrics {
public:
    // A counter: only upwards.
    void add(std::string_view name, std::string_view labels = "", double by = 1);
    // A counter that somebody else counts: it has come to that, and never falls.
    void raise(std::string_view name, std::string_view labels, double to);
    // A gauge.
    void set(std::string_view name, std::string_view labels, double value);
    // A gauge that nobody knows any more.
    void remove(std::string_view name, std::string_view labels);
    // A gauge: these by their labels, and no others any more.
    void set_all(std::string_view name, const std::map<std::string, double> &values);
    // A histogram.
    void observe(std::string_view name, std::string_view labels, double seconds);

    // How often that was observed so far, whatever the labels.
    std::uint64_t observed(std::string_view name) const;
    // Prometheus text format 0.0.4: names in the table's order, then labels in order of bytes; names that
    // were never used are left out.
    std::string text() const;

private:
    struct Histogram {
        std::vector<std::uint64_t> buckets; // not cumulative; the last is what is above all bounds
        double sum = 0;
    };
    using Key = std::pair<std::size_t, std::string>; // row of the table, labels

    mutable std::mutex mutex_;
    std::map<Key, double> values_;
    std::map<Key, Histogram> histograms_;
};

} // namespace baonoi::work
