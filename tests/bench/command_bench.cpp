// SPDX-License-Identifier: GPL-3.0-or-later
// command_bench RUNS COMMAND…: runs a command RUNS times (output thrown away) and prints the medians
// "wall-seconds cpu-seconds peak-megabytes"; the CPU includes all children that were waited for.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

struct Cost {
    double wall, cpu, megabytes;
};

double seconds(const timeval &time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

Cost run(char **command) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        const int null = ::open("/dev/null", O_RDWR);
        for (int fd = 0; fd < 3; ++fd)
            ::dup2(null, fd);
        ::execvp(command[0], command);
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::fprintf(stderr, "%s failed\n", command[0]);
        std::exit(1);
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024};
}

template <class Part>
double median(std::vector<Cost> &costs, Part part) {
    std::sort(costs.begin(), costs.end(), [&](const Cost &a, const Cost &b) { return part(a) < part(b); });
    return part(costs[costs.size() / 2]);
}

} // namespace

int main(int argc, char **argv) {
    if (argc < 3)
        return 2;
    std::vector<Cost> costs;
    for (int i = std::max(1, std::atoi(argv[1])); i > 0; --i)
        costs.push_back(run(argv + 2));
    const double wall = median(costs, [](const Cost &cost) { return cost.wall; });
    const double cpu = median(costs, [](const Cost &cost) { return cost.cpu; });
    const double megabytes = median(costs, [](const Cost &cost) { return cost.megabytes; });
    std::printf("%.4f %.4f %.1f\n", wall, cpu, megabytes);
}
