// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/lone_process.h"

#include "base/error.h"
#include "base/handle.h"
#include "base/process.h"
#include "base/spawn.h"
#include "work/worker.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baonoi::work {

namespace {

constexpr int beat_ms = 1000;
constexpr std::size_t longest_line = 1U << 16U; // bytes; more of one line is not kept
constexpr std::string_view stage_mark = "stage ", give_up_mark = "give up ";

// The child is ended and waited for, whatever happens.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child() {
        if (pid_ != 0) {
            ::kill(-pid_, SIGKILL);
            wait();
        }
    }

    int wait() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR)
            ;
        pid_ = 0;
        return status;
    }

private:
    pid_t pid_;
};

// The lines that come out of a pipe.
class Lines {
public:
    explicit Lines(int pipe) : pipe_(pipe) {}

    // False at the end. take is called with every whole line, or once when none came for a second.
    bool next(const std::function<void(std::string_view line)> &take) {
        pollfd ready{pipe_, POLLIN, 0};
        const int count = ::poll(&ready, 1, beat_ms);
        if (count == 0)
            take("");
        if (count <= 0)
            return count == 0 || errno == EINTR;
        std::array<char, 4096> bytes{};
        const ssize_t size = ::read(pipe_, bytes.data(), bytes.size());
        if (size <= 0)
            return size < 0 && errno == EINTR;
        text_.append(bytes.data(), static_cast<std::size_t>(size));
        for (std::size_t end = 0; (end = text_.find('\n')) != std::string::npos; text_.erase(0, end + 1))
            take(std::string_view(text_).substr(0, end));
        text_.resize(std::min(text_.size(), longest_line));
        return true;
    }

private:
    int pipe_;
    std::string text_;
};

void tell(std::string_view mark, std::string_view text) {
    std::string line = fmt::format("{}{}", mark, text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

} // namespace

LoneProcess::LoneProcess(std::filesystem::path program, std::vector<std::string> arguments)
    : program_(std::move(program)), arguments_(std::move(arguments)) {}

LoneEnd LoneProcess::run(std::int64_t job, const std::string &owner, const JobOptions &options,
                         const std::function<void(std::string_view stage)> &progress) const {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw Error(Next::retry,
                    fmt::format("cannot start a process for a job: pipe: {}", errno_text(errno)));
    const UniqueFd ours(ends[0]);
    UniqueFd theirs(ends[1]);
    std::vector<std::string> arguments = arguments_;
    arguments.push_back(std::to_string(job));
    arguments.push_back(owner);
    if (!options.since.empty())
        arguments.push_back("--since=" + options.since);
    if (options.is_single_attempt)
        arguments.emplace_back("--single");
    if (options.round != 0)
        arguments.push_back(fmt::format("--round={}", options.round));
    Child child(spawn(program_, arguments, {{theirs.value(), STDOUT_FILENO}}));
    theirs = UniqueFd();
    LoneEnd end;
    Lines lines(ours.value());
    while (lines.next([&](std::string_view line) {
        if (line.starts_with(give_up_mark))
            end.give_up = line.substr(give_up_mark.size());
        else if (line.starts_with(stage_mark) || line.empty())
            progress(line.substr(std::min(stage_mark.size(), line.size())));
    }))
        ;
    const int status = child.wait();
    if (WIFSIGNALED(status))
        end.death = fmt::format("signal {} ({})", WTERMSIG(status), ::strsignal(WTERMSIG(status)));
    else if (WEXITSTATUS(status) != 0)
        throw Error(Next::retry,
                    fmt::format("the process of this job ended with exit code {}; it said why in the log",
                                WEXITSTATUS(status)));
    return end;
}

void work_alone(std::int64_t id, const std::string &owner, const JobOptions &options,
                const std::shared_ptr<Setup> &setup, store::Store &store, Clock &clock) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // the daemon's death must not leave a second hand at the job
    const auto job = store.job(id);
    if (!job || job->state != store::JobState::working || job->lease_owner != owner)
        return;
    Metrics metrics;
    CurrentSetup current(setup);
    HostLeases leases(store, clock, this_process());
    setup->production.take_turns_by(leases);
    const WorkContext context{.store = store,
                              .clock = clock,
                              .metrics = metrics,
                              .setup = current,
                              .give_up = [](const std::string &message) { tell(give_up_mark, message); },
                              .stage_begins = [](std::string_view stage) { tell(stage_mark, stage); },
                              .leases = &leases};
    Attempts attempts;
    const std::atomic<bool> stopping = false;
    Worker(context, attempts, owner, stopping).work_on(*job, options);
}

} // namespace baonoi::work
