// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/host_process.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <sched.h>
#include <stdexcept>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace baonoi::test {

namespace {

constexpr const char *boot_file = "/proc/sys/kernel/random/boot_id";

// What the child needs, made before the fork: see fakes/program.cpp.
class Birth {
public:
    Birth(const Network &network, std::string host, const HostProgram &program)
        : network_(network.handle(host)), host_(std::move(host)), folder_(program.folder),
          boot_(program.folder / "boot"), log_(program.log), words_(program.arguments),
          variables_(program.environment) {
        for (std::string &word : words_)
            arguments_.push_back(word.data());
        for (std::string &variable : variables_)
            environment_.push_back(variable.data());
        arguments_.push_back(nullptr);
        environment_.push_back(nullptr);
    }

    [[noreturn]] void become() const {
        const int log = ::open(log_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
        const int nothing = ::open("/dev/null", O_RDONLY);
        const bool is_there = ::setns(network_, CLONE_NEWNET) == 0 &&
                              ::unshare(CLONE_NEWNS | CLONE_NEWUTS) == 0 &&
                              ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                              ::sethostname(host_.data(), host_.size()) == 0 &&
                              (::access(boot_.c_str(), R_OK) != 0 ||
                               ::mount(boot_.c_str(), boot_file, nullptr, MS_BIND, nullptr) == 0);
        if (!is_there || ::dup2(nothing, 0) < 0 || ::dup2(log, 1) < 0 || ::dup2(log, 2) < 0 ||
            ::chdir(folder_.c_str()) != 0 || ::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
            ::_exit(126);
        ::execve(arguments_[0], arguments_.data(), environment_.data());
        ::_exit(127);
    }

private:
    const int network_;
    const std::string host_;
    const std::filesystem::path folder_, boot_, log_;
    std::vector<std::string> words_, variables_;
    std::vector<char *> arguments_, environment_;
};

pid_t born(const Birth &birth) {
    const pid_t child = ::fork();
    if (child == 0)
        birth.become();
    if (child < 0)
        throw std::runtime_error("no process can be started");
    return child;
}

} // namespace

HostProcess::HostProcess(const Network &network, const std::string &host, const HostProgram &program)
    : pid_(born(Birth(network, host, program))) {}

HostProcess::~HostProcess() {
    if (code_)
        return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
}

void HostProcess::signal(int signal) const {
    if (!code_)
        ::kill(pid_, signal);
}

std::optional<int> HostProcess::ended(double within) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(within);
    while (!code_) {
        int status = 0;
        if (::waitpid(pid_, &status, WNOHANG) == pid_)
            code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        else if (std::chrono::steady_clock::now() >= end)
            break;
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return code_;
}

} // namespace baonoi::test
