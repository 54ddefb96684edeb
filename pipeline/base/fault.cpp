// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fault.h"

#ifdef BAONOI_FAULTS

#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace baonoi {

namespace {

struct Fault {
    std::string_view name;
    int time = 1;
    std::string_view subject = {}; // whenever it is this one
};

Fault wanted() {
    const char *text = std::getenv("BAONOI_FAULT");
    Fault fault{text ? text : "", 1};
    if (const auto equals = fault.name.find('='); equals != std::string_view::npos) {
        fault.subject = fault.name.substr(equals + 1);
        fault.name = fault.name.substr(0, equals);
    } else if (const auto colon = fault.name.find(':'); colon != std::string_view::npos) {
        std::from_chars(fault.name.data() + colon + 1, fault.name.data() + fault.name.size(), fault.time);
        fault.name = fault.name.substr(0, colon);
    }
    return fault;
}

std::function<void(std::string_view name)> &work_of_test() {
    static std::function<void(std::string_view name)> work;
    return work;
}

} // namespace

void at_fault_points(std::function<void(std::string_view name)> work) {
    work_of_test() = std::move(work);
}

void fault_point(std::string_view name, std::string_view subject) {
    static const Fault fault = wanted();
    static std::atomic<int> times = 0;
    if (work_of_test())
        work_of_test()(name);
    if (fault.name != name)
        return;
    if (fault.subject.empty() ? ++times == fault.time : subject == fault.subject)
        ::kill(::getpid(), SIGKILL);
}

} // namespace baonoi

#endif
