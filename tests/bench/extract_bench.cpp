// SPDX-License-Identifier: GPL-3.0-or-later
// extract_bench FOLDER: CPU time of extract (parsing included) over the *.html of a folder: median and
// slowest.
#include "base/data_folder.h"
#include "base/error.h"
#include "extract/extract.h"
#include "fetch/fetch.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <utility>
#include <vector>

namespace baonoi {
namespace {

double cpu_milliseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

int run(const char *folder) {
    extract::ExtractSettings settings;
    settings.words = extract::load_page_words(data_folder() / "config/extract");
    const auto http = curl::make_curl_http({});
    std::vector<std::pair<double, std::string>> times;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".html")
            continue;
        const Article article = fetch::fetch(entry.path().string(), *http, {});
        double best = 1e9;
        for (int round = 0; round < 3; ++round) {
            const double begin = cpu_milliseconds();
            try {
                extract::extract(article, settings);
            } catch (const Error &) { // a page without an article takes its time too
            }
            best = std::min(best, cpu_milliseconds() - begin);
        }
        times.emplace_back(best, entry.path().filename().string());
    }
    if (times.empty())
        return 1;
    std::sort(times.begin(), times.end());
    std::printf("%zu pages, median %.1f ms of CPU, slowest %.1f ms (%s)\n", times.size(),
                times[times.size() / 2].first, times.back().first, times.back().second.c_str());
    return 0;
}

} // namespace
} // namespace baonoi

int main(int argc, char **argv) {
    return argc == 2 ? baonoi::run(argv[1]) : 2;
}
