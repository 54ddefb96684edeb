// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/system_figures.h"

#include "base/handle.h"
#include "base/process.h"
#include "work/system_state.h"

#include <cstdint>
#include <ctime>
#include <dirent.h>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

namespace baonoi::work {

namespace {

constexpr int most_counted = 100'000; // file descriptors

double seconds_of(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::optional<double> resident_bytes() {
    std::ifstream pages("/proc/self/statm");
    std::uint64_t all = 0, resident = 0;
    if (!(pages >> all >> resident))
        return std::nullopt;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

std::optional<double> open_descriptors() {
    const Handle<DIR, ::closedir> folder(::opendir("/proc/self/fd"));
    if (!folder)
        return std::nullopt;
    int count = -1; // without the folder's own
    while (const dirent *entry = ::readdir(folder.get()))
        if (entry->d_name[0] != '.' && ++count == most_counted)
            break;
    return count;
}

std::optional<double> most_descriptors() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return std::nullopt;
    return static_cast<double>(limit.rlim_cur);
}

// The kernel tells it in ticks since the machine's start, and not how the clock was set since.
std::optional<double> start_time() {
    const std::string process = this_process();
    const std::string ticks = process.substr(process.rfind(':') + 1);
    if (ticks.empty())
        return std::nullopt;
    const double age =
        seconds_of(CLOCK_BOOTTIME) - std::stod(ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return seconds_of(CLOCK_REALTIME) - age;
}

} // namespace

void note_process(Metrics &metrics) {
    static const std::optional<double> start = start_time(); // once: it must not tremble with the clocks
    const auto set = [&](const char *name, std::optional<double> value) {
        if (value)
            metrics.set(name, "", *value);
    };
    metrics.raise("process_cpu_seconds_total", "", seconds_of(CLOCK_PROCESS_CPUTIME_ID));
    set("process_resident_memory_bytes", resident_bytes());
    set("process_open_fds", open_descriptors());
    set("process_max_fds", most_descriptors());
    set("process_start_time_seconds", start);
}

void note_room(const settings::Config &config, Metrics &metrics) {
    std::map<std::string, double> store, cache, disks;
    if (const auto bytes = store_bytes(config))
        store[""] = static_cast<double>(*bytes);
    if (const auto use = synthesise::use_of_cache(config.cache))
        cache[""] = static_cast<double>(use->bytes);
    for (const DiskUse &disk : disk_uses(config))
        if (disk.all > 0)
            disks[metric_labels({{"what", disk.what}})] = static_cast<double>(disk.free);
    metrics.set_all("baonoi_store_bytes", store);
    metrics.set_all("baonoi_cache_bytes", cache);
    metrics.set_all("baonoi_disk_free_bytes", disks);
}

} // namespace baonoi::work
