// SPDX-License-Identifier: GPL-3.0-or-later
// What the attempts of a hostile library are made on.
#pragma once

#include "base/handle.h"
#include "fakes/folder.h"

#include <arpa/inet.h>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <string>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace baonoi::test {

// Files, a port and a process that the attempts are made on.
class AttemptTargets {
public:
    AttemptTargets() {
        ::prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY);
        ::setenv("BAONOI_KEY", "khóa", 1);
        write(key, "khóa");
        write(page, "trang");
        struct sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto *any = reinterpret_cast<struct sockaddr *>(&address);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(listener.value(), any, size), 0);
        EXPECT_EQ(::listen(listener.value(), 8), 0);
        EXPECT_EQ(::getsockname(listener.value(), any, &size), 0);
        port = ntohs(address.sin_port);
    }

    std::string asked(const std::string &what) const {
        if (what == "read")
            return "read:" + key.string();
        if (what == "memory")
            return fmt::format("read:/proc/{}/mem", ::getpid());
        if (what == "list")
            return "read:/etc/passwd";
        if (what == "write")
            return "write:" + new_file().string();
        if (what == "rename" || what == "remove" || what == "chmod")
            return what + ":" + page.string();
        if (what == "connect")
            return fmt::format("connect:{}", port);
        return fmt::format("{}:{}", what, ::getpid());
    }

    std::filesystem::path new_file() const { return folder.path() / "mới"; }

    TemporaryFolder folder;
    std::filesystem::path key = folder.path() / "hook.key", page = folder.path() / "bai.html";
    UniqueFd listener{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    int port = 0;
};

} // namespace baonoi::test
