// SPDX-License-Identifier: GPL-3.0-or-later
// What /proc says of processes.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace baonoi::test {

inline std::string state_of(pid_t pid) {
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(stat, text);
    const auto end = text.rfind(')');
    return end == std::string::npos ? "gone" : text.substr(end + 2, 1);
}

inline std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> children;
    for (const auto &entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::ifstream stat(entry.path() / "stat");
        std::string text;
        std::getline(stat, text);
        const auto end = text.rfind(')');
        if (end != std::string::npos && std::stoi(text.substr(end + 4)) == parent)
            children.push_back(std::stoi(name));
    }
    return children;
}

inline bool goes_away(pid_t pid) {
    for (int i = 0; i < 200; ++i) {
        const std::string state = state_of(pid);
        if (state == "gone" || state == "Z")
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

} // namespace baonoi::test
